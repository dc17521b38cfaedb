r"""Patterns for untrusted text, compiled by RE2: matching takes linear time, whatever the text contains.

RE2 has no look-around, no back-reference and no possessive repeat, and its `\w`, `\d` and `\s` are ASCII. Here those
three are the letters, digits and spaces of all scripts; `\b` stays a boundary of ASCII words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from newsclean.core.regex.ascii_regex import ascii_form

# Bytes RE2 may use for one pattern. Of a rule that needs more states its slower engine is done with a line sooner than
# the states are made: on 900 articles 2 MB took three quarters of the time of 8 (and 30 MB less), 16 MB twice as much.
MEMORY = 2 << 20
SCAN_MEMORY = 16 << 20  # of a pattern that scans whole texts
_SPACE = r"\t-\r\x1c-\x20\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}"
# Digits that news is written with: Latin, of full width, Arabic, Persian, Devanagari.
_DIGIT = r"0-9\x{ff10}-\x{ff19}\x{660}-\x{669}\x{6f0}-\x{6f9}\x{966}-\x{96f}"
# Letters, marks and digits by blocks, whose signs in rare scripts come along: exact, as \pL\pN, each `\w{0,24}` would
# be compiled to 32,000 steps, so to 1,700.
_WORD = (
    r"0-9A-Z_a-z\x{aa}\x{b2}\x{b3}\x{b5}\x{b9}\x{ba}\x{bc}-\x{be}\x{c0}-\x{d6}\x{d8}-\x{f6}\x{f8}-\x{37d}\x{37f}-\x{386}"
    r"\x{388}-\x{60b}\x{620}-\x{6d3}\x{6d5}-\x{963}\x{966}-\x{167f}\x{1681}-\x{1fff}\x{2c00}-\x{2dff}\x{3005}-\x{3007}"
    r"\x{3041}-\x{30fa}\x{30fc}-\x{d7ff}\x{f900}-\x{fdff}\x{fe70}-\x{fefc}\x{ff10}-\x{ff19}\x{ff21}-\x{ff3a}"
    r"\x{ff41}-\x{ff5a}\x{ff66}-\x{ffdc}\x{10000}-\x{1efff}\x{20000}-\x{3ffff}"
)
_CLASSES = {r"\w": _WORD, r"\d": _DIGIT, r"\s": _SPACE}
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*+\]", re.DOTALL)  # an escape, or a class
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_COUNT = re.compile(_TOKEN.pattern + r"|\{(\d+),(\d+)\}", re.DOTALL)
FEW = 5  # a count up to here is left as it is: it makes few steps, and says much
# What RE2 says, and what to write instead.
_REMEDIES = (
    (
        "(?=",
        "look-ahead is not supported: put what must be present into `also`; in a cut, a named group (?P<keep>…) stays",
    ),
    ("(?!", "look-ahead is not supported: put what must not follow into `unless`"),
    (
        "(?<",
        "look-behind is not supported: match what comes before as well, or put what must not be there into `unless`",
    ),
    ("(?>", "atomic groups are not supported, and not needed: write (?:…)"),
    ("bad repetition operator", "possessive repeats are not supported, and not needed: leave out the second sign"),
    (r"escape sequence: \u", r"write \x{20ac} for a character"),
    (r"escape sequence: \Z", r"write \z for the end"),
    ("escape sequence", "back-references are not supported: write out each case"),
    ("repetition size", "at most 1,000 repeats: write + or *"),
    ("too large", "repeat less, or write + or * for a large count"),
)


class PatternError(ValueError):
    """A pattern that RE2 does not accept, with the reason and what to write instead."""


class LinearProbe:
    r"""A pattern for many lines, few of which match: compiled on first use, behind its loosened form.

    Counts make nearly all of RE2's steps and states. Without them the patterns of rules are compiled in an eighth of
    the time, and nine in ten of them never meet a line for which their counts are needed.

    `method` is `match`, `search` or `fullmatch`; `spans` says that it matters where a match begins and ends. Most lines
    that need the counts are ASCII, for which the pattern is compiled in a third of the time.

    >>> probe = LinearProbe(r"[A-Z]\w{2,20}", "fullmatch")
    >>> bool(probe(b"Orsk")), bool(probe(b"Or")), bool(probe(b"orsk"))
    (True, False, False)
    """

    __slots__ = ("_exact", "_loose", "_method", "_pattern", "_plain", "_spans", "may_match")

    def __init__(self, pattern: str, method: str, *, spans: bool = False) -> None:
        self._pattern = pattern
        self._method = method
        self._spans = spans
        self._loose: Callable[[bytes], Any] | None = None
        self._exact: Callable[[bytes], Any] | None = None
        self._plain: Callable[[bytes], Any] | None = None
        self.may_match: Callable[[bytes], Any] = self._first  # asked before the probe itself, it saves a call for most

    def __call__(self, data: bytes) -> Any:
        """The match in a text encoded as UTF-8, or None. Raises PatternError."""
        if self._exact is None and self._loose is None:
            self._compile()
        return None if self._loose and not self._loose(data) else self.confirmed(data)

    def confirmed(self, data: bytes) -> Any:
        """The match in a text in which there `may_match` something."""
        if self._loose and data.isascii():
            self._plain = self._plain or self._compiled(self._pattern, spans=self._spans, plain=True)
            return self._plain(data)
        if self._exact is None:
            self._exact = self._compiled(self._pattern, spans=self._spans)
        return self._exact(data)

    def _first(self, data: bytes) -> Any:
        """`may_match` of the first line: compiled, it takes this one's place."""
        self._compile()
        return self.may_match(data)

    def _compile(self) -> None:
        loose = loosened(self._pattern)
        if loose == self._pattern and not self._spans:
            self.may_match = self._exact = self._compiled(loose)
        else:
            self.may_match = self._loose = self._compiled(loose)

    def _compiled(self, pattern: str, *, spans: bool = False, plain: bool = False) -> Callable[[bytes], Any]:
        if not spans:
            return linear_test(pattern, self._method, plain=plain)
        method: Callable[[bytes], Any] = getattr(compile_linear(pattern, plain=plain), self._method)
        return method


def loosened(pattern: str) -> str:
    r"""The pattern with each larger count made "any number": it matches wherever the pattern does, and elsewhere.

    >>> loosened(r"\d{4}.{0,90}\w{2,20}(?:a|b){0,2}[{1,9}]")
    '\\d{4}.*\\w+(?:a|b){0,2}[{1,9}]'
    """
    return _COUNT.sub(_any_number, pattern)


@lru_cache(maxsize=128)
def shared_probe(pattern: str, method: str) -> LinearProbe:
    """A probe that is compiled once for all that ask for this pattern: rules of one language exclude the same words.

    >>> probe = shared_probe("said", "search")
    >>> probe is shared_probe("said", "search"), bool(probe(b"he says"))
    (True, False)
    """
    return LinearProbe(pattern, method)


def _any_number(match: re.Match[str]) -> str:
    least, most = match.groups()
    if most is None or int(most) <= FEW:
        return match[0]
    return "+" if int(least) else "*"


def compile_linear(pattern: str, *, longest: bool = False, memory: int = MEMORY, plain: bool = False) -> Any:
    r"""Compile a pattern with RE2, to be matched against UTF-8. Raises PatternError.

    `longest` is faster, as states are then sets; use it if it does not matter which of several ends a match has.
    `plain` says that no text has a character beyond ASCII.

    >>> compile_linear(r"\w+").fullmatch("Åse".encode()).span()
    (0, 4)
    >>> compile_linear("a(?!b)")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    newsclean.core.linear_regex.PatternError: invalid perl operator: (?!: look-ahead is not supported: put ...
    """
    import re2

    written, options = _written(pattern, plain=plain, longest=longest, memory=memory)
    options.never_capture = "(?P<" not in pattern and "(?<" not in pattern  # only named groups are used
    try:
        return re2.compile(written, options)
    except re2.error as error:
        raise PatternError(_explained(error.args[0])) from error


def linear_test(pattern: str, method: str, *, plain: bool = False) -> Callable[[bytes], Any]:
    """Does a pattern match? True or an equal of it, or None; `method` is as for LinearProbe. Raises PatternError.

    Answered by a set of this one pattern: it asks for no spans, which takes a fifth of the time on short lines.

    >>> test = linear_test(r"[A-Z]\\w+", "fullmatch")
    >>> bool(test(b"Orsk")), bool(test(b"orsk"))
    (True, False)
    """
    import re2

    kinds = {"fullmatch": re2.Set.FullMatchSet, "match": re2.Set.MatchSet, "search": re2.Set.SearchSet}
    written, options = _written(pattern, plain=plain, longest=True, memory=MEMORY)
    made = kinds[method](options)
    try:
        made.Add(written)
        made.Compile()
    except re2.error:  # a wrong pattern; or one too large for a set, which has no slower engine to fall back to
        slower: Callable[[bytes], Any] = getattr(compile_linear(pattern, longest=True, plain=plain), method)
        return slower
    inner = getattr(made, "_set", None)  # the compiled set itself, without a call in Python around each answer
    test: Callable[[bytes], Any] = getattr(inner, "Match", made.Match)
    return test


def _written(pattern: str, *, plain: bool, longest: bool, memory: int) -> tuple[str | bytes, Any]:
    """A pattern as RE2 reads it, bytes if for ASCII alone, and the options."""
    import re2

    options = re2.Options()
    options.log_errors = False
    options.max_mem = memory
    options.longest_match = longest
    if plain and (found := ascii_form(pattern)) is not None:
        options.encoding = re2.Options.Encoding.LATIN1
        return found, options
    return all_scripts(pattern), options


def all_scripts(pattern: str) -> str:
    r"""The pattern with `\w`, `\d` and `\s` rewritten to cover all scripts in RE2.

    >>> all_scripts(r"[^\d.]\\d")
    '[^0-9\\x{ff10}-\\x{ff19}\\x{660}-\\x{669}\\x{6f0}-\\x{6f9}\\x{966}-\\x{96f}.]\\\\d'
    >>> all_scripts(r"[^\W\d]")
    Traceback (most recent call last):
    newsclean.core.linear_regex.PatternError: \W inside [ ]: write \pL for a letter, or name the characters
    """
    return _TOKEN.sub(_token, pattern)


def _token(match: re.Match[str]) -> str:
    token = match[0]
    if token[0] == "[":
        return _ESCAPE.sub(_member, token)
    negated = "^" if token[1:].isupper() else ""
    members = _CLASSES.get(token.lower())
    return f"[{negated}{members}]" if members else token


def _member(match: re.Match[str]) -> str:
    token = match[0]
    if token in (r"\W", r"\S", r"\D"):
        raise PatternError(rf"{token} inside [ ]: write \pL for a letter, or name the characters")
    return _CLASSES.get(token, token)


def _explained(said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    remedies = (remedy for sign, remedy in _REMEDIES if sign in text)
    return ": ".join([text, *list(remedies)[:1]])


def utf8(text: str) -> bytes:
    r"""A text encoded for compiled patterns; a lone surrogate, which has no UTF-8, becomes a question mark.

    >>> utf8("é"), utf8("a\ud800")
    (b'\xc3\xa9', b'a?')
    """
    return text.encode("utf-8", "replace")
