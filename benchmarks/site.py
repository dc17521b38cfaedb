"""Build the documentation as a site: `python -m benchmarks.site [FOLDER]`; needs `pip install '.[docs]'`.

The pages link to files of the repository, so what is built is the README with all that can be reached from it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote

ROOT = Path(__file__).parent.parent
CONFIG = ".zensical.toml"
FIRST = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "docs/README.md")
_LINK = re.compile(r"\]\(([^()\s#]+)(?:#[^()\s]*)?\)")
_BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def linked_files(page: Path) -> list[Path]:
    """The files that a page links to; addresses of the web and code are left out."""
    names = _LINK.findall(_BLOCK.sub("", page.read_text(encoding="utf-8")))
    return [(page.parent / unquote(name)).resolve() for name in names if "://" not in name and "@" not in name]


def reachable_files(root: Path = ROOT) -> list[Path]:
    """The pages of the site and the files that they link to, in order."""
    found: dict[Path, None] = {}
    waiting = [root / name for name in FIRST]
    while waiting:
        path = waiting.pop(0)
        if path in found or not path.is_file():  # the generator reports links to what is not there
            continue
        found[path] = None
        if path.suffix == ".md":
            waiting += linked_files(path)
    return list(found)


def build_site(folder: Path, root: Path = ROOT) -> None:
    """Write the site to a folder. Raises CalledProcessError for a link that leads nowhere."""
    with TemporaryDirectory() as work:
        pages = Path(work) / "pages"
        for path in reachable_files(root):
            target = pages / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        shutil.copyfile(root / CONFIG, Path(work) / CONFIG)
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--clean", "-f", CONFIG]
        subprocess.run(command, cwd=work, check=True)
        shutil.copytree(Path(work) / "site", folder, dirs_exist_ok=True)


if __name__ == "__main__":
    build_site(Path(sys.argv[1] if len(sys.argv) > 1 else ".site"))
