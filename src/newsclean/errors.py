"""Errors. Every message says what is wrong and what to do about it."""

from typing import Any

SAID = 200  # characters of another library's message that are passed on: some hold a whole text


class NewscleanError(Exception):
    """Root of all errors raised by newsclean."""


class EditError(NewscleanError, ValueError):
    """An edit does not fit its text: offsets out of range, or an unknown kind."""


class LedgerError(NewscleanError, ValueError):
    """A ledger does not belong to the text it is applied to, or cannot be read."""


class RuleError(NewscleanError, ValueError):
    """A rule, preset or cleaner is unknown or badly written."""


class CleanerError(NewscleanError, ValueError):
    """A cleaner of your own raised an error, or yielded something other than an Edit."""


class RecordError(NewscleanError, ValueError):
    """An input record cannot be used: not JSON, no text, a field of the wrong type."""


class TooLargeError(RecordError):
    """An article takes more than it may."""


def record_error(error: BaseException) -> NewscleanError:
    """Any error in processing a record, as one of newsclean's errors.

    >>> record_error(RecordError("no text"))
    RecordError('no text')
    >>> record_error(OverflowError("date value out of range"))
    RecordError('cannot be processed (OverflowError: date value out of range); please report it')

    What ends a process is not an error of the record:

    >>> record_error(SystemExit(2))
    Traceback (most recent call last):
    ...
    SystemExit: 2
    """
    if isinstance(error, NewscleanError):
        return error
    if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
        raise error
    said = " ".join(str(error).split())[:SAID]
    return RecordError(f"cannot be processed ({type(error).__name__}{': ' * bool(said)}{said}); please report it")


class QuantityError(NewscleanError, ValueError):
    """Quantities cannot be searched for: an unknown language, or an invalid date."""


class InputError(NewscleanError, OSError):
    """A file cannot be read or written."""


class DamagedFileError(InputError):
    """A compressed file is cut short or damaged."""


class ShardError(InputError):
    """A folder cannot be filled with shards: it holds other files, or was begun with other settings or input."""


class EngineError(NewscleanError, RuntimeError):
    """The engine that a run was to use is not there, or cannot be used."""


class DuplicateError(NewscleanError, ValueError):
    """An invalid setting of deduplication."""


class StoryError(NewscleanError, ValueError):
    """An invalid setting of the grouping into stories."""


class ClaimError(NewscleanError, ValueError):
    """An invalid setting of claims, or more claims than can be stored."""


class IndexFileError(NewscleanError, OSError):
    """An index on disk cannot be used: it has different settings, is damaged, or another process is writing it."""


def check_numbers(options: Any, error: type[NewscleanError]) -> None:
    """Raise the error for the first option whose value is no number, where its default is one.

    >>> from newsclean.dedup.options import DedupOptions
    >>> DedupOptions(days="soon")
    Traceback (most recent call last):
    ...
    newsclean.errors.DuplicateError: days='soon' is not a number
    """
    from dataclasses import fields
    from numbers import Real  # of numpy, too

    for one in fields(options):
        if type(one.default) in (int, float) and not isinstance(value := getattr(options, one.name), Real | None):
            raise error(f"{one.name}={value!r:.40} is not a number")
