"""Detection on headlines that resemble those of other languages: the sentences and places are invented."""

from __future__ import annotations

import pytest

from newsclean.text.language.choice import choose_language
from newsclean.text.language.detection import detect_language, detection

NEIGHBOURS = {
    "sv": [
        "Kommunen vill stänga badhuset i Orsk",
        "Två män döda efter explosion",
        "Räntan höjs med 0,5 procentenheter",
    ],
    "no": [
        "Kommunen vil stenge badeanlegget i Orsk",
        "To menn døde etter eksplosjon",
        "Renten heves med 0,5 prosentpoeng",
    ],
    "da": [
        "Kommunen vil lukke svømmehallen i Orsk",
        "To mænd døde efter eksplosion",
        "Renten hæves med 0,5 procentpoint",
    ],
    "nl": ["Gemeente wil zwembad in Orsk sluiten", "Twee mannen dood na explosie", "Rente stijgt met 0,5 procentpunt"],
    "af": [
        "Stadsraad sluit hierdie swembad in Orsk ná brand",
        "Twee mans sterf ná ontploffing",
        "Polisie vra hulp oor moord op jong vrou",
    ],
}


@pytest.mark.parametrize("code", NEIGHBOURS)
def test_languages_that_resemble_one_another(code):
    assert [detect_language(text) for text in NEIGHBOURS[code]] == [code] * 3


def test_nothing_in_a_text_decides_nothing():
    for text in ("", "...", "12.5", "Orsk"):
        assert detection(text).lead < 1
        assert choose_language(text).known_by == "default"


def test_words_between_apostrophes_are_words():
    quoted = "'The' 'minister' 'said' 'that' 'he' 'would' 'not'"
    assert detect_language(quoted) == "en"
    assert detection(quoted.replace("'", "")).lead == detection(quoted).lead


def test_a_text_of_unknown_letters_keeps_no_memory():
    from newsclean.text.language.detection import _triples

    signs = _triples()[1]
    detection("Ein Satz, den wir kennen, und noch einer dazu")
    before = len(signs)
    detection(" ".join(f"{chr(0x1E00 + i)}{chr(0x1E01 + i)}{chr(0x1E02 + i)}" for i in range(90)))
    assert len(signs) == before
