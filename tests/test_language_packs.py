"""The packs of languages: each is whole, and what is not there is said or left out."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from conftest import ROOT

from newsclean.quantity.languages import scanner_language
from newsclean.text.language_pack import LANGUAGES, language_code, language_pack

# What asks for a language by its name: "de" compared, or looked for in a row of codes.
BY_NAME = re.compile(r"""(?:==|!=|\bin) \(?["'](?:en|de|fr|es|it|pt|nl|ru|pl|zh|ja)["']""")


def test_every_folder_is_a_language_and_every_language_a_folder():
    folders = {path.name for path in files("newsclean.data").joinpath("languages").iterdir()}
    assert folders == set(LANGUAGES)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_pack_is_whole(code):
    pack = language_pack(code.upper())
    assert pack is language_pack(f"{code}-XX")
    assert len(pack.stop_words) > 30
    assert all(word == word.lower() for word in pack.stop_words)
    # Korean parts its words, but writes particles to its units, which are read as in scripts without spaces.
    assert pack.spaced == scanner_language(code).spaced or scanner_language(code).gaps
    assert pack.stem("Ölwörter") == pack.stem("ölwörter")


def test_forms_of_a_word_have_one_stem():
    words = {"de": "Haus Häuser", "fr": "maison maisons", "ru": "книга книги", "pl": "dom domy", "zh": "经济 经济"}
    for code, forms in words.items():
        one, other = map(language_pack(code).stem, forms.split())
        assert one == other
    assert language_pack("en").stem("exports") != language_pack("de").stem("imports")


def test_a_language_without_tables_has_no_pack():
    assert language_pack("tlh") is None
    assert language_pack("") is None
    assert language_code("english") is None


def test_a_table_that_nobody_wrote_is_missing():
    with pytest.raises(FileNotFoundError):
        language_pack("nl").table("weather")
    assert language_pack("nl").word_set("weather") == frozenset()


def test_no_reader_of_quantities_asks_for_a_language_by_name():
    assert BY_NAME.search('if lang.code == "de":')
    assert BY_NAME.search('if lang.code in ("zh", "ja"):')
    readers = (ROOT / "src/newsclean/quantity").rglob("*.py")
    asking = [path.name for path in readers if BY_NAME.search(path.read_text("utf-8"))]
    assert asking == []


KINDS = (
    "forecast",
    "target",
    "record",
    "to_date",
    "revised",
    "negated",
    "says",
    "given",
    "speaks",
    "base",
    "up",
    "down",
)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_words_for_how_a_claim_is_meant(code):
    pack = language_pack(code)
    assert all(len(pack.claim_words(kind)) >= 2 for kind in KINDS)
    assert not set(pack.claim_words("up")) & set(pack.claim_words("down"))
    for kind in KINDS:
        word = pack.claim_words(kind)[0]
        assert pack.claim_pattern(kind).search(f"x {word} y")[0] == word
