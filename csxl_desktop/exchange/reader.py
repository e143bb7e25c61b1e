"""The reading process: bytes of a file in, what it tells as JSON out, within limits of memory and time."""

import sys
from collections.abc import Callable
from typing import NoReturn

from csxl_desktop.exchange.errors import DamagedDocumentError, DamagedFileError, ExchangeError, TooHeavyError
from csxl_desktop.exchange.file_kind import file_kind
from csxl_desktop.exchange.table import Table
from csxl_desktop.exchange.wire import error_to_json, table_to_json

MEMORY = 400 * 1024 * 1024
SECONDS = 8
_TABLE = "table"
# What no file that is read may bring about, whatever its parser is talked into.
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "os.startfile")


def parsed(data: bytes, kind: str, encoding: str = "", delimiter: str = "") -> Table:
    """The table in `data`, whose kind is known."""
    if kind == "csv":
        from csxl_desktop.exchange.csv_text import read_csv  # each kind pays for its own parser alone

        return read_csv(data, encoding=encoding, delimiter=delimiter)
    from csxl_desktop.exchange.spreadsheet import read_spreadsheet  # calamine

    return read_spreadsheet(data, kind)


def _table(data: bytes, encoding: str = "", delimiter: str = "") -> bytes:
    """Of a table: its sheets."""
    return table_to_json(parsed(data, file_kind(data), encoding, delimiter))


def _cards(data: bytes) -> bytes:
    """Of address cards: the people on them."""
    from csxl_desktop.exchange.vcard_child import cards_json  # as above

    return cards_json(data)


def _calendar(data: bytes, today: str) -> bytes:
    """Of a calendar: its events."""
    from csxl_desktop.exchange.ics_child import calendar_json  # as above

    return calendar_json(data, today)


def _picture(data: bytes, longest: str) -> bytes:
    """Of a picture: its pixels, upright, and nothing else."""
    from csxl_desktop.exchange.pictures_child import picture_json  # as above

    return picture_json(data, int(longest))


def _outline(data: bytes, suffix: str) -> bytes:
    """Of a presentation or a PDF: its title, author and headings."""
    from csxl_desktop.exchange.outline_child import outline_json  # as above

    return outline_json(data, suffix)


def _page_codes(data: bytes, suffix: str) -> bytes:
    """Of a scan: what its codes say."""
    from csxl_desktop.exchange.scans_child import codes_json  # as above

    return codes_json(data, suffix)


def _document_text(data: bytes, suffix: str) -> bytes:
    """Of a Word file or a PDF: its words, a line for each paragraph, row or list line."""
    from csxl_desktop.exchange.document_text_child import text_json  # as above

    return text_json(data, suffix)


def _old_report(data: bytes, suffix: str) -> bytes:
    """Of an earlier report: its sections."""
    from csxl_desktop.exchange.old_report_child import sections_json  # as above

    return sections_json(data, suffix)


def _letterhead(data: bytes, page: str) -> bytes:
    """Of a PDF: one page, as bare as it may be."""
    from csxl_desktop.exchange.letterhead_child import page_json  # as above

    return page_json(data, int(page))


KINDS: dict[str, Callable[..., bytes]] = {
    _TABLE: _table,
    "cards": _cards,
    "calendar": _calendar,
    "picture": _picture,
    "outline": _outline,
    "page-codes": _page_codes,
    "document-text": _document_text,
    "old-report": _old_report,
    "letterhead": _letterhead,
}


def answer(data: bytes, kind: str, *more: str) -> bytes:
    """What the program is told: what the file says, or why it is refused."""
    try:
        return KINDS[kind](data, *more)
    except ExchangeError as error:
        damaged = type(error) is DamagedFileError and kind != _TABLE
        return error_to_json(DamagedDocumentError() if damaged else error)
    except (MemoryError, RecursionError):
        return error_to_json(TooHeavyError())
    except BaseException:  # noqa: BLE001 - even a panic of the parser; its words are not ours to show
        return error_to_json(DamagedFileError() if kind == _TABLE else DamagedDocumentError())


def main(arguments: list[str]) -> int:
    """Read standard input as `arguments` say: its kind, and what else that kind wants to know."""
    limit()
    data = sys.stdin.buffer.read()
    sys.stdout.buffer.write(answer(data, *arguments))
    sys.stdout.buffer.flush()
    return 0


def limit() -> None:
    """No network, no other program; no more memory, time or crash dumps than a file needs, where the system can so."""
    sys.addaudithook(_refuse)
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        _stop(event)


def _stop(event: str) -> NoReturn:
    raise PermissionError(event)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
