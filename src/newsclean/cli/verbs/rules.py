"""The verb `rules`: list, test, why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from newsclean.clean.pipeline import Pipeline
from newsclean.clean.presets import pipeline
from newsclean.clean.registry import CLEANERS
from newsclean.cli.messages import counted
from newsclean.core.edits import REMOVAL_KINDS
from newsclean.rules.described import described_rules
from newsclean.rules.examples import failures
from newsclean.rules.rule import PATTERNS, Rule, read_rules
from newsclean.rules.ruleset import RuleSet

EPILOG = """\b
Examples:
  newsclean rules list --kind caption
  newsclean rules why 'Get more with myNEWS'"""


@click.group("rules", epilog=EPILOG)
def command() -> None:
    """List the rules, test them on their own examples, or ask why a line is (not) removed."""


@command.command("list")
@click.option("--kind", type=click.Choice(REMOVAL_KINDS), metavar="KIND", help="Only rules of this kind.")
@click.option("--cleaners", is_flag=True, help="List the cleaners instead.")
def list_rules(kind: str | None, cleaners: bool) -> None:
    """List the rules: id, what they match, where they come from."""
    if cleaners:
        for name, row in CLEANERS.items():
            click.echo(f"{name:<15} {row.doc}")
        return
    for rule in described_rules():
        if kind in (None, rule.kind):
            click.echo(f"{rule.id:<28} {_matches(rule):<60} {rule.source}")


def _matches(rule: Rule) -> str:
    if rule.phrases:
        return f"{counted(len(rule.phrases), 'phrase')}: {', '.join(rule.phrases)}"[:60]
    return next(f"{key} {getattr(rule, key)}" for key in PATTERNS if getattr(rule, key))[:60]


@command.command("test")
@click.argument("files", nargs=-1, metavar="[FILES]...")
def test_rules(files: tuple[str, ...]) -> int:
    """Run the examples of the rules that come with newsclean, or of the rules in FILES."""
    rules: Iterable[Rule] = [rule for f in files for rule in read_rules(Path(f))] if files else described_rules()
    rules = list(rules)
    wrong = list(failures(rules))
    for line in wrong:
        click.echo(line)
    examples = sum(len(rule.drops) + len(rule.keeps) for rule in rules)
    click.echo(f"{counted(len(rules), 'rule')}, {counted(examples, 'example')}, {len(wrong)} wrong")
    return 1 if wrong else 0


@command.command("why")
@click.argument("line")
@click.option("--preset", default="news", show_default=True, metavar="NAME", help="light, news, strict or uniform.")
def why(line: str, preset: str) -> None:
    """Say which rule removes a line of text, or that none does."""
    for text in line_verdicts(pipeline(preset), line.strip()):
        click.echo(text)


def line_verdicts(chosen: Pipeline, line: str) -> Iterator[str]:
    """The verdicts on one line, in plain words."""
    hits = RuleSet(chosen.rules).hits(line)
    sources = {rule.id: rule.source for rule in described_rules()} if hits else {}  # the stored rules have none
    for hit in hits:
        part = "the line" if hit.whole else repr(line[hit.start : hit.end])
        if hit.rule.weak:
            yield f"{hit.rule.id} ({hit.rule.kind}) is only evidence: cleaners that see the nearby lines decide"
        else:
            source = hit.rule.source or sources.get(hit.rule.id) or "no source given"
            yield f"{hit.rule.id} ({hit.rule.kind}) removes {part}: {source}"
    if not hits:
        yield "no rule for single lines removes it; in an article, the lines around it may still decide"
