"""What tells this computer from others."""

import sys

from csxl_desktop.system import workstation


def test_the_machine_is_told_where_the_system_tells_it() -> None:
    told = workstation.machine()

    assert told == workstation.machine()
    if sys.platform == "linux":
        known = [each for each in workstation.MACHINE_FILES if each.is_file() and each.read_text().strip()]
        assert bool(told) is bool(known)
    assert workstation.workstation()
