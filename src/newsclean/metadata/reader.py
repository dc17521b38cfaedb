"""The metadata reader: everything a page says about itself, from the most trusted source of each field."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from newsclean.core.record import Stamp
from newsclean.metadata import bylines, declared_fields, json_ld, visible_dates
from newsclean.metadata.declared_fields import declared_date
from newsclean.metadata.head import LANGUAGE, declared_language, page_address, read_head
from newsclean.metadata.headline_element import SURE, Headline, find_headline_element, prints_another
from newsclean.metadata.json_ld import Object, choose, objects
from newsclean.metadata.model import Kind, Metadata
from newsclean.metadata.nearby_lines import Line, lines_around
from newsclean.metadata.page_kind import page_kind
from newsclean.metadata.script_data import articles_in_scripts, authors_in, dates_in
from newsclean.metadata.sites import site_names as page_titles
from newsclean.metadata.sites.titled_outlet import titled_outlet
from newsclean.temporal.written_dates import foreign
from newsclean.text.names.label_tables import meta_names
from newsclean.text.names.person_names import agency_among, is_outlet, is_person, split_names, without_outlet
from newsclean.text.string_forms import squash, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

T = TypeVar("T")


def read_metadata(tree: LexborHTMLParser, *, url: str | None = None) -> Metadata:
    """What the page says about its article: declared values first, then the text around the headline.

    `url` is where the page was fetched from, if known: it finds the page's own JSON-LD object among others, and its
    host helps to read 3/11/2023. No input raises: broken or hostile parts are ignored. Sources, most trusted
    first: JSON-LD (schema.org), meta elements (data/meta.toml), the lines around the headline, the address.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> lines = "<h1>Trade talks resume</h1><p>By Jane Doe</p><p>7 March 2023</p>"
    >>> found = read_metadata(LexborHTMLParser("<title>Trade talks resume | The Daily News</title>" + lines))
    >>> found.title, found.authors, found.published.iso
    ('Trade talks resume', ('Jane Doe',), '2023-03-07')
    >>> read_metadata(LexborHTMLParser("<p>On 7 March 2023 nothing happened.</p>")).published is None
    True
    """
    return MetadataReader(tree, url).read()


class MetadataReader:
    """The sources of one page, each read when a field needs it; each field may be read alone, `read` returns all."""

    def __init__(self, tree: LexborHTMLParser, url: str | None) -> None:
        self.tree, self.head = tree, read_head(tree)
        self.url = page_address(self.head, url)
        self.items: list[Object] = objects(tree)
        self.titles = [t for t in (*self.head.values.get("og:title", ())[:1], self.head.title) if t]
        self.story = choose(self.items, [a for a in (self.url, url) if a], self.titles)
        self.ids = json_ld.objects_by_id(self.items) if self.items else {}
        self.found: dict[str, str] = {}

    def read(self) -> Metadata:
        """All fields; the visible text is read only for those still missing."""
        story, outlet, section = self.story or {}, self.outlet, self.section
        lang, authors = self._lang(story), self._authors(story, outlet)
        published, modified = self._dates(story, lang)
        return Metadata(
            title=self.title,
            authors=authors,
            published=published,
            modified=modified,
            outlet=outlet or self._outlet_of_title(),
            section=section,
            lang=lang,
            url=self.url,
            captions=declared_fields.declared_captions(story, self.ids),
            agency=agency_among((*authors, outlet)),
            paywalled=self._paywalled(story),
            kind=self.kind,
            body=self.body,
            found=self.found,
        )

    @cached_property
    def title(self) -> str | None:
        """The headline, without the site's name."""
        return self._title(self.story or {}, self.outlet, self.section)

    @cached_property
    def kind(self) -> Kind | None:
        """The kind of the page by what it declares."""
        kind = page_kind(self.head, self.items, self.story, self.url)
        return self._keep("kind", kind[0], kind[1]) if kind else None

    @cached_property
    def body(self) -> str | None:
        """The text of the article as JSON-LD has it."""
        return declared_fields.declared_body(self.story or {})

    @cached_property
    def descriptions(self) -> tuple[str, ...]:
        """What the page declares as its summary: evidence for a standfirst, and no text of its own."""
        declared = chain(*(self.head.values.get(name, ()) for name in meta_names("description")))
        return tuple(dict.fromkeys(filter(None, (tidy((self.story or {}).get("description")), *declared))))

    @cached_property
    def outlet(self) -> str | None:
        """The publisher of the page."""
        return self._take("outlet", declared_fields.declared_outlet(self.story or {}, self.ids), "outlet")

    def _outlet_of_title(self) -> str | None:
        """The outlet by the page's title, for a page that declares none; the other fields do not build on it."""
        return self._keep("outlet", titled_outlet(self.tree, self.head.title, self.title), "title")

    @cached_property
    def section(self) -> str | None:
        """The section of the page."""
        return self._take("section", declared_fields.first_text((self.story or {}).get("articleSection")), "section")

    def _take(self, field: str, value: str | None, row: str) -> str | None:
        """A value of JSON-LD, else the first meta element of a row that has one."""
        if value:
            self.found[field] = "json-ld"
            return value
        meta = self.head.first(*meta_names(row))
        if meta and not meta[0].startswith(("http:", "https:")):
            self.found[field] = meta[1]
            return meta[0]
        return None

    def _lang(self, story: Object) -> str | None:
        value, source = self.head.lang, "html"
        if not value or not LANGUAGE.fullmatch(value):
            value = self._take("lang", tidy(story.get("inLanguage")), "lang")
            source = self.found.get("lang", "")
        if (lang := declared_language(value)) is None:
            self.found.pop("lang", None)
            return None
        return self._keep("lang", lang, source)

    @cached_property
    def page(self) -> Object:
        """The JSON-LD object of the page as a whole."""
        return json_ld.page_object(self.items)

    @cached_property
    def headline(self) -> Headline | None:
        """The printed headline."""
        story = tidy((self.story or {}).get("headline"))
        return find_headline_element(self.tree, [*([story] if story else []), *self.titles], self.url)

    @cached_property
    def in_scripts(self) -> list[Object]:
        """The article in the data of the page's scripts."""
        return articles_in_scripts(self.tree, self.title)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines around the headline."""
        return lines_around(self.headline.where.node) if self.headline else []

    def _title(self, story: Object, outlet: str | None, section: str | None) -> str | None:
        """The declared headline, else the printed one that a declared title holds, else a title without the site."""
        value, sites = tidy(story.get("headline")), self._sites(outlet)
        strip, keep, own = page_titles.strip_site, self._keep, [section or ""]
        declared = [strip(title, sites) for title in self.titles]
        others = page_titles.other_headlines(value, declared) if value else frozenset()
        if value and not (others and prints_another(self.tree, self.headline, value, others)):
            whole = page_titles.whole_title(value, lambda: [*self._printed, *self.titles])
            return keep("title", strip(whole, sites, sections=own), "json-ld")
        shown = self.headline
        if shown and shown.evidence in SURE:
            return keep("title", page_titles.without_kicker(strip(shown.where.text, sites), declared), "visible")
        body = [line.text for line in self.lines if line.long and line.at > 0]
        if shown and page_titles.titles_miss_the_story(self.titles, shown.where.text, body):
            return keep("title", shown.where.text, "visible")
        meta = self.head.first(*meta_names("title")) or (None, "")
        for text, source in (meta, (self.head.title, "title"), (next(iter(self._printed), None), "visible")):
            if text:
                return keep("title", strip(text, sites, heads=self._printed, sections=own), source)
        return None

    @property
    def _printed(self) -> list[str]:
        return [self.headline.where.text] if self.headline else []

    def _sites(self, outlet: str | None) -> frozenset[str]:
        return page_titles.site_names([outlet, *self.head.values.get("og:site_name", ())], [self.url])

    def _authors(self, story: Object, outlet: str | None) -> tuple[str, ...]:
        """Declared names; if they are only the outlet's own or no names of people, a person in the byline is better."""
        sources = [("json-ld", declared_fields.declared_authors(story, self.ids))]
        sources += [(name, self.head.values[name]) for name in meta_names("authors") if name in self.head.values]
        spare: list[tuple[tuple[str, ...], str]] = []
        for source, values in sources:
            found = without_outlet(split_names(values), self._sites(outlet))
            if not found:
                continue
            people = tuple(name for name in found if not self._is_outlet((name,), outlet))
            if any(map(is_person, people)):
                return self._keep("authors", people, source)
            spare.append((people or found, source))
        headline = self.headline.where.text if self.headline else ""
        printed = bylines.printed_authors(self.tree, self.lines, headline, outlet=outlet, sure=bool(spare))
        others = [row for row in spare if not self._is_outlet(row[0], outlet)]
        if printed and (not others or any(map(is_person, printed))):
            return self._keep("authors", printed, "visible")
        if spare:
            return self._keep("authors", *(others or spare)[0])
        return self._keep("authors", authors_in(self.in_scripts) or None, "script") or ()

    def _is_outlet(self, found: tuple[str, ...], outlet: str | None) -> bool:
        """Are all of the names the outlet's own, by its declared name, its host, or the end of the title?"""
        sites, title = self._sites(outlet), squash(self.head.title or "")
        return all((key := squash(name)) in sites or is_outlet(name) or title.endswith(key) for name in found)

    def _dates(self, story: Object, lang: str | None) -> tuple[Stamp | None, Stamp | None]:
        if lang is None or lang.startswith("en"):  # templates declare "en" whatever the language of the page
            lang = "und" if foreign(self.titles) else lang
        published = self._declared_date("published", story, ("datePublished", "dateCreated"), lang)
        modified = self._declared_date("modified", story, ("dateModified",), lang)
        if published is None:
            published, changed = self._printed_dates(lang)
            modified = modified or self._keep("modified", changed, "visible")
            published = published or self._keep("published", changed, "visible")  # all that old pages print
        elif visible_dates.is_of_another_month(self.url, published):
            near = visible_dates.read_dates(self.lines, lang=lang).published
            if near and not visible_dates.is_of_another_month(self.url, near):
                published = self._keep("published", near, "visible")
        return published, modified

    def _printed_dates(self, lang: str | None) -> tuple[Stamp | None, Stamp | None]:
        found, source = visible_dates.printed_dates(self.tree, self.lines, self.url, lang=lang)
        told = None if found.published else declared_date(dates_in(self.in_scripts), lang)
        return self._keep("published", *(told or (found.published, source))), found.modified

    def _declared_date(self, field: str, story: Object, keys: tuple[str, ...], lang: str | None) -> Stamp | None:
        metas = ((value, name) for name in meta_names(field) for value in self.head.values.get(name, ()))
        found = declared_date(chain(declared_fields.dates_of((story, self.page), keys), metas), lang)
        return self._keep(field, *found) if found else None

    def _keep(self, field: str, value: T, source: str) -> T:
        """The value, its source noted when there is one."""
        if value is not None:
            self.found[field] = source
        return value

    def _paywalled(self, story: Object) -> bool | None:
        tier = self.head.first(*meta_names("tier"))
        return self._keep("paywalled", *declared_fields.declared_paywall((story, self.page), tier))
