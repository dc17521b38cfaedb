"""Write the names of units of each language from CLDR: python -m benchmarks.unit_names (needs Babel).

Source: Unicode CLDR 47 (Unicode License v3), as Babel 2.19 has it: the long patterns of units in all plural forms and,
where it is written in letters of the language, the short ones. English names are in data/quantity/units.toml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsclean.text.language_pack import LANGUAGES

HOME = Path(__file__).parent.parent / "src" / "newsclean" / "data" / "languages"
# The unit of CLDR and that of data/quantity/units.toml.
_PAIRS = """
length-kilometer=km length-meter=m length-centimeter=cm length-millimeter=mm length-mile=mi length-yard=yd length-
foot=ft length-inch=in length-nautical-mile=nautical_mile length-light-year=ly length-micrometer=um length-
nanometer=nm area-square-kilometer=km2 area-square-meter=m2 area-hectare=hectare area-acre=acre area-square-mile=mi2
area-square-foot=ft2 mass-tonne=t mass-metric-ton=t mass-kilogram=kg mass-gram=g mass-milligram=mg mass-microgram=ug
mass-ounce=oz mass-pound=lb mass-ton=ton volume-liter=L volume-milliliter=mL volume-cubic-meter=m3 volume-cubic-
kilometer=km3 volume-cubic-foot=ft3 volume-gallon=gal volume-pint=pint volume-cup=cup volume-barrel=barrel volume-
bushel=bushel temperature-celsius=Cel temperature-fahrenheit=[degF] temperature-kelvin=K power-watt=W power-
kilowatt=kW power-megawatt=MW power-gigawatt=GW power-horsepower=hp energy-kilowatt-hour=kWh energy-calorie=cal
energy-kilocalorie=kcal energy-joule=J energy-kilojoule=kJ digital-bit=bit digital-byte=byte digital-kilobyte=kB
digital-megabyte=MB digital-gigabyte=GB digital-terabyte=TB speed-kilometer-per-hour=km/h speed-mile-per-hour=mph
speed-meter-per-second=m/s speed-knot=knot frequency-hertz=Hz frequency-kilohertz=kHz frequency-megahertz=MHz
frequency-gigahertz=GHz electric-volt=V electric-ampere=A pressure-hectopascal=hPa pressure-bar=bar angle-degree=deg"""
UNITS = dict(pair.split("=") for pair in _PAIRS.replace("-\n", "-").split())
WIDE = "\u2e80"  # where scripts begin whose words have two characters
HEAD = "# Names of units: unit, then forms parted by |. Made by benchmarks/unit_names.py from Unicode CLDR 47.\n"


def known_units() -> set[str]:
    """The units of data/quantity/units.toml."""
    from newsclean.quantity.tables import quantity_table

    return {name for rows in quantity_table("units").values() for name in rows}


def names(lang: str, unit: str) -> Iterator[str]:
    """The forms of a unit behind a number, in lower case."""
    from babel import Locale

    patterns = Locale(lang)._data["unit_patterns"].get(unit, {})
    for length in ("long", "short"):
        for count, pattern in (patterns.get(length) or {}).items():
            if count == "per":
                continue
            form = str(pattern).replace("\u200f", "").strip() if isinstance(pattern, str) else ""
            if not form.startswith("{0}"):
                continue
            form = form.removeprefix("{0}").replace("\xa0", " ").strip().lower()
            if _is_name(form) and (length == "long" or not form.isascii()):
                yield form


def _is_name(form: str) -> bool:
    """Whether it is a word, or words; letters alone are in units.toml."""
    plain = form.replace(" ", "").replace("-", "").replace("'", "").replace("’", "")
    least = 2 if plain > WIDE else 3
    return len(plain) >= least and all(c.isalpha() or not c.isascii() for c in plain)


def main() -> None:
    """Write the table of each language."""
    known = known_units()
    for lang in LANGUAGES[1:]:
        rows: dict[str, list[str]] = {}
        for unit, name in UNITS.items():
            if name in known:
                rows[name] = list(dict.fromkeys([*rows.get(name, []), *names(lang, unit)]))
        text = "".join(f"{name}\t{'|'.join(forms)}\n" for name, forms in rows.items() if forms)
        (HOME / lang / "unit_names.tsv").write_text(HEAD + text, encoding="utf-8")


if __name__ == "__main__":
    main()
