"""Virtual environments for peers, made on demand outside the repository, one for each table of a list of peers."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import venv
from dataclasses import dataclass
from pathlib import Path

from benchmarks import data


@dataclass(frozen=True, slots=True)
class Peer:
    """One row of peers.toml, or of a list like it: what pip installs, and the functions that are run."""

    name: str
    needs: tuple[str, ...]
    runs: tuple[str, ...]


def peers(name: str = "peers.toml") -> list[Peer]:
    """The peers of a list beside this file, in its order."""
    table = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return [Peer(name, tuple(row["needs"]), tuple(row["runs"])) for name, row in table.items()]


def default_folder() -> Path:
    """Where environments are kept between runs."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsclean-peers"


def prepare(peer: Peer, folder: Path) -> Path:
    """The peer's Python; its environment is made when there is none with these versions. OSError if that fails."""
    home = folder / peer.name
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    stamp = home / "installed.txt"
    wanted = "\n".join([sys.version, *peer.needs])
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    venv.create(home, clear=True, with_pip=True)
    done = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *peer.needs],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise OSError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"pip ended {done.returncode}")
    stamp.write_text(wanted, encoding="utf-8")
    return python


def run(python: Path, *arguments: str, newsclean: bool = False) -> str:
    """What benchmarks.html_worker prints when a peer's Python runs it, with this checkout importable if asked for."""
    places = [data.ROOT, data.ROOT / "src"] if newsclean else [data.ROOT]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, places)), "OMP_NUM_THREADS": "1"}  # as users run many
    command = [str(python), "-m", "benchmarks.html_worker", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, encoding="utf-8")
    if done.returncode:
        raise OSError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"it ended {done.returncode}")
    return done.stdout
