"""The pipeline that the options of a verb ask for: `clean` and `report` have the same ones."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsclean.cli.messages import counted, tell

if TYPE_CHECKING:
    from newsclean.clean.pipeline import Pipeline


@dataclass(frozen=True)
class Cleaners:
    """The values of the options; small and picklable: each process builds its own pipeline from them."""

    preset: str = "news"
    rule_files: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    no_config: bool = False

    def check(self) -> None:
        """Raise RuleError for what cannot be used, before any input is read, and report rules of the folder.

        They decide what is removed, and the folder may be untrusted.
        """
        from newsclean import cleaners  # the rules

        pipeline_of(self)
        own = [] if self.no_config else cleaners.own_rules(Path.cwd())
        if own:
            where = Path.cwd() / "pyproject.toml"
            tell(f"using {counted(len(own), 'rule')} of [tool.newsclean] in {where}; --no-config ignores them")

    def files(self) -> list[str]:
        """The files that the pipeline is made from, besides the package: they may change between two runs."""
        named = [name.rpartition(":")[0] for name in self.extra]
        project = [] if self.no_config else [str(Path.cwd() / "pyproject.toml")]
        return [path for path in (*self.rule_files, *named, *project) if Path(path).is_file()]


NEWS_CLEANERS = Cleaners()


def take_cleaners(chosen: dict[str, Any]) -> Cleaners:
    """The values of these options, which are taken out of all that a verb was given."""
    return Cleaners(**{one.name: chosen.pop(one.name) for one in fields(Cleaners)})


@cache
def pipeline_of(options: Cleaners) -> Pipeline:
    """The pipeline. Raises RuleError for unknown presets, cleaners, kinds and bad rules."""
    from newsclean import cleaners  # the rules
    from newsclean.clean.pipeline import Pipeline
    from newsclean.clean.registry import check_without

    check_without(options.without)
    chosen = [c for c in cleaners.preset(options.preset) if getattr(c, "name", "") not in options.without]
    own = [cleaners.rules(path) for path in options.rule_files]
    if not options.no_config and (project := cleaners.own_rules(Path.cwd())):
        own.append(cleaners.rules(project))
    extra = map(cleaners.load, options.extra)
    return Pipeline([*chosen, *own, *extra], name=options.preset, without=options.without)
