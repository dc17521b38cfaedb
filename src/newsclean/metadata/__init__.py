"""Metadata of HTML pages: title, authors, dates, outlet and what else a page says about itself."""

from newsclean.core.record import Stamp
from newsclean.metadata.model import Kind, Metadata
from newsclean.metadata.reader import MetadataReader, read_metadata

__all__ = ["Kind", "Metadata", "MetadataReader", "Stamp", "read_metadata"]
