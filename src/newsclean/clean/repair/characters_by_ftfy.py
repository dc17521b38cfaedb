r"""Repair: mojibake, entities, control characters, line ends and normal form, by ftfy after a quick check.

ftfy runs at 2–5 MB/s and most text needs nothing. `ftfy_check` proves that at hundreds of MB/s, first for the
whole text, then for each line; only the remaining lines go to ftfy, which is imported for the first of them.
The result is `ftfy.fix_text` of the same configuration, applied until nothing changes: one application is not
always enough, because a line end that it inserted splits a line, and the parts are examined again.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import partial

from newsclean.clean.repair.changed_spans import Span, differences, widened
from newsclean.clean.repair.ftfy_gate import ENTITY, LINE_ENDS, SURROGATES, RepairOptions, ftfy_check, may_need_ftfy
from newsclean.clean.repair.stage import Gated
from newsclean.clean.repair.unchanged import change_triggers, is_unchanged
from newsclean.core.edits import Edit
from newsclean.core.lazy_regex import lazy

__all__ = ["RepairOptions", "fixed", "repair"]

# ftfy repeats its steps until nothing changes. Real text needs two to five rounds; text built to need one for each
# of its characters ("&amp;amp;amp;…", "Ãƒƒƒ…") costs quadratic time. A line that is not settled after these rounds
# is hostile and stays unchanged.
ROUNDS = 16

_WHOLE = lazy(rf"{ENTITY.pattern}|\x1b\[[\d;]*[a-zA-Z]")
_CONTROL = lazy("[\x00-\x1f\x7f-\x9f\u206a-\u206f\ufeff\ufff9-\ufffc]+")
_LONE = lazy(f"[{SURROGATES}]")
# ftfy's order, after entities and mojibake.
_STEPS = (
    "fix_c1_controls", "fix_latin_ligatures", "fix_character_width", "uncurl_quotes", "fix_line_breaks",
    "fix_surrogates", "remove_terminal_escapes", "remove_control_chars",
)  # fmt: skip
_QUOTES = frozenset("‘’‚‛“”„‟ʼ")


def repair(options: RepairOptions | None = None) -> Gated:
    r"""A cleaner that repairs what encoders, databases and templates broke.

    >>> from newsclean.core.document import Document
    >>> list(repair()(Document("Caf\xc3\xa9 R&amp;D")))  # doctest: +NORMALIZE_WHITESPACE
    [Edit(start=3, end=5, text='é', kind='encoding', rule='repair/ftfy', score=1.0),
     Edit(start=7, end=12, text='&', kind='entity', rule='repair/entity', score=1.0)]
    >>> list(repair()(Document("A café, R&D and “quotes”.")))
    []
    """
    chosen = options or RepairOptions()
    shared = (is_unchanged, change_triggers) if chosen == RepairOptions() else (None, None)
    return Gated(partial(may_need_ftfy, options=chosen), partial(_edits, options=chosen), *shared)


def fixed(text: str, options: RepairOptions | None = None, *, rounds: int = ROUNDS) -> str:
    r"""The result of `repair` on `text`. With `rounds=1` it equals one application of `ftfy.fix_text`.

    >>> fixed("&lt;p&gt;It\xe2\x80\x99s")
    '<p>It’s'
    >>> fixed("It’s fine.")
    'It’s fine.'
    """
    chosen = options or RepairOptions()
    return "".join(new for _, new in _lines(text, chosen, rounds))


def _edits(text: str, options: RepairOptions) -> Iterator[Edit]:
    position = 0
    for line, new in _lines(text, options, ROUNDS):
        if new is not line and new != line:
            for span in widened(differences(line, new), line, _WHOLE):
                kind, rule = _name(line[span.start : span.end], span)
                yield Edit(position + span.start, position + span.end, span.new, kind, rule)
        position += len(line)


def _name(old: str, span: Span) -> tuple[str, str]:
    """The kind and the rule of a change."""
    if "&" in old and ENTITY.search(old):
        return "entity", "repair/entity"
    if any(end in old for end in LINE_ENDS) and not span.new.strip():
        return "whitespace", "repair/newline"
    if old and not span.new and (_CONTROL.fullmatch(old) or _WHOLE.fullmatch(old)):
        return "control", "repair/control"
    if _LONE.search(old) and "\ufffd" in span.new:
        return "encoding", "repair/byte"
    if old and _QUOTES.issuperset(old):
        return "quote", "repair/quote"
    return "encoding", "repair/ftfy"


def _lines(text: str, options: RepairOptions, rounds: int) -> Iterator[tuple[str, str]]:
    r"""Every line of `text` (to ftfy a line ends at \n only) with its repaired form."""
    may_change = ftfy_check(options)
    seen: dict[str, str] = {}  # a broken footer or menu line recurs
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        line = text[start:end]
        if not may_change(line):
            yield line, line
        else:
            if line not in seen:
                seen[line] = _settled(line, options, rounds)
            yield line, seen[line]
        start = end


def _settled(line: str, options: RepairOptions, rounds: int) -> str:
    """ftfy applied to one line until nothing changes; the original line if that takes too long."""
    now = line
    try:
        for _ in range(rounds):
            new = "".join(_mended(segment, options) for segment in _segments(now, options.max_decode_length))
            if new == now or rounds == 1:
                return new
            now = new
    except _UnsettledError:
        pass
    return line


def _segments(text: str, longest: int) -> Iterator[str]:
    """Cut as fix_text cuts: at line ends, and where a line gets too long."""
    start = 0
    while start < len(text):
        end = min(text.find("\n", start) + 1 or len(text), start + longest)
        yield text[start:end]
        start = end


class _UnsettledError(Exception):
    """A line keeps changing: see ROUNDS."""


def _mended(segment: str, options: RepairOptions) -> str:
    """`ftfy.fix_and_explain(segment).text`, in a bounded number of rounds."""
    may_change = ftfy_check(options)
    if not may_change(segment):
        return segment
    if options.fix_line_breaks and segment.endswith("\r\n") and not may_change(plain := segment[:-2] + "\n"):
        return plain  # whole files end their lines so; no step of ftfy distinguishes the two ends
    for _ in range(ROUNDS):
        new = _round(segment, options)
        if new == segment or not may_change(new):  # the check takes a hundredth of another round
            return new
        segment = new
    raise _UnsettledError


def _round(text: str, options: RepairOptions) -> str:
    """One round of ftfy's steps, in its order."""
    from ftfy import FIXERS  # 57 ms, and most runs never need it

    if options.unescape_html:
        text = FIXERS["unescape_html"](text)
    if options.fix_encoding:
        text = _decoded(text)
    for name in _STEPS:
        if getattr(options, name):
            text = FIXERS[name](text)
    return unicodedata.normalize(options.normalization, text) if options.normalization else text


def _decoded(text: str) -> str:
    """`ftfy.fix_encoding(text)`, in a bounded number of rounds; that bound is why a private name is used."""
    import ftfy  # see _round

    config = ftfy.TextFixerConfig(explain=False)  # fix_text, too, leaves the finer options of this step as they are
    for _ in range(ROUNDS):
        new = ftfy._fix_encoding_one_step_and_explain(text, config).text
        if new == text:
            return new
        text = new
    raise _UnsettledError
