"""Quantities and dates as news writes them: `find_quantities` and what it returns."""

from newsclean.quantity.model import Quantity
from newsclean.quantity.scan.scanner import find_quantities

__all__ = ["Quantity", "find_quantities"]
