"""Firefox, driven by WebDriver BiDi: Playwright drives a build of its own only, and not the one that Debian ships."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

WAIT = 120  # seconds; a busy machine starts it in ten
# A fresh profile would open pages of its own and look for updates.
PREFERENCES = {
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}


class Page:
    """A tab: addresses go in, and values of JavaScript come out."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.number, self.said = socket, 0, list[str]()
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.tab = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: Any) -> Any:
        """Send a command, and wait for its answer; errors of pages that arrive meanwhile are kept in `said`."""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            answer = json.loads(self.socket.recv(timeout=WAIT))
            if answer.get("method") == "log.entryAdded":
                self.said.append(answer["params"]["text"])
            if answer.get("id") == self.number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def go(self, path: Path, where: str = "") -> None:
        """Open a page at an address within it, and wait until it has drawn itself."""
        self.ask("browsingContext.navigate", context=self.tab, url="about:blank", wait="complete")
        self.ask("browsingContext.navigate", context=self.tab, url=path.as_uri() + where, wait="complete")
        self.until("document.body.dataset.ready")

    def value(self, expression: str) -> Any:
        """The value of an expression, which may be a promise; it goes through JSON."""
        target, code = (
            {"context": self.tab},
            f"Promise.resolve({expression}).then((one) => JSON.stringify(one ?? null))",
        )
        found = self.ask("script.evaluate", expression=code, target=target, awaitPromise=True)
        assert found["type"] == "success", found
        return json.loads(found["result"]["value"])

    def until(self, expression: str) -> None:
        """Wait until an expression is true: the page is asked at each frame."""
        look = f"() => ({expression}) ? done(1) : requestAnimationFrame(look)"
        seen = f"new Promise((done) => {{ const look = {look}; look(); }})"
        assert self.value(seen)

    def press(self, key: str) -> None:
        """Press and release a key, given as WebDriver names it."""
        actions = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        self.ask("input.performActions", context=self.tab, actions=[{"type": "key", "id": "keys", "actions": actions}])


@contextmanager
def started(path: str) -> Iterator[Page]:
    """A Firefox without a window, in a profile of its own that is gone afterwards."""
    from websockets.sync.client import connect  # of the tests in a browser alone

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        lines = (f"user_pref({json.dumps(key)}, {json.dumps(value)});\n" for key, value in PREFERENCES.items())
        (Path(profile) / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [path, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        quiet = {**os.environ, "MOZ_CRASHREPORTER_DISABLE": "1", "HOME": profile}
        process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, env=quiet)
        try:
            with connect(f"{_address(process)}/session", max_size=None, open_timeout=WAIT) as socket:
                yield Page(socket)
        finally:
            process.kill()
            process.wait()
            if process.stderr:
                process.stderr.close()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stderr
    for line in process.stderr:
        if match := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            return match[1]
    raise AssertionError("Firefox ended before it listened")
