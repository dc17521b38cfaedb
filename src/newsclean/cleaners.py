"""The cleaners, one function each, to be combined in a Pipeline; and presets of them.

A cleaner is a callable from a Document to the edits it proposes; your own need not be more than that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from newsclean.clean import registry as table
from newsclean.clean.block_cleaner import BlockCleaner
from newsclean.clean.labels import Cleaner
from newsclean.clean.repair.changed_spans import differences
from newsclean.clean.repair.characters import invisibles, spaces
from newsclean.clean.repair.characters_by_ftfy import repair
from newsclean.clean.repair.glue import glue
from newsclean.clean.repair.hyphens import unwrap
from newsclean.clean.repair.uniform_quotes import uniform
from newsclean.core.document import Document
from newsclean.core.edits import Edit
from newsclean.errors import RuleError
from newsclean.rules.rule import Rule, read_rules

PRESETS = table.PRESETS
preset = table.preset


def _named(name: str) -> Callable[[], BlockCleaner]:
    def make() -> BlockCleaner:
        return table.build_cleaner(name)

    make.__name__ = make.__qualname__ = name
    make.__doc__ = f"Remove {table.CLEANERS[name].doc}."
    return make


ads = _named("ads")
sections = _named("sections")
promos = _named("promos")
paywalls = _named("paywalls")
cookies = _named("cookies")
shares = _named("shares")
counters = _named("counters")
reading_times = _named("reading_times")
captions = _named("captions")
videos = _named("videos")
headlines = _named("headlines")
related_links = _named("related_links")
pull_quotes = _named("pull_quotes")
bylines = _named("bylines")
datelines = _named("datelines")
agencies = _named("agencies")
dates = _named("dates")
print_footers = _named("print_footers")
ui_labels = _named("ui_labels")
comments = _named("comments")
legal = _named("legal")
contacts = _named("contacts")
navigation = _named("navigation")
page = _named("page")
embeds = _named("embeds")


def rules(own: Iterable[Rule] | Path | str) -> BlockCleaner:
    """A cleaner from rules of your own: Rule objects, or a TOML file of them. Raises RuleError.

    >>> own = rules([Rule("own/tip", "contact", phrases=("Send us a tip",))])
    >>> list(own(Document("Send us a tip!"))), list(own(Document("Send us a tip about trade")))
    ([Edit(start=0, end=14, text='', kind='contact', rule='own/tip', score=1.0)], [])
    """
    rows = read_rules(Path(own)) if isinstance(own, (str, Path)) else list(own)
    return BlockCleaner("rules", tuple(rows))


class from_text:  # noqa: N801 - reads as the function it stands for
    """A cleaner from any function `str -> str`: its changes are found by comparison, and can be undone.

    >>> shout = from_text(str.upper, kind="other", rule="own/shout")
    >>> list(shout(Document("Ja")))
    [Edit(start=1, end=2, text='A', kind='other', rule='own/shout', score=1.0)]
    >>> list(shout(Document("JA")))
    []
    """

    def __init__(self, function: Callable[[str], str], *, kind: str = "other", rule: str = "") -> None:
        self.function = function
        self.kind = kind
        self.rule = rule or f"text/{getattr(function, '__name__', 'function')}"

    def __call__(self, doc: Document) -> Iterator[Edit]:
        """The edits that turn the document's text into the function's result."""
        text = self.function(doc.text)
        if not isinstance(text, str):
            raise TypeError(f"a text is needed, and it returned {text!r:.40}")
        for start, end, new in differences(doc.text, text):
            yield Edit(start, end, new, self.kind, self.rule)


def load(name: str) -> Cleaner:
    """A cleaner by name: one of this module, `module:name`, `file.py:name`, or an entry point of `newsclean.cleaners`.

    Raises RuleError if there is none. What is loaded is called without arguments if it is a factory of this module
    or an entry point, and used as the cleaner itself if it is named as `module:name`.

    >>> load("ads").name
    'ads'
    >>> load("adds")
    Traceback (most recent call last):
    ...
    newsclean.errors.RuleError: unknown cleaner 'adds'; is it 'ads'? `newsclean rules list --cleaners` lists them; ...
    """
    if name in table.CLEANERS:
        return table.build_cleaner(name)
    factories: dict[str, Callable[[], Cleaner]] = {
        "repair": repair, "invisibles": invisibles, "spaces": spaces, "unwrap": unwrap, "glue": glue, "uniform": uniform
    }  # fmt: skip
    if name in factories:
        return factories[name]()
    if ":" in name:
        return _imported(name)
    from importlib.metadata import entry_points  # 28 ms, and few have cleaners installed

    for point in entry_points(group="newsclean.cleaners", name=name):
        loaded: Cleaner = point.load()()
        return loaded
    from difflib import get_close_matches  # only on the way to an error

    near = "".join(f"is it {other!r}? " for other in get_close_matches(name, [*table.CLEANERS, *factories], n=1))
    raise RuleError(
        f"unknown cleaner {name!r}; {near}`newsclean rules list --cleaners` lists them; "
        "give your own as module:name or file.py:name"
    )


def _imported(name: str) -> Cleaner:
    """The cleaner `module:name` or `path/to/file.py:name`; modules of the working folder are found, too."""
    module, _, attribute = name.rpartition(":")
    try:
        found = _of_file(Path(module)) if module.endswith(".py") else _of_module(module)
        cleaner: Cleaner = getattr(found, attribute)
    except Exception as error:
        said = f"{error}" if isinstance(error, (ImportError, AttributeError, OSError)) else repr(error)
        raise RuleError(f"cannot load the cleaner {name!r}: {said}; give it as module:name or file.py:name") from error
    if not callable(cleaner):
        raise RuleError(f"{name!r} is a {type(cleaner).__name__}, not a cleaner; name a function that yields nc.Edit")
    return cleaner


def _of_module(name: str) -> ModuleType:
    """A module, also one of the working folder, as with `python -m`."""
    import sys

    here = str(Path.cwd())
    sys.path.insert(0, here)
    try:
        return import_module(name)
    finally:
        sys.path.remove(here)


def _of_file(path: Path) -> ModuleType:
    """The module in a file."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} cannot be imported")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def own_rules(folder: Path) -> list[Rule]:
    """The rules under `[tool.newsclean]` of the pyproject.toml in `folder`; none if there is no such file."""
    path = folder / "pyproject.toml"
    if not path.is_file() or "tool.newsclean" not in path.read_text(encoding="utf-8", errors="replace"):
        return []
    return read_rules(path)
