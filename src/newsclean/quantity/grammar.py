"""The grammar of a language: the entries of [grammar] in data/languages/*/quantity.toml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grammar:
    """The entries; each is off unless a language sets it."""

    plural: str = ""  # ending of names of money in the plural
    unit_words: bool = False  # the names of data/quantity/units.toml are of this language
    head_noun: bool = False  # the noun that a number counts can be found behind it
    name_numbers: bool = False  # a capital before a bare number makes a name of both: "Windows 11"
    number_phrases: bool = False  # "one in five", "400 or more miles", "3 dollars 50"
    lone_number_words: bool = False  # a number word alone counts; elsewhere "ein" and "un" are usually articles
    digits_go_on: bool = False  # in words: "3 hundred and 21", "2 dozen"
    scales_multiply: bool = False  # "3 mil millones"
    month_first: bool = False  # "July 4", and 7/4/2023 may be that day
    point_ordinals: bool = False  # "der 3. Platz": a point behind a number makes it an ordinal
    ordinal_suffix: str = "(?!)"  # pattern of what makes a number an ordinal: "3-е место", "3º andar", "2:a"
    short_months: bool = False  # "Sept" may stand without a number
    bare_years: bool = False  # a year may stand without a preposition before a noun: "2023 Waren", "2014 profits"
    colon_price: bool = False  # "14:90 kronor" is a price
    clock_h: bool = True  # "14h" is a time of day
    vague: str | None = None  # words for vague numbers; None: the scales of a language with spaces between words
    and_half: str = ""  # behind a number with a scale: " and a half"; "" where smaller scales may follow instead
    tens_joint: str = ""  # between tens and units: "treinta y cinco", "trinta e cinco"
    vigesimal: bool = False  # "soixante-dix" is 70 and "quatre-vingts" 80
    tens_joined: str = ""  # the same, written to the word behind it: Arabic "خمسة وثلاثون"
    unit_first: bool = False  # the units stand before the tens, as words of their own: the same
    ten_adds: bool = False  # "dix-sept" and "on yedi" are 17
    marks: str = ""  # what stands within a number word and is no letter: apostrophes, vowel signs
    thousand: str = ""  # the scale that begins a number without "one": "mil doscientos"
    decimal_word: str = ""  # words between a whole number and its places: "dos coma cinco", "zwei Komma fünf"
    parts_joint: str = ""  # between a sum of money and its cents: "15 Euro und 20 Cent"
    han_numbers: str = ""  # the signs with which numbers in Chinese characters begin
    han_shares: str = ""  # those with which only shares begin: "万分之三"
    suffix: str = ""  # pattern of what may be written to a unit: Turkish "avroydu", "metrelik"
    wide_half: str = "(?!)"  # pattern of half of the unit before it, in a script without spaces: "三斤半", "2年 반"
    link: str = "(?!)"  # pattern of what may stand between a scale and a unit: "milliards de dollars"
