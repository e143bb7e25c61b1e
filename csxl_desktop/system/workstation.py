"""The computer at hand: its name, as the history writes it, and whether it has a screen."""

import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

MACHINE_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
BAG_SUFFIX = ".mallette"  # of the files that open the window when they are clicked twice


def workstation() -> str:
    """The name of this computer in its network; never empty."""
    return platform.node().split(".")[0] or "poste"


def machine() -> str:
    """What stays the same where this computer gets another name; empty where the system says nothing of the kind."""
    if sys.platform == "win32":
        import winreg  # Windows has it

        with suppress(OSError), winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        return ""
    for path in MACHINE_FILES:
        with suppress(OSError):
            if told := path.read_text(encoding="ascii", errors="replace").strip():
                return told
    return ""


def has_display() -> bool:
    """Whether a window can be shown here; where Qt is told its platform, it is believed."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
