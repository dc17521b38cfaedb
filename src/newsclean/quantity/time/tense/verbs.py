"""Whether a date is to come or past, by the verb that governs it: "announced Friday", "meets Friday"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean.quantity.time.period_ends import ends_period
from newsclean.quantity.time.tense.clause import clause_before, clause_behind, nearest_cue, up_to_comma
from newsclean.quantity.time.tense.plans import (
    first_verb_behind,
    infinitive_direction,
    is_aside,
    is_base,
    is_next_clause,
    is_object_of_past,
    is_put_off,
    noun_direction,
    opening_direction,
    opens_with_since,
    plan_direction,
)
from newsclean.quantity.time.tense.words import TenseWords, tense_words

if TYPE_CHECKING:
    from newsclean.quantity.scan.state import TextScan


_OPENING = 60  # characters of a comma, and the words before a date with which a clause opens
SINCE = -2  # a day behind "since", which no nearness to the article makes a day to come


def is_ahead(scan: TextScan, start: int, end: int, *, month: bool = False) -> int:
    """Is the date at these offsets to come (1), past (-1), or does the sentence not say (0)? -2 is past for sure.

    The nearest verb before the date decides; when there is none, the first verb behind it. What is "for Friday" is
    planned; "sales for May" (`month`) are not.
    """
    if scan.today is None:
        return 0  # nothing is resolved, so it does not matter
    if scan.text[start - 1 : start] == "(" and scan.text[end : end + 1] == ")":
        return 0  # "the day of the child (20 November)": no verb governs it
    if ends_period(scan, start):
        return -1  # "sales in the year to June"
    tense = tense_words(scan.lang.code)
    if not scan.lang.spaced:
        return nearest_cue(scan.text, start, end, tense)
    before, behind = clause_before(scan.text, start), clause_behind(scan.text, end)
    while before and (("clock", before[-1].lower()) in tense or ("parts", before[-1].lower()) in tense):
        before.pop()  # "until 5pm Friday", "until mid-April"
    if before and (("since", before[-1].lower()) in tense or opens_with_since(before, tense)):
        return SINCE
    if is_next_clause(before, behind, scan.lang.joints, tense, comma=scan.text[end : end + 1] == ","):
        behind = []
    made = behind and _is_attributive(behind[0], tense)
    found = -1 if made else noun_direction(before, behind, scan.text[end : end + 1], tense)
    if not found and scan.text[end : end + 1] == " " and "," in scan.text[max(0, start - _OPENING) : start]:
        found = opening_direction(before, behind, tense)
    found = found or _by_verb(before, behind, tense, month=month)
    return found or _by_preposition(scan, before, tense)


def _by_preposition(scan: TextScan, before: list[str], tense: TenseWords) -> int:
    """ "ab Montag", "by Friday", "desde el lunes": what the word before the date says where no verb does."""
    word = before[-1].lower() if before else ""
    if word in scan.lang.sets["articles"] and len(before) > 1:  # "avant le 1er juin"
        word = before[-2].lower()
    return 1 if ("before_ahead", word) in tense else _PREPOSITIONS.get(scan.lang.modifiers.get(word, ""), 0)


_PREPOSITIONS = {"since": SINCE, "from": 1, "by": 1, "before": 1}


def _by_verb(before: list[str], behind: list[str], tense: TenseWords, *, month: bool) -> int:  # noqa: PLR0911 - cases
    if not month and before and ("planned_behind", before[-1].lower()) in tense:
        return plan_direction(before, len(before) - 1, behind, tense)
    if len(before) > 1 and ("limits", f"{before[-2]}_{before[-1]}".lower()) in tense:
        return 1  # "no later than Friday"
    if _is_subject(before, behind, tense) and (found := first_verb_behind(behind, tense)):
        return found
    if before[-1:] == ["of"] and ("forward", before[-2].lower()) in tense:  # "the deadline of 15 January"
        return plan_direction(before, len(before) - 2, behind, tense)
    if tense.verb_behind:
        return first_verb_behind(behind, tense) or _before(before, behind, tense)
    if is_put_off(before, behind, tense):
        return 1
    if _is_participle_beside(before, tense):
        return -1
    governing = _before(before, behind, tense)
    found = governing or first_verb_behind(behind, tense)
    if before and ("until", before[-1].lower()) in tense:
        return found if found < 0 and not governing else _bounded(before, found, tense)
    planned = found < 0 and any(("planned_events", word.lower().strip(",")) in tense for word in behind[:1])
    return 0 if planned else found  # "was invited to the Sept. 9 meeting": the nearest one


def _is_participle_beside(before: list[str], tense: TenseWords) -> bool:
    """ "la loi adoptée mardi doit…": a participle that touches the date, but for an article or preposition."""
    for word in before[:-3:-1]:
        if len(word) > _LONG:
            made = word.endswith(tense.participle_ends) and ("not_past", word) not in tense
            near = "".join(f"{each} " for each in before[-4:]).rpartition(", ")[2].split()
            return made and not any(tense.is_ahead(each.lower()) for each in near)  # "será julgada em abril"
    return False


_LONG = 3  # letters: articles and prepositions are shorter


def _is_attributive(word: str, tense: TenseWords) -> bool:
    """ "(das am Montag) beschlossene (Gesetz)", "(de vrijdag) gearresteerde (man)": a participle behind the date."""
    made = word.endswith(tense.attributive_ends) and len(word) > _LONG + 2 and word.islower()
    return made and ("not_past", word) not in tense and not tense.is_ahead(word) and ("timetable", word) not in tense


def _bounded(words: list[str], found: int, tense: TenseWords) -> int:
    """ "It was not until Friday" is past; "put off until Friday" is to come, and "through Friday" may be."""
    if not found or any(("lasting", word.lower()) in tense for word in words[-7:]):
        return 1
    return 0 if found < 0 and ("may_last", words[-1].lower()) in tense else found


def _is_subject(before: list[str], behind: list[str], tense: TenseWords) -> bool:
    """ "He said Friday's deadline would not be met": the verb of what a possessive date begins is behind it."""
    if behind[:1] != ["'s"] or not before:
        return False
    last = before[-1].rstrip(",").lower()
    return before[-1][-1] == "," or ("say", last) in tense or ("openers", last) in tense


def verb_direction(before: list[str], behind: list[str], tense: TenseWords) -> int:
    """The direction of the nearest verb before a place, or of the first behind it; 0 when none says it.

    >>> words = tense_words("en")
    >>> verb_direction(["They", "met"], ["in", "Vell"], words), verb_direction([], ["rains"], words)
    (-1, 0)
    """
    return _before(before, behind, tense) or first_verb_behind(behind, tense)


def _before(words: list[str], behind: list[str], tense: TenseWords) -> int:
    """The direction of the nearest verb before the date; 0 if there is none."""
    at, loose = len(words), False
    while at > 0:
        at -= 1
        word, found = words[at].rstrip(",").lower(), 0
        if not tense.decides(word) or is_aside(words, at, tense):
            continue
        if _opens_clause(words, at, word, tense) and (found := first_verb_behind(up_to_comma(behind), tense)):
            return found
        if ("infinitive", word) in tense:
            found = infinitive_direction(words, at, behind, tense)
            loose = loose or (not found and is_base(words, at, tense))
        elif ("would", word) in tense or ("would_not", word) in tense:
            found = _would(words, at, tense)
        elif ("forward", word) in tense:
            found = 0 if _is_infinitive(words, at, tense) else plan_direction(words, at, behind, tense)
        elif tense.is_past(word):
            at, found = _participle(words, at, tense)
        else:
            found = _present(words, at, tense)
        if found:
            return found
        loose = loose and not tense.is_past(word)
    # "Mill to shut Friday", in a headline, which has no finite verb
    return int(loose and not any(("is", word.lower()) in tense or ("have", word.lower()) in tense for word in words))


def _opens_clause(words: list[str], at: int, word: str, tense: TenseWords) -> bool:
    """ "…, who on Friday resigned": the verb of a clause that has just begun stands behind the date."""
    if ("openers", word) in tense:
        return True
    return at > 0 and words[at - 1][-1] == "," and ("openers_behind_comma", word) in tense


def _present(words: list[str], at: int, tense: TenseWords) -> int:
    """Auxiliaries and verbs in the present that speak of the future: "will", "opens", "is meeting", "have until"."""
    word = words[at].rstrip(",").lower()
    previous = words[at - 1].rstrip(",").lower() if at else ""
    if tense.is_ahead(word) or word.endswith("'ll"):
        noun = ("determiners", previous) in tense and ("joints", previous) not in tense  # "the will", not "and will"
        return int(not noun and not (word == "may" and words[at][0] == "M"))
    if ("timetable", word) in tense:
        joined = ("joints", previous) in tense and at > 1 and words[at - 2][-1:] != "s"  # "was held and goes on trial"
        noun = (("determiners", previous) in tense and not joined) or tense.is_past(previous)
        noun = noun or is_object_of_past(words, at, tense)
        return int(not noun and (at > 0 or not tense.sets.get("determiners")))
    if ("timetable_base", word) in tense:
        plural = previous.endswith("s") and not previous.endswith(("ss", "'s"))
        return int(plural or ("subjects", previous) in tense)
    if ("past_base", word) in tense:
        auxiliary = tense.is_ahead(previous) or any((key, previous) in tense for key in ("infinitive", "would"))
        return 0 if auxiliary or ("determiners", previous) in tense else -1
    if ("is", word) in tense:
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        return int(at >= len(words) - 2 or following.endswith("ing"))
    return int(("have", word) in tense and ("until", words[-1].lower()) in tense)


def _participle(words: list[str], at: int, tense: TenseWords) -> tuple[int, int]:
    """At a past form: the place to go on from, and the direction; 0 when its auxiliary has to decide."""
    word, back = words[at].rstrip(",").lower(), at - 1
    if _is_adjective(words, at, tense):
        return at, 0
    seen = ""
    while back >= 0 and _is_between(words[back].lower(), tense):
        if ("be", words[back].lower()) in tense or ("been", words[back].lower()) in tense:
            seen = words[back].lower()
        back -= 1
    if ("be", seen) in tense:
        return back + 1, 0
    auxiliary = words[back].lower() if back >= 0 else ""
    if (("is", auxiliary) in tense or ("short_is", auxiliary) in tense) and ("been", seen) not in tense:
        return at, -1 if ("accused", word) in tense else int(word.endswith(tense.past_ends))  # "is held" says neither
    return at, 1 if auxiliary and tense.is_ahead(auxiliary) else -1  # "sarà processata"


def _is_adjective(words: list[str], at: int, tense: TenseWords) -> bool:
    """ "the planned move", "the star-studded gala": no verb."""
    previous = words[at - 1].lower() if at else ""
    return (
        ("determiners", previous) in tense
        and ("openers", previous) not in tense
        and words[at].endswith(tense.past_ends)
    )


def _is_infinitive(words: list[str], at: int, tense: TenseWords) -> bool:
    """ "to finally set the record straight": the base of a verb."""
    while at and _is_between(words[at - 1].lower(), tense):
        at -= 1
    return at > 0 and ("infinitive", words[at - 1].lower()) in tense


def _is_between(word: str, tense: TenseWords) -> bool:
    """Whether the word may stand between an auxiliary and its participle: "is not now expected", "was badly hurt"."""
    return any((key, word) in tense for key in ("adverbs", "be", "been")) or word.endswith(tense.adverb_ends)


def _would(words: list[str], at: int, tense: TenseWords) -> int:
    """ "would" and "could" are of the future, but not "could not", "would not say" and "would have"."""
    word, rest = words[at].lower(), [word.lower().rstrip(",") for word in words[at + 1 : at + 3]]
    negated = ("would_not", word) in tense or ("not", rest[0] if rest else "") in tense
    if word.startswith("could") and negated:
        return -1
    verb = rest[-1] if negated and ("would_not", word) not in tense else rest[0] if rest else ""
    if ("have", verb) in tense or (negated and ("refused", verb) in tense):
        return -1
    return 1
