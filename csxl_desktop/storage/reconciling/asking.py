"""The process beside, asked from here: copies in, a plan out."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from csxl_desktop.storage import keyring

RECONCILER_FLAG = "--reconcile"  # what a frozen program is started with to become that process
_MINUTES = 10
_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from csxl_desktop.storage.reconciling.child import main; sys.exit(main())"
)


class NoAnswerError(RuntimeError):
    """The process beside died: nothing was changed."""


def answer_to(job: dict[str, Any]) -> dict[str, Any]:
    """What the process beside answers to `job`, whose `do` names what is wanted. It knows the keys that we know."""
    job = {**job, "unlocked": [key.hex() for key in keyring.unlocked()]}
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            _command(),
            input=json.dumps(job).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=60 * _MINUTES,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise NoAnswerError from None
    if done.returncode != 0:
        raise NoAnswerError
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, RECONCILER_FLAG]
    root = Path(__file__).resolve().parents[3]
    return [sys.executable, "-P", "-X", "utf8", "-c", _START, str(root)]
