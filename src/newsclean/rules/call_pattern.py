"""The pattern of a call: an act and a thing, in either order; composed at start, to store each word once."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.core.lazy_regex import lazy
from newsclean.core.linear_regex import LinearProbe

_PICTOGRAPHS = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_BULLET = rf"[\s•·▶►▷»>*–—\-|(\[（【{_PICTOGRAPHS}]{{0,4}}"
_SIGNS = "?!:…？！：|"
_SIGN = lazy(f"[{_SIGNS}]")
_BEFORE = 60  # characters of a question or a label before the act
_LEAD = rf"(?:[^.]{{0,{_BEFORE}}}[{_SIGNS}] ?)?"
_END = r"[\s.!?…:»>→)\]*。！？」』】）]*"


def call_pattern(acts: str, things: str, form: str, begun: str = "", *, lead: bool = True) -> str:
    r"""The whole line: perhaps a question or label, the act, the thing; or the thing, and the act at the end.

    `form` has "s" where a space is between words, and "l" where an act may come last. `begun`: things that begin with
    an act, as 댓글쓰기 does, and may be the whole line. Without `lead` nothing may come before the act.

    >>> import re
    >>> re.fullmatch(call_pattern("follow", "us", "s"), "More? Follow us!") is not None
    True
    >>> re.fullmatch(call_pattern("follow", "us", "s"), "Us they follow") is None
    True
    """
    spaced = "s" in form
    before, between, after = (r"(?:.*\W)?", r"\W(?:.*\W)?", r"(?:\W.*)?") if spaced else (".*", ".*", ".*")
    first = rf"{_BULLET}(?:(?:{acts}){between}(?:{things}){after}" + (rf"|(?:{begun}){_END})" if begun else ")")
    first = _LEAD + first if lead else first
    last = rf"{before}(?:{things}){between}(?:{acts}){_END}"
    return f"(?i)(?:{first}|{last})" if "l" in form else f"(?i)(?:{first})"


class CallProbe:
    """Does the pattern of a call match a whole line? Asked from each place at which the act may begin.

    The question or label before it makes a pattern of as many steps as it has characters, and of as many states. What
    matches behind one also matches, with the act at the end, with it in front: a sign comes before it.

    >>> probe = CallProbe(("follow", "us", "s"))
    >>> bool(probe(b"More? Follow us!")), bool(probe(b"They follow us"))
    (True, False)
    """

    def __init__(self, call: tuple[str, ...]) -> None:
        acts, things, form, *begun = call
        self._probe = LinearProbe(call_pattern(acts, things, form, *begun, lead=False), "fullmatch")
        self.may_match = self

    def confirmed(self, _: bytes) -> bool:
        """Whether it matches where it has matched."""
        return True

    def __call__(self, data: bytes) -> bool:
        """Whether it matches in a line encoded as UTF-8. Raises PatternError."""
        return bool(self._probe(data)) or any(self._probe(data[at:]) for at in _behind_signs(data))


def _behind_signs(data: bytes) -> Iterator[int]:
    """The places behind each sign that may end a question or label, and behind the space that follows it."""
    seen = data[: 4 * _BEFORE + 4].decode("utf-8", "ignore")[: _BEFORE + 1].partition(".")[0]
    for sign in _SIGN.finditer(seen):
        place = len(seen[: sign.end()].encode())
        yield place
        if data[place : place + 1] == b" ":
            yield place + 1
