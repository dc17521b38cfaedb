"""A statement and its opposite in other languages than English, by the opposites of each language. Invented towns."""

from __future__ import annotations

import pytest

import newsclean as nc
from newsclean.text.language_pack import LANGUAGES, language_pack
from newsclean.text.meaning.opposites import without_opposites

# A town council approves the building of a bridge; on Monday it rejects it.
BRIDGE = {
    "de": (
        "Der Stadtrat von Velmar hat den Bau der Brücke genehmigt.",
        "Der Stadtrat von Velmar hat am Montag den Bau der Brücke abgelehnt.",
    ),
    "fr": (
        "Le conseil de Velmar a approuvé la construction du pont.",
        "Lundi, le conseil de Velmar a rejeté la construction du pont.",
    ),
    "es": (
        "El consejo de Velmar aprobó la construcción del puente.",
        "El consejo de Velmar rechazó el lunes la construcción del puente.",
    ),
    "it": (
        "Il consiglio di Velmar ha approvato la costruzione del ponte.",
        "Il consiglio di Velmar ha respinto lunedì la costruzione del ponte.",
    ),
    "pt": (
        "O conselho de Velmar aprovou a construção da ponte.",
        "O conselho de Velmar rejeitou na segunda-feira a construção da ponte.",
    ),
    "nl": (
        "De raad van Velmar heeft de bouw van de brug goedgekeurd.",
        "De raad van Velmar heeft maandag de bouw van de brug verworpen.",
    ),
    "pl": (
        "Rada miasta Velmar zatwierdziła budowę mostu.",
        "Rada miasta Velmar odrzuciła w poniedziałek budowę mostu.",
    ),
    "ru": (
        "Городской совет Вельмара одобрил строительство моста.",
        "Городской совет Вельмара в понедельник отклонил строительство моста.",
    ),
    "uk": (
        "Міська рада Вельмара схвалила будівництво мосту.",
        "Міська рада Вельмара в понеділок відхилила будівництво мосту.",
    ),
    "sv": (
        "Kommunen Velmar godkände bygget av bron.",
        "Kommunen Velmar avslog på måndagen bygget av bron.",
    ),
    "da": (
        "Byrådet i Velmar godkendte byggeriet af broen.",
        "Byrådet i Velmar afviste mandag byggeriet af broen.",
    ),
    "no": (
        "Kommunestyret i Velmar godkjente byggingen av broen.",
        "Kommunestyret i Velmar avviste mandag byggingen av broen.",
    ),
    "tr": (
        "Velmar belediye meclisi köprünün yapımını onayladı.",
        "Velmar belediye meclisi pazartesi günü köprünün yapımını reddetti.",
    ),
    "el": (
        "Το συμβούλιο του Βέλμαρ ενέκρινε την κατασκευή της γέφυρας.",
        "Το συμβούλιο του Βέλμαρ απέρριψε τη Δευτέρα την κατασκευή της γέφυρας.",
    ),
    "ar": (
        "وافق مجلس مدينة فلمار على بناء الجسر.",
        "رفض مجلس مدينة فلمار بناء الجسر يوم الاثنين.",
    ),
    "zh": (
        "维尔马市议会批准了新大桥的建设计划。",
        "维尔马市议会周一否决了新大桥的建设计划。",
    ),
    "ja": (
        "ベルマー市議会は橋の建設計画を可決した。",
        "ベルマー市議会は月曜日、橋の建設計画を否決した。",
    ),
    "ko": (
        "벨마르 시의회는 다리 건설 계획을 승인했다.",
        "벨마르 시의회는 월요일 다리 건설 계획을 부결했다.",
    ),
    "hi": (
        "वेल्मर नगर परिषद ने पुल के निर्माण को मंजूरी दी।",
        "वेल्मर नगर परिषद ने सोमवार को पुल के निर्माण को खारिज किया।",
    ),
    "fi": (
        "Velmarin valtuusto hyväksyi sillan rakentamisen.",
        "Velmarin valtuusto hylkäsi maanantaina sillan rakentamisen.",
    ),
}


# A company takes on two hundred people; another outlet says that it dismissed them.
STAFF = {
    "de": ("Die Werft Velmar hat 200 Stellen geschaffen.", "Die Werft Velmar hat 200 Stellen gestrichen."),
    "fr": ("Le chantier Velmar a créé 200 postes.", "Le chantier Velmar a supprimé 200 postes."),
    "es": ("El astillero Velmar contrató a 200 obreros.", "El astillero Velmar despidió a 200 obreros."),
    "it": ("Il cantiere Velmar ha assunto 200 operai.", "Il cantiere Velmar ha licenziato 200 operai."),
    "pt": ("O estaleiro Velmar contratou 200 operários.", "O estaleiro Velmar despediu 200 operários."),
    "nl": ("De werf Velmar nam 200 arbeiders aan.", "De werf Velmar ontsloeg 200 arbeiders."),
    "pl": ("Stocznia Velmar zatrudniła 200 osób.", "Stocznia Velmar zlikwidowała 200 etatów."),
    "ru": (
        "В понедельник завод «Вельмар» нанял ещё 200 рабочих.",
        "В понедельник завод «Вельмар» уволил ещё 200 рабочих.",
    ),
    "sv": ("Varvet Velmar anställde 200 svetsare.", "Varvet Velmar varslade 200 svetsare."),
    "tr": ("Velmar tersanesi 200 işçiyi işe aldı.", "Velmar tersanesi 200 işçiyi işten çıkardı."),
    "zh": ("维尔马造船厂招聘了200名工人。", "维尔马造船厂裁减了200名工人。"),
}


@pytest.mark.parametrize("lang", STAFF)
def test_a_number_taken_on_is_not_that_number_dismissed(lang: str) -> None:
    hired, dismissed = STAFF[lang]
    assert nc.compare(hired, dismissed).relation in ("conflict", "different")
    assert nc.compare(hired, hired).relation == "same"


def said(statement: str, text: str, lang: str) -> list[tuple[str, str | None]]:
    return [(it.relation, it.reason) for it in nc.check_claim(statement, [{"id": 1, "text": text, "lang": lang}])]


@pytest.mark.parametrize("lang", BRIDGE)
def test_what_was_approved_and_rejected_contradict_each_other(lang: str) -> None:
    approved, rejected = BRIDGE[lang]
    assert said(approved, rejected, lang) == [("conflict", "the opposite")]
    assert said(approved, approved, lang) == [("same", None)]


def test_every_language_but_english_has_opposites_that_are_told_apart() -> None:
    for lang in LANGUAGES:
        pack = language_pack(lang)
        assert pack is not None
        lines = str(pack.table("claims").get("opposites", "")).split("\n")
        assert len(lines) >= 12 or lang == "en", lang
        for line in filter(None, lines):
            one, other = (side.split("|") for side in line.split(" / "))
            assert all(one) and all(other) and not set(one) & set(other), (lang, line)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Der Angeklagte aus Velmar wurde verurteilt.", "Der Angeklagte aus Velmar wurde nicht freigesprochen."),
        ("Die Preise in Velmar sind gestiegen.", "Die Preise in Velmar sind nicht gefallen."),
    ],
)
def test_the_opposite_denied_is_no_contradiction(one: str, other: str) -> None:
    assert said(one, other, "de") == [("same", None)]


def test_a_text_with_both_words_and_one_with_a_like_beginning_contradict_nothing() -> None:
    assert without_opposites("Der Rat hat es gebilligt.", "Erst abgelehnt, dann gebilligt.", "de") is None
    assert without_opposites("El precio subió en abril.", "La tienda cerró.", "es") is None  # April opens nothing
    assert without_opposites("It rose.", "It fell.", "en") is None
