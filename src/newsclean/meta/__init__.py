"""Metadata of HTML pages: title, authors, dates, outlet and what else a page says about itself."""

from newsclean.meta.model import Kind, Metadata, Stamp
from newsclean.meta.reader import Reader, read_metadata

__all__ = ["Kind", "Metadata", "Reader", "Stamp", "read_metadata"]
