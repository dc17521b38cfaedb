"""Quantities on what nobody writes: long, odd and broken text; properties; the command line."""

from __future__ import annotations

import itertools
import json
import subprocess
import unicodedata
from decimal import Decimal, localcontext

import pytest
from cli_server import run_cli
from hypothesis import given
from hypothesis import strategies as st

import newsclean as nc
from newsclean.core.lazy_regex import lazy
from newsclean.quantity.numbers import digits, dispatch, fractions, words
from newsclean.quantity.records import number
from newsclean.quantity.scan import at_digit, at_symbol, exclusions, ranges
from newsclean.quantity.scan.start_patterns import SIGNS, ZEROS
from newsclean.quantity.units import amount, unit_lookup
from newsclean.text.language_pack import LANGUAGES

PIECES = [
    "1", "12", "1,234", "0.5", "½", "$", "€", "US$", "£", "%", " ", " ", "-", "–", "to",
    "and", "between", "million",
    "bn", "k", "one", "twenty", "third", "half", "a", "of", "dozens", "hundred", "per cent", "May",
    "Monday", "last", "year",
    "ago",
    "quarter", "first", "2023", "p.m.", "/", ":", "(", ")", ".", ",", "x", "İ", "ß", "\0", "\ud800", "٣",
    "万", "'", "\n",
    "e9", "or", "bis", "letztes Jahr", "Juli", "год", "в прошлом", "去年", "日", "第",
    "and a half", "(", "|", "  ", "\t",
    "years old", "summer", "century",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
)


@given(texts, st.sampled_from(LANGUAGES))
def test_offsets_are_of_the_source_and_do_not_overlap(text, lang):
    last = 0
    for q in nc.find_quantities(text, lang=lang, date="2024-03-07"):
        assert text[q.start : q.end] == q.text and q.text
        assert last <= q.start < q.end <= len(text)
        last = q.end
        values = [x for x in (q.value, q.low, q.high) if x is not None]
        assert all(x.is_finite() for x in values)
        if q.low is not None and q.high is not None:
            assert q.value is None and q.low < q.high
        assert q.compatible(q)
        assert q.format()
        json.dumps([number(x) for x in values])


@given(st.integers(0, 10**15), st.integers(0, 3), st.sampled_from(["$", "€", "£", "A$", "HK$", "USD "]))
def test_money_comes_back_as_it_was_written(whole, places, sign):
    value = Decimal(whole).scaleb(-places)
    [q] = nc.find_quantities(f"It cost {sign}{value:,f}, they said.")
    assert q.kind == "money" and q.value == value


@given(st.integers(1, 10**14), st.sampled_from(["$", "€", "£", "A$", "¥"]))
def test_format_is_read_back(value, sign):
    [q] = nc.find_quantities(f"{sign}{value}")
    [again] = nc.find_quantities(q.format())
    assert (again.value, again.unit) == (q.value, q.unit)


@given(
    st.integers(1, 999_999), st.sampled_from(["miles", "km", "tonnes", "hours", "%", "basis points", "acres", "sq km"])
)
def test_format_of_measures_is_read_back(value, unit):
    [q] = nc.find_quantities(f"about {value} {unit} more")
    [again] = nc.find_quantities(q.format())
    assert (again.value, again.unit) == (q.value, q.unit)


@given(st.integers(0, 10**12))
def test_words_of_any_context(value):
    """The caller's decimal context changes nothing."""
    text = f"{value:,} people and $3.25 million"
    with localcontext() as context:
        context.prec = 2
        assert [q.value for q in nc.find_quantities(text)] == [value, Decimal("3.25E+6")]


UNITS = [
    "1", "1,", "123,", "123 ", "$", "$1 ", "one ", "twenty-", "million ",
    "one hundred and ", "1-", "1–", "1/", "1:",
    "1.",
    "a", "A1", "(", " ", "1 in ", "1 to ", "between 1 and ", "last ", "May ", "will Monday ", "first ",
    "1×10−3 ", "١", "万1",
    "'1",
    "thousands of ", "U.S.", "Rs ", "half a ", "a year ago ", "-", "\n", "1\xa0000\xa0",
    "№1", "1st ", "per cent of 1 ",
    "March 1 and 2 ", "3 to 4 ", "(1) | ", "(1)  ", "1 hour 2 ", "5 or 6 ", "Moss, 36, ",
    "a year and a half ", "past 3 ",
    "between March and May ", "Monday, March 1 ", "summer 2023 ", "3. bis 4. ",
    "letzten Jahr ", "1 тысяча ", "1日", "第1",
    "去年第三季度", "1月1日至", "5G", "1 million 1 ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("lang", ["en", "de", "ru", "zh"])
def test_time_grows_with_length_and_no_faster(unit, lang, linear):
    def work(length):
        nc.find_quantities(unit * (length // len(unit)), lang=lang)

    linear(work, 10_000)


class _Counted:
    """A pattern that counts the characters it reads."""

    def __init__(self, pattern, tally):
        self.pattern, self.tally = pattern, tally

    def __getattr__(self, name):
        return getattr(self.pattern, name)

    def match(self, *args):
        found = self.pattern.match(*args)
        self.tally.append(len(found[0]) if found else 1)
        return found


FRACTIONS = ["½", "¼⅓", "1½", "½ ", "½-", "½.", "$½", "½%", "half of ½", "½½ ½ "]


@pytest.mark.parametrize("unit", FRACTIONS)
def test_twice_the_fractions_are_twice_the_work(unit, monkeypatch):
    """Characters that the patterns of numbers and units read, so that the machine's load decides nothing."""
    tally = []
    for module in (amount, at_digit, at_symbol, digits, dispatch, exclusions, fractions, ranges, unit_lookup, words):
        for name, value in vars(module).items():
            if isinstance(value, type(lazy(""))):
                monkeypatch.setattr(module, name, _Counted(value, tally))

    def work(count: int) -> int:
        tally.clear()
        nc.find_quantities(unit * count)
        return sum(tally)

    few = work(500)
    assert 0 < few <= work(1000) <= 2.1 * few + 100


def test_a_row_of_fractions_is_no_number():
    assert nc.find_quantities("It costs ½½½ of that.") == []
    assert [q.value for q in nc.find_quantities("½ and 1½")] == [Decimal("0.5"), Decimal("1.5")]


@pytest.mark.parametrize("part", ["1", "1,", "123,", "123 ", "12.5."])
def test_a_megabyte_of_digits_and_commas_is_refused(part, linear):
    def work(length):
        text = part * (length // len(part))
        assert all(q.value is None or q.value < 1000 for q in nc.find_quantities(text))

    linear(work, 50_000)
    assert all(q.value is None or q.value < 1000 for q in nc.find_quantities(part * (1_000_000 // len(part))))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_number_of_thousands_of_digits_is_refused_in_every_language(lang):
    assert nc.find_quantities("1" * 5000, lang=lang) == []
    assert nc.find_quantities(f"{'7' * 5000} km", lang=lang) == []
    exact = "9" * 40
    assert nc.find_quantities(f"{exact} km", lang=lang)[0].value == Decimal(exact)


def test_a_number_is_exact_or_refused():
    exact = "9" * 50
    assert nc.find_quantities(f"It had {exact} grains.")[0].value == Decimal(exact)
    assert nc.find_quantities(f"It had {'9' * 5000} grains.") == []
    assert nc.find_quantities(f"It cost ${'9' * 5000}.") == []
    assert nc.find_quantities("$" + "123," * 1000 + "456 million") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_digit_of_unicode_is_read_right_or_not_at_all(lang):
    for code in range(0x110000):
        c = chr(code)
        if unicodedata.category(c) == "Nd":
            for q in nc.find_quantities(f"about {c}{c} people", lang=lang):
                assert q.value == unicodedata.decimal(c) * 11, hex(code)


def test_every_sign_of_currency_is_money_or_nothing():
    for code in range(0x110000):
        c = chr(code)
        if unicodedata.category(c) == "Sc":
            found = nc.find_quantities(f"It cost {c}5 million.")
            cents = c in "¢￠"
            assert [q.value for q in found] == [Decimal("5E+4" if cents else "5E+6")], hex(code)
            assert found[0].kind in ("money", "count")
            if code < 0x10000:
                assert c in SIGNS


def test_the_zeros_are_those_of_the_interpreter():
    have = {chr(c) for c in range(0x10000) if unicodedata.category(chr(c)) == "Nd" and unicodedata.decimal(chr(c)) == 0}
    assert have <= set(ZEROS)


@pytest.mark.parametrize(
    "text", ["\0" * 50, "\ud800 5 million \udfff", "5\0 million", "$\ud8005", "", "\x85", "５％", "5\u0301 km"]
)
def test_broken_text(text):
    for q in nc.find_quantities(text):
        assert text[q.start : q.end] == q.text


def run(*args: str, data: str = "", code: int = 0) -> subprocess.CompletedProcess[bytes]:
    done = run_cli("quantities", *args, data=data.encode("utf-8", "surrogatepass"))
    assert done.returncode == code, done.stderr.decode()
    return done


def test_records_in_records_out():
    record = {
        "id": "x",
        "content": "It cost $2.5bn last year.",
        "extra": [1],
        "date_publish": "2024-03-07T10:00:00Z",
        "newsclean": {"captions": []},
    }
    [made] = map(json.loads, run(data=json.dumps(record)).stdout.splitlines())
    notes = made.pop("newsclean")
    assert made == {key: value for key, value in record.items() if key != "newsclean"}
    money, year = notes["quantities"]
    assert notes["captions"] == [] and year["when"] == "2023"
    assert {k: money[k] for k in ("start", "end", "text", "kind", "value", "low", "high", "unit", "modifier")} == {
        "start": 8, "end": 14, "text": "$2.5bn", "kind": "money", "value": 2500000000, "low": None, "high": None,
        "unit": "USD", "modifier": None,
    }  # fmt: skip


def test_text_in_records_out_with_what_was_told():
    [made] = map(
        json.loads, run("--country", "AU", "--date", "2024-03-07", data="It cost $5m last year.").stdout.splitlines()
    )
    money, year = made["newsclean"]["quantities"]
    assert (made["id"], money["unit"], year["when"]) == ("1", "AUD", "2023")


def test_bad_records_are_told_and_passed_on():
    data = '{"id": 1, "text": "5 km"}\nno json\n{"id": 3}\n{"id": 4, "text": "5 km", "lang": "xx"}\n'
    done = run(data=data, code=1)
    made = [json.loads(line) for line in done.stdout.splitlines()]
    assert [r["id"] for r in made] == [1, 3, 4]
    assert ["error" in r["newsclean"] for r in made] == [False, True, False]
    assert made[2]["newsclean"]["lang_known_by"] == "default"  # "xx" is no language, and "5 km" says none
    assert done.stderr.decode().count("newsclean: standard input, line") == 2
    assert len(run("--on-error", "skip", data=data, code=1).stdout.splitlines()) == 2
    assert run("--on-error", "fail", data=data, code=1).stdout.count(b"\n") <= 1


def test_wrong_options_are_told_before_input_is_read():
    assert b"write it as 2024-03-07" in run("--date", "soon", data="x", code=2).stderr
    assert run("--from", "nothing", code=2).stdout == b""


@pytest.mark.parametrize("lang", ["en", "de", "zh"])
@pytest.mark.parametrize("text", ["½ Rs 5 lakh crore", "½ USD 20 million", "¼ EUR 5 and ¾ EUR 6"])
def test_a_unit_belongs_to_one_number(text, lang):
    found = nc.find_quantities(text, lang=lang)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
