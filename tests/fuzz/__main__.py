"""Search targets for so many minutes each: `python -m tests.fuzz text page --minutes 10`; without names, all."""

from __future__ import annotations

import argparse
import random
import sys
import time
import warnings

from tests.fuzz import TARGETS


def main() -> int:
    """Run the searches; 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Look for inputs that break a promise.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--minutes", type=float, default=5, help="for each target")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30), help="so that a search can be repeated")
    asked = parser.parse_args()
    if unknown := set(asked.targets) - set(TARGETS):
        parser.error(f"no target {min(unknown)!r}; the targets are {', '.join(TARGETS)}")
    warnings.simplefilter("error")
    found = 0
    for name in asked.targets or TARGETS:
        found += searched(name, asked.minutes * 60, asked.seed)
    return int(found > 0)


def searched(name: str, seconds: float, chance: int) -> int:
    """Search a target and print what came of it; the number of failures."""
    target, start = TARGETS[name], time.monotonic()
    target.search_for(seconds, chance)
    for place, shown in target.failures.items():
        print(f"\n== {name}: {place}\n{shown}")
    rate = target.runs / (time.monotonic() - start)
    print(
        f"{name}: {target.runs:,} inputs, {target.refused:,} refused, {len(target.failures)} failures"
        f" (seed {chance}, {rate:.0f} a second)",
        flush=True,
    )
    return len(target.failures)


if __name__ == "__main__":
    sys.exit(main())
