"""Any table file into rows of plain cells: CSV, XLSX, XLS, ODS, told apart by content."""

import subprocess
import sys
from pathlib import Path

from csxl_desktop.exchange import reader
from csxl_desktop.exchange.errors import TooHeavyError
from csxl_desktop.exchange.file_kind import file_kind
from csxl_desktop.exchange.table import Table
from csxl_desktop.exchange.wire import table_from_json

READER_FLAG = "--read-table"  # what a frozen program is started with to become the reading process
_SMALL_CSV = 2_000_000
_SECONDS = 9
_NOT_STARTED = 1  # an import failed: the installation is at fault, not the file
_START = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from csxl_desktop.exchange.reader import main; sys.exit(main(sys.argv[2:]))"
)


def read_table(data: bytes, *, encoding: str = "", delimiter: str = "") -> Table:
    """The table in `data`; raises an `ExchangeError` that says what is wrong, where, and what to do.

    `encoding` (one of `csv_text.ENCODINGS`) and `delimiter` overrule what is found in a CSV file.
    A spreadsheet, or a large CSV, is parsed in a child process with limits of memory and time.
    """
    kind = file_kind(data)
    if kind == "csv" and len(data) <= _SMALL_CSV:
        return reader.parsed(data, kind, encoding, delimiter)
    return table_from_json(asked_of_child(data, [kind, encoding, delimiter]))


def asked_of_child(data: bytes, arguments: list[str]) -> bytes:
    """What the reading process answers; raises `TooHeavyError` where its limits stopped it."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, no shell
            [*_command(), *arguments],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as error:
        raise TooHeavyError from error
    if done.returncode == _NOT_STARTED:
        raise RuntimeError("the reading process did not start")
    if done.returncode != 0:
        raise TooHeavyError  # killed by its limits
    return done.stdout


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READER_FLAG]
    root = Path(__file__).resolve().parents[2]
    return [sys.executable, "-P", "-X", "utf8", "-c", _START, str(root)]
