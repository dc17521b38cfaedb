"""The pattern of a call: an act and a thing, in either order; composed at start, to store each word once."""

from __future__ import annotations

_BULLET = r"[\s•·▶►▷»>*–—\-|(\[（【]{0,4}"
_LEAD = r"(?:[^.]{0,60}[?!:…？！：|] ?)?"  # a question or a label before the act
_END = r"[\s.!?…:»>→)\]*。！？」』】）]*"


def call_pattern(acts: str, things: str, form: str, begun: str = "") -> str:
    r"""The whole line: perhaps a question or label, the act, the thing; or the thing, and the act at the end.

    `form` has "s" where a space is between words, and "l" where an act may come last. `begun`: things that begin with
    an act, as 댓글쓰기 does, and may be the whole line.

    >>> import re
    >>> re.fullmatch(call_pattern("follow", "us", "s"), "More? Follow us!") is not None
    True
    >>> re.fullmatch(call_pattern("follow", "us", "s"), "Us they follow") is None
    True
    """
    spaced = "s" in form
    before, between, after = (r"(?:.*\W)?", r"\W(?:.*\W)?", r"(?:\W.*)?") if spaced else (".*", ".*", ".*")
    first = rf"{_LEAD}{_BULLET}(?:(?:{acts}){between}(?:{things}){after}" + (rf"|(?:{begun}){_END})" if begun else ")")
    last = rf"{before}(?:{things}){between}(?:{acts}){_END}"
    return f"(?i)(?:{first}|{last})" if "l" in form else f"(?i)(?:{first})"
