"""The reading process, as the program starts it: the bytes of a file go in, what they tell comes out, within limits."""

import json
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from typing import Any

from csxl_desktop.exchange.errors import TooHeavyError, by_name
from csxl_desktop.exchange.reader import MEMORY
from csxl_desktop.i18n import _
from csxl_desktop.system.process_memory import resident_bytes

READER_FLAG = "--read-table"  # what a frozen program is started with to become the reading process
_SECONDS = 9
_BETWEEN_LOOKS = 0.1  # seconds
_NOT_STARTED = 1  # an import failed: the installation is at fault, not the file
_WORDED = "what"  # the one value of a refusal that is itself a message
_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from csxl_desktop.exchange.reader import main; sys.exit(main(sys.argv[2:]))"
)


def told_by_child(data: bytes, kind: str, *more: str) -> dict[str, Any]:
    """What the file tells, read as `kind` (one of `reader.KINDS`); raises the `ExchangeError` that the process met."""
    told: dict[str, Any] = json.loads(asked_of_child(data, [kind, *more]))
    if "error" in told:
        values = {key: _(value) if key == _WORDED else value for key, value in told["values"].items()}
        raise by_name().get(told["error"], TooHeavyError)(**values)
    return told


def asked_of_child(data: bytes, arguments: list[str]) -> bytes:
    """What the process answers; raises `TooHeavyError` where its limits, or ours, stopped it.

    Systems that refuse memory by themselves are told to do so by the process; here it is watched as well.
    """
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        [*_command(), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as child:
        ended = Event()
        Thread(target=kill_when_larger, args=(child, MEMORY, ended), daemon=True).start()
        try:
            answer, _nothing = child.communicate(data, timeout=_SECONDS)
        except subprocess.TimeoutExpired as error:
            child.kill()
            raise TooHeavyError from error
        finally:
            ended.set()
    if child.returncode == _NOT_STARTED:
        raise RuntimeError("the reading process did not start")
    if child.returncode != 0:
        raise TooHeavyError  # stopped by its own limits, or by our watch
    return answer


def kill_when_larger(child: "subprocess.Popen[bytes]", most: int, ended: Event) -> None:
    """Stop the process when it holds more than `most` bytes; look until it has `ended`."""
    while not ended.wait(_BETWEEN_LOOKS):
        if resident_bytes(child.pid) > most:
            child.kill()


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READER_FLAG]
    root = Path(__file__).resolve().parents[2]
    return [sys.executable, "-P", "-X", "utf8", "-c", _START, str(root)]
