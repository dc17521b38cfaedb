"""The page docs/reference/help.md, from the help of each verb: `python -m tests.help_page` writes it anew."""

from __future__ import annotations

from pathlib import Path

import click

from newsclean.cli.main import group

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "help.md"
WIDTH = 100
TOP = """# Help of every verb

This page is what `newsclean --help`, `newsclean VERB --help` and `newsclean help VERB` print.
`python -m tests.help_page` writes it, and a test compares it. What the verbs have in common is
under [command line](command-line.md).
"""


def helps(command: click.Command, name: str, parent: click.Context | None = None) -> list[tuple[str, str]]:
    """The name and help of a command and of all commands under it."""
    context = click.Context(command, parent, info_name=name, max_content_width=WIDTH, terminal_width=WIDTH)
    found = [(context.command_path, command.get_help(context))]
    if isinstance(command, click.Group):
        for under in command.list_commands(context):
            verb = command.get_command(context, under)
            assert verb is not None
            found += helps(verb, under, context)
    return found


def page() -> str:
    """The text of the page."""
    parts = [f"## {name}\n\n```text\n{text.rstrip()}\n```\n" for name, text in helps(group, "newsclean")]
    return "\n".join([TOP, *parts])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
