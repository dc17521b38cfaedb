"""The numbers of what an index keeps: a change of what is read of fixed samples must raise them.

An index that was read in one way must not meet articles that are read in another. The numbers are kept by hand, so that
an edit that changes nothing of this refuses nobody's index.
"""

from __future__ import annotations

import json
import zlib
from hashlib import blake2b

import numpy as np

from newsclean.claims.extract.article_fields import text_of_article
from newsclean.claims.extract.claims import read_sentences as sentences_of
from newsclean.claims.index import READING as CLAIMS_READING
from newsclean.claims.judging.judge_rows import judge_in_story, judge_pair
from newsclean.claims.packed_articles import pack_sentences
from newsclean.claims.pairs.linking import python_pairs, select_pairs
from newsclean.claims.pairs.story_pairs import by_story, with_story_pairs
from newsclean.claims.pairs.verdict_cache import VerdictCache
from newsclean.claims.pipeline import Corpus, read_articles
from newsclean.dedup.index.store import READING as DEDUP_READING
from newsclean.dedup.matching.shingles import sampled
from newsclean.dedup.reading.slots import lead_slots
from newsclean.text.hashed_tokens import hash_words, house

PROBE = "Sales rose 24.5 per cent to $3m, Élan’s agency said on 17 May; seven of 10 firms, 中国 and ไทย, agreed."
GERMAN = "In Sandmere sind bei einem Brand in der Nacht zum Montag drei Menschen verletzt worden, sagte Ruth Alder."
SAMPLES = [
    {"id": 1, "date": "2024-05-16", "source": "lantern.example", "title": "Port of Sandmere grows",
     "text": "The port of Sandmere handled 4.2 million tonnes last year, up 7 per cent, its board said on Thursday. "
             "It expects 4.5 million in 2024. The port employs some 310 people."},
    {"id": 2, "date": "2024-05-18", "source": "beacon.example",
     "text": "Sandmere's port moved 4.2m tonnes in 2023. Chief executive Ruth Alder denied that it had lost "
             "€12 million. The port will not close its eastern dock, she told reporters."},
    {"id": 3, "date": "2024-06-02", "source": "echo.example", "lang": "de",
     "text": "Der Hafen von Sandmere schlug 2023 rund 3,9 Millionen Tonnen um. "
             "Das sind 7 Prozent mehr als im Vorjahr."},
    {"id": 4, "text": "The port of Sandmere handled 3.9 million tonnes in 2023. A third of it was grain."},
]  # fmt: skip
RAISE = "what is read has changed: raise READING in {}, then write what is read now here"
CLAIMS_READ = (7, "bffdb86ceaab243f")
DEDUP_READ = (4, "3bec2b63b94c608f")


def digest(*parts: bytes) -> str:
    return blake2b(b"".join(parts), digest_size=8).hexdigest()


def judge_all_pairs(corpus: Corpus, judging: VerdictCache) -> None:
    """The verdicts of all candidate pairs, those among them that need not be judged."""
    mentions, stories = corpus.mentions, corpus.story_of_each()
    first, second, _ = select_pairs(mentions, len(mentions.rows))
    judge = by_story(judging.over(judge_pair, mentions), judge_in_story, stories)
    for pair in python_pairs(*with_story_pairs(mentions, len(mentions.rows), stories, (first, second))):
        judge(mentions, *pair)


def test_what_claims_read_and_judge_is_of_this_number() -> None:
    judging, parts = VerdictCache(), []
    for article in SAMPLES:
        text = text_of_article(article)
        parts.append(zlib.decompress(pack_sentences(text, list(sentences_of(text)))))
    judge_all_pairs(read_articles(SAMPLES), judging)
    assert judging.fresh
    verdicts = sorted((name.hex(), verdict, round(score, 6)) for name, (verdict, score) in judging.fresh.items())
    found = digest(*parts, json.dumps(verdicts).encode())
    assert (CLAIMS_READING, found) == CLAIMS_READ, RAISE.format("newsclean/claims/index.py")


def test_what_deduplication_reads_is_of_this_number() -> None:
    words, table = hash_words([PROBE]), house()
    made_of = sampled(words, np.zeros(1, np.int64), 4, 256)
    slots = lead_slots([PROBE, SAMPLES[0]["text"], GERMAN])
    parts = [words.exact, *made_of, table.known, table.stand_for, *slots]
    found = digest(*(np.ascontiguousarray(part).tobytes() for part in parts))
    assert (DEDUP_READING, found) == DEDUP_READ, RAISE.format("newsclean/dedup/index/store.py")
