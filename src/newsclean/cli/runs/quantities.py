"""Running `quantities`: articles in, each with its quantities out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import IO, cast

from newsclean.cli.messages import counted, tell
from newsclean.cli.runs.runner import RunOptions, VerbRun
from newsclean.cli.runs.work import Outcome
from newsclean.core.record import KEY
from newsclean.errors import NewscleanError
from newsclean.io.items import Item
from newsclean.io.records import as_line, with_error
from newsclean.io.shards.names import is_shard_folder
from newsclean.quantity.records import Settings, with_quantities


@dataclass(frozen=True)
class QuantitiesOptions(RunOptions):
    """The values of the options. Raises QuantityError for a date, country or language that cannot be used."""

    date: str | None = None
    country: str | None = None
    lang: str | None = None
    unit: tuple[str, ...] = ()  # all, if none is named

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
        if self.options.unit:
            found[KEY]["quantities"] = [it for it in found[KEY]["quantities"] if it["unit"] in self.options.unit]
        kinds = Counter(quantity["kind"] for quantity in found[KEY]["quantities"])
        return Outcome(item.where, Measured(as_line(found), kinds), None, item.note)

    def failed(self, item: Item, error: NewscleanError) -> Measured | None:
        """The unchanged record with the error."""
        if not item.record or self.options.on_error != "pass":
            return None
        return Measured(as_line(with_error(item.record, error)), Counter())


class Quantities:
    """One run of `quantities`."""

    def __init__(self, options: QuantitiesOptions) -> None:
        needs_date = "" if options.date else '"last year" in them means no year'
        self.run = VerbRun(options, "quantities", needs_date=needs_date)
        self.kinds = Counter[str]()

    def __call__(self) -> int:
        """Run; return the exit code: 0, or 1 if records failed."""
        work = FindQuantities(cast("QuantitiesOptions", self.run.options))
        if is_shard_folder(self.run.options.output):
            from newsclean.cli.shards.sharded import ShardedOutput  # for this output only

            with ShardedOutput(self.run, "quantities", self.kinds) as shards:
                shards.fill(work, self._write)
                self.run.settle()
        else:
            with self.run.output() as out:
                for one in self.run.each(work):
                    self._write(one, out)
                self.run.settle()
        units = cast("QuantitiesOptions", self.run.options).unit
        if units and not self.kinds:
            tell(
                f"no quantity has the unit {' or '.join(units)}; write it as the output names it, such as %, USD or km"
            )
        found = ", ".join(f"{kind} {count:,}" for kind, count in self.kinds.most_common())
        said = counted(self.kinds.total(), "quantity", "quantities")
        self.run.sum_up(f"{said}{': ' if found else ''}{found}{self.run.failed}")
        return self.run.code

    def _write(self, one: Outcome[Measured], out: IO[bytes]) -> None:
        if one.value:
            self.kinds += one.value.kinds
            self.run.progress.count = self.kinds.total()
            out.write((one.value.line + "\n").encode("utf-8", "surrogatepass"))
            self.run.balance.parts["written"] += one.error is None
