"""A formula in MathML as a line of text: fractions with a slash, powers and indices with raised and lowered figures."""

from __future__ import annotations

from typing import Any

DEPTH = 24  # elements in one another: formulas of articles have a dozen; what lies deeper is read as it stands
_UNREAD = frozenset(("annotation", "annotation-xml", "mphantom", "script", "style", "-comment"))
_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_FIGURES = "0123456789+-−()"


def formula_text(math: Any) -> str:
    """The text of a `math` element.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> def read(inner): return formula_text(LexborHTMLParser(f"<math>{inner}</math>").css_first("math"))
    >>> read("<mo>±</mo><mn>2.8</mn>"), read("<msup><mi>x</mi><mn>2</mn></msup>")
    ('±2.8', 'x²')
    >>> read("<mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac>"), read("<msqrt><mn>2</mn></msqrt>")
    ('(a+1)/2', '√2')
    >>> read("<semantics><mi>x</mi><annotation>\\\\x</annotation></semantics>"), read("")
    ('x', '')
    """
    return " ".join(_text(math, DEPTH).split())


def _text(node: Any, depth: int) -> str:
    if node.tag == "-text":
        return "" if node.text_content.isspace() else str(node.text_content).strip()
    if node.tag in _UNREAD:
        return ""
    if not depth:
        return str(node.text())
    parts = [text for text in (_text(child, depth - 1) for child in node.iter(include_text=True)) if text]
    return _joined(node.tag, parts)


def _joined(tag: str, parts: list[str]) -> str:
    first, *rest = parts or [""]
    if tag == "mfrac" and len(rest) == 1:
        return f"{_grouped(first)}/{_grouped(rest[0])}"
    if tag == "msup" and rest:
        return _grouped(first) + _moved(rest[0], _RAISED, "^")
    if tag == "msub" and rest:
        return first + _moved(rest[0], _LOWERED, "_")
    if tag == "msubsup" and len(rest) > 1:
        return first + _moved(rest[0], _LOWERED, "_") + _moved(rest[1], _RAISED, "^")
    if tag == "msqrt":
        return "√" + _grouped("".join(parts))
    return ("; " if tag == "mtable" else " " if tag == "mtr" else "").join(parts)


def _moved(text: str, table: dict[int, int], sign: str) -> str:
    return text.translate(table) if not text.strip(_FIGURES) else sign + _grouped(text)


def _grouped(text: str) -> str:
    """In brackets if it is more than one word, number or bracketed group."""
    single = text.replace(".", "").replace(",", "").isalnum() or (
        text.startswith("(") and text.find(")") == len(text) - 1
    )
    return text if single else f"({text})"
