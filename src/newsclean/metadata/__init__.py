"""Metadata of HTML pages: title, authors, dates, outlet and what else a page says about itself."""

from newsclean.core.stamp import Stamp
from newsclean.metadata.model import Kind, Metadata
from newsclean.metadata.reader import Reader, read_metadata

__all__ = ["Kind", "Metadata", "Reader", "Stamp", "read_metadata"]
