"""Write the names of currencies of each language from CLDR: python -m benchmarks.currency_names (needs Babel).

Source: Unicode CLDR 47 (Unicode License v3), as Babel 2.19 has it: names of currencies with their plurals, and the
names of countries, because papers write "Botswana pula" beside the "Botswanan pula" of CLDR.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

from newsclean.quantity.tables import currency_codes
from newsclean.text.language_pack import LANGUAGES

HOME = Path(__file__).parent.parent / "src" / "newsclean" / "data" / "languages"
# Last words of names that are words of English, units or names of people too: they need the country before them.
COMMON = frozenset(("dram", "mark", "real", "sol", "som", "pound", "won", "leu", "lev", "balboa", "denar", "unit"))
UNSPACED = ("zh", "ja", "ko")  # their tables name what news prints; a pattern of all names would cost each number time
HEAD = (
    "# Names of currencies: code, then forms parted by |. Made by benchmarks/currency_names.py from Unicode CLDR 47.\n"
)


def plain(name: str) -> str:
    """Without its accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def named(code: str, lang: str) -> set[str]:
    """The forms of a name, in lower case: one, many, and those with the name of the country."""
    from babel import Locale
    from babel.numbers import get_currency_name

    found = {get_currency_name(code, count, locale=lang).lower() for count in (None, 1, 2, 5, 1.5)}
    if lang == "en" and len(last := {name.rpartition(" ")[2] for name in found}) <= 2:
        country = Locale(lang).territories.get(code[:2], "").lower()
        found |= {f"{country} {word}" for word in last if country}
    if lang == "de":  # "mit 16 Millionen kanadischen Dollar"
        found |= {f"{name.split()[0].rstrip('rs')}n {name.split()[1]}" for name in found if name.count(" ") == 1}
    return {name for name in found if name.replace(" ", "").replace("-", "").replace("’", "").isalpha()}


def main() -> None:
    """Write the table of each language."""
    for lang in (lang for lang in LANGUAGES if lang not in UNSPACED):
        names = {code: named(code, lang) for code in sorted(currency_codes() - {"BTC", "ETH"})}
        if lang == "en":
            bare = {code: {name.rpartition(" ")[2] for name in forms} for code, forms in names.items()}
            count = Counter(word for words in bare.values() for word in words)
            for code, words in bare.items():
                names[code] |= {word for word in words if count[word] == 1 and word.rstrip("s") not in COMMON}
        rows = []
        for code, forms in names.items():
            both = {form for name in forms for form in (name, plain(name) if lang in ("en", "es", "pt") else name)}
            if both:
                rows.append(f"{code}\t{'|'.join(sorted(both))}\n")
        (HOME / lang / "currency_names.tsv").write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
