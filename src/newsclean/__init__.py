"""newsclean: from scraped news to clean articles, and a ledger of what was removed, where and why.

>>> import newsclean as nc
>>> clean = nc.pipeline("news")
>>> clean("Advertisement\\n\\nTrade rose by a quarter.")
'Trade rose by a quarter.'
>>> article = clean.article("Advertisement\\n\\nTrade rose by a quarter.")
>>> article.ledger.removed[0].rule
'ad/marker'

Then `nc.deduplicate(records)` keeps one copy of each story, `nc.find_quantities(text)` and `nc.find_claims(record)`
read figures and claims, and `nc.cluster_claims(records)` shows where articles agree and disagree. A record is a dict
with `text` or `html`; `clean.pipe(records)` cleans many.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsclean._version import __version__

if TYPE_CHECKING:
    from newsclean import cleaners, engine, errors, testing
    from newsclean.claims.compare import compare
    from newsclean.claims.extract.claims import find_claims
    from newsclean.claims.index import ClaimIndex
    from newsclean.claims.model import Claim, ClaimCluster, Comparison
    from newsclean.claims.options import ClaimOptions
    from newsclean.claims.pipeline import cluster_claims, each_claim
    from newsclean.claims.verify import Checked, check_claim
    from newsclean.clean.pipeline import Pipeline
    from newsclean.clean.presets import pipeline
    from newsclean.core.article import Article
    from newsclean.core.document import Document, Source
    from newsclean.core.edits import Edit, Entry
    from newsclean.core.ledger import Ledger
    from newsclean.dedup.clustering.duplicates import Duplicates, deduplicate
    from newsclean.dedup.index.index import DedupIndex, IndexMark
    from newsclean.dedup.options import DedupOptions
    from newsclean.io.inputs import read
    from newsclean.io.tables.write_records import write
    from newsclean.quantity.model import Quantity
    from newsclean.quantity.scan.scanner import find_quantities
    from newsclean.report.make import make_report as report
    from newsclean.rules.rule import Rule
    from newsclean.stories.group import group_stories
    from newsclean.stories.model import Story, StoryGroups
    from newsclean.stories.options import GroupingOptions

# Where the public names live. They are imported on first use: `newsclean --version` needs none of them.
_HOMES = {
    "Article": "newsclean.core.article",
    "Checked": "newsclean.claims.verify",
    "Claim": "newsclean.claims.model",
    "ClaimCluster": "newsclean.claims.model",
    "ClaimIndex": "newsclean.claims.index",
    "ClaimOptions": "newsclean.claims.options",
    "Comparison": "newsclean.claims.model",
    "DedupIndex": "newsclean.dedup.index.index",
    "DedupOptions": "newsclean.dedup.options",
    "Document": "newsclean.core.document",
    "Duplicates": "newsclean.dedup.clustering.duplicates",
    "Edit": "newsclean.core.edits",
    "Entry": "newsclean.core.edits",
    "GroupingOptions": "newsclean.stories.options",
    "IndexMark": "newsclean.dedup.index.index",
    "Ledger": "newsclean.core.ledger",
    "Pipeline": "newsclean.clean.pipeline",
    "Quantity": "newsclean.quantity.model",
    "Rule": "newsclean.rules.rule",
    "Source": "newsclean.core.document",
    "Story": "newsclean.stories.model",
    "StoryGroups": "newsclean.stories.model",
    "check_claim": "newsclean.claims.verify",
    "cluster_claims": "newsclean.claims.pipeline",
    "each_claim": "newsclean.claims.pipeline",
    "compare": "newsclean.claims.compare",
    "deduplicate": "newsclean.dedup.clustering.duplicates",
    "find_claims": "newsclean.claims.extract.claims",
    "find_quantities": "newsclean.quantity.scan.scanner",
    "group_stories": "newsclean.stories.group",
    "pipeline": "newsclean.clean.presets",
    "read": "newsclean.io.inputs",
    "write": "newsclean.io.tables.write_records",
}
_MODULES = ("cleaners", "engine", "errors", "report", "testing")

__all__ = [
    "Article",
    "Checked",
    "Claim",
    "ClaimCluster",
    "ClaimIndex",
    "ClaimOptions",
    "Comparison",
    "DedupIndex",
    "DedupOptions",
    "Document",
    "Duplicates",
    "Edit",
    "Entry",
    "GroupingOptions",
    "IndexMark",
    "Ledger",
    "Pipeline",
    "Quantity",
    "Rule",
    "Source",
    "Story",
    "StoryGroups",
    "__version__",
    "check_claim",
    "cleaners",
    "cluster_claims",
    "compare",
    "deduplicate",
    "each_claim",
    "engine",
    "errors",
    "find_claims",
    "find_quantities",
    "group_stories",
    "pipeline",
    "read",
    "report",
    "testing",
    "write",
]


_OF_VERBS = {
    "clean": "pipeline", "dedup": "deduplicate", "claims": "cluster_claims", "stories": "group_stories",
    "quantities": "find_quantities", "check": "check_claim",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"newsclean.{name}")
    if name in _HOMES:
        value = globals()[name] = getattr(import_module(_HOMES[name]), name)  # the next time it is there at once
        return value
    raise AttributeError(f"module 'newsclean' has no attribute {name!r}; {_meant(name)}it has {', '.join(__all__)}")


def _meant(name: str) -> str:
    """The name that was probably meant: the verbs of the command line have others here."""
    from difflib import get_close_matches  # for wrong names

    near = [_OF_VERBS[name]] if name in _OF_VERBS else get_close_matches(name, __all__, 1, 0.7)
    return f"did you mean newsclean.{near[0]}? " if near else ""


def __dir__() -> list[str]:
    return __all__
