"""The command line as a process, without a start of Python each time: a server that has loaded the package forks.

Each run is a process of its own, with its own folder, environment and pipes, and has the output and the exit code of
`python -m newsclean`. Modules, tables and models are loaded in the server. A test about starting, about the end of the
interpreter, about a terminal, about signals or about variables that Python itself reads starts a real process.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

HEADER = 8  # bytes, of the length of a request
LOADED = "BERLIN (Reuters) - Exports of Orvale rose 5 per cent to $3 million in 2023, its ministry said on Friday.\n"


# ---- in the tests
@cache
def _server() -> socket.socket:
    ours, theirs = socket.socketpair()
    command = [sys.executable, __file__, str(theirs.fileno())]
    # pipes, though nothing goes through them: Python's streams, which the forks use, remember that they cannot seek
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    process = subprocess.Popen(command, pass_fds=[theirs.fileno()], **pipes)  # type: ignore[call-overload]
    theirs.close()

    def end() -> None:
        ours.close()
        process.communicate()

    atexit.register(end)
    return ours


def run_cli(
    *args: str, data: bytes = b"", cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What `newsclean ARGS` does with `data` on its standard input, a pipe."""
    request = {"args": args, "cwd": str(cwd or Path.cwd()), "env": dict(os.environ) if env is None else env}
    body = json.dumps(request).encode()
    server = _server()
    ours, theirs = zip(*(os.pipe()[::way] for way in (-1, 1, 1)), strict=True)
    socket.send_fds(server, [len(body).to_bytes(HEADER)], theirs)
    for end in theirs:
        os.close(end)
    server.sendall(body)
    with ThreadPoolExecutor(2) as readers:
        made = readers.map(_read, ours[1:])
        with suppress(BrokenPipeError), os.fdopen(ours[0], "wb") as pipe:
            pipe.write(data)
        code = int.from_bytes(server.recv(HEADER, socket.MSG_WAITALL), signed=True)
        return subprocess.CompletedProcess(["newsclean", *args], code, *made)


def _read(end: int) -> bytes:
    with os.fdopen(end, "rb") as pipe:
        return pipe.read()


# ---- in the server
def load() -> None:
    """Do once what most runs do."""
    import newsclean as nc

    for module in walk_packages(nc.__path__, "newsclean."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for library in ("duckdb", "pyarrow.dataset", "pyarrow.parquet", "rich.progress"):  # 50 to 300 ms each
        import_module(library)
    clean = nc.pipeline("news")
    clean.article(f"<html><title>Orvale</title><p>{LOADED}<p>{LOADED}")
    clean.article(f"Share\n\nOrvale sells more\n\n{LOADED}\n{LOADED}")
    record = {"id": 1, "text": LOADED}
    nc.deduplicate([record])
    list(nc.cluster_claims([record, {**record, "id": 2}]))
    gc.collect()
    gc.freeze()


def serve(requests: socket.socket) -> dict[str, Any]:
    """Answer requests, each in a fork of this process: there this returns, with what is to be run."""
    while True:
        header, streams, _, _ = socket.recv_fds(requests, HEADER, 3)
        if not header:
            sys.exit()
        request: dict[str, Any] = json.loads(requests.recv(int.from_bytes(header), socket.MSG_WAITALL))
        child = os.fork()
        if not child:
            requests.close()
            for number, stream in enumerate(streams):
                os.dup2(stream, number)
            os.closerange(3, max(streams) + 1)
            return request
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        requests.sendall(os.waitstatus_to_exitcode(status).to_bytes(HEADER, signed=True))


def main() -> None:
    load()
    request = serve(socket.socket(fileno=int(sys.argv[1])))
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["env"])
    sys.argv = ["newsclean", *request["args"]]
    sys.path[0] = request["cwd"]  # as `python -m` does
    try:
        runpy.run_module("newsclean", run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        if ended.code is not None and not isinstance(ended.code, int):
            raise  # a message, which Python writes
        end(ended.code or 0)
    end(0)


def end(code: int) -> None:
    """End as Python does, and do not take apart what the server loaded: that costs more than most runs do."""
    threading._shutdown()  # type: ignore[attr-defined]  # waits for threads
    atexit._run_exitfuncs()
    sys.stdout.flush()  # an error is one of Python's, and has its traceback
    sys.stderr.flush()
    os._exit(code & 0xFF)


if __name__ == "__main__":
    main()
