"""The settings of deduplication, each with its source."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsclean.errors import DuplicateError, check_numbers

KEEP = ("earliest", "longest", "first")


@dataclass(frozen=True, slots=True)
class DedupOptions:
    """What counts as a copy, and which copy is kept.

    Measured on syndicated stories made from real ones and on labelled wire stories.

    >>> DedupOptions(keep="latest")
    Traceback (most recent call last):
    ...
    newsclean.errors.DuplicateError: keep='latest' is unknown; it is one of earliest, longest, first
    """

    keep: str = "earliest"  # the copy that is kept: earliest date, else longest, else smallest id; or one of KEEP
    prefer: tuple[str, ...] = ()  # outlets (`source`) whose copy is kept before all others, best first
    days: float | None = 3.0  # articles further apart are different events; of 468 real copies one is (72.9 hours)
    width: int = 4  # words in a shingle; characters in scripts without spaces
    cut: int = 32  # a shingle in more texts is boilerplate; 16 to 64 give the same within .004
    jaccard: float = 0.5  # Jaccard share of both texts from which they are copies
    containment: float = 0.5  # shared share of the shorter text from which it is a copy: briefs, embedded stories
    alike: float = 0.75  # ratio of lengths above which containment is not enough, unless dates are near
    shared: int = 3  # shingles that a pair must share at least
    veto: float = 0.5  # share of the shorter text's figures missing from the other: above it, an update and not a copy
    veto_else: float = 0.4  # the same where the words differ too: half of the figures is then too little
    same_words: float = 0.7  # containment from which the words are the same: a correction changes only figures
    sample: int = 256  # shingles used of one text; of a longer one every 2nd, 4th, 8th …
    batch: int = field(
        default=1 << 17, repr=False
    )  # characters read at once, as fit a cache; any gives the same result

    def __post_init__(self) -> None:
        """Refuse invalid settings."""
        check_numbers(self, DuplicateError)
        if self.keep not in KEEP:
            raise DuplicateError(f"keep={self.keep!r} is unknown; it is one of {', '.join(KEEP)}")
        if self.days is not None and not self.days >= 0:
            raise DuplicateError(f"days={self.days} is not a length of time; give days >= 0, or None for no window")
        for name in ("jaccard", "containment", "alike", "veto", "veto_else", "same_words"):
            if not 0 < getattr(self, name) <= 1:
                raise DuplicateError(f"{name}={getattr(self, name)} is not a share; give a number above 0 and up to 1")
        for name, least in (("width", 1), ("cut", 2), ("shared", 1), ("sample", 16), ("batch", 1)):
            if getattr(self, name) < least:
                raise DuplicateError(f"{name}={getattr(self, name)} is too small; give {least} or more")
