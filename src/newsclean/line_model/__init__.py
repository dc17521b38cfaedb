"""Whole pages as text: which lines of a copied page, or of an extractor's output, belong to the article.

numpy is imported inside the functions: it takes longer to load than a plain article takes to clean.
"""

from newsclean.line_model.classifier import decide, keep_lines, score_lines
from newsclean.line_model.headline_line import PageLines, find_headline_line

__all__ = ["PageLines", "decide", "find_headline_line", "keep_lines", "score_lines"]
