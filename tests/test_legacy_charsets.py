"""Pages of legacy encodings that declare none, or UTF-8, are read by what their bytes say."""

from __future__ import annotations

import pytest

from newsclean.io.decode import decode_page

TEXTS = {
    "ru": "Трамвай до Брук-Хилла не будет ходить ещё неделю: рельсы треснули в двух местах, сообщила мэрия.",
    "el": "Το τραμ για το Μπρουκ Χιλ δεν θα κυκλοφορήσει για μία ακόμη εβδομάδα, ανακοίνωσε ο δήμος τη Δευτέρα.",
    "he": "החשמלית לברוק היל לא תפעל שבוע נוסף, משום שהמסילה נסדקה בשני מקומות, כך מסרה העירייה.",
    "ar": "لن يعمل الترام إلى بروك هيل أسبوعا آخر لأن القضبان تشققت في موضعين، حسبما أعلنت البلدية.",
    "th": "รถรางไปบรูกฮิลล์จะหยุดวิ่งต่ออีกหนึ่งสัปดาห์ เพราะรางร้าวสองแห่ง เทศบาลกล่าวเมื่อวันจันทร์",
    "zh": "开往布鲁克山的电车将继续停运一周，因为铁轨有两处裂缝，市政府周一表示。",
    "zh-TW": "開往布魯克山的電車將繼續停運一週，因為鐵軌有兩處裂縫，市政府週一表示。",
    "ja": "ブルックヒル行きの路面電車は、線路に二か所の亀裂が見つかったため、さらに一週間運休すると市が発表した。",
    "ko": "브룩힐로 가는 전차는 선로 두 곳에 금이 가서 한 주 더 운행하지 않는다고 시청이 월요일 밝혔다.",
    "pl": "Tramwaj na Brzozowe Wzgórze nie będzie kursował przez kolejny tydzień, bo szyny pękły w dwóch miejscach.",
    "cs": "Tramvaj na Březový vrch nebude jezdit další týden, protože kolejnice praskly na dvou místech, řekl úřad.",
    "tr": "Kayalık tramvayı bir hafta daha çalışmayacak, çünkü raylar iki yerde çatladı, dedi belediye başkanı.",
    "de": "Die Straßenbahn zum Brückenhügel fährt eine weitere Woche nicht, weil die Schienen gerissen sind, heißt es.",
    "fr": "Le tramway restera à l’arrêt une semaine de plus, car les rails ont cédé à deux endroits, selon la ville.",
}
CASES = [
    ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"), ("el", "cp1253"), ("el", "iso8859-7"), ("he", "cp1255"),
    ("ar", "cp1256"), ("th", "cp874"), ("zh", "gb2312"), ("zh", "gb18030"), ("zh-TW", "big5"), ("ja", "cp932"),
    ("ja", "euc_jp"), ("ja", "iso2022_jp"), ("ko", "euc_kr"), ("pl", "cp1250"), ("pl", "iso8859-2"), ("cs", "cp1250"),
    ("tr", "cp1254"), ("de", "cp1252"), ("fr", "cp1252"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "encoding"), CASES)
@pytest.mark.parametrize("head", ["<html>", "<html><meta charset=utf-8>", "<html lang={}>"])
def test_a_page_is_read_in_its_own_encoding(lang, encoding, head):
    page = f"{head.format(lang)}<title>Brook Echo</title><p>{TEXTS[lang]}</p><p>{TEXTS[lang]}</p>"
    assert decode_page(page.encode(encoding)).text == page
