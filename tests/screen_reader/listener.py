"""Stands for the screen reader; run by the system's own Python, which has pyatspi, and knows nothing of the project.

Prints one JSON line for each accessible of the program, then `walked`, then each announcement as it comes.
"""

import json
import sys
import time
from typing import Any

import pyatspi  # type: ignore[import-not-found]
from gi.repository import GLib  # type: ignore[import-not-found]

LOOK_FOR = 60  # seconds until the program must stand on the bus
LISTEN = 40  # seconds


def program(pid: int) -> Any:
    """The program of that process on the bus."""
    end = time.monotonic() + LOOK_FOR
    while time.monotonic() < end:
        desktop = pyatspi.Registry.getDesktop(0)
        for place in range(desktop.childCount):
            child = desktop.getChildAtIndex(place)
            if child is not None and child.get_process_id() == pid:
                return child
    raise SystemExit("the program is not on the bus")


def walk(node: Any, depth: int = 0) -> None:
    states = node.getState()
    if depth == 0 or states.contains(pyatspi.STATE_SHOWING) or depth == 1:
        told = {
            "role": node.getRoleName(),
            "name": node.name,
            "described": node.description,
            "focusable": states.contains(pyatspi.STATE_FOCUSABLE),
            "checked": states.contains(pyatspi.STATE_CHECKED),
        }
        print(json.dumps(told), flush=True)
        for place in range(min(node.childCount, 60)):
            child = node.getChildAtIndex(place)
            if child is not None:
                walk(child, depth + 1)


def heard(event: Any) -> None:
    print(json.dumps({"announced": str(event.any_data)}), flush=True)


pyatspi.Registry.registerEventListener(heard, "object:announcement")
walk(program(int(sys.argv[1])))
print("walked", flush=True)
pyatspi.setTimeout(2000, 2000)

GLib.timeout_add_seconds(LISTEN, pyatspi.Registry.stop)
pyatspi.Registry.start()
