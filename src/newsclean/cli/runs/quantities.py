"""Running `quantities`: articles in, each with its quantities out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsclean.cli.messages import counted
from newsclean.cli.runs.runner import Outcome, RunOptions, VerbRun
from newsclean.core.record import KEY
from newsclean.errors import NewscleanError
from newsclean.io.items import Item
from newsclean.io.records import as_line, with_error
from newsclean.quantity.records import Settings, with_quantities


@dataclass(frozen=True)
class QuantitiesOptions(RunOptions):
    """The values of the options. Raises QuantityError for a date, country or language that cannot be used."""

    date: str | None = None
    country: str | None = None
    lang: str | None = None

    def __post_init__(self) -> None:
        """Refuse unusable values before any input is read."""
        self.settings.check()

    @property
    def settings(self) -> Settings:
        """The settings for all articles."""
        return Settings(self.date, self.country, self.lang, self.max_size)


@dataclass(frozen=True, slots=True)
class Measured:
    """A record with its quantities as a line, and how many there are of each kind."""

    line: str
    kinds: Counter[str]


@dataclass(frozen=True)
class FindQuantities:
    """Finds the quantities of one article."""

    options: QuantitiesOptions

    def __call__(self, item: Item) -> Outcome[Measured] | None:
        """The record with its quantities."""
        if item.is_blank:
            return None
        found = with_quantities(item.record, self.options.settings)
        kinds = Counter(quantity["kind"] for quantity in found[KEY]["quantities"])
        return Outcome(item.where, Measured(as_line(found), kinds), None, item.note)

    def failed(self, item: Item, error: NewscleanError) -> Measured | None:
        """The unchanged record with the error."""
        if not item.record or self.options.on_error != "pass":
            return None
        return Measured(as_line(with_error(item.record, error)), Counter())


def run_quantities(options: QuantitiesOptions) -> int:
    """Run; return the exit code: 0, or 1 if records failed."""
    run, kinds = (
        VerbRun(options, "quantities", needs_date="" if options.date else '"last year" in them means no year'),
        Counter[str](),
    )
    with run.output() as out:
        for one in run.each(FindQuantities(options)):
            if one.value:
                kinds += one.value.kinds
                run.progress.count = kinds.total()
                out.write((one.value.line + "\n").encode("utf-8", "surrogatepass"))
                run.balance.parts["written"] += one.error is None
        run.settle()
    found = ", ".join(f"{kind} {count:,}" for kind, count in kinds.most_common())
    run.sum_up(f"{counted(kinds.total(), 'quantity', 'quantities')}{': ' if found else ''}{found}{run.failed}")
    return run.code
