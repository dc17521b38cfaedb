"""What is planned for a date, and the first verb behind it, which may say that it did not come to it."""

from __future__ import annotations

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
