"""Claims of one article: its sentences that can be checked, with their figures, times, names and sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from newsclean.claims.extract.article_fields import ArticleText, text_of_article
from newsclean.claims.extract.coreference import resolve_temporal_anaphora
from newsclean.claims.extract.modality import is_negated, is_question
from newsclean.claims.extract.sentence import Sentence, claim_figures
from newsclean.claims.model import Claim
from newsclean.text.language_pack import language_code
from newsclean.text.sentences import sentences
from newsclean.text.word_keys import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsclean.claims.extract.coreference import EarlierSentence
    from newsclean.core.article import Article

# Figures of a sentence that are read. Of 10,655 sentences of wire stories four have more: three tables that lost their
# lines, and a list of prices. What a figure costs grows with its sentence, so a run of digits would cost minutes.
MOST_FIGURES = 24
# Figures and times of a field, where reading ends. The most of 10,576 wire stories and broadcasters' articles is 639,
# in tables of prices; a page made of figures alone would take longer than a day of news.
MOST_OF_FIELD = 4_000


def find_claims(article: str | Mapping[str, Any] | Article) -> list[Claim]:
    """The check-worthy statements of an article: each of its figures, and the sentences that state something without.

    Takes clean text, a record (dict) or an Article; title and summary are read as restatements. What cleaning removes
    (captions, headlines of other articles) is not a claim, so clean first. Questions are none. Of a sentence with more
    than 24 figures and times, which is a table or a list, only the first 24 are read; a text is read up to its 4,000th
    figure, and of more than a million characters the first million are. Runs in time linear to the text.

    Raises RecordError when there is no text.

    >>> article = {"title": "Trade hits record", "date": "2024-05-16",
    ...            "text": "Last year, record trade of US$240 billion helped Russia. What now?"}
    >>> claim = [c for c in find_claims(article) if c.kind == "quantity"][0]
    >>> claim.quantity.value, claim.when, claim.stance, claim.names
    (Decimal('2.40E+11'), '2023', 'record', ('RU',))
    >>> find_claims({"text": "What now?"})
    []
    """
    text = text_of_article(article)
    return [claim for sentence in read_sentences(text) for claim in claims_of(sentence, text)]


def read_sentences(text: ArticleText) -> Iterator[Sentence]:
    """The sentences of all fields, each with its quantities and the earlier sentences that it may refer to."""
    from newsclean.quantity.model import Quantity
    from newsclean.quantity.scan.scanner import first_quantities

    earlier: list[EarlierSentence] = []
    for name, body in text.fields:
        found = (
            first_quantities(body, MOST_OF_FIELD, date=text.today, country=text.country, lang=text.lang)
            if language_code(text.lang)
            else []  # by the tables of another language its figures would be others
        )
        until = len(body) if len(found) <= MOST_OF_FIELD else found[MOST_OF_FIELD].start
        at = 0
        before: Sentence | None = None
        for start, end in sentences(body, text.lang):
            if end > until:
                break
            inside: list[Quantity] = []
            while at < len(found) and found[at].start < end:
                q = found[at]
                at += 1
                if q.start >= start and len(inside) < MOST_FIGURES:
                    inside.append(Quantity(q.start - start, min(q.end, end) - start, *q[2:]))
            said = body[start:end]
            if inside:  # what opens a field takes no time from another
                inside = resolve_temporal_anaphora(said, inside, before)
            before = Sentence(name, start, said, inside, (earlier, len(earlier)) if inside else None, text.lang)
            yield before
            earlier.append((said, inside))


def claims_of(sentence: Sentence, text: ArticleText) -> Iterator[Claim]:
    """The claims of one sentence: one for each figure that counts; else, where it states something, itself."""
    if is_question(sentence.text):
        return
    found = sentence.found
    chosen = claim_figures(found) if found else []
    for at in chosen:
        yield claim_of(sentence, text, at)
    if not chosen:
        yield claim_of(sentence, text, None)


def claim_of(sentence: Sentence, text: ArticleText, at: int | None) -> Claim:
    """The claim of one figure of a sentence, or, with None, of the sentence."""
    bare = Claim(
        text.id, sentence.field, sentence.start, sentence.end, sentence.text, None, text.date, text.source,
        attribution=sentence.attribution, negated=is_negated(sentence.text, sentence.lang), names=_names(sentence, ()),
        found=tuple(sentence.found),
    )  # fmt: skip
    if at is None:
        return bare
    (when, granularity, role), modality = sentence.reading(at)
    q = sentence.quantity(at)
    names = _names(sentence, [key for key, _, name in sentence.of if name])
    return replace(
        bare, quantity=q, names=names, head=q.what, when=when, granularity=granularity, role=role, stance=modality
    )


def _names(sentence: Sentence, of: Sequence[str]) -> tuple[str, ...]:
    masked = [(q.start, q.end) for q in sentence.found]
    own = [token.key for token in tokens(sentence.text, masked) if token.name]
    return tuple(dict.fromkeys([*own, *of]))
