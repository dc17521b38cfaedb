"""A cluster of Ray with two nodes of one processor each, on loopback, with a token and a small object store.

unshare --map-root-user --net python -m tests.ray_nodes COMMAND    runs a command beside one

Whatever address Ray is given, its servers listen on all interfaces; `unshare` leaves them none but loopback, and the
token keeps out whoever reaches them.
"""

from __future__ import annotations

import os
import secrets
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SRC = Path(__file__).resolve().parent.parent / "src"
STORE = 80 << 20  # bytes of a node's object store: Ray takes no less than 75 MB
HEAD, OTHER = "127.0.0.2", "127.0.0.3"  # Ray takes 127.0.0.1 for the address of the machine, and listens there
SET_FLAGS, UP, RUNNING = 0x8914, 0x1, 0x40  # of Linux
SET_DEATH_SIGNAL = 1
PATIENCE = 600  # seconds until both nodes are there, on a machine that does other things too


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster that is running."""

    address: str
    env: dict[str, str]  # of processes that use it
    spilled: Path  # where nodes write what their store does not hold
    nodes: tuple[int, ...]  # the processes that hold them

    def workers(self) -> list[int]:
        """The processes that work on batches now."""
        found = []
        for name in Path("/proc").iterdir():
            with suppress(OSError):  # it has ended
                if name.name.isdigit() and b"ray::_computed" in (name / "cmdline").read_bytes():
                    found.append(int(name.name))
        return [pid for pid in found if set(self.nodes) & set(_above(pid))]


def _above(pid: int) -> Iterator[int]:
    """The processes that have started a process, and those that have started them."""
    with suppress(OSError):
        while pid > 1:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
            yield pid


def loopback() -> None:
    """Switch the loopback interface on, which a new network namespace has switched off."""
    import fcntl

    with socket.socket() as one, suppress(PermissionError):  # outside of a namespace of our own it is on
        fcntl.ioctl(one, SET_FLAGS, struct.pack("16sh14x", b"lo", UP | RUNNING))


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Two nodes, each in a process group of its own, which is ended at the end."""
    loopback()
    with tempfile.TemporaryDirectory(prefix="ray") as folder, ExitStack() as stack:
        address = f"{HEAD}:{_free_port()}"
        env = {
            **os.environ,
            "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(32),
            "RAY_USAGE_STATS_ENABLED": "0", "RAY_ADDRESS": address, "TMPDIR": "/tmp",  # sockets have short paths
            "PYTHONPATH": f"{SRC}{os.pathsep}{os.environ.get('PYTHONPATH', '')}",
        }  # fmt: skip
        head = ["--head", "--node-ip-address", HEAD, "--port", address.partition(":")[2], "--include-dashboard=false"]
        nodes = [stack.enter_context(_node([*head, "--temp-dir", folder], env, folder))]
        _wait_for(address, 1, env)
        nodes.append(stack.enter_context(_node(["--address", address, "--node-ip-address", OTHER], env, folder)))
        _wait_for(address, 2, env)
        yield Cluster(address, env, Path(folder) / "spilled", tuple(nodes))


@contextmanager
def _node(args: list[str], env: dict[str, str], folder: str) -> Iterator[int]:
    ray = Path(sys.executable).with_name("ray")
    command = [
        str(ray), "start", "--block", "--num-cpus=1", f"--object-store-memory={STORE}", "--disable-usage-stats",
        "--object-spilling-directory", f"{folder}/spilled", *args,
    ]  # fmt: skip
    with (Path(folder) / "nodes.log").open("ab") as log:
        run = subprocess.Popen(
            command, env=env, stdout=log, stderr=log, start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509 - no threads
        )  # fmt: skip
    try:
        yield run.pid
    finally:
        run.send_signal(signal.SIGTERM)  # `ray start --block` ends what it has started
        try:
            run.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()


def _end_with_parent() -> None:
    """Let a node end when the tests are killed."""
    import ctypes

    ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGTERM)


def _wait_for(address: str, nodes: int, env: dict[str, str]) -> None:
    """Wait until so many nodes are there."""
    asks = (
        "import sys, ray; ray.init(address=sys.argv[1], logging_level='ERROR', log_to_driver=False); "
        "sys.exit(sum(node['Alive'] for node in ray.nodes()) < int(sys.argv[2]))"
    )
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        done = subprocess.run(
            [sys.executable, "-c", asks, address, str(nodes)], env=env, capture_output=True, check=False
        )
        if done.returncode == 0:
            return
        time.sleep(1)
    raise TimeoutError(f"{nodes} nodes of Ray were not there after {PATIENCE} seconds: {done.stderr[-2000:]!r}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HEAD, 0))
        port: int = one.getsockname()[1]
        return port


if __name__ == "__main__":
    with cluster() as running:
        ended = subprocess.run(sys.argv[1:], env=running.env, check=False)
    sys.exit(ended.returncode)
