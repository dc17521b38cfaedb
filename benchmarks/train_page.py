"""Fit the page model (`newsclean.line_model`) and say what it reaches on publishers it has not seen.

    python benchmarks/train_page.py [DATA] [--folds 4] [--epochs 28] [--sets] [--out src/newsclean/data/page.npz]

DATA (default ../shared/eval beside the repository) holds html/, textlines/, residue/ and score.py. Needs torch and
selectolax besides newsclean. One core, about six minutes. Every figure is either cross-validated by publisher (a
publisher's pages are all in one fold) or, for big9, which is for research only, of a set that no weight has seen.
Two things are less strict than that: the weights of the headline are fitted on all training sets at once, and the
shape of the net, the settings below and the thresholds in `newsclean.line_model.classifier` were chosen by hand with
the figures of all sets in view, big9's too.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import numpy as np
import torch
from rapidfuzz import fuzz
from selectolax.lexbor import LexborHTMLParser
from torch import nn
from torch.nn import functional

from newsclean.line_model import classifier as model
from newsclean.line_model import features, find_headline_line, headline_line
from newsclean.line_model.compiled_network import compiled_model, page_arrays
from newsclean.line_model.network import column_of_repeated
from newsclean.rules.rule import builtin_rules
from newsclean.rules.ruleset import RuleSet

TRAINED, UNSEEN = ("fundus_tests", "wcxb", "daniel"), "big9"
WIDTH, BEFORE, VOCABULARY, MIN_PUBLISHERS = 16, 8, 250, 10
TAPS = ((-3, -2, -1, 0, 1, 2, 3), (-18, -9, -4, 0, 4, 9, 18))
EPOCHS, BATCH, RATE, DROPOUT, DECAY = 28, 16, 4e-3, 0.1, 0.01
SHARE = {"page": 1.0, "residue": 0.5, "gold": 0.5}  # how often a text of each regime is drawn in an epoch
RECALL = 3.0  # a body line of a residue or a clean text weighs so much more than one of a page
STITCHED = 0.5  # of the pages get the head and foot of other pages, so that no site's frame is learned
MARKS = [0.35, 0.45, 0.2]  # how often a text is trained without marks, with the rules' marks, with random ones
RULES = RuleSet(builtin_rules())
TABLES = np.frombuffer(features.char_table(), np.uint8), np.frombuffer(features.kind_table(), np.uint8)


@dataclass
class Doc:
    """A text as lines, what is body, and its features."""

    set: str
    kind: str  # page, residue, gold
    row: dict[str, Any]
    lines: list[str]
    labels: list[bool]
    publisher: str
    title: str | None
    masked: list[bool] = field(default_factory=list)  # headlines: left out of the loss

    def prepare(self) -> Doc:
        """Compute features, targets and weights; a line weighs by its length, up to a paragraph."""
        read = features.line_features(self.lines, TABLES)
        half, splits = len(read.word_lines), np.searchsorted(read.word_lines, np.arange(1, len(self.lines)))
        words, pairs = np.split(read.hashes[:half], splits), np.split(read.hashes[half:], splits)
        self.hashes = [np.concatenate(pair).astype(np.int64) for pair in zip(words, pairs, strict=True)]
        self.numbers, self.edges = read.numbers, read.edges.T.astype(np.int64)
        self.y = np.array(self.labels, np.float32)
        whole = [150 if re.search("[\u3400-\u9fff]", line[:20]) else 400 for line in self.lines]
        length = np.array([min(len(line) / w, 1) for line, w in zip(self.lines, whole, strict=True)], np.float32)
        self.weight = (0.35 + 1.3 * length) * ~np.array(self.masked)
        hits = RULES.all_hits(self.lines)
        self.marks = np.array([bool(hit) and hit[0].whole and not hit[0].rule.weak for hit in hits])
        return self


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        return [json.loads(line) for line in file]


def publisher(name: str, row: dict[str, Any]) -> str:
    """The registered domain, nearly; big9 is one publisher, it is never trained on."""
    if name == UNSEEN:
        return name
    host = row["id"].split("_")[1] if name == "daniel" else urlsplit(row["url"]).hostname or ""
    parts = host.split(".")
    return ".".join(parts[-3:] if len(parts[-1]) == 2 and len(parts[-2]) <= 3 else parts[-2:])


def paragraphs(html: str) -> list[str]:
    """The simplest extractor: every `<p>`."""
    texts = (re.sub(r"\s+", " ", p.text(separator="")).strip() for p in LexborHTMLParser(html).css("p"))
    return [text for text in texts if text]


def stripped(text: str) -> list[str]:
    """The lines as the cleaner sees them."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def load(data: Path, score: Any) -> list[Doc]:
    """Every text of every set: pages, residues (those of score.py's files, `<p>` for the rest) and golds."""
    docs = []
    for name in (*TRAINED, UNSEEN):
        titles, sources = {}, []
        for row in read_rows(data / f"html/{name}.jsonl.gz"):
            titles[row["id"]] = row.get("title")
            if name == "daniel" or (name == "fundus_tests" and row["lang"] != "en"):
                sources.append(("residue", row | {"id": row["id"] + "#p"}, paragraphs(row["html"])))
        for row in read_rows(data / f"textlines/{name}.jsonl.gz"):
            if row["gold_coverage"] >= 0.9:
                sources += [("page", row, row["lines"]), ("gold", row, stripped(row["gold"]))]
        if name != "daniel":
            sources += [("residue", r, stripped(r["text"])) for r in read_rows(data / f"residue/{name}.jsonl.gz")]
        for kind, row, lines in sources:
            title = row.get("title") or titles.get(row["id"].split("#")[0])
            title = stripped(row["gold"])[0] if row["gold_includes_title"] and row["gold"].strip() else title
            doc = labelled(Doc(name, kind, row, lines, [], publisher(name, row), title), score)
            if lines and (any(doc.labels) or name == UNSEEN):
                docs.append(doc.prepare())
    return docs


def labelled(doc: Doc, score: Any) -> Doc:
    """The document with labels, and with the lines masked whose label is a matter of convention or chance."""
    if doc.kind == "page":
        doc.labels = [bool(x) for x in doc.row["labels"]]
    elif doc.kind == "gold":
        doc.labels = [True] * len(doc.lines)
    else:
        doc.labels = [bool(x) for x in score.kept_lines(doc.lines, doc.row["gold"])]
    doc.masked = [bool(doc.title) and alike(line, doc.title, score) for line in doc.lines]
    for i, line in enumerate(doc.lines):  # one or two words alone among dropped lines: a chance match, not a label
        if doc.labels[i] and len(line.split()) < 3 and len(line) < 25 and sum(doc.labels[max(0, i - 3) : i + 4]) == 1:
            doc.masked[i] = True
    if doc.row["gold_includes_title"]:  # such golds hold headline, byline and date in front, the others do not
        for i, line in enumerate(doc.lines):
            if doc.labels[i] and len(line) >= (30 if re.search("[\u3400-\u9fff]", line) else 70):
                break
            doc.masked[i] |= doc.labels[i]
    return doc


def alike(line: str, title: str, score: Any) -> bool:
    """Is the line the title, with or without the site's name?"""
    a, b = score.key(line), score.key(title)
    if len(a) <= 12 or not b:
        return bool(a) and a == b
    inside = (len(b) > 20 and b in a and len(a) < 1.7 * len(b)) or (len(a) > 20 and a in b)
    return inside or fuzz.ratio(a, b) >= 85


def vocabulary(docs: list[Doc]) -> Any:
    """Buckets met at many publishers that tell body from boilerplate, by log-odds times the root of their count."""
    seen: dict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for doc in docs:
        if doc.kind != "gold":
            for hashes, label, masked in zip(doc.hashes, doc.labels, doc.masked, strict=True):
                for bucket in () if masked else hashes.tolist():
                    seen[bucket][label].add(doc.publisher)
    everyone = len({doc.publisher for doc in docs})
    ranked = []
    for bucket, (out, body) in seen.items():
        a, b = (len(body) + 1) / (everyone + 2), (len(out) + 1) / (everyone + 2)
        if len(out) + len(body) >= MIN_PUBLISHERS:
            odds = math.log(a / (1 - a)) - math.log(b / (1 - b))
            ranked.append((abs(odds) * math.sqrt(len(out) + len(body)), bucket))
    return np.array([bucket for _, bucket in sorted(ranked, reverse=True)[:VOCABULARY]])


class Net(nn.Module):
    """The net that `newsclean.line_model.classifier` runs in numpy."""

    def __init__(self, docs: list[Doc]) -> None:
        super().__init__()
        numbers = torch.from_numpy(np.concatenate([doc.numbers for doc in docs]))
        self.register_buffer("mean", numbers.mean(0))
        self.register_buffer("std", numbers.std(0) + 0.05)
        known = vocabulary(docs)
        ids = torch.zeros(features.BUCKETS, dtype=torch.long)
        ids[torch.from_numpy(known)] = torch.arange(1, len(known) + 1)
        self.register_buffer("ids", ids)
        self.line = nn.Linear(features.NUMBERS + 2, WIDTH)  # and two more: marked, repeated
        self.edges = nn.ModuleList(nn.Embedding(features.CLASSES, WIDTH) for _ in range(3))
        self.words = nn.EmbeddingBag(len(known) + 1, 1, mode="sum", padding_idx=0)
        self.lexical = nn.Linear(1, WIDTH, bias=False)
        self.mix = nn.Linear(3 * WIDTH + 1 + BEFORE, WIDTH)
        self.around = nn.ModuleList(nn.Linear(WIDTH * len(taps), WIDTH) for taps in TAPS)
        self.out = nn.Linear(WIDTH, 1)
        for table in self.edges:
            nn.init.zeros_(table.weight)
        nn.init.normal_(self.words.weight, std=0.05)
        with torch.no_grad():
            self.words.weight[0] = 0

    def drop(self, x: Any, share: float = DROPOUT) -> Any:
        """Dropout while training."""
        return functional.dropout(x, share, self.training)

    def forward(self, b: dict[str, Any]) -> Any:
        """Log-odds, pages × lines, of what `batch` makes."""
        x = self.line(torch.cat([(b["numbers"] - self.mean) / self.std, b["extra"]], 1))
        x = x + sum(table(b["edges"][:, i]) for i, table in enumerate(self.edges))
        bag = self.words(self.ids[b["hashes"]], b["offsets"])
        x = torch.relu(x + 3 * self.lexical(self.drop(bag / (b["counts"][:, None] + 3))))
        pages, longest = b["mask"].shape
        flat = x.new_zeros(pages * longest, WIDTH).index_copy(0, b["places"], x)
        x, mask = self.drop(flat.view(pages, longest, WIDTH)), b["mask"][:, :, None]
        total, n = x.sum(1, keepdim=True), mask.sum(1, keepdim=True)
        whole = torch.cat([total / n, x.max(1, keepdim=True).values, torch.log(n) / 5], 2).expand(-1, longest, -1)
        some = x[:, :, :BEFORE]
        before = (some.cumsum(1) - some * 0.5) / (total[:, :, :BEFORE] + 1)
        x = torch.relu(self.mix(torch.cat([x, whole, before], 2))) * mask
        for layer, taps in zip(self.around, TAPS, strict=True):
            padded = functional.pad(x, (0, 0, max(taps), max(taps)))
            index = torch.arange(longest)[:, None] + torch.tensor(taps) + max(taps)
            x = (x + torch.relu(layer(self.drop(padded, DROPOUT / 2)[:, index].reshape(pages, longest, -1)))) * mask
        return self.out(x)[:, :, 0]


Item = tuple[list[tuple[Doc, Any]], Any]  # pieces of texts (lines by index), which lines are marked


def batch(items: list[Item]) -> dict[str, Any]:
    """Pages padded to the longest; line features stand flat, `places` says where each line goes."""
    sizes = [len(marks) for _, marks in items]
    longest, pages = max(sizes), len(items)
    pieces = [piece for item in items for piece in item[0]]
    grid = {name: torch.zeros(pages, longest) for name in ("mask", "y", "weight")}
    extra, places = [], []
    for i, (parts, marks) in enumerate(items):
        grid["mask"][i, : sizes[i]] = 1
        grid["y"][i, : sizes[i]] = torch.from_numpy(np.concatenate([doc.y[index] for doc, index in parts]))
        grid["weight"][i, : sizes[i]] = torch.from_numpy(np.concatenate([doc.weight[index] for doc, index in parts]))
        lines = [doc.lines[j] for doc, index in parts for j in index]
        repeated = column_of_repeated(lines)
        extra.append(np.stack([marks, np.zeros(len(lines)) if repeated is None else repeated[:, 0]], 1))
        places.append(torch.arange(sizes[i]) + i * longest)
    hashes = [doc.hashes[j] for doc, index in pieces for j in index]
    counts = np.array([len(h) for h in hashes])
    return grid | {
        "numbers": torch.from_numpy(np.concatenate([doc.numbers[index] for doc, index in pieces])),
        "edges": torch.from_numpy(np.concatenate([doc.edges[index] for doc, index in pieces])),
        "extra": torch.from_numpy(np.concatenate(extra).astype(np.float32)),
        "hashes": torch.from_numpy(np.concatenate(hashes)),
        "offsets": torch.from_numpy(np.cumsum(counts) - counts),
        "counts": torch.from_numpy(counts / 2).float(),
        "places": torch.cat(places),
        "recall": torch.tensor([RECALL if parts[0][0].kind != "page" else 1.0 for parts, _ in items])[:, None],
    }


def variant(doc: Doc, rng: Any, others: list[Doc]) -> Item:
    """The text as it is, or with less round the article, or with another page's head and foot; some lines marked."""
    n, index = len(doc.lines), np.arange(len(doc.lines))
    parts = [(doc, index)]
    if doc.kind == "page":
        body = np.flatnonzero(doc.y)
        if rng.random() < 0.4:
            near = rng.random() < 0.75
            low = max(0, body[0] - int(rng.exponential(8))) if near else 0
            high = body[-1] + 1 + int(rng.exponential(12)) if near else n
            thinned = (doc.y > 0) | (rng.random(n) >= rng.choice([0, 0.3, 0.7, 0.9]))
            index = np.flatnonzero(thinned & (index >= low) & (index < high))
            parts = [(doc, index)]
        if rng.random() < STITCHED:
            low, high = body[0] - int(rng.exponential(6)), body[-1] + 1 + int(rng.exponential(4))
            head, foot = others[rng.integers(len(others))], others[rng.integers(len(others))]
            middle = (doc, index[(index >= low) & (index < high)])
            above = np.arange(max(0, np.flatnonzero(head.y)[0] - 2))
            below = np.arange(np.flatnonzero(foot.y)[-1] + 1, len(foot.lines))
            parts = [(head, above), middle, (foot, below)]
            whole = rng.choice(4, p=[0.7, 0.15, 0.15, 0])
            parts = parts if whole == 0 else parts[1:] if whole == 1 else parts[:2]
    elif rng.random() < 0.3:
        parts = [(doc, np.flatnonzero((doc.y > 0) | (rng.random(n) >= rng.choice([0.3, 0.7]))))]
    parts = [part for part in parts if len(part[1])]
    y = np.concatenate([piece.y[lines] for piece, lines in parts])
    how = rng.choice(3, p=MARKS)
    marks = np.concatenate([piece.marks[lines] for piece, lines in parts]) & (how > 0)
    return parts, marks | (rng.random(len(y)) < np.where(y > 0, 0.003, rng.choice([0.3, 0.7])) * (how == 2))


def fit(docs: list[Doc], epochs: int, seed: int = 0) -> Net:
    """Adam with one cycle of the learning rate; what comes out is the running mean of the weights."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    net, pool = Net(docs), defaultdict(list)
    for doc in docs:
        if doc.kind == "page":
            pool[doc.set, doc.row.get("lang")].append(doc)
    shares = np.array([SHARE[doc.kind] for doc in docs])
    steps = epochs * math.ceil(shares.sum() / BATCH)
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    cycle = torch.optim.lr_scheduler.OneCycleLR(adam, RATE, total_steps=steps + 1, pct_start=0.15)
    mean = {k: v.clone() for k, v in net.state_dict().items()}
    for step, items in enumerate(batches(docs, shares, pool, rng, steps)):
        b = batch(items)
        lost = functional.binary_cross_entropy_with_logits(net(b), b["y"] * 0.98 + 0.01, reduction="none")
        lost = lost * b["weight"] * (1 + (b["recall"] - 1) * b["y"])
        adam.zero_grad()
        (lost.sum(1) / (b["weight"].sum(1) + 5).sqrt()).mean().div(3).backward()  # a page counts by its length's root
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        adam.step()
        cycle.step()
        for k, v in net.state_dict().items():
            if v.is_floating_point():
                mean[k].lerp_(v, 0.01 if step > 100 else 0.1)
    net.load_state_dict(mean)
    return net.eval()


def batches(docs: list[Doc], shares: Any, pool: Any, rng: Any, steps: int) -> Any:
    """`steps` batches of texts of like length."""
    while True:
        drawn = np.flatnonzero(rng.random(len(docs)) < shares)
        rng.shuffle(drawn)
        items = [variant(docs[i], rng, pool[docs[i].set, docs[i].row.get("lang")]) for i in drawn]
        for start in range(0, len(items), 8 * BATCH):
            chunk = sorted(items[start : start + 8 * BATCH], key=lambda item: len(item[1]))
            for i in rng.permutation(math.ceil(len(chunk) / BATCH)):
                if steps == 0:
                    return
                steps -= 1
                yield chunk[i * BATCH : (i + 1) * BATCH]


@torch.no_grad()
def predict(net: Net, docs: list[Doc], *, marked: bool = False) -> dict[int, list[float]]:
    """Scores by identity of the document, without or with what the rules know."""
    out = {}
    for start in range(0, len(docs), BATCH):
        some = docs[start : start + BATCH]
        z = net(batch([([(doc, np.arange(len(doc.lines)))], doc.marks & marked) for doc in some]))
        out |= {id(doc): z[i, : len(doc.lines)].tolist() for i, doc in enumerate(some)}
    return out


def fold(doc: Doc, folds: int) -> int:
    """All texts of a publisher fall in the same fold."""
    return int(hashlib.md5(doc.publisher.encode()).hexdigest(), 16) % folds


def fit_headline(docs: list[Doc], scores: dict[int, list[float]], score: Any) -> Any:
    """Weights of the headline's features: a choice among the candidates and "none of them", by maximum likelihood."""
    cases = []
    for doc in docs:
        if doc.kind == "gold" or not doc.title:
            continue
        kept = body_scores(doc, scores[id(doc)])
        body = headline_line.body_of(doc.lines, kept)
        places = [i for i in headline_line.headline_lines(doc.lines, body) if not doc.marks[i]] if body.places else []
        if places:
            rows = headline_line.describe(
                headline_line.PageLines(doc.lines, kept, doc.marks.tolist()), places, body, doc.row.get("url")
            )
            right = [same(doc.lines[i], doc.title, score) for i in places]
            cases.append((torch.tensor(rows), torch.tensor(right)))
    w, bias = torch.zeros(headline_line.FEATURES, requires_grad=True), torch.zeros(1, requires_grad=True)
    solver = torch.optim.LBFGS([w, bias], max_iter=200)

    def loss() -> Any:
        solver.zero_grad()
        total = 0.002 * (w**2).sum()
        for rows, right in cases:
            chances = torch.log_softmax(torch.cat([rows @ w, bias]), 0)
            total = total - (torch.logsumexp(chances[:-1][right], 0) if right.any() else chances[-1]) / len(cases)
        total.backward()
        return total

    solver.step(loss)
    return np.append(w.detach().numpy(), bias.item()).astype(np.float32)


def body_scores(doc: Doc, scores: list[float]) -> list[float]:
    """The scores as the cleaner hands them on: below zero where the line is not kept or a rule has marked it."""
    keep = model.decide(doc.lines, scores)
    return [s if k and not m else min(s, -1.0) for s, k, m in zip(scores, keep, doc.marks, strict=True)]


def same(line: str, title: str, score: Any) -> bool:
    """Is the line the headline itself? Stricter than `alike`."""
    a, b = score.key(line), score.key(title)
    return bool(a) and (a == b or (len(a) > 8 and fuzz.ratio(a, b) >= 85))


def arrays(net: Net) -> dict[str, Any]:
    """The net's weights as `newsclean.line_model.classifier` names them, the scaling of the inputs folded in."""
    state = {k: v.numpy() for k, v in net.state_dict().items()}
    n, line, mix = features.NUMBERS, state["line.weight"].T, state["mix.weight"].T
    numbers = line[:n] / state["std"][:n, None]
    out = {
        "numbers": numbers, "bias": state["line.bias"] - state["mean"][:n] @ numbers,
        "marked": line[-2], "repeated": line[-1],
        "edges": np.concatenate([state[f"edges.{i}.weight"] for i in range(3)]),
        "words": state["words.weight"][:, 0], "lexical": state["lexical.weight"][:, 0] * 3,
        "mix_line": mix[:WIDTH], "mix_page": mix[WIDTH : 3 * WIDTH + 1], "mix_before": mix[3 * WIDTH + 1 :],
        "mix_bias": state["mix.bias"], "out": state["out.weight"][0], "out_bias": state["out.bias"][0],
        "kernels": np.stack([state[f"around.{i}.weight"].T for i in range(len(TAPS))]),
        "kernel_bias": np.stack([state[f"around.{i}.bias"] for i in range(len(TAPS))]),
    }  # fmt: skip
    tables = {"classes": TABLES[0], "kinds": TABLES[1], "word_ids": state["ids"].astype(np.uint16)}
    tables |= {"edge_rows": np.arange(3, dtype=np.uint8)[:, None] * features.CLASSES, "taps": np.array(TAPS, np.int8)}
    return {k: np.ascontiguousarray(v, np.float32) for k, v in out.items()} | tables


def report(docs: list[Doc], scores: dict[int, list[float]], score: Any, *, marked: bool = False) -> None:
    """Figures of score.py for each set, language and extractor; for golds the lines lost. Marked lines go."""
    cells = defaultdict(list)
    for doc in docs:
        part = doc.row["id"].split("#")[1] if doc.kind == "residue" else doc.row.get("lang") or "-"
        cells[doc.set, doc.kind, part].append(doc)
    for name, members in sorted(cells.items()):
        if len(members) < 30:
            continue
        kept = [(np.array(model.decide(d.lines, scores[id(d)])) & ~(d.marks & marked)).tolist() for d in members]
        if name[1] == "gold":
            lost = [(~np.array(keep) & ~np.array(doc.masked)).sum() for doc, keep in zip(members, kept, strict=True)]
            print(*name, f"lines lost {sum(lost)} of {sum(map(len, kept))}")
            continue
        texts = {}
        for doc, keep in zip(members, kept, strict=True):
            title = doc.title if not doc.row["gold_includes_title"] and doc.kind == "residue" else None
            page = headline_line.PageLines(doc.lines, body_scores(doc, scores[id(doc)]), doc.marks.tolist())
            found = find_headline_line(page, title=title, url=doc.row.get("url"))
            at = found.where if found else None
            text = "\n".join(line for i, (line, k) in enumerate(zip(doc.lines, keep, strict=True)) if k and i != at)
            texts[doc.row["id"]] = {"title": "" if at is None else doc.lines[at], "text": text}
        now = score.evaluate([doc.row for doc in members], texts)
        if name[1] == "residue":
            old = score.evaluate([doc.row for doc in members], {doc.row["id"]: "\n".join(doc.lines) for doc in members})
            less = 1 - (1 - now["f1"]) / (1 - old["f1"])
            more = f"before {old['f1']:.4f}, error {-less:+.1%}, recall {now['recall'] - old['recall']:+.4f}"
        else:
            more = f"line={now['line_f1']:.4f} ({now['line_precision']:.3f}/{now['line_recall']:.3f})"
        figures = f"n={now['pages']} F1={now['f1']:.4f} ({now['precision']:.3f}/{now['recall']:.3f})"
        print(*name, figures, more, flush=True)


def cascade(docs: list[Doc]) -> None:
    """How many lines each pass over the kept lines drops, with the shipped weights."""
    dropped = [0] * 5
    for doc in docs:
        lines = doc.lines
        for i in range(5):
            keep = model.keep_lines(lines)
            dropped[i] += keep.count(False)
            lines = [line for line, k in zip(lines, keep, strict=True) if k]
    print("lines dropped by pass 1 to 5, with the weights in the package:", dropped)


def main() -> None:
    """Cross-validate, fit, write, report."""
    root = Path(__file__).resolve().parent.parent
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("data", nargs="?", type=Path, default=root.parent / "shared/eval")
    ap.add_argument("--folds", type=int, default=4)
    ap.add_argument("--epochs", type=int, default=EPOCHS)
    ap.add_argument("--sets", action="store_true", help="also leave one set out at a time")
    ap.add_argument("--out", type=Path, default=root / "src/newsclean/data/page.npz")
    args = ap.parse_args()
    torch.set_num_threads(1)
    sys.path.insert(0, str(args.data))
    import score  # type: ignore[import-not-found]  # lies with the data

    docs = load(args.data, score)
    ours, unseen = [d for d in docs if d.set != UNSEEN], [d for d in docs if d.set == UNSEEN]
    scores, informed = {}, {}
    for i in range(args.folds):
        inside, outside = [d for d in ours if fold(d, args.folds) != i], [d for d in ours if fold(d, args.folds) == i]
        net = fit(inside, args.epochs)
        scores |= predict(net, outside)
        informed |= predict(net, outside, marked=True)
    net = fit(ours, args.epochs)
    np.savez_compressed(args.out, **arrays(net), headline=fit_headline(ours, informed, score))
    for cached in (model._weights, headline_line._weights, page_arrays, compiled_model):
        cached.cache_clear()  # or the headlines below would be found with the file as it was
    print(f"# trained on {', '.join(TRAINED)}; these by publisher, {args.folds} folds")
    report(ours, scores, score)
    print(f"# {UNSEEN}: never seen")
    report(unseen, predict(net, unseen), score)
    print("# the same, with the lines marked that the rules know")
    report(ours, informed, score, marked=True)
    report(unseen, predict(net, unseen, marked=True), score, marked=True)
    cascade([d for d in docs if d.kind != "gold"])
    for left in TRAINED if args.sets else ():
        print(f"# {left}: left out as a set")
        outside = [d for d in ours if d.set == left]
        report(outside, predict(fit([d for d in ours if d.set != left], args.epochs), outside), score)


if __name__ == "__main__":
    main()
