"""Two sentences that someone compares are about one thing, with or without a name in them."""

from __future__ import annotations

import pytest

import newsclean as nc
from newsclean.data import data_table
from newsclean.text.meaning.set_phrases import in_one_word

AT_ODDS = [
    ("The parish approved the mast in June.", "The parish turned down the mast in June.", "the opposite"),
    ("The otters won the boat race.", "The herons won the boat race.", "said of others"),
    ("The landslide began on Friday.", "The landslide began on Sunday.", "other time"),
    ("The auction was held in Oslo.", "The auction was held in Turin.", "other place"),
    ("The barn fire was arson.", "Lightning caused the barn fire.", "other cause"),
    ("The abbot stepped down.", "The abbot stays in office.", "the opposite"),
    ("The jury found the clerk guilty.", "The jury acquitted the clerk.", "the opposite"),
    ("The lighthouse is open to visitors.", "The lighthouse is closed.", "the opposite"),
    ("The smugglers were freed.", "The smugglers are still being held.", "the opposite"),
    ("Die Mühle ist gesperrt.", "Die Mühle ist geöffnet.", "the opposite"),
    ("Der Verein hat den Vertrag unterschrieben.", "Der Verein hat den Vertrag nicht unterschrieben.", "denied"),
    ("Le jury a acquitté le notaire.", "Le jury a condamné le notaire.", "the opposite"),
    ("La alcaldesa dimitió.", "La alcaldesa permanece en el cargo.", "the opposite"),
    ("Il teatro è aperto.", "Il teatro è chiuso.", "the opposite"),
    ("法院判她有罪。", "法院判她无罪。", "the opposite"),
]
SAME = [
    ("The parish approved the mast.", "The mast was approved by the parish."),
    ("The abbot stepped down.", "The abbot resigned."),
    ("Police took the poacher into custody.", "Police arrested the poacher."),
    ("Lightning caused the barn fire.", "The barn fire was caused by lightning."),
    ("The abbot did not resign.", "The abbot refused to resign."),
    ("The lighthouse is closed.", "The lighthouse is not open."),
    ("The otters won the boat race.", "The boat race was won by the otters."),
    ("El jurado rechazó la prueba.", "La prueba fue rechazada por el jurado."),
]
DIFFERENT = [
    ("The parish approved the mast.", "The parish rejected the budget."),
    ("The otters won the boat race.", "The herons won the raffle."),
    ("A man was arrested in Oslo.", "A man was arrested in Turin."),
    ("The barn fire was arson.", "Fog caused the collision."),
    ("The landslide began on Friday.", "The fair began on Sunday."),
    ("The dog bit the postman.", "The postman bit the dog."),
    ("The lighthouse is open.", "The ferry office is closed."),
    ("The barn fire may have been arson.", "Lightning caused the barn fire."),
    ("Rents in the valley rose in March.", "Rents in the valley fell in April."),
    ("She supports the mast.", "He opposes the mast."),
    ("The otters won a prize.", "The herons won a prize."),
    ("The ferryman mended the long rope.", "The fisherman mended the long rope."),
    ("Did the parish approve the mast?", "The parish rejected the mast."),
    ("Der Verein hat den Vertrag gebilligt.", "Das Gericht hat die Klage abgelehnt."),
]


@pytest.mark.parametrize(("one", "other", "reason"), AT_ODDS)
def test_what_cannot_both_be_so_is_a_conflict_and_says_why(one: str, other: str, reason: str) -> None:
    for pair in ((one, other), (other, one)):
        found = nc.compare(*pair)
        assert (found.relation, found.reasons) == ("conflict", (reason,))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_thing_in_other_words_is_the_same(one: str, other: str) -> None:
    assert nc.compare(one, other).relation == nc.compare(other, one).relation == "same"


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_things_stay_different(one: str, other: str) -> None:
    assert nc.compare(one, other).relation == nc.compare(other, one).relation == "different"


def test_set_phrases_are_read_as_their_examples_say() -> None:
    examples = data_table("claims/phrases.toml")["examples"]
    assert [in_one_word(text) for text, _ in examples["takes"]] == [read for _, read in examples["takes"]]
    assert [in_one_word(text) for text in examples["leaves"]] == examples["leaves"]
