"""Sentences of hostile text: a splitter that fails costs its better cuts, and never a run."""

from __future__ import annotations

import pytest

from newsclean.text.sentences import PIECE, sentence_parts, sentences


class Panic(BaseException):
    """As compiled libraries raise it: no Exception."""


def failing(_lang: str, _text: str) -> list[str]:
    raise Panic("index out of range")


def losing(_lang: str, text: str) -> list[str]:
    return text.split(". ")


@pytest.mark.parametrize("splitter", [failing, losing])
def test_a_splitter_that_fails_is_replaced(splitter: object) -> None:
    text = "Rain fell in Velm. “Was it wet?” Yes! 雨が降った。晴れた。\n\nIt was 7.5 degrees.\n"
    assert sentence_parts(text, "en", splitter) == [  # type: ignore[arg-type]
        "Rain fell in Velm. ", "“Was it wet?” ", "Yes! ", "雨が降った。", "晴れた。", "\n\n", "It was 7.5 degrees.\n",
    ]  # fmt: skip


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError])
def test_what_ends_a_program_is_let_through(error: type[BaseException]) -> None:
    def stopped(_lang: str, _text: str) -> list[str]:
        raise error

    with pytest.raises(error):
        sentence_parts("Rain fell.", "en", stopped)


def test_a_text_of_space_and_nothing_goes_through_any_splitter() -> None:
    for text in ("", " ", "\n\n", "\u3000\xa0"):
        assert "".join(sentence_parts(text, "en", failing)) == text.replace("\u3000", " ").replace("\xa0", " ")


def test_odd_white_space_is_plain_for_the_splitter_and_stays_in_the_text() -> None:
    seen: list[str] = []

    def heard(_lang: str, text: str) -> list[str]:
        seen.append(text)
        return [text]

    odd = "\t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000"
    sentence_parts(f"Rain{odd}fell\r\n", "en", heard)
    assert seen == [f"Rain{' ' * len(odd)}fell\r\n"]
    text = "Rain fell\xa0in Velm.\u3000It was\u2009wet.\x85Yes."
    places = list(sentences(text))
    assert [text[start:end] for start, end in places] == ["Rain fell\xa0in Velm.", "It was\u2009wet.", "Yes."]


@pytest.mark.parametrize("unit", ["“", "‘a ", "«", "„x. ", "'", "“It rained.\n\n"])
def test_a_text_of_quotation_marks_is_split_in_parts_that_add_up(unit):
    given = []

    def splitter(lang, text):
        given.append(text)
        return [text]

    text = unit * (30_000 // len(unit)) + "It rained."
    assert "".join(sentence_parts(text, "en", splitter)) == text
    assert "".join(given) == text and max(map(len, given)) <= PIECE


def test_a_text_with_the_quotation_marks_of_an_interview_is_split_as_a_whole():
    given = []
    text = "“Did it rain?” she asked. ‘It did.’\n\n" * 400
    sentence_parts(text, "en", lambda lang, text: given.append(text) or [text])
    assert given == [text]
