r"""The text of RTF: control words out, \par as line ends, \'hh and \u as characters."""

from __future__ import annotations

import codecs

from newsclean.core.lazy_regex import lazy

_TOKEN = lazy(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)")
_SKIPPED = frozenset((
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "header", "footer", "headerl", "headerr", "headerf", "footerl",
    "footerr", "footerf", "fldinst", "object", "themedata", "datastore", "listtable", "listoverridetable", "rsidtbl",
    "generator", "xmlnstbl", "latentstyles", "bkmkstart", "bkmkend", "nonshppict", "filetbl", "pntext", "listtext",
))  # fmt: skip
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "row": "\n", "cell": " ", "tab": " ",
    "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_ESCAPED = {"~": "\xa0", "_": "-", "-": "", "\n": "\n", "\r": "\n"}


def rtf_text(data: bytes) -> str:
    r"""The text of an RTF file.

    >>> rtf_text(rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard Caf\'e9 \u8364?5\par{\b Two}\par}")
    'Café €5\nTwo\n'
    >>> rtf_text(b"{no control words}")
    'no control words'
    """
    return _Reader().read(data.decode("latin-1"))


class _Reader:
    """Holds what a group of RTF inherits: whether it is skipped, and how many characters follow a Unicode one."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.bytes = bytearray()
        self.codec = "cp1252"
        self.skipped, self.fallback = False, 1
        self.stack: list[tuple[bool, int]] = []
        self.pending = 0  # characters that stand for a Unicode one, to be passed over

    def read(self, text: str) -> str:
        for match in _TOKEN.finditer(text):
            word, number, code, sign, brace, plain = match.groups()
            if code is not None:
                self._byte(int(code, 16))
                continue
            self._flush()
            if brace:
                self._group(brace)
            elif word:
                self._word(word, number)
            elif sign:
                self._sign(sign)
            elif plain:
                self._plain(plain)
        self._flush()
        return "".join(self.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _flush(self) -> None:
        if self.bytes:
            self._put(self.bytes.decode(self.codec, "replace"))
            self.bytes.clear()

    def _byte(self, value: int) -> None:
        if self.pending:
            self.pending -= 1
        else:
            self.bytes.append(value)

    def _group(self, brace: str) -> None:
        self.pending = 0
        if brace == "{":
            self.stack.append((self.skipped, self.fallback))
        elif self.stack:
            self.skipped, self.fallback = self.stack.pop()

    def _word(self, word: str, number: str | None) -> None:
        if word in _SKIPPED:
            self.skipped = True
        elif word == "uc" and number:
            self.fallback = max(0, min(int(number), 8))
        elif word == "u" and number:
            self._put(chr(int(number) % 0x10000))
            self.pending = self.fallback
        elif word == "ansicpg" and number:
            self.codec = _codec(f"cp{number}")
        elif word in _SIGNS:
            self._put(_SIGNS[word])

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.skipped = True
        elif sign in "\\{}":
            self._plain(sign)
        else:
            self._put(_ESCAPED.get(sign, ""))

    def _plain(self, text: str) -> None:
        passed = min(self.pending, len(text))
        self.pending -= passed
        self._put(text[passed:])

    def _put(self, text: str) -> None:
        if not self.skipped:
            self.out.append(text)


def _codec(name: str) -> str:
    try:
        return codecs.lookup("utf-8" if name == "cp65001" else name).name
    except LookupError:
        return "cp1252"
