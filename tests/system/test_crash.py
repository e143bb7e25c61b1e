"""What nobody caught reaches the presenter, from the main thread and from the others."""

import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from csxl_desktop.system.crash import CRASH_NAME, guarded


def run_script(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_uncaught_error_is_reported(tmp_path: Path) -> None:
    result = run_script(
        """
        import sys
        from pathlib import Path
        from csxl_desktop.system.crash import guarded

        with guarded(Path(sys.argv[1]), lambda error: print("reported", type(error).__name__)):
            sys.excepthook(ValueError, ValueError("x"), None)
            sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
        """,
        tmp_path,
    )

    assert result.stdout == "reported ValueError\n"
    assert "KeyboardInterrupt" in result.stderr


def test_a_fall_of_the_process_leaves_a_trace(tmp_path: Path) -> None:
    result = run_script(
        """
        import faulthandler, sys
        from pathlib import Path
        from csxl_desktop.system.crash import guarded

        with guarded(Path(sys.argv[1]), print):
            faulthandler._sigsegv()
        """,
        tmp_path,
    )

    assert result.returncode != 0
    assert "Segmentation fault" in (tmp_path / CRASH_NAME).read_text("utf-8")


def test_an_error_in_a_thread_is_reported(tmp_path: Path) -> None:
    reported: list[BaseException] = []

    def fail() -> None:
        raise ZeroDivisionError

    with guarded(tmp_path, reported.append):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()

    assert [type(error) for error in reported] == [ZeroDivisionError]


def test_a_presenter_that_fails_does_not_hide_the_failure(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def broken(error: BaseException) -> None:
        raise RuntimeError from error

    with guarded(tmp_path, broken):
        sys.excepthook(ValueError, ValueError("x"), None)

    kinds = [record.exc_info[0] for record in caplog.records if record.exc_info]
    assert kinds == [ValueError, RuntimeError]


def test_the_hooks_are_given_back(tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook)

    with guarded(tmp_path, lambda _error: None):
        inside = (sys.excepthook, threading.excepthook)

    assert (sys.excepthook, threading.excepthook) == before
    assert inside != before
