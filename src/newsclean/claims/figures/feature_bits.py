"""How the feature table packs what is known of a figure and of the words around it into bytes."""

from __future__ import annotations

MOST = 32  # words that a first look knows; of the rest it knows the weight, and four in five sentences have none
WEIGHTS = 16  # steps of a weight, rounded up: a first look may only err to one side
# Bits of a distance: the word is a name of the sentence; one of it or its article; no name there, but a word.
NAMED, ABOUT, WORDED = 128, 64, 32
FARTHEST = 31
COUNTRY, PROPER, OWN, BARE = 1, 2, 4, 8  # of a word: see subject.py; what is bare says nothing
CHANGE, TARGET, RANGE, KIND = 1 << 4, 1 << 5, 1 << 6, 15  # role, stance, no single value, and number of the kind and 1
# Of a figure: exact; in a row of a table; never said to be the same as another; a price of the day.
EXACT, TABLE_ROW, UNINFORMATIVE, DAILY_PRICE = 1, 2, 4, 8
TOPIC_NAMES = 4  # names of title and lead, which "the two countries" and "the company" in the text stand for
KINDS = ("date", "money", "count", "measure")
ROW_BITS = 24  # of the number of a row in a posting
ROWS_MAX = 1 << ROW_BITS
