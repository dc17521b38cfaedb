"""Denials, forecasts and attributions in other languages than English, by the lists of each language's pack."""

from __future__ import annotations

import pytest

from newsclean import find_claims

CASES = [  # language, sentence, a part of the figure, what is read of it
    ("de", "Die Werft Kelm bestritt, dass sie 12 Millionen Euro Schulden hat.", "denied"),
    ("de", "Die Werft Kelm bestritt nicht, dass sie 12 Millionen Euro Schulden hat.", "affirmed"),
    ("de", "Die Werft Kelm hat nicht nur 12 Millionen Euro Schulden.", "affirmed"),
    ("es", "El astillero Kelm negó que debiera 12 millones de euros.", "denied"),
    ("es", "El astillero Kelm debe no solo 12 millones de euros.", "affirmed"),
    ("fr", "Le chantier Kelm a démenti devoir 12 millions d'euros.", "denied"),
    ("fr", "Le chantier Kelm ne doit pas 12 millions d'euros.", "denied"),
    ("it", "Il cantiere Kelm ha negato di avere debiti per 12 milioni di euro.", "denied"),
    ("it", "Il cantiere Kelm ha debiti per 12 milioni di euro.", "affirmed"),
    ("pt", "O estaleiro Kelm negou que deva 12 milhões de euros.", "denied"),
    ("nl", "De werf Kelm ontkent dat zij 12 miljoen euro schuld heeft.", "denied"),
    ("pl", "Stocznia Kelm zaprzeczyła, że ma 12 milionów euro długu.", "denied"),
    ("sv", "Varvet Kelm förnekar att det har 12 miljoner euro i skulder.", "denied"),
    ("ja", "ケルム社は12億円の負債があることを否定した。", "denied"),
    ("ja", "ケルム社には12億円の負債がある。", "affirmed"),
]
MODALITIES = [
    ("de", "Die Brücke in Kelm dürfte 30 Millionen Euro kosten.", "forecast"),
    ("de", "Die Brücke in Kelm kostete 30 Millionen Euro.", "reported"),
    ("de", "Bislang kostete die Brücke in Kelm 30 Millionen Euro.", "to_date"),
    ("es", "El puente de Kelm podría costar 30 millones de euros.", "forecast"),
    ("es", "El puente de Kelm costó un récord de 30 millones de euros.", "record"),
    ("fr", "Le pont de Kelm devrait coûter 30 millions d'euros.", "forecast"),
    ("fr", "Le pont de Kelm a coûté 30 millions d'euros.", "reported"),
    ("it", "Il ponte di Kelm potrebbe costare 30 milioni di euro.", "forecast"),
    ("pt", "A ponte de Kelm deverá custar 30 milhões de euros.", "forecast"),
    ("nl", "De brug in Kelm zal 30 miljoen euro kosten.", "forecast"),
    ("pl", "Most w Kelm może kosztować 30 milionów euro.", "forecast"),
    ("zh", "该桥预计耗资3000万欧元。", "forecast"),
]
SOURCES = [
    ("de", "Die Brücke kostet 30 Millionen Euro, teilte das Ministerium am Montag mit.", "Ministerium"),
    ("de", "Laut Polizei starben 12 Menschen.", "Polizei"),
    ("de", "Die Brücke kostete 30 Millionen Euro.", None),
    ("es", "Murieron 12 personas, según la policía de Kelm.", "policía de Kelm"),
    ("es", "El ministro dijo que el puente costó 30 millones de euros.", "ministro"),
    ("fr", "Selon le ministère des Transports, 12 personnes sont mortes.", "ministère des Transports"),
    ("it", "Secondo la polizia, 12 persone sono morte.", "polizia"),
    ("pt", "A polícia informou que 12 pessoas morreram.", "polícia"),
    ("nl", "Volgens de politie kwamen 12 mensen om.", "politie"),
    ("pt", "A ponte custou 30 milhões de euros.", None),
]
ROLES = [
    ("de", "Der Umsatz von Kelm stieg um 5 Prozent.", "change"),
    ("de", "Die Quote in Kelm stieg auf 5 Prozent.", "main"),
    ("es", "Las ventas de Kelm subieron un 5 por ciento.", "change"),
    ("fr", "Les ventes de Kelm ont chuté de 5 %.", "change"),
    ("it", "Le vendite di Kelm sono aumentate: la quota è del 5 per cento.", "main"),
    ("nl", "De omzet van Kelm daalde met 5 procent.", "change"),
]


def first(lang, text):
    return next(claim for claim in find_claims({"text": text, "lang": lang}) if claim.quantity)


@pytest.mark.parametrize(("lang", "text", "want"), CASES)
def test_a_denial_is_read(lang, text, want):
    from newsclean.claims.extract.polarity import polarity_of

    claim = first(lang, text)
    assert polarity_of(text, claim.quantity.start, claim.quantity.end, lang) == want
    assert claim.negated == (want == "denied" or "bestritt nicht" in text)


@pytest.mark.parametrize(("lang", "text", "want"), MODALITIES)
def test_a_forecast_is_read(lang, text, want):
    assert first(lang, text).stance == want


@pytest.mark.parametrize(("lang", "text", "want"), SOURCES)
def test_an_attribution_is_read(lang, text, want):
    assert first(lang, text).attribution == want


@pytest.mark.parametrize(("lang", "text", "want"), ROLES)
def test_a_role_is_read(lang, text, want):
    assert first(lang, text).role == want
