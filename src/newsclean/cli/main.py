"""The command: its verbs, the default verb, and its exit codes."""

from __future__ import annotations

import errno
import os
import signal
import sys
from importlib import import_module
from itertools import pairwise
from typing import NoReturn

import click

from newsclean._version import __version__
from newsclean.cli.messages import ask_for, show, tell, writes_json
from newsclean.errors import NewscleanError
from newsclean.kernel import running
from newsclean.rare_collections import collect_rarely

VERBS = {
    "clean": "clean articles (the default verb)",
    "undo": "restore the source of a clean text, byte for byte",
    "dedup": "keep one copy of each story",
    "stories": "group articles by story: one event, or one affair that runs on",
    "quantities": "find quantities and dates, with value, unit and offsets",
    "claims": "find the claims that articles make, and where they disagree",
    "report": "write one HTML page: claims, copies, and what was removed",
    "bench": "measure throughput on this machine",
    "rules": "list, test, or ask why a line is (not) removed",
}
INSTEAD = {  # verbs that people look for, of other tools or by the names of Python, and what does it here
    "compare": "two sentences are compared in Python by newsclean.compare(A, B), articles by `newsclean claims FILES`, "
    "and a statement with articles by `newsclean claims --check STATEMENT FILES`",
    "check": "check a statement by `newsclean claims --check STATEMENT FILES`",
    "verify": "check a statement by `newsclean claims --check STATEMENT FILES`",
    "diff": "`newsclean clean --diff FILE` shows what cleaning changes, `newsclean dedup --versions FILES` what "
    "outlets change",
    "explain": "`newsclean clean --explain FILE` shows each line with its verdict",
    "why": "`newsclean rules why LINE` says which rule removes a line",
    "extract": "`newsclean clean FILES` takes the article from a page",
    "convert": "`newsclean clean --to FORMAT FILES` writes another format",
    "learn": "what an outlet repeats is removed by rules of your own: `newsclean clean --rules FILE`",
}
OK, FAILED = 0, 1


class ClosedPipeError(Exception):
    """The reader of our output has closed the pipe; click would turn a BrokenPipeError into exit code 1."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C, by a name of our own: Python ends a process whose plain KeyboardInterrupt passed through compiled text,
    as of a dataclass that is being made, by the signal itself, even when it was handled later.
    """


class Verbs(click.Group):
    """A group whose first word is optional: `newsclean a.txt` is `newsclean clean a.txt`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert the default verb if the first word is not a verb."""
        if not args and ctx.resilient_parsing:  # a shell asks for the verbs
            return super().parse_args(ctx, args)
        if "--messages=json" in args or ("--messages", "json") in pairwise(args):  # before anything can be wrong
            ask_for("json")
        args = _asked(ctx, args)
        first = args[0] if args else ""
        _refuse_asked(ctx, first)
        if not args or (first not in VERBS and first not in ("--help", "-h", "--version")):
            _refuse_misspelt(ctx, args)
            args = ["clean", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the verb."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ClosedPipeError from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The verbs, in the order of use."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The verb's command; its module is imported only now."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"newsclean.cli.verbs.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of verbs, without importing any."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


def _asked(ctx: click.Context, args: list[str]) -> list[str]:
    """`newsclean help VERB` is `newsclean VERB --help`, unless there is a file of that name."""
    if args[:1] == ["help"] and not os.path.exists("help"):  # noqa: PTH110
        if args[1:] and args[1] not in VERBS:
            ctx.fail(f"there is no verb {args[1]!r}; the verbs are {', '.join(VERBS)}")
        return [*args[1:], "--help"]
    return args


def _refuse_asked(ctx: click.Context, word: str) -> None:
    """Refuse `newsclean version`, and misspelt --help or --version."""
    if word in ("version", "-V") and not os.path.exists(word):  # noqa: PTH110
        ctx.fail(f"there is no verb {word!r}; use `newsclean --version`")
    if word.startswith(("--h", "--v")) and word not in ("--help", "--version"):
        ctx.fail(f"there is no option {word!r}; use `newsclean --{'help' if word[2] == 'h' else 'version'}`")


def _refuse_misspelt(ctx: click.Context, args: list[str]) -> None:
    """Refuse a word that is no file, unless it may be a misspelt one: a verb that is misspelt or that there is not."""
    word = args[0] if args else ""
    if not word.replace("-", "").replace("_", "").isalpha() or word.startswith("-"):
        return
    if os.path.exists(word):  # noqa: PTH110 - pathlib costs 4 ms at start-up
        return
    from difflib import get_close_matches  # only on the way to an error

    said = f"{word!r} is neither a verb nor a file"
    if word in INSTEAD:
        ctx.fail(f"{said}; {INSTEAD[word]}")
    close = get_close_matches(word, VERBS, n=1, cutoff=0.6)
    if close:
        ctx.fail(f"{said}; did you mean `newsclean {close[0]}`?")
    if not get_close_matches(word, os.listdir(), n=1):  # noqa: PTH208 - as above
        ctx.fail(f"{said}; the verbs are {', '.join(VERBS)}")


EPILOG = """\b
Examples:
  newsclean article.txt > clean.txt
  zcat scraped.jsonl.gz | newsclean --to jsonl | jq -r .text"""


@click.group(cls=Verbs, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsclean", message=f"%(prog)s %(version)s ({running()})")
def group() -> None:
    """Clean scraped news: files or standard input in, standard output out. `newsclean FILE` is `newsclean clean FILE`;
    `newsclean help VERB` is `newsclean VERB --help`.
    """


def _leave(code: int) -> NoReturn:
    """Exit after a closed pipe or a full disk; stdout is redirected so that the last flush is silent."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _end_in_order() -> None:
    """Handle termination signals like Ctrl-C, so that temporary files are removed."""
    if signal.getsignal(signal.SIGINT) == signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has one of them
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # `nohup` ignores it
            signal.signal(number, _ended)


def _interrupted(_number: int, _frame: object) -> NoReturn:
    raise Interrupted


def _ended(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)


def _remedy(error: OSError) -> str:
    """The message for an error of the system."""
    said = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{said}; is the disk full?"
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{said}; check the paths of input and output"


def run() -> None:
    """Run the command line and exit: 0 success, 1 something failed, 2 wrong usage, 130 interrupted, 143 SIGTERM."""
    _end_in_order()
    collect_rarely()
    try:
        code = group.main(standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except (BrokenPipeError, ClosedPipeError):
        _leave(OK)
    except NewscleanError as error:
        tell(str(error), level="error", code=FAILED)
        sys.exit(FAILED)
    except click.exceptions.Abort:
        tell("interrupted; a file named by -o or --ledger is not written", level="error", code=130)
        sys.exit(130)
    except click.ClickException as error:
        if writes_json():
            tell(error.format_message(), level="error", code=error.exit_code)
        else:
            show(error.show)
        sys.exit(error.exit_code)
    except OSError as error:
        tell(_remedy(error), level="error", code=FAILED)
        _leave(FAILED)
    except MemoryError:
        tell("out of memory; give the articles as JSON Lines, fewer at a time", level="error", code=FAILED)
        _leave(FAILED)
    sys.exit(code if isinstance(code, int) else OK)
