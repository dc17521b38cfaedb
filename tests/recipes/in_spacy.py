"""spaCy: a component that marks residue as spans of the Doc, so that later components can pass it over."""

import spacy
from spacy.language import Language
from spacy.tokens import Doc

import newsclean as nc

Doc.set_extension("clean", default=None, force=True)


@Language.factory("newsclean", default_config={"preset": "news"})
def make(nlp: Language, name: str, preset: str):
    """The component; its preset is part of the pipeline's config."""
    pipeline = nc.pipeline(preset)

    def newsclean(doc: Doc) -> Doc:
        article = pipeline.article(doc.text)
        found = [(entry, doc.char_span(entry.start, entry.end, label=entry.kind, alignment_mode="contract"))
                 for entry in article.ledger.removed]  # fmt: skip
        doc.spans["newsclean"] = [span for _, span in found if span is not None]
        doc._.clean = str(article)
        return doc

    return newsclean


if __name__ == "__main__":
    nlp = spacy.blank("en")
    nlp.add_pipe("newsclean", config={"preset": "news"})
    doc = nlp("Advertisement\n\nTrade rose by a quarter last year.\n\nPhoto: Reuters")
    print([(span.label_, span.text) for span in doc.spans["newsclean"]], repr(doc._.clean))
