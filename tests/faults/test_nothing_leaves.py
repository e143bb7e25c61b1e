"""A day at the window leaves no name in logs and temporary files, and opens no socket, where there is no network."""

import sys
from pathlib import Path

import pytest

from tests.faults import silence


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
def test_a_day_at_the_window_leaves_no_name_and_opens_no_socket(tmp_path: Path) -> None:
    """The five tabs; every place and every document: `python -m tests.faults --sentinels`."""
    tally = silence.spend(tmp_path)

    assert tally.faults == []
    assert (tally.counts["names"], tally.counts["places"]) == (200, 5)
    if not silence.can_be_apart():
        pytest.skip("nothing was found; nobody watched the sockets: unshare and strace do not run here")
    assert tally.counts[silence.WATCHED] == tally.counts[silence.WITHOUT_A_NETWORK] == 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="namespaces are Linux's")
@pytest.mark.parametrize(("what", "told"), [("log", "csxl.log: Zqxj007vw"), ("temp", "tmp/"), ("socket", "called: ")])
def test_what_is_let_out_is_seen(tmp_path: Path, what: str, told: str) -> None:
    if what == "socket" and not silence.can_be_apart():
        pytest.skip("unshare and strace do not run here")
    tally = silence.spend(tmp_path, known_bad=what)

    assert any(told in fault for fault in tally.faults), tally.faults
