"""A day at the window leaves no name in logs and temporary files, and opens no socket, where there is no network."""

import sys
from pathlib import Path

import pytest

from tests.faults.silence import spend


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_a_day_at_the_window_leaves_no_name_and_opens_no_socket(tmp_path: Path) -> None:
    """The five tabs; every place and every document: `python -m tests.faults --sentinels`."""
    tally = spend(tmp_path)

    assert tally.faults == []
    assert (tally.counts["names"], tally.counts["places"]) == (200, 5)
