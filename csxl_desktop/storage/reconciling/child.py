"""The process beside: a job as JSON comes in, a plan as JSON goes out. It never sees the live file."""

import json
import sys

from csxl_desktop.storage import keyring
from csxl_desktop.storage.bags import ciphering
from csxl_desktop.storage.reconciling.reconcile import reconcile

_DOES = {"reconcile": reconcile, "close_up": ciphering.close_up, "open_up": ciphering.open_up}


def main() -> int:
    """The exit status; a failure says nothing of what the files hold."""
    job = json.load(sys.stdin)
    for key in job.pop("unlocked", ()):  # by standard input: an argument or a variable would be read by others
        keyring.add(bytes.fromhex(key))
    json.dump(_DOES[job["do"]](job), sys.stdout)
    return 0
