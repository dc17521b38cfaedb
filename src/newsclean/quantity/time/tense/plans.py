"""What is planned for a date, and the first verb behind it, which may say that it did not come to it."""

from __future__ import annotations

from newsclean.quantity.time.tense.clause import up_to_comma
from newsclean.quantity.time.tense.words import TenseWords


def infinitive_direction(words: list[str], at: int, behind: list[str], tense: TenseWords) -> int:
    """ "plans to open Friday", "asked him to come Friday", "are to meet": by the word that the infinitive hangs on.

    >>> from newsclean.quantity.time.tense.words import tense_words
    >>> words = tense_words("en")
    >>> infinitive_direction(["plans", "to", "open"], 1, [], words), infinitive_direction(["to", "Vell"], 0, [], words)
    (1, 0)
    """
    if not is_base(words, at, tense):
        return 0
    for back in range(at - 1, max(-1, at - 4), -1):
        word = words[back].lower()
        if ("governors", word) in tense or word.endswith("'s"):
            return plan_direction(words, back, behind, tense)
        if word in ("was", "were"):
            return -1 if back < at - 1 or _undone(behind, tense) else 1  # "was happy to", "was to"
        if tense.is_past(word):
            return 0
    return 0


def is_base(words: list[str], at: int, tense: TenseWords) -> bool:
    """Whether the "to" here stands before a verb: not "to the", "to Paris".

    >>> from newsclean.quantity.time.tense.words import tense_words
    >>> words = tense_words("en")
    >>> is_base(["to", "open"], 0, words), is_base(["to", "Vell"], 0, words)
    (True, False)
    """
    return at + 1 < len(words) and words[at + 1][0].islower() and ("determiners", words[at + 1].lower()) not in tense


def plan_direction(words: list[str], at: int, behind: list[str], tense: TenseWords) -> int:
    """Something planned for the date: to come, unless the words behind the date say what became of it.

    >>> from newsclean.quantity.time.tense.words import tense_words
    >>> words = tense_words("en")
    >>> [plan_direction(["march", "planned"], 1, behind, words) for behind in ([], ["was", "banned"])]
    [1, -1]
    """
    before = [word.lower() for word in words[max(0, at - 3) : at]]
    if any(("is", word) in tense for word in before) or ("timetable", words[at].lower()) in tense:
        return 1
    word = words[at].lower()
    present = not word.endswith(tense.past_ends) and not any(
        (key, word) in tense for key in ("forward", "planned_behind")
    )
    return -1 if not present and ("had" in before or _undone(behind, tense)) else 1


def _undone(behind: list[str], tense: TenseWords) -> bool:
    """Whether the main verb behind the date is past: "a rally planned for Friday was cancelled"."""
    return first_verb_behind([word for word in behind if ("say", word.rstrip(",").lower()) not in tense], tense) < 0


def first_verb_behind(words: list[str], tense: TenseWords) -> int:
    """The direction of the first verb behind the date; 0 if there is none.

    >>> from newsclean.quantity.time.tense.words import tense_words
    >>> words = tense_words("en")
    >>> first_verb_behind(["they", "met"], words), first_verb_behind(["in", "Vell"], words)
    (-1, 0)
    """
    second = not tense.sets.get("determiners")  # the verb may follow the date at once: "Am Freitag beginnt"
    for at, word in enumerate(words):
        lowered = word.rstrip(",").lower()
        if not tense.decides(lowered):
            continue
        if tense.capital_nouns and word[0].isupper():
            continue
        if tense.is_ahead(lowered) or ("would", lowered) in tense:
            return 1
        previous = words[at - 1].lower() if at else ""
        adjective = lowered.endswith(tense.past_ends) and (previous == "'s" or ("determiners", previous) in tense)
        if ("is", previous) in tense and ("accused", lowered) not in tense and tense.is_past(lowered):
            continue  # "is seen as a test": a present
        if tense.is_past(lowered) and not adjective:
            return -1
        if ("timetable", lowered) in tense and ("determiners", previous) not in tense and (at or second):
            return 1
    return 0


def is_object_of_past(words: list[str], at: int, tense: TenseWords) -> bool:
    """ "issued nine press releases on Wednesday": a plural noun, which a past verb shortly before it has as object.

    >>> from newsclean.quantity.time.tense.words import tense_words
    >>> is_object_of_past("issued nine press releases".split(), 3, tense_words("en"))
    True
    """
    for back in range(at - 1, max(-1, at - 5), -1):
        word = words[back].lower()
        if word[-1] == "," or ("say", word) in tense or ("joints", word) in tense or ("openers", word) in tense:
            return False
        if tense.is_past(word):
            return True
    return False


_NEAR = 8  # words before the date, and one or two behind it in a language whose participle stands last


def is_put_off(before: list[str], behind: list[str], tense: TenseWords) -> bool:
    """ "the trial was moved to Friday", "aplazó el juicio hasta marzo": a day to come at the time of a past verb.

    >>> from newsclean.quantity.time.tense.words import tense_words
    >>> words = tense_words("en")
    >>> is_put_off("was postponed to".split(), [], words), is_put_off("was postponed on".split(), [], words)
    (True, False)
    """
    if not any(("put_off_to", word.lower()) in tense for word in before[-3:]):
        return False
    near = (*before[-_NEAR:], *behind[:2])
    return any(("put_off", word.rstrip(",").lower()) in tense for word in near)


def noun_direction(before: list[str], behind: list[str], next_: str, tense: TenseWords) -> int:
    """ "Friday's fire", "the Aug. 21 flood" and "after Friday's speech" are past whatever the verb says.

    >>> from newsclean.quantity.time.tense.words import tense_words
    >>> words = tense_words("en")
    >>> noun_direction([], ["'s", "fire"], "'", words), noun_direction([], ["'s", "vote"], "'", words)
    (-1, 0)
    """
    heads = [word.lower() for word in behind[:3] if word != "'s"]
    if any(("events", word.strip(",")) in tense for word in heads[:2]) and next_ in (" ", "'", "’"):
        return -1
    last = before[-1].lower() if before else ""
    if ("after", last) not in tense or next_ not in ("'", "’"):
        return 0
    return 0 if any(("planned_events", word) in tense for word in heads[:2]) else -1


def opening_direction(before: list[str], behind: list[str], tense: TenseWords) -> int:
    """ "Prices fell, in April they will rise": a date behind a comma has its verb behind it; 0 if that says nothing."""
    if not any(word[-1] == "," for word in before[-_FRONT:]):
        return 0
    for back, word in enumerate(reversed(before[-_FRONT:]), 1):
        at = len(before) - back
        if word[-1] == ",":
            aside = back == 1 and ("say", word.rstrip(",").lower()) in tense  # "they will meet, she said, on Friday"
            return 0 if aside else first_verb_behind(up_to_comma(behind[:_VERB]), tense)
        if tense.decides(word.lower()) and ("determiners", before[at - 1].lower()) not in tense:
            break  # a verb, and not the noun of "at the end of"
    return 0


_FRONT, _VERB = 5, 4  # words from a comma to the date, and from there to the verb


def opens_with_since(before: list[str], tense: TenseWords) -> bool:
    """ "Seit dem Unfall Anfang März": the date belongs to what a clause begins with, if no verb parts the two."""
    if len(before) > _FRONTED or ("since_opens", before[0].lower()) not in tense:
        return False
    verbs = (word for word in before[1:] if word.islower())  # German nouns look like verbs in small letters
    if any(word[-1] == "," for word in before):
        return False  # "Seit Montag läuft der Streik, der bis Freitag dauern soll"
    return not any(tense.is_past(word) or ("ahead", word) in tense for word in verbs)


_FRONTED = 9  # words of the first part of a clause


def is_aside(words: list[str], at: int, tense: TenseWords) -> bool:
    """The "said" of "will, she said, open on Friday", and a German noun that looks like a verb."""
    if tense.capital_nouns and at and words[at][0].isupper():
        return True
    return words[at][-1] == "," and ("say", words[at].rstrip(",").lower()) in tense


def is_next_clause(
    before: list[str], behind: list[str], joints: frozenset[str], tense: TenseWords, *, comma: bool = False
) -> bool:
    """ "It is done in May and began in June": whether a verb of its own follows the date behind "and", or a comma.

    >>> from newsclean.quantity.time.tense.words import tense_words
    >>> words, joints = tense_words("en"), frozenset(("and",))
    >>> is_next_clause(["Work", "ends", "in"], ["and", "began"], joints, words)
    True
    >>> is_next_clause(["Sales", "in"], ["and", "June", "fell"], joints, words)
    False
    """
    if len(before) < _OWN_WORDS or len(behind) < _OWN_WORDS:
        return False
    if comma:  # in the aside of "the sale, planned for Friday, was …" it is not
        if behind[0].lower() in joints or any(word[-1] == "," or ("openers", word.lower()) in tense for word in before):
            return False
        own = any(tense.decides(word.lower()) or ("now_auxiliaries", word.lower()) in tense for word in before[:-1])
        verbs = [word.lower() for word in behind[: _NEXT if own else 1]]
        return any(tense.is_past(verb) or tense.is_ahead(verb) for verb in verbs)
    return behind[0].lower() in joints and tense.decides(behind[1].lower())


_NEXT = 3  # words from a comma to the verb of the clause that begins there
_OWN_WORDS = 2  # words
