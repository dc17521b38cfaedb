"""Checking a statement against articles: which claims agree with it, update it or contradict it, and who says so."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from newsclean.claims.evidence import Found, figure_evidence, sentence_evidence
from newsclean.claims.extract.article_fields import ArticleText
from newsclean.claims.extract.claims import MOST_FIGURES, read_sentences
from newsclean.claims.judging.judge_rows import judge_pair
from newsclean.claims.options import CHECK, ClaimOptions
from newsclean.claims.output.members import CorpusFacts
from newsclean.claims.output.summary import summarise_figures, summarise_statements
from newsclean.claims.pipeline import Corpus, read_articles
from newsclean.claims.statements.statement_mention import StatementMention
from newsclean.core.lazy_regex import lazy
from newsclean.errors import ClaimError
from newsclean.text.language_pack import LANGUAGES, language_pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.claims.extract.article_fields import AnyArticle
    from newsclean.claims.figures.mention_table import MentionTable
    from newsclean.claims.model import ClaimCluster

OPPOSITE = "the opposite"  # of sentences, what a statement of figures is held against: "hired 300", "laid off 300"
ORDER = {"conflict": 0, "update": 1, "same": 2}
DIGIT = lazy(r"\d")
WORD = lazy(r"[^\W\d_]+")
NOBODY = lazy(r"\b(?:[Nn]obody|[Nn]o[ -]one|[Nn]o people|[Nn]one)\b")  # a count of people like any other


class Checked(NamedTuple):
    """What some articles say of a statement: same, update or conflict.

    `score` is 0 to 1; `cluster` has the sentences, with value, outlet and day. `reason` says in what they differ where
    that has a name: rounded, slipped by a power of ten, other currency, other time, denied.
    """

    relation: str
    score: float
    cluster: ClaimCluster
    reason: str | None = None


def check_claim(
    statement: str,
    articles: Iterable[AnyArticle] | Corpus,
    *,
    date: str | None = None,
    options: ClaimOptions | None = None,
) -> list[Checked]:
    """What articles say for and against a statement, with a figure or without; contradictions first.

    `date` is the day on which the statement is made, against which its "last year" is read. What supports a statement
    and what contradicts it are listed apart, each with all its values and sentences. Only articles that have the
    names of the statement are asked.

    Raises ClaimError for a statement without words, RecordError for anything that is not an article.

    >>> articles = [{"id": 1, "text": "China's trade with Russia reached a record $240 billion in 2023."}]
    >>> [found] = check_claim("China-Russia trade was $190 billion in 2023.", articles)
    >>> found.relation, found.cluster.claim
    ('conflict', "China's trade with Russia reached a record $240 billion in 2023.")
    >>> [found] = check_claim("China-Russia trade was 240 billion euros in 2023.", articles)
    >>> found.relation, found.reason
    ('conflict', 'other currency')
    >>> check_claim("It rained.", articles)
    []
    """
    if not any(sign.isalnum() for sign in statement):
        raise ClaimError('no words in the statement; give one such as "Trade was $190bn in 2023"')
    corpus = articles if isinstance(articles, Corpus) else read_articles(articles)
    facts = corpus.facts(options or ClaimOptions())
    mentions, rows = corpus.mentions, len(corpus.mentions.rows)
    lang = language_of_statement(statement)
    text = ArticleText((("text", NOBODY.sub("0 people", statement)),), "statement", date, date, lang=lang)
    mentions.add(text, list(read_sentences(text)), alone=True)
    found, articles_given = list[Checked](), len(corpus.given)
    if figures := len(mentions.rows) > rows:
        of_figures = figure_evidence(mentions, (rows, articles_given), judge_pair, foreign=lang != "en")
        found = list(_of_figures(of_figures, mentions, facts))
    if not found and (not figures or DIGIT.search(statement)):
        said = _of_sentences(sentence_evidence(mentions, statement, articles_given, lang), mentions, facts)
        found = [it for it in said if not figures or it.reason == OPPOSITE]
    return sorted(found, key=lambda it: (ORDER[it.relation], -it.score, -it.cluster.articles, it.cluster.claim))


def language_of_statement(statement: str) -> str:
    """The language of a statement, which is short: of those with most of its stop words the one that reads it best.

    >>> [language_of_statement(text) for text in ("The council met in the hall.", "Der Rat hat den Plan gebilligt.")]
    ['en', 'de']
    """
    from newsclean.text.language.detection import detection

    found = detection(statement)
    if found.code in LANGUAGES and found.lead >= CHECK.language:
        return found.code
    words = [word.lower() for word in WORD.findall(statement)]
    packs = {code: pack.stop_words for code in LANGUAGES if (pack := language_pack(code)) is not None}
    count = {code: sum(word in stops for word in words) for code, stops in packs.items()}
    likely = [code for code in LANGUAGES if count[code] == max(count.values())]
    return likely[0] if len(likely) == 1 else max(likely, key=lambda code: _readable(statement, code))


def _readable(statement: str, code: str) -> int:
    """How many characters of a statement are figures with their words in a language."""
    from newsclean.quantity.scan.scanner import first_quantities

    return sum(len(q.text) for q in first_quantities(statement, MOST_FIGURES, lang=code))


def _grouped(found: Sequence[Found]) -> Iterator[tuple[str, str | None, list[Found]]]:
    """The evidence by relation and reason, the surest first."""
    groups: defaultdict[tuple[str, str | None], list[Found]] = defaultdict(list)
    for it in sorted(found, key=lambda it: (-it.score, it.article, it.row, it.sentence)):
        groups[it.relation, it.reason].append(it)
    for (relation, reason), some in groups.items():
        yield relation, reason, some


def _of_figures(found: Sequence[Found], mentions: MentionTable, facts: CorpusFacts) -> Iterator[Checked]:
    for relation, reason, some in _grouped(found):
        rows = list(dict.fromkeys(it.row for it in some))
        cluster = summarise_figures([rows], {}, mentions, facts)
        several = relation != "same" and len(cluster.variants) > 1  # values that differ from one another, too
        yield Checked(relation, some[0].score, cluster._replace(status="conflict") if several else cluster, reason)


def _of_sentences(found: Sequence[Found], mentions: MentionTable, facts: CorpusFacts) -> Iterator[Checked]:
    for relation, reason, some in _grouped(found):
        rows = []
        for it in some:
            sentence = mentions.articles.sentences(it.article)[it.sentence]
            rows.append(StatementMention(it.article, sentence, 0, len(sentence.text), sentence.text))
        yield Checked(relation, some[0].score, summarise_statements(rows, facts), reason)
