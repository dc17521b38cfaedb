"""The words of a language for shares: "dos tercios", "zwei Drittel", "dwie trzecie"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsclean.core.lazy_regex import lazy


@dataclass(frozen=True, slots=True)
class Shares:
    """The entries of [shares] in a language's table."""

    under: Mapping[str, int]  # "tercios" = 3
    doubtful: frozenset[str]  # those that mean other things too, "três quartos": they need "of" or a percentage behind
    ordinals: frozenset[str]  # those that order when one stands before them: "un terzo mandato"
    whole: re.Pattern[str]  # "partes", behind "dos terceras"
    follows: re.Pattern[str]  # the word below the stroke, and what behind it makes another thing: "quarts de finale"
    of: re.Pattern[str]  # "of the"
    compared: re.Pattern[str]  # "more than": "een vijfde meer"


def share_words(own: Mapping[str, Any]) -> Shares:
    """The words of [shares] in a language's table.

    >>> shares = share_words({"3": "tercio tercios", "of": "de del"})
    >>> shares.under["tercios"], bool(shares.of.match(" de todos")), share_words({}).under
    (3, True, {})
    """
    under = {word: int(key) for key, words in own.items() if key.isdecimal() for word in words.split()}
    other, of = ("|".join(str(own.get(key, "")).split()) or "(?!)" for key in ("other", "of"))
    return Shares(
        under=under,
        doubtful=frozenset(str(own.get("doubtful", "")).split()),
        ordinals=frozenset(str(own.get("ordinals", "")).split()),
        whole=lazy(rf" (?:{'|'.join(str(own.get('whole', '')).split()) or '(?!)'})(?![^\W_])"),
        follows=lazy(rf"[ -]([^\W\d_]++)(?![ -](?:(?:{of}) )?(?:{other}))(?!-)"),
        of=lazy(rf" (?:{of})"),
        compared=lazy(rf" (?:{own.get('compared', '(?!)')})(?![^\W_])"),
    )
