"""How the feature table packs what is known of a figure and of the words around it into bytes."""

from __future__ import annotations

MOST = 32  # words of a row; of others only the weight is held, and four in five sentences have none
WEIGHTS = 16  # steps of a weight, rounded up, so that the prefilter discards no match
# Bits of a distance: the word is a name of the sentence; one of it or its article; no name there, but a word.
NAMED, ABOUT, WORDED = 128, 64, 32
FARTHEST = 31
COUNTRY, PROPER, OWN, BARE = 1, 2, 4, 8  # of a word, see ownership.py; a bare one says nothing
PERSON, TALLY, PEOPLE, LASTING = 16, 32, 64, 128  # of a noun that counts people; of a measure, see measure.py
CHANGE, TARGET, RANGE, KIND = 1 << 4, 1 << 5, 1 << 6, 15  # role, modality, no value; number of the kind, from 1
# Of a figure: exact; in a row of a table; never the same claim as another; a price of the day; terms of a loan.
EXACT, TABLE_ROW, UNINFORMATIVE, DAILY_PRICE, LOAN_TERMS = 1, 2, 4, 8, 16
# Of a figure inside a story: of a day; expected or aimed at; of a unit or reading that agrees with others; an age; its
# sentence has more figures than are held; a year.
OF_DAY, OUTLOOK, LOOSE, AGE, CROWDED, YEAR = 1, 2, 4, 8, 16, 32
OTHERS = 4  # other figures of a sentence that are held: nine sentences in ten have no more
TOPIC_NAMES = 4  # names of title and lead, which "the two countries" and "the company" in the text stand for
KINDS = ("date", "money", "count", "measure")
ROW_BITS = 24  # of the number of a row in a posting
ROWS_MAX = 1 << ROW_BITS
UNKNOWN, EQUAL_TIME, WITHIN, APART = range(4)  # of two times
