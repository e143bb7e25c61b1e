"""Libraries that SQLAlchemy imports and this program never asks: they run when somebody does ask."""

import subprocess
import sys

BEGIN = "import sys; from csxl_desktop.system.later_libraries import load_later; load_later(); import sqlalchemy.orm; "


def told(rest: str) -> str:
    """What a fresh Python says."""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", BEGIN + rest],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def test_the_database_library_brings_neither_network_nor_mail_with_it() -> None:
    unwanted = ("asyncio.events", "ssl", "socket", "email", "zipfile", "concurrent.futures")

    assert told(f"print([name for name in {unwanted!r} if name in sys.modules])") == "[]"


def test_who_asks_finds_the_whole_library() -> None:
    work = "async def three(): await asyncio.sleep(0); return 3\nimport asyncio; print(asyncio.run(three()))"
    assert told(f"\n{work}") == "3"
    assert told("from asyncio import Queue; import asyncio.events; print(Queue.__module__)") == "asyncio.queues"
    assert (
        told("from importlib import metadata; print(metadata.metadata('sqlalchemy')['Name'].lower())") == "sqlalchemy"
    )
    assert told("import asyncio; print(hasattr(asyncio, 'nothing_of_the_kind'), asyncio.__name__)") == "False asyncio"


def test_every_thread_that_asks_waits_until_it_is_there() -> None:
    asks = (
        "import asyncio; from threading import Barrier, Thread; found = []; start = Barrier(8); "
        "ask = lambda: (start.wait(), found.append(asyncio.Queue.__name__)); "
        "threads = [Thread(target=ask) for _each in range(8)]; [each.start() for each in threads]; "
        "[each.join() for each in threads]; print(found == ['Queue'] * 8)"
    )
    assert told(asks) == "True"


def test_what_is_loaded_already_stays_as_it_is() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", "import asyncio; kept = asyncio; " + BEGIN + "print(sys.modules['asyncio'] is kept)"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert ended.stdout.strip() == "True"
