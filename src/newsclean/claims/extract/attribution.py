"""Attribution: the source that a sentence names."""

from __future__ import annotations

from newsclean.claims.extract.language_cues import foreign_pack
from newsclean.claims.extract.language_sources import cued_attribution
from newsclean.core.lazy_regex import lazy

SAYS = lazy(
    r"\b(?:said|says|told|announced|reported|estimated|estimates(?= that\b)|forecast(?! (?:of|for|by|to|is|was)\b)|"
    r"predicted|showed|shows|claimed|stated|warned|argued|confirmed|acknowledged|insisted|wrote|testified|noted)\b"
)
GIVEN = lazy(r"\b[Aa]ccording to |\b[Aa]s reported by |\b(?:[Dd]ata|[Ff]igures|[Nn]umbers) from ")
IN_GIVEN = ("ccording to ", "s reported by ", " from ")  # one of these is in all that GIVEN matches
PARTS = lazy(r"[,;:()“”\"\n—–]| - | -- ")
END = lazy(
    r"[,;:()“”\"\n—–]|\. |\.$| (?:on|in|at|who|which|that|when|as|while|where|released|published|issued|show(?:s|ed)?|"
    r"and [a-z]+ed)\b"
)
# What stands before the one who says it: "But", "On Thursday", "In a statement".
LEAD = lazy(
    r"(?:[Bb]ut |[Aa]nd |Yet |Still |Also |However |Meanwhile |Earlier |Later |Separately |[Ww]hile )?"
    r"(?:(?:[Oo]n |[Ll]ate |[Ee]arly |[Ll]ast |[Ee]arlier |[Ii]n |[Bb]y |this |This )+"
    r"(?:\d{4}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|a (?:\w+ )?(?:statement|report|speech|interview|letter|note|post)|week|month|year)"
    r"(?: (?:morning|afternoon|evening|night|\d{1,2}))? )?"
)
JOINED = lazy(r" (?:but|while|which|because|when|as|that|who|since|after|if|and (?=(?:he|she|it|they|the|a|an)\b)) ?")
REFUSED = lazy(
    r"(?i)\b(?:was|were|is|are|be|been|has|have|had|did|does|will|would|could|may|also|not|it|he|she|they|we|i|you|"
    r"who|which|this|these|those|there|what|to|than|rose|fell|grew|hit)\b"
)
TIME = lazy(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{4})$")
WHO = lazy(r"(?:[Tt]he |[Aa]n? )?(?:[\w.’'&-]+ ){0,9}[\w.’'&-]+$")
SPEAKS = lazy(
    r"(?i)\b(?:officials?|police|ministry|ministers?|data|figures|statistics|numbers|survey|poll|report|study|analysts?|"
    r"economists?|experts?|researchers?|scientists?|investigators|prosecutors|lawyers?|aides?|sources?|witnesses|"
    r"authorities|agency|bureau|office|department|bank|company|firm|spokes\w+|government|court|union|group|team|doctors|"
    r"organi[sz]ers|executives?|traders|filings?|documents|records|campaign|judge|senator|president|chancellor|governor|"
    r"mayor|delegates|brokers|dealers|bankers|diplomats|residents|critics|lawmakers|workers|rescuers|chairman)\b"
)
APPOSED = lazy(r"[a-z\d]|The |An? ")  # "Jane Roe, a lawyer, said", "Jane Roe, 41, said"
OPENERS = frozenset(
    ("However", "Meanwhile", "Still", "Yet", "But", "Also", "Separately", "Instead", "Earlier", "Later")
)
TRAIL = lazy(r" (?:also|then|later|earlier|repeatedly|previously|separately|reportedly|still|again)$")
NAME = lazy(r"(?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|de|la|van|von|bin|al))*$")
MOST, FAR = 8, 110  # verbs that are tried, and characters that are read for each: nobody's name is longer


def find_attribution(text: str, lang: str = "en") -> str | None:
    """The source that a sentence names: a name, or a noun that can speak; None for "he", and when it names none.

    >>> find_attribution("Trade rose by a quarter, China customs data showed."), find_attribution("Trade rose.")
    ('China customs data', None)
    >>> find_attribution("On Thursday the Chinese commerce ministry said it would appeal.")
    'the Chinese commerce ministry'
    >>> find_attribution("They were also told to leave."), find_attribution("It has said so.")
    (None, None)
    """
    foreign = foreign_pack(lang)
    if foreign is not None:
        return cued_attribution(foreign, text)
    given = GIVEN.search(text) if any(letters in text for letters in IN_GIVEN) else None
    if given:
        named = _start(text, given.end())
        if named:
            return named
    for tried, says in enumerate(SAYS.finditer(text)):
        if tried == MOST:
            break
        who = _before(text, says.start()) or _after(text, says.end(), says.start())
        if who:
            return who
    return None


def _start(text: str, at: int) -> str | None:
    """The words from a place to where a phrase ends."""
    rest = text[at : at + FAR]
    end = END.search(rest)
    who = (rest[: end.start()] if end else rest).strip(" .’'")
    return who if who and not REFUSED.match(who) and len(who) > 1 else None


def _before(text: str, at: int) -> str | None:
    """The subject of a verb: what stands before it in its part of the sentence; of "Jane Roe, a lawyer," the name."""
    parts = [part.strip() for part in PARTS.split(text[max(0, at - FAR) : at].rstrip(" "))]
    if not parts[-1]:  # "Jane Roe, a lawyer, said", "the chairman, Jane Roe, said"
        parts.pop()
        return _aside(parts) if len(parts) > 1 else None
    who = _who(parts[-1])
    return (_aside(parts) or who) if who and APPOSED.match(parts[-1]) and len(parts) > 1 else who


def _aside(parts: list[str]) -> str | None:
    """The name of two parts between commas of which one is a name and the other says who that is."""
    if NAME.fullmatch(parts[-1]):
        return _who(parts[-1])
    name = NAME.fullmatch(parts[-2])
    return _who(name[0]) if name and APPOSED.match(parts[-1]) and name[0] not in OPENERS else None


def _after(text: str, at: int, says: int) -> str | None:
    """Who stands behind the verb: ‘“…,” said Jane Roe’."""
    if text[max(0, says - 2) : says].strip()[-1:] not in tuple("”\",’'") or not text.startswith(" ", at):
        return None
    if text.startswith("told", says):
        return None
    named = _start(text, at + 1)
    return _who(named) if named else None


def _who(phrase: str) -> str | None:
    """A phrase as a source: without the day it spoke on, and only if it names somebody or something that speaks."""
    lead = LEAD.match(phrase)
    phrase = phrase[lead.end() :] if lead else phrase
    trail = TRAIL.search(phrase)
    phrase = phrase[: trail.start()] if trail else phrase
    cut = [match.end() for match in JOINED.finditer(phrase)]
    phrase = phrase[cut[-1] :].strip(" ’'") if cut else phrase.strip(" ’'")
    if len(phrase) < 2 or REFUSED.search(phrase) or TIME.search(phrase) or not WHO.fullmatch(phrase):
        return None
    bare = phrase.removeprefix("the ").removeprefix("The ")
    return phrase if bare[:1].isupper() or SPEAKS.search(phrase) else None


OFFICE = lazy(r"(?i)(?:an?|the) (?:[\w-]+ ){1,4}(?:at|with|from|for|of) [^,;]*$")
VERB = lazy(r"(?i)\b(?:is|was|are|were|has|have|had|will|would|said|says|\w{3,}ed)\b")


def is_office(text: str) -> bool:
    """Whether a part of a sentence only says who someone is; it has no verb.

    >>> is_office("an analyst at Acme Foods"), is_office("an analyst at Acme Foods resigned")
    (True, False)
    """
    return OFFICE.match(text) is not None and VERB.search(text) is None
