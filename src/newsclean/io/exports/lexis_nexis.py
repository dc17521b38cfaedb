"""Articles of the older LexisNexis: blocks between empty lines, labels in capitals."""

from __future__ import annotations

from newsclean.io.exports.entry import ExportedArticle, iso_date, words
from newsclean.io.exports.lines import export_paragraphs, is_wrapped
from newsclean.io.exports.nexis_lines import PAGE_LINE, blocks_of, capital_field, edition_of, is_edition, is_rights


def read_old_article(lines: list[str]) -> ExportedArticle:
    """An article of LexisNexis: outlet, date, title, labels in capitals, the text, labels, rights."""
    blocks = blocks_of(lines)
    entry = ExportedArticle()
    first = next((at for at, block in enumerate(blocks) if capital_field(block, "head")), 0)
    _old_head(entry, blocks[:first])
    after = first
    while after < len(blocks) and (known := capital_field(blocks[after], "head")):
        entry.add(known[0], known[1])
        after += 1
    text: list[str] = []
    wrapped = is_wrapped([line for block in blocks[after:] for line in (*block, "")])
    for at, block in enumerate(blocks[after:], after):
        if capital_field(block, "end") or (at >= len(blocks) - 2 and is_rights(block[0])):
            _old_end(entry, blocks[at:])
            break
        known = capital_field(block, "head")
        if known and known[0] != "title" and not text:
            entry.add(*known)
        elif not _is_page(block):
            text += export_paragraphs(block if text else _without_body_label(block), wrapped=wrapped)
    entry.paragraphs = text
    return entry


def _without_body_label(block: list[str]) -> list[str]:
    """A block without "BODY:", which stands in a line of its own above the text where all segments are exported."""
    return block[1:] if block[0].strip().casefold() in words("nexis", "body") else block


def _old_end(entry: ExportedArticle, blocks: list[list[str]]) -> None:
    for block in blocks:
        if (known := capital_field(block, "end")) and known[0] != "other":
            entry.add(*known)


def _is_page(block: list[str]) -> bool:
    return len(block) <= 2 and any(PAGE_LINE.match(line.strip()) for line in block)


def _old_head(entry: ExportedArticle, blocks: list[list[str]]) -> None:
    dated = next(
        (at for at, block in enumerate(blocks) if iso_date(block[0].strip()) and not is_rights(block[0])), None
    )
    if dated is None:
        _undated_head(entry, blocks)
        return
    date, *below = [line.strip() for line in blocks[dated]]
    entry.add("date", date)
    outlet = [line.strip() for block in blocks[:dated] for line in block if not is_rights(line)]
    entry.add(
        "source", " ".join(outlet[-2:]) if len(outlet) > 1 and len(outlet[-1]) < 12 else outlet[-1] if outlet else ""
    )
    titles: list[str] = []
    editions = [date, *below]
    for block in blocks[dated + 1 :]:
        text = " ".join(line.strip() for line in block)
        if is_rights(text):
            continue
        if not titles and is_edition(text) and block is not blocks[-1]:
            editions.append(text)
        else:
            titles.append(text)
    entry.add("edition", edition_of(editions))
    entry.add("title", titles[0] if titles else "")


def _undated_head(entry: ExportedArticle, blocks: list[list[str]]) -> None:
    texts = [" ".join(line.strip() for line in block) for block in blocks if not is_rights(block[0])]
    if texts:
        entry.add("source", texts[0])
    if len(texts) > 1:
        entry.add("title", texts[-1])
