"""Statements without a figure that several articles make, and their star clusters."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import numpy as np

from newsclean.claims.packed_articles import UNPACKED
from newsclean.claims.statements.blocking import word_numbers
from newsclean.claims.statements.clauses import Statement, statements_of
from newsclean.claims.statements.event_dates import are_apart_in_time, event_dates
from newsclean.claims.statements.linking import linked_pairs
from newsclean.claims.statements.statement_mention import StatementMention
from newsclean.claims.statements.statement_options import ALIGNMENT, STATEMENTS
from newsclean.text.synonyms import WORDS, Lexicon

if TYPE_CHECKING:
    from newsclean.claims.extract.sentence import Sentence
    from newsclean.claims.packed_articles import PackedArticles
    from newsclean.claims.statements.event_dates import EventDate

    Link = tuple[int, int, float]  # two statements, and how sure it is

AT_ONCE = 64  # articles whose names are read together: two thirds of the time of one by one, and 256 save 3 % more


class StatementTable(Sequence[Statement]):
    """The statements of articles as columns: each is made when it is looked at."""

    def __init__(self, articles: PackedArticles) -> None:
        self.articles = articles
        self.names: list[frozenset[str]] = []
        self.article, self.sentence, self.field = array("I"), array("I"), array("B")
        self.place, self.start, self.end = array("I"), array("I"), array("I")  # of the sentence in its field, and in it
        self.negated, self.dated = array("B"), array("B")  # `dated`: a day stands in its sentence
        lexicon = Lexicon()
        every = enumerate(articles.each())
        while some := list(islice(every, AT_ONCE)):
            lexicon = Lexicon() if len(lexicon) > WORDS else lexicon
            self.names.extend(names_of_each([[it.text for it in sentences] for _, sentences in some], lexicon))
            for number, sentences in some:
                self._take(number, sentences)

    def _take(self, number: int, sentences: Sequence[Sentence]) -> None:
        fields = {name: at for at, (name, _) in enumerate(self.articles.texts[number].fields)}
        for at, sentence in enumerate(sentences):
            dated = any(q.kind == "date" for q in sentence.found)
            for statement in statements_of(sentence.text, (), number, sentence.lang):
                self.article.append(number)
                self.sentence.append(at)
                self.field.append(fields[sentence.field])
                self.place.append(sentence.start)
                self.start.append(statement.start)
                self.end.append(statement.end)
                self.negated.append(statement.negated)
                self.dated.append(dated)

    def __len__(self) -> int:
        return len(self.article)

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return [self._one(n) for n in range(*at.indices(len(self)))] if isinstance(at, slice) else self._one(at)

    def __iter__(self) -> Iterator[Statement]:
        return map(self._one, range(len(self)))

    def _one(self, at: int) -> Statement:
        article, place, start, end = self.article[at], self.place[at], self.start[at], self.end[at]
        text = self.articles.texts[article].fields[self.field[at]][1][place + start : place + end]
        lang = self.articles.texts[article].lang
        return Statement(article, text, start, end, self.names[article], bool(self.negated[at]), lang)

    def of_article(self, article: int) -> range:
        """The places of the statements of an article."""
        return range(bisect_left(self.article, article), bisect_right(self.article, article))

    def stated(self, at: int) -> StatementMention:
        """A statement with its sentence."""
        row = self._one(at)
        sentence = self.articles.sentences(row.article)[self.sentence[at]]
        return StatementMention(row.article, sentence, row.start, row.end, row.text)


def cluster_statements(statements: StatementTable, stories: Sequence[object] = ()) -> Iterator[list[StatementMention]]:
    """Statements of several articles that say the same, the central one first; `stories` has that of each article."""
    found = _of_one_time(statements, linked_pairs(statements, stories=stories))
    for star in _stars(statements.article, found, stories):
        rows = [statements.stated(at) for at in star]
        if not all(row.has_figure for row in rows):  # else it is a claim of the figure
            yield rows


def _of_one_time(statements: StatementTable, found: Iterable[Link]) -> list[Link]:
    """The links without those of statements that share their words, and not the day: "begins on 4 May"."""

    @lru_cache(maxsize=UNPACKED)
    def dates(at: int) -> tuple[EventDate, ...]:
        row = statements.stated(at)
        return event_dates(row.sentence, row.start, row.end)

    dated = statements.dated
    return [it for it in found if not (dated[it[0]] and dated[it[1]] and are_apart_in_time(*map(dates, it[:2])))]


def without_opposed(
    stars: Iterable[list[StatementMention]], opposed: Iterable[Sequence[Sequence[StatementMention]]]
) -> Iterator[list[StatementMention]]:
    """The clusters without what contradicts another member; `opposed` has what is stated, and what is against it.

    >>> from types import SimpleNamespace as Row
    >>> one, other, third = (Row(article=at, sentence=Row(field="text", start=0), start=0, end=9) for at in range(3))
    >>> list(without_opposed([[one, other, third]], [([one], [other])])) == [[one, third]]
    True
    """
    sides = [[{_place(it) for it in side} for side in both] for both in opposed]
    for star in stars:
        places = [_place(it) for it in star]
        drop = {it for stated, against in sides if not stated.isdisjoint(places) for it in against}
        yield [row for row, place in zip(star, places, strict=True) if place not in drop] if drop else star


def _place(it: StatementMention) -> object:
    return it.article, it.sentence.field, it.sentence.start, it.start, it.end


def _stars(articles: Sequence[int], found: Sequence[Link], stories: Sequence[object]) -> list[list[int]]:
    """The clusters; and of one story those of sentences that state two things, and stand apart in the first of them."""
    stars = cluster_stars(articles, found)
    if not stories:
        return stars
    of: defaultdict[int, set[int]] = defaultdict(set)
    for number, star in enumerate(stars):
        for at in star:
            of[at].add(number)
    apart = [
        (a, b, score)
        for a, b, score in found
        if score >= ALIGNMENT.score and stories[articles[a]] == stories[articles[b]] and not of[a] & of[b]
    ]
    met: set[int] = set()
    for star in cluster_stars(articles, apart):
        if met.isdisjoint(star):  # else each sentence that lists three things makes three pairs of one claim
            stars.append(star)
        met |= set(star)
    return stars


Near = dict[int, dict[int, float]]


def cluster_stars(articles: Sequence[int], found: Sequence[Link]) -> list[list[int]]:
    """Clusters from links among statements of these articles: each member is linked to the first; nothing is chained.

    A member is linked to more than half of the members of other articles, too: a sentence that states two things is
    linked to sentences of either, and these are left for a star of their own, in which it stands again. Copies (1.0)
    go where the first of them goes. Who has most links is a centre first, then who has the best, then who comes first.

    >>> cluster_stars([1, 2, 3, 4, 5], [(0, 1, 0.9), (0, 2, 0.8), (1, 2, 0.8), (3, 4, 1.0)])
    [[0, 1, 2], [3, 4]]
    >>> cluster_stars([1, 2, 3], [(0, 1, 0.9), (1, 2, 0.8)])
    [[1, 0], [2, 1]]
    """
    first = list(range(len(articles)))
    for a, b, score in found:
        if score == 1.0:
            at = min(first[a], first[b])
            first[a] = first[b] = at
    near: Near = {}
    for a, b, score in found:
        if first[a] != first[b]:
            near.setdefault(first[a], {})[first[b]] = score
            near.setdefault(first[b], {})[first[a]] = score
    return _with_copies(first, _gathered(near, articles))


def _gathered(near: Near, articles: Sequence[int]) -> list[list[int]]:
    out = []
    used: set[int] = set()
    order = sorted(near, key=lambda at: (-len(near[at]), -max(near[at].values()), at))
    for centre in order:
        if centre not in used:
            star = _star(centre, near, articles, used)
            if len(star) > 1:
                out.append(star)
                used.update(star)
    for left in order:  # linked only to those that went elsewhere: once more with the best of them
        if left not in used:
            best = min(near[left], key=lambda at: (-near[left][at], at))
            out.append([left, best])
            used.add(left)
    return out


def _star(centre: int, near: Near, articles: Sequence[int], used: set[int]) -> list[int]:
    star = [centre]
    for at in sorted(near[centre], key=lambda at: (-near[centre][at], at)):
        others = [other for other in star if articles[other] != articles[at]]
        if at not in used and 2 * sum(other in near[at] for other in others) > len(others):
            star.append(at)
    return star


def _with_copies(first: Sequence[int], found: list[list[int]]) -> list[list[int]]:
    copies: dict[int, list[int]] = {}
    for at, of in enumerate(first):
        if at != of:
            copies.setdefault(of, []).append(at)
    met = {at for star in found for at in star}
    every = [*found, *([of] for of in copies if of not in met)]
    return sorted([at for of in star for at in (of, *copies.get(of, ()))] for star in every)


def main_names(sentences: Sequence[str], lexicon: Lexicon | None = None) -> frozenset[str]:
    """The names that an article is about: in its first three sentences (title among them), or met again and again.

    `lexicon` remembers words from one article to the next.

    >>> sorted(main_names(["Taiwan cuts tariffs", "TAIPEI - Taiwan cuts tariffs, minister Lin said.", "It rained."]))
    ['TW', 'lin']
    """
    return names_of_each([sentences], Lexicon() if lexicon is None else lexicon)[0]


def names_of_each(articles: Sequence[Sequence[str]], lexicon: Lexicon) -> list[frozenset[str]]:
    """The same of several articles, whose words are read together."""
    ids, counts = word_numbers([sentence for sentences in articles for sentence in sentences], lexicon)
    numbers, spans = ids.tolist(), pairwise([0, *np.cumsum(counts).tolist()])
    known = {number: word.key for number in set(numbers) if (word := lexicon.words[number]) and word.name}
    out = []
    for sentences in articles:
        found: Counter[str] = Counter()
        for at, (sentence, (start, end)) in enumerate(zip(sentences, spans, strict=False)):
            if not sentence.isupper():
                times = STATEMENTS.name_mentions if at < 3 else 1
                for key in {known[number] for number in numbers[start:end] if number in known}:
                    found[key] += times
        out.append(frozenset(key for key, times in found.items() if times >= STATEMENTS.name_mentions))
    return out
