"""Statements that articles share: judged beside token_set_ratio, on the seeds, and for speed.

    python -m benchmarks.statements pairs                 # paraphrases and near misses written for newsclean
    python -m benchmarks.statements leads DOCS PAIRS      # first sentences of labelled copies and strangers
    python -m benchmarks.statements seeds CLEAN > clusters.jsonl
    python -m benchmarks.statements sample DOCS           # links to be read by eye
    python -m benchmarks.statements speed DOCS 10000 100000

DOCS and CLEAN are JSON Lines with `id, title, summary, text`, gzipped or not; PAIRS has `a, b, label`.
"""

from __future__ import annotations

import gzip
import json
import random
import resource
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.fuzz import token_set_ratio

from newsclean.claims.statements.clauses import Statement, statements_of
from newsclean.claims.statements.clustering import cluster_stars, main_names
from newsclean.claims.statements.linking import link_statements, linked_pairs, score_statements
from newsclean.text.sentences import sentences

PAIRS = Path(__file__).parent.parent / "tests" / "cases" / "paraphrases.toml"
PER_ARTICLE = 25  # sentences of a news article, about
Record = dict[str, Any]


def rows(path: str) -> Iterator[Record]:
    """The records of a file of JSON Lines."""
    data = Path(path).read_bytes()
    text = (gzip.decompress(data) if path.endswith(".gz") else data).decode("utf-8")
    yield from (json.loads(line) for line in text.split("\n") if line.strip())


def written() -> list[tuple[str, str, bool]]:
    """The pairs written for newsclean: two sentences, and whether they state the same."""
    data = tomllib.loads(PAIRS.read_text(encoding="utf-8"))
    return [(a, b, kind == "same") for kind in ("same", "different") for _, a, b in _of_kind(data[kind])]


def _of_kind(table: dict[str, list[list[str]]]) -> Iterator[tuple[str, str, str]]:
    for why, pairs in table.items():
        yield from ((why, a, b) for a, b in pairs)


def auc(scores: Sequence[float], labels: Sequence[bool]) -> float:
    """The chance that a same pair scores above one that is not; a tie counts half."""
    values, same = np.asarray(scores), np.asarray(labels)
    above = values[same][:, None] - values[~same][None, :]
    return float((above > 0).mean() + (above == 0).mean() / 2)


def best_f1(scores: Sequence[float], labels: Sequence[bool]) -> tuple[float, float]:
    """The best F1 over all thresholds, and the threshold."""
    values, same = np.asarray(scores), np.asarray(labels)
    found = [(2 * (same & (values >= t)).sum() / ((values >= t).sum() + same.sum()), t) for t in np.unique(values)]
    f1, at = max(found)
    return float(f1), float(at)


def judge(pairs: Sequence[tuple[str, str, bool]]) -> dict[str, dict[str, float]]:
    """AUC, best F1 and its threshold of newsclean's score and of token_set_ratio."""
    labels = [same for *_, same in pairs]
    out = {}
    for name, measure in (("newsclean", score_statements), ("token_set_ratio", token_set_ratio)):
        scores = [measure(a, b) for a, b, _ in pairs]
        f1, at = best_f1(scores, labels)
        out[name] = {"auc": round(auc(scores, labels), 3), "f1": round(f1, 3), "at": round(at, 2)}
    return out


def leads(docs: str, pairs: str) -> list[tuple[str, str, bool]]:
    """The first sentences of labelled documents that hold no figures; exact copies of a sentence are left out."""
    first = {row["id"]: next((row["text"][a:b] for a, b in sentences(row["text"])), "") for row in rows(docs)}
    found = [(first.get(row["a"], ""), first.get(row["b"], ""), bool(row["label"])) for row in rows(pairs)]
    return [(a, b, same) for a, b, same in found if a and b and a != b and not any(c.isdigit() for c in a + b)]


def statements(record: Record, article: int) -> Iterator[tuple[str, int, Statement]]:
    """(field, place in it, statement) of an article."""
    lines = record.get("summary") or ""
    summary = lines if isinstance(lines, str) else "\n".join(lines)
    fields = {"title": record.get("title") or "", "summary": summary, "text": record.get("text") or ""}
    found = [(name, a, text[a:b]) for name, text in fields.items() for a, b in sentences(text)]
    names = main_names([text for *_, text in found])
    for name, start, text in found:
        for one in statements_of(text, names, article):
            yield name, start + one.start, one


def clusters(records: Sequence[Record]) -> Iterator[Record]:
    """Clusters of statements in the shape of `newsclean claims`."""
    found = [row for at, record in enumerate(records) for row in statements(record, at)]
    only = [one for *_, one in found]
    for star in cluster_stars([one.article for one in only], linked_pairs(only)):
        members = [_member(records[found[at][2].article]["id"], *found[at]) for at in star]
        shared = {"value": None, "unit": None, "members": members}
        yield {"claim": only[star[0]].text, "kind": "statement", "status": "agree", "when": None, "variants": [shared]}


def _member(article: object, name: str, start: int, one: Statement) -> Record:
    return {"id": article, "field": name, "start": start, "end": start + len(one.text), "text": one.text}


def made(docs: str, count: int) -> list[Statement]:
    """Statements of articles put together from halves of sentences of given ones: hardly two are equal."""
    given: list[Statement] = []
    for at, record in enumerate(rows(docs)):
        given.extend(one for *_, one in statements(record, at))
    cuts = [one.text.find(" ", len(one.text) // 2) for one in given]
    halves = [(one.text[:at], one.text[at:], one.names) for one, at in zip(given, cuts, strict=True) if at > 0]
    choose = random.Random(7)
    return [
        Statement(at // PER_ARTICLE, (one := choose.choice(halves))[0] + choose.choice(halves)[1], names=one[2])
        for at in range(count * PER_ARTICLE)
    ]


def speed(docs: str, counts: Sequence[int]) -> None:
    """CPU seconds and memory of linking the statements of so many made articles."""
    for count in counts:
        corpus = made(docs, count)
        before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
        found = link_statements(corpus)
        used = time.process_time() - start
        more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(f"{count} articles, {len(corpus)} statements: {used:.1f} s CPU, {1e6 * used / count:.0f} µs an article, "
              f"{more / 1024:.0f} MB besides reading, {len(found.first)} links", flush=True)  # fmt: skip
        del corpus, found


def sample(docs: str, count: int = 60) -> None:
    """Links to read by eye, exact copies left out."""
    found = [one for at, record in enumerate(rows(docs)) for *_, one in statements(record, at)]
    every = sorted((s, found[a].text, found[b].text) for a, b, s in linked_pairs(found) if s < 1)
    for s, one, other in sorted(random.Random(1).sample(every, min(count, len(every)))):
        print(f"{s:.2f}\n  {one}\n  {other}")


def main(argv: Sequence[str]) -> None:
    """See the top of the file."""
    verb, *paths = argv
    if verb == "pairs":
        print(json.dumps(judge(written()), indent=1))
    elif verb == "leads":
        pairs = leads(*paths)
        print(len(pairs), "pairs,", sum(same for *_, same in pairs), "same", json.dumps(judge(pairs), indent=1))
    elif verb == "seeds":
        for cluster in clusters(list(rows(paths[0]))):
            print(json.dumps(cluster, ensure_ascii=False))
    elif verb == "sample":
        sample(paths[0])
    elif verb == "speed":
        speed(paths[0], [int(n) for n in paths[1:]])


if __name__ == "__main__":
    main(sys.argv[1:])
