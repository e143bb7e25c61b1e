"""The computer at hand: its name, as the history writes it, and whether it has a screen."""

import os
import platform
import sys

BAG_SUFFIX = ".mallette"  # of the files that open the window when they are clicked twice


def workstation() -> str:
    """The name of this computer in its network; never empty."""
    return platform.node().split(".")[0] or "poste"


def has_display() -> bool:
    """Whether a window can be shown here; where Qt is told its platform, it is believed."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return True
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
