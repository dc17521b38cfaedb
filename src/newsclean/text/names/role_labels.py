"""Bylines in Chinese, Japanese and Korean: labels of roles stand before the names, in Korean behind them.

"记者 王小明 编辑 李华" names a reporter and an editor; who edited, translated or took the photos is no author.
"""

from __future__ import annotations

import re
from functools import cache

from newsclean.core.lazy_regex import lazy
from newsclean.data import data_table
from newsclean.text.scripts import EAST_ASIAN, script_class

LONGEST = 200  # characters: a longer line is no byline
_WIDE = lazy(f"[{script_class(*EAST_ASIAN)}]")
_EDGE = r"[\s　,，、;；/／|｜()（）【】\[\]〔〕·・&]"
_NAME = rf"[{script_class(*EAST_ASIAN)}]{{2,4}}"


@cache
def _labels(row: str) -> tuple[str, ...]:
    """A list of bylines.toml, longest entry first."""
    return tuple(sorted(data_table("bylines.toml")[row], key=len, reverse=True))


@cache
def _label() -> re.Pattern[str]:
    """A label at the start of the line or after a sign, and before a sign or a space; a long one also before a name."""
    labels = sorted((*_labels("writers"), *_labels("helpers")), key=len, reverse=True)
    short, long = ("|".join(re.escape(one) for one in labels if (len(one) < 2) is few) for few in (True, False))
    return re.compile(rf"(?:\A|(?<={_EDGE}))(?:({long})(?:[\s　:：/／＝=|]*)|({short})\s?[:：/／＝=])")


@cache
def _behind() -> re.Pattern[str]:
    """Names with a role behind them, as in Korean, where the place of the report may stand before; else alone."""
    roles = _labels("suffixes")
    korean, others = ("|".join(one for one in roles if (one >= "가") is hangul) for hangul in (True, False))
    names = rf"{_NAME}(?:\s?[·,]\s?{_NAME}){{0,3}}"
    after = rf"(?:\A|(?<=[\s\[(=·,]))({names})\s?(?:선임|수습|인턴)?(?:{korean})(?![가-힣])"
    return re.compile(rf"{after}|\A({names})\s(?:{others})\Z")


def names_by_role(line: str) -> list[str] | None:
    """The names of those who wrote, from a line with labels of roles; None if there is no such label in it.

    >>> names_by_role("记者 王小明 李雷 编辑 李华"), names_by_role("取材・文＝山田太郎 写真＝佐藤花子")
    (['王小明', '李雷'], ['山田太郎'])
    >>> names_by_role("責任編輯：李華"), names_by_role("김철수 기자 kim@example.com"), names_by_role("By Jane Doe")
    ([], ['김철수'], None)
    """
    if len(line) > LONGEST or not _WIDE.search(line):
        return None
    if behind := _behind().search(line):
        return _names(behind[1] or behind[2])
    marks = list(_label().finditer(line))
    if not marks:
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(line)]
    parts = [(mark[1] or mark[2], line[mark.end() : end]) for mark, end in zip(marks, ends, strict=True)]
    return [name for label, part in parts if label in _labels("writers") for name in _names(part)]


def _names(part: str) -> list[str]:
    """The names at the start of what stands behind a label: up to what is no name, as a place and "reports" is none."""
    found: list[str] = []
    for piece in re.split(rf"{_EDGE}+", part.strip(" \u3000()（）【】[]")):
        name = piece.removesuffix("报道").removesuffix("報道").removesuffix("报导").removesuffix("報導")
        if not piece or (found and name != piece) or not re.fullmatch(_NAME, name):
            break
        found.append(name)
    return found
