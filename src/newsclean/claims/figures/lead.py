"""The lead of an article: the names that it is about, and the words by which its story is found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsclean.claims.figures.feature_bits import TOPIC_NAMES
from newsclean.claims.options import READING, STORY
from newsclean.text.word_keys import sentence_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.claims.extract.article_fields import ArticleText
    from newsclean.claims.extract.sentence import Sentence
    from newsclean.stories.reading import StoryText


def read_lead(text: ArticleText, sentences: Sequence[Sentence]) -> tuple[tuple[str, ...], StoryText]:
    """The names that an article is about, and its lead, of its title and first sentences."""
    from newsclean.stories.reading import StoryWords

    met: Counter[str] = Counter()
    words = StoryWords(text.id, text.day, text.lang)
    for at, sentence in enumerate(sentences[: STORY.lead_sentences]):
        masked = tuple([(q.start, q.end) for q in sentence.found])
        found = sentence_tokens(sentence.text, masked, 0, len(sentence.text))
        if at < READING.lead_sentences:
            for token in found:
                met[token.key] += token.name
        words.add(sentence.text, found, title=sentence.field == "title")
    names = [name for name, times in met.items() if times]
    return tuple(sorted(names, key=lambda name: (-met[name], name))[:TOPIC_NAMES]), words.lead()
