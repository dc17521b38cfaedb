"""Scraped text in languages that the line model has never seen: sentences and headline stay, the furniture goes."""

from __future__ import annotations

import pytest

import newsclean as nc

KOREAN = """입력 2025.02.03. 오전 8:00
김민지 기자
구독하기
스켈 항구 방파제 세 번째 붕괴…인명 피해 없어
스켈 항구의 방파제가 2일 밤 무너져 배 40여 척이 갯벌에 얹혔다.
시는 임시 방벽에 240만 유로를 쓸 예정이라고 밝혔다.
사진=스켈시 제공
다친 사람은 없었다고 소방 당국은 전했다.
본공사는 2027년에야 끝날 전망이다.
▶ 제보는 카카오톡으로
무단 전재 및 재배포 금지
좋아요 12"""
JAPANESE = """浜野新聞デジタル
有料記事
港の防波堤、三度目の崩壊 けが人なし
2025年2月3日 8時00分
岸壁に乗り上げた漁船＝3日午前、浜野市、佐野一郎撮影
浜野市の港で2日夜、防波堤が長さ約60メートルにわたって崩れた。
市によると、けが人はいない。
市は仮の堤防に2億4千万円をあてる方針だ。
この記事は有料記事です。残り512文字
すでに会員の方はログインする
関連ニュース
市長が辞意 フェリー契約めぐり"""
ARABIC = """الرئيسية
أخبار
انهيار جدار ميناء سكيل للمرة الثالثة
مشاركة
انهار جدار ميناء سكيل مساء الأحد.
وقال المجلس إنه سيدفع 2.4 مليون يورو لحاجز مؤقت.
إعلان
اقرأ أيضا: المجلس يؤجل التصويت
لم يصب أحد بأذى.
تابعوا آخر أخبارنا عبر Google News"""
SPANISH = """Inicio
Economía
Suscríbete
Iniciar sesión
Cae por tercera vez el muro del puerto de Skell
El ayuntamiento había sido advertido en marzo de que la reparación no aguantaría el invierno
Por Mira Hallam
3 FEB 2025 - 08:00 CET
Compartir en Facebook
Ir a los comentarios
Barcas varadas en el puerto de Skell, este lunes. INGA DORRAN (EFE)
El muro del puerto de Skell se derrumbó en la noche del domingo y dejó unas cuarenta barcas varadas en el barro.
El ayuntamiento ha dicho que pagará 2,4 millones de euros por una barrera provisional.
Tu suscripción se está usando en otro dispositivo
Archivado En
Puertos"""
JAPANESE_COURT = """ログイン
社会
元甲板員に懲役3年　フェリー乗船券偽造で判決
2025年3月7日 18時12分
有料記事
シェア
オルビー地裁＝2025年3月7日、佐野一郎撮影
フェリーの乗船券約1900枚を偽造したとして、元甲板員の男が7日、懲役3年の判決を受けた。
男は母親の車庫で券を印刷し、乗り場の前で売っていた。
【関連記事】紙の乗船券、夏までに廃止へ
裁判長は「同僚の信頼を裏切った」と述べた。
広告
弁護側は控訴を検討している。
この記事は有料記事です。残り512文字"""
TURKISH = """İçeriğe geç
Giriş yap
Gündem
Sahte feribot bileti basan eski tayfaya üç yıl hapis
Petra Lund
07.03.2025 - 18:12
Son Güncelleme: 07.03.2025 - 19:03
Haberi dinle
Orlby Adliyesi (Fotoğraf: AA)
Orlby'de eski bir tayfa, sahte feribot bileti bastığı gerekçesiyle cuma günü üç yıl hapis cezasına çarptırıldı.
41 yaşındaki Petr S., biletleri annesinin garajında basıyordu.
İlgili Haber: Kâğıt biletler yaza kadar kalkıyor
REKLAM
Şirketin zararı 84 bin kron oldu.
Kaynak: AA
Yorumlar"""
HINDI = """सामग्री पर जाएं
लॉग इन
देश
ऑर्लबी में तूफान से तीस पेड़ गिरे
Updated Fri, 07 Mar 2025 06:12 PM IST
शेयर करें
ऑर्लबी में शुक्रवार को आए तूफान से कम से कम तीस पेड़ गिर गए।
रिंग रोड पर एक ट्रक पलट गया। चालक को चोट नहीं आई।
यह भी पढ़ें: पूरे तट के लिए ऑरेंज अलर्ट
दमकल विभाग को 212 फोन आए।
विज्ञापन
रेल सेवा शनिवार दोपहर तक बंद रहेगी।
हमें फॉलो करें"""
GREEK = """Μετάβαση στο περιεχόμενο
Σύνδεση
Ελλάδα
Η κακοκαιρία ξερίζωσε τριάντα δέντρα στο Όρλμπι
07.03.2025 • 18:12
Κοινοποίηση
Πεσμένα δέντρα στο πάρκο της πόλης / Φωτ.: Μίρα Τολ / EUROKINISSI
Τουλάχιστον τριάντα δέντρα έπεσαν την Παρασκευή στο Όρλμπι.
Στην περιφερειακή οδό ανετράπη ένα φορτηγό. Ο οδηγός δεν τραυματίστηκε.
ΔΙΑΦΗΜΙΣΗ
Τα τρένα θα κινηθούν ξανά το Σάββατο.
Ροή ειδήσεων"""
SCRAPES = {
    "ko": (KOREAN, 3, (4, 5, 7, 8)), "ja": (JAPANESE, 2, (5, 6, 7)), "ar": (ARABIC, 2, (4, 5, 8)),
    "es": (SPANISH, 4, (5, 11, 12)),
    # behind an advertisement or a link the last sentences stay, though the model is less sure of them
    "ja, court": (JAPANESE_COURT, 2, (7, 8, 10, 12)), "tr": (TURKISH, 3, (9, 10, 13)), "hi": (HINDI, 3, (6, 7, 9, 11)),
    "el": (GREEK, 3, (7, 8, 10)),
}  # fmt: skip


@pytest.mark.parametrize("lang", SCRAPES)
def test_the_sentences_of_a_scrape_stay_below_their_headline(lang):
    text, title, stays = SCRAPES[lang]
    lines = text.split("\n")
    article = nc.pipeline().article(text)
    assert article.title == lines[title]
    assert nc.pipeline()(text).split("\n\n") == [lines[at] for at in (title, *stays)]
