r"""The quick check before `repair`: which text could ftfy change? Derived from its tables, without importing it.

`fix_text` changes a segment only if one of its steps does, and every step needs something one can see:
an entity, a control character, a surrogate, …; for mojibake, what `ftfy.badness` calls bad: a C1 control, or two
or three neighbours that do not belong together ("Ã©", "â€™"). The classes below are those of `ftfy.badness`
(tests/test_repair.py compares them with the installed ftfy); neighbours are judged more coarsely than there, so a
positive may be false, a negative never is.

Measured on one shared core, MB/s of UTF-8 (golds of eval/html, 2024 and 2011 news in 10 languages; Reuters):
one `re` class over the whole Unicode range 320–515 (the lone-character search below runs close to it), a class of
ASCII controls alone 220–290, `set(text)` 74–140, 32 `in` tests 800–1270, `bytes.translate` on UTF-8 370–575, on
ASCII 1300 (taken for ASCII text), `unicodedata.is_normalized` 750–4600.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import Any, Literal

from newsclean.clean.repair.compiled_gate import NO_LETTER, OTHER, compiled_gate
from newsclean.core.lazy_regex import lazy

CONTROLS = "\x00-\x08\x0b\x0e-\x1f\x7f\u206a-\u206f\ufeff\ufff9-\ufffc"
LINE_ENDS = "\r\x85\u2028\u2029"
SURROGATES = "\ud800-\udfff"
LIGATURES = "Ĳĳŉ\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06"
WIDE = "\u3000\uff01-\uffef"
CURLY = "\u02bc\u2018-\u201f"
C1 = "\x80-\x9f"
ENTITY = lazy(r"&#?[0-9A-Za-z]{1,24};")

# The classes of ftfy.badness, version 6.3. Letters of Greek and Cyrillic (LETTERS) matter only beside the others.
BAD = "¦¤¨¬¯¸ƒˆˇ˘˛˜†‡‰⌐◊\ufffdªº"
LAW = "¶§"
CURRENCY = "¢£¥₧€"
START = "¡«¿©\u0384\u0385‘‚“„•‹\uf8ff"
END = "®»˝”›™"
NUMERIC = "²³¹±¼½¾×µ÷⁄∂∆∏∑√∞∩∫≈≠≡≤≥№"
BOX = "│┌┐┘├┤┬┼═-╬▀▄█▌▐░▒▓"
UPPER = "\xc0-\xd1ØÜÝĂĀĄĆČĎĐĘĚĒĖĞĢİĪĶĹĽŁĻŃŇŅŒŘŚŞŠŢŤŮŰŸŹŻŽҐ"
LOWER = "ß\xe0-\xf1ăąāćčďđęěēėğģįīķĺľłļœŕśşšťüźżžґﬁﬂ"
LETTERS = "α-ωάέήίΰа-џ"
# Russian and Greek letters that stand for lead bytes: bad on both sides of a sign.
LEADS = "ВГРСΒΓΞΟ"
ANY_WORD = r"[0-9A-Za-z_\x{80}-\x{10ffff}]"  # for RE2: what `re` takes for a word, and more


@dataclass(frozen=True, slots=True)
class RepairOptions:
    """What `repair` fixes: the options of ftfy's TextFixerConfig that make sense for news, with different defaults.

    Quotes stay as written (`newsclean.clean.repair.uniform_quotes` straightens them). Width stays: "，" and "（" are
    the usual punctuation of Chinese and Japanese. Ligatures are opened: "ﬁ" in news is left over from a PDF.
    `unescape_html` is yes or no: ftfy's "auto" lets a `<` in one line decide about the lines after it.

    >>> RepairOptions().uncurl_quotes
    False
    """

    unescape_html: bool = True
    remove_terminal_escapes: bool = True
    fix_encoding: bool = True
    fix_c1_controls: bool = True
    fix_latin_ligatures: bool = True
    fix_character_width: bool = False
    uncurl_quotes: bool = False
    fix_line_breaks: bool = True
    fix_surrogates: bool = True
    remove_control_chars: bool = True
    normalization: Literal["NFC", "NFD", "NFKC", "NFKD"] | None = "NFC"
    max_decode_length: int = 1_000_000


def may_need_ftfy(text: str, options: RepairOptions) -> bool:
    r"""May ftfy change `text`? False is a proof that it does not.

    >>> may_need_ftfy("caf\xc3\xa9", RepairOptions()), may_need_ftfy("R&amp;D", RepairOptions())
    (True, True)
    >>> may_need_ftfy("A caf\xe9, R&D and “quotes” – \u4e2d\u6587，\u0420\u0443\u0441.", RepairOptions())
    False
    """
    return ftfy_check(options)(text)


@lru_cache(maxsize=16)
def ftfy_check(options: RepairOptions) -> Callable[[str], bool]:
    """The same as a function of the text alone, for many texts: it hashes the options once.

    >>> ftfy_check(RepairOptions())("R&amp;D"), ftfy_check(RepairOptions())("R&D")
    (True, False)
    """
    harmless, form = _harmless(options), options.normalization
    finder = cache(partial(ftfy_finder, options))  # 4 ms, which ASCII does not need

    def may_change(text: str) -> bool:
        if text.isascii():
            if options.unescape_html and "&" in text and ENTITY.search(text):
                return True
            return bool(text.encode().translate(None, harmless))
        return bool(finder()(text)) or (form is not None and not unicodedata.is_normalized(form, text))

    return may_change


@lru_cache(maxsize=16)
def _harmless(options: RepairOptions) -> bytes:
    """The ASCII characters, '&' among them, that no option of these changes."""
    singles = re.compile(f"[{_singles(options)}]")
    return bytes(code for code in range(128) if not singles.match(chr(code)))


def _singles(options: RepairOptions) -> str:
    """The characters that may need repair in any context."""
    return "".join(
        characters
        for wanted, characters in (
            (True, "\ud800"),  # so that the class is never empty
            (options.remove_control_chars, CONTROLS),
            (options.remove_terminal_escapes, "\x1b"),
            (options.fix_line_breaks, LINE_ENDS),
            (options.fix_c1_controls or options.fix_encoding, C1),
            (options.fix_surrogates, SURROGATES),
            (options.fix_latin_ligatures, LIGATURES),
            (options.fix_character_width, WIDE),
            (options.uncurl_quotes, CURLY),
            (options.fix_encoding, BOX),
        )
        if wanted
    )


@lru_cache(maxsize=16)
def ftfy_finder(options: RepairOptions, more: str = "") -> Callable[[str], Any]:
    """Does `ftfy_pattern` match anywhere in a text? By the compiled kernel, where that is running.

    >>> bool(ftfy_finder(RepairOptions(), "x")("a box")), bool(ftfy_finder(RepairOptions())("a box"))
    (True, False)
    """
    contexts = [(f"[{BAD}]", ""), *_neighbours()] if options.fix_encoding else []
    leading = _LEADING if options.fix_encoding else ()
    gate = compiled_gate(_singles(options) + more, leading, contexts, entities=options.unescape_html)
    return gate.finds if gate else ftfy_pattern(options, more).search


_ENTITY_END = "#?[0-9A-Za-z]{1,24};"


@lru_cache(maxsize=16)
def ftfy_pattern(options: RepairOptions, more: str = "") -> re.Pattern[str]:
    """One class of characters that may need repair (so that `re` scans for it), then their required context.

    `more` are characters that match in any context, as in a class of `re`.

    >>> ftfy_pattern(RepairOptions(), "x").search("a box"), ftfy_pattern(RepairOptions()).search("a box")
    (<re.Match object; span=(4, 5), match='x'>, None)
    """
    singles = _singles(options) + more
    starts, checks = singles, [f"(?<=[{singles}])"]
    if options.unescape_html:
        starts += "&"
        checks.append(f"(?<=&)(?={_ENTITY_END})")
    if options.fix_encoding:
        starts += BAD + CURRENCY + START + END + NUMERIC + UPPER + "œ°Ђ"
        # most accented capitals and quotes stand between ASCII characters: that is checked first
        others = "|".join(_around(*run) for run in [(f"[{BAD}]", ""), *_neighbours()])
        checks += [*(_around(*run) for run in _LEADING), f"(?:(?={OTHER})|(?<={OTHER}.))(?:{others})"]
    return re.compile(f"[{starts}](?:{'|'.join(checks)})")


def ftfy_trigger(options: RepairOptions, more: str = "") -> str:
    """The same for RE2, which has no look-around: it matches wherever `ftfy_pattern` does, and at some others.

    >>> import re2
    >>> [bool(re2.search(ftfy_trigger(RepairOptions()), text)) for text in ("caf\xc3\xa9", "R&amp;D", "A caf\xe9")]
    [True, True, False]
    """
    runs = [f"[{_singles(options)}{more}]".replace(SURROGATES, "").replace(SURROGATES[0], "")]  # no UTF-8 form
    if options.unescape_html:
        runs.append(f"&{_ENTITY_END}")
    if options.fix_encoding:
        runs += [f"[{BAD}]{OTHER}", f"{OTHER}[{BAD}]"]
        runs += [behind + ahead.replace(r"\w", ANY_WORD) for behind, ahead in (*_LEADING, *_neighbours())]
    return "|".join(runs)


def _around(behind: str, ahead: str) -> str:
    return f"(?<={behind})" + (f"(?={ahead})" if ahead else "")


_LEADING = (("[Œœ]", NO_LETTER), ("[ÃÂ]", " "))


@cache
def _neighbours() -> list[tuple[str, str]]:
    """When a character of mojibake may need repair: a coarse version of ftfy's BADNESS_RE, from that character on.

    What ends with the character, and what must follow it; one of these is beyond ASCII.
    """
    signs = START + END + CURRENCY + NUMERIC + LAW + BAD + BOX + "°"
    return [
        (f"[{LOWER}{LETTERS}{BOX}{END}{CURRENCY}{NUMERIC}][{UPPER}]", ""),
        (f"[{UPPER}]", f"[{signs}]"),
        ("[ÂÃÎÐØÙ√≈×]", OTHER),
        (f"[{CURRENCY}{NUMERIC}]", f"[{UPPER}{LOWER}{START}]"),
        (f"[{LOWER}{BOX}{END}β][{CURRENCY}]", ""),
        (f"[{END}]", f"[{LOWER}{UPPER}{CURRENCY}]"),
        (f"[{LOWER}{UPPER}][{START}{END}]", r"\w"),
        (f"[{LOWER}{UPPER}{CURRENCY}{END}][{START}]", f"[{NUMERIC}]"),
        (f"[{LOWER}{UPPER}{CURRENCY}{NUMERIC}{LAW}][{END}]", f"[{START}]"),
        ("‚", "[âóÄ]"),
        ("à[²µ¹¼½¾]", ""),
        ("[вВ]Ђ", ""),
        (f"[{LEADS}][{START}{END}{CURRENCY}°µ]", f"[{LEADS}]"),
    ]
