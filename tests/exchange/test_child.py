"""The reading process keeps its limits: no network, no other program, no more memory or time than a file needs."""

import subprocess
import sys

import pytest

from csxl_desktop.exchange import child
from csxl_desktop.exchange.errors import TooHeavyError
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.system.process_memory import resident_bytes

LIMITED = "from csxl_desktop.exchange.reader import limit; limit(); "


def _started_as(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(child, "_command", lambda: [sys.executable, "-c", program])


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
        "import os; os.execv('/bin/true', ['true'])",
    ],
)
def test_what_is_read_reaches_no_network_and_starts_nothing(act: str) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED + act], capture_output=True, text=True, check=False)

    assert done.returncode != 0
    assert "PermissionError" in done.stderr


def test_a_process_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_SECONDS", 0.2)
    _started_as(monkeypatch, "import sys, signal; sys.stdin.read(); signal.pause()")

    with pytest.raises(TooHeavyError):
        read_table(b"nom\nx\n")


@pytest.mark.skipif(sys.platform != "linux", reason="the rig reads /proc")
def test_a_process_that_grows_is_stopped_where_the_system_refuses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "MEMORY", 60_000_000)
    monkeypatch.setattr(child, "_BETWEEN_LOOKS", 0.01)
    _started_as(monkeypatch, "import signal; held = b'x' * 100_000_000; signal.pause()")

    with pytest.raises(TooHeavyError):
        read_table(b"nom\nx\n")


def test_a_process_that_does_not_start_is_a_failure_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    _started_as(monkeypatch, "raise ImportError")

    with pytest.raises(RuntimeError, match="did not start"):
        read_table(b"nom\nx\n")


def test_memory_of_a_process_that_is_gone() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()

    assert resident_bytes(gone.pid) == 0
