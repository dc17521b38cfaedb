"""Figures of lists, market reports and parts of a whole: neighbours of the same shape that never contradict."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from newsclean.claims.options import CONTEXTS
from newsclean.core.lazy_regex import lazy, prefiltered

if TYPE_CHECKING:
    from newsclean.claims.figures.context import FigureContext

WORDS = 2.0  # per figure that a sentence has and a row of a table has not
CACHED = 1 << 14  # figures whose genre is held
FEW = 4  # figures that a row has at least
AROUND = 70  # code points around a figure in which its time and its share are named
# These four are tried on small letters, on which a pattern runs three times as fast as with `(?i)`.
# Prices of the day, papers and their terms: they differ from hour to hour and from issue to issue.
MARKET = prefiltered(
    r"\b(?:vs|versus|coupons?|debentures?|yield(?:s|ed|ing)?|(?:bonds?|notes?|bills?|paper|issue) (?:due|of)|"
    r"maturing|maturity|basis points?|par pricing|dividends?|div|cts|money market|open interest|contracts|"
    r"futures|closed|close|closing|quoted|eased|traded|slaughter|spot|bid|offer price|"
    r"opening (?:at|of)|ended at|shr|qtr|bpd|gmt|index|odds)\b"
    r"|\d[- ]\d{1,2}/\d"
)
# What any loan, any bill of the central bank and any sale of cattle has: in the same words, and with the same figures.
TERMS = prefiltered(
    r"\b(?:denominations?|selling concession|underwriting|management (?:fees?|and)|praecipuum|eurobonds?|coupons?|"
    r"(?:notes?|bonds?|debentures?) due|in band|per cwt|federal funds|non-?(?:callable|refundable)|"
    r"priced at [\d.]+(?:-\d+/\d+)? pct|(?:week|month|year|day) bills)\b"
)
# Prices of the day in the words of a market report.
QUOTED = prefiltered(
    r"\b(?:futures|(?:heavy|light|active|thin|early|late|morning|afternoon) (?:trading|dealings)|"
    r"traded (?:at|between)|closed|kerb|lots|hrs|gmt|(?:stock|shares) (?:rose|fell|up|down|gained|lost|was|were) |"
    r"band (?:one|two|three|four)|"
    r"money market|offer price on|(?:three|six)-month|current bid|call money|repurchase|slaughter)\b"
)
BOOKS = (
    r"budget|earnings|results?|net|sales|revenues?|figures?|levels?|periods?|annual|accounts|crop|program|loss|profits?|"
    r"imports?|exports?|output|production|growth|targets?|quotas?|(?:\w+ )?harvest|deficit|surplus|shipments|income|"
    r"spending|estimates?|forecasts?|tax|prices?"
)
FISCAL = lazy(r"(?i)\b(?:fiscal(?: year)?|financial year|calendar(?: year)?|base) $")
OF_BOOKS = lazy(rf"(?i)[ -](?:{BOOKS})\b")
_MONTHS = "jan|feb|march|april|may|june|july|aug|sept|oct|nov|dec"
ROW = prefiltered(rf"\b(?:vs|shr|qtr|revs?|div|gmt|record (?:{_MONTHS})[a-z]* \w+$)\b|^note:")
YEAR_PARTS = lazy(
    r"(?i)\b(?:quarter(?:ly)?|qtr|months?|monthly|weeks?|weekly|half|periods?|daily|days?|(?:a|one) year ago|"
    r"year-ago|year[- ]to[- ]date|to date|so far|cumulative|same|seasonally|annuali[sz]ed)\b"
)
BY_EVENT = lazy(r"(?i)\b(?:an?|one|two|three|four|\d+|few) (?:days?|weeks?|months?) (?:after|before)\b")  # no period
MONTH_PARTS = lazy(r"(?i)\b(?:mid|early|late|weeks?|weekly|days?|daily|first|second|final|same|to date|year-ago)\b")
WEEKS = lazy(r"(?i)\b(?:(?:prior|previous|latest|same|years?['’]s?) week|week (?:ended|ending)|year-ago)\b")
ENDED = lazy(r"(?i)\b(?:weeks?|months?|quarter|half|year|period) (?:ended|ending|to)\b")
FIGURE = lazy(r"\d[\d.,/]*")
WORD = lazy(r"[^\W\d_]{2,}")
MORE = prefiltered(r"(?i)\b(?:another|further|additional|extra|a total additional)(?: \w+)? $")
NON = lazy(r"(?i)\bnon-?(?=[a-z])")
PER = lazy(r"^[^\w]{0,2}(?:[A-Za-z]+ )?(?:a|an|per|each|every)[ -](?:\w+ )??([a-z]+)\b")
_UNITS = (
    "share barrel tonne ton ounce pound bushel gallon litre liter head person month year week day hour unit mile "
    "kilometre kilo kg lb acre hectare night ticket car capita"
)
UNIT_OF = frozenset(_UNITS.split())
PART = prefiltered(
    r"(?i)\b(?:including|of which|of that|of those|of them|among them|excluding|apart from|besides|as well as|"
    r"on top of|alone|plus)\b[^,;.]*$"
)


@lru_cache(maxsize=CONTEXTS)
def is_table_row(context: FigureContext) -> bool:
    """Whether a figure stands in a row of a table or in notes of a balance, which say nothing without their heading.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_table_row(target_contexts(text, None, None)[0]) for text in (
    ...     "Revs 12.1 mln vs 8.8 mln", "The tunnel cost £5m.")]
    [True, False]
    """
    return is_row_of_figures(_surroundings(context, 2 * AROUND))


def _surroundings(context: FigureContext, reach: int) -> str:
    return context.text[max(0, context.quantity.start - reach) : context.quantity.end + reach]


@lru_cache(maxsize=CACHED)
def is_row_of_figures(around: str) -> bool:
    """Whether a text is more figures than words, or has the words of a balance.

    >>> is_row_of_figures("12.1 8.8 14.2 9.9 mln"), is_row_of_figures("The tunnel cost £5m.")
    (True, False)
    """
    figures = len(FIGURE.findall(around))
    return ROW.search(around.lower()) is not None or (figures >= FEW and len(WORD.findall(around)) < WORDS * figures)


@lru_cache(maxsize=CONTEXTS)
def is_loan_terms(context: FigureContext) -> bool:
    """Whether a figure is of the terms that many loans, bills or sales have in common.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_loan_terms(target_contexts(text, None, None)[0]) for text in (
    ...     "It comes in denominations of £5,000.", "It cost £5,000.")]
    [True, False]
    """
    return _matches("terms", _surroundings(context, 2 * AROUND))


@lru_cache(maxsize=CONTEXTS)
def is_daily_price(context: FigureContext) -> bool:
    """Whether a figure is a price of the day, which the next day's report has anew.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_daily_price(target_contexts(text, None, None)[0]) for text in (
    ...     "Its stock rose £1 in heavy trading.", "It cost £5,000.")]
    [True, False]
    """
    return _matches("quoted", _surroundings(context, AROUND))


@lru_cache(maxsize=4 * CACHED)
def _matches(what: str, around: str) -> bool:
    """Whether a pattern is met; each figure is asked about many times."""
    return {"terms": TERMS, "quoted": QUOTED, "market": MARKET}[what].search(around.lower()) is not None


def is_accounting_year(context: FigureContext) -> bool:
    """Whether a year is only that of what is counted: "fiscal 1988", "its 1986 results", "1987 imports".

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_accounting_year(target_contexts(text, (4, 8), None)[0]) for text in (
    ...     "The 1994 war ended.", "Its 1994 sales fell.")]
    [False, True]
    """
    q = context.quantity
    before = context.text[max(0, q.start - 24) : q.start]
    return FISCAL.search(before) is not None or OF_BOOKS.match(context.text, q.end) is not None


@lru_cache(maxsize=CONTEXTS)
def is_listed(context: FigureContext) -> bool:
    """Whether a figure stands in a table, a list or a market report.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_listed(target_contexts(text, None, None)[0]) for text in ("Shr 15 cts vs 20 cts", "The tunnel cost £5m.")]
    [True, False]
    """
    q = context.quantity
    return (
        is_table_row(context)
        or _matches("market", _surroundings(context, 2 * AROUND))
        or MORE.search(context.text[max(0, q.start - 24) : q.start]) is not None
    )


@lru_cache(maxsize=CONTEXTS)
def is_part_of_period(context: FigureContext) -> bool:
    """Whether a time that was read as a year or a month is a part of it: "the same week last year".

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_part_of_period(target_contexts(text, None, "2024-05-16")[0]) for text in (
    ...     "They sold 50 cars in the same week last year.", "They sold 50 cars last year.")]
    [True, False]
    """
    granularity, q = context.time.granularity, context.quantity
    if granularity not in ("year", "month", None) or "/" in (context.time.when or ""):  # "in the first three months"
        return granularity == "day" and ENDED.search(context.text, max(0, q.start - 400), q.end + 400) is not None
    after = context.text[q.end : q.end + AROUND].partition(", ")[0].partition(";")[0]
    around = BY_EVENT.sub("", _without_spans(context, max(0, q.start - AROUND), q.start) + " " + PER.sub("", after))
    if WEEKS.search(context.text, max(0, q.start - 400), q.end + 400):
        return True
    return (MONTH_PARTS if granularity == "month" else YEAR_PARTS).search(around) is not None


def _without_spans(context: FigureContext, start: int, end: int) -> str:
    """A part of the sentence without other durations: an 11-week trial is no part of a period."""
    out, at = [], start
    for q in context.others:
        if q.kind == "duration" and at <= q.start and q.end <= end:
            out.append(context.text[at : q.start])
            at = q.end
    return "".join([*out, context.text[at:end]])


@lru_cache(maxsize=CONTEXTS)
def unit_priced(context: FigureContext) -> str | None:
    """For which piece a figure is: a share, a barrel, a year.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [unit_priced(target_contexts(text, None, None)[0]) for text in (
    ...     "It paid $5 a share.", "It paid $5 a worker can live on.")]
    ['share', None]
    """
    found = PER.match(context.text[context.quantity.end : context.quantity.end + 24])
    return found[1] if found and found[1] in UNIT_OF else None


@lru_cache(maxsize=CONTEXTS)
def is_part_of_whole(context: FigureContext) -> bool:
    """Whether a figure is a part of another: "including $5m for roads".

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_part_of_whole(one) for one in target_contexts("It cost £9m, of which £5m for roads.", None, None)]
    [False, True]
    """
    before = context.text[max(0, context.quantity.start - AROUND) : context.quantity.start]
    return PART.search(before) is not None


@lru_cache(maxsize=CONTEXTS)
def is_complement(context: FigureContext) -> bool:
    """Whether a figure is of all that is not something: "non-oil exports".

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_complement(target_contexts(text, None, None)[0]) for text in (
    ...     "Non-oil exports hit $5bn.", "Oil exports hit $5bn.")]
    [True, False]
    """
    q = context.quantity
    return NON.search(context.text, max(0, q.start - AROUND), q.end + AROUND // 2) is not None


@lru_cache(maxsize=CONTEXTS)
def is_uninformative(context: FigureContext) -> bool:
    """Whether a figure is never the same claim as another: a bare one, a year of the books, a day a loan is due.

    >>> from newsclean.claims.extract.target_figures import target_contexts
    >>> [is_uninformative(target_contexts(text, (4, 8), None)[0]) for text in (
    ...     "The 1994 war ended.", "Its 1994 sales fell.")]
    [False, True]
    """
    return (
        not has_words(context)
        or _is_note(context)
        or (context.quantity.kind == "date" and (is_loan_terms(context) or is_accounting_year(context)))
    )


def _is_note(context: FigureContext) -> bool:
    """Whether a number in square brackets points to a note, as encyclopedias print them."""
    text, q = context.text, context.quantity
    return text[q.start - 1 : q.start] == "[" and text[q.end : q.end + 1] == "]"


def has_words(context: FigureContext) -> bool:
    """Whether a figure says anything without what stands over it: no cell of a table, no "Six mths"."""
    return " " in context.stems if context.quantity.kind == "duration" else bool(context.stems)
