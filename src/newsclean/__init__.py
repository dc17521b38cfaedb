"""newsclean: from scraped news to clean articles, and a ledger of what was removed, where and why."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from newsclean._version import __version__

if TYPE_CHECKING:
    from newsclean import cleaners, errors, testing
    from newsclean.article import Article
    from newsclean.claim.check import Checked, check_claim
    from newsclean.claim.cluster import ClaimOptions, cluster_claims, each_claim
    from newsclean.claim.compare import compare
    from newsclean.claim.find import find_claims
    from newsclean.claim.index import ClaimIndex
    from newsclean.claim.model import Claim, ClaimCluster, Comparison
    from newsclean.corpus.duplicates import Duplicates, deduplicate
    from newsclean.corpus.index import DedupIndex, IndexMark
    from newsclean.corpus.options import DedupOptions
    from newsclean.document import Document, Source
    from newsclean.edit import Edit, Entry, Ledger
    from newsclean.pipelines import Pipeline
    from newsclean.presets import pipeline
    from newsclean.quantity import Quantity, find_quantities
    from newsclean.rules import Rule

# Where the public names live. They are imported on first use: `newsclean --version` needs none of them.
_HOMES = {
    "Article": "newsclean.article",
    "Checked": "newsclean.claim.check",
    "Claim": "newsclean.claim.model",
    "ClaimCluster": "newsclean.claim.model",
    "ClaimIndex": "newsclean.claim.index",
    "ClaimOptions": "newsclean.claim.cluster",
    "Comparison": "newsclean.claim.model",
    "DedupIndex": "newsclean.corpus.index",
    "DedupOptions": "newsclean.corpus.options",
    "Document": "newsclean.document",
    "Duplicates": "newsclean.corpus.duplicates",
    "Edit": "newsclean.edit",
    "Entry": "newsclean.edit",
    "IndexMark": "newsclean.corpus.index",
    "Ledger": "newsclean.edit",
    "Pipeline": "newsclean.pipelines",
    "Quantity": "newsclean.quantity",
    "Rule": "newsclean.rules",
    "Source": "newsclean.document",
    "check_claim": "newsclean.claim.check",
    "cluster_claims": "newsclean.claim.cluster",
    "each_claim": "newsclean.claim.cluster",
    "compare": "newsclean.claim.compare",
    "deduplicate": "newsclean.corpus.duplicates",
    "find_claims": "newsclean.claim.find",
    "find_quantities": "newsclean.quantity",
    "pipeline": "newsclean.presets",
}
_MODULES = ("cleaners", "errors", "testing")

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
    "IndexMark",
    "Ledger",
    "Pipeline",
    "Quantity",
    "Rule",
    "Source",
    "__version__",
    "check_claim",
    "cleaners",
    "cluster_claims",
    "compare",
    "deduplicate",
    "each_claim",
    "errors",
    "find_claims",
    "find_quantities",
    "pipeline",
    "testing",
]


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return import_module(f"newsclean.{name}")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'newsclean' has no attribute {name!r}; it has {', '.join(__all__)}")


def __dir__() -> list[str]:
    return __all__
