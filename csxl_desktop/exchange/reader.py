"""The reading process: bytes of a file in, what it tells as JSON out, within limits of memory and time."""

import sys

from csxl_desktop.exchange.csv_text import read_csv
from csxl_desktop.exchange.errors import DamagedFileError, ExchangeError, TooHeavyError
from csxl_desktop.exchange.table import Table
from csxl_desktop.exchange.wire import error_to_json, table_to_json

MEMORY = 400 * 1024 * 1024
SECONDS = 8


def parsed(data: bytes, kind: str, encoding: str = "", delimiter: str = "") -> Table:
    """The table in `data`, whose kind is known."""
    if kind == "csv":
        return read_csv(data, encoding=encoding, delimiter=delimiter)
    from csxl_desktop.exchange.spreadsheet import read_spreadsheet  # calamine: only where it is needed

    return read_spreadsheet(data, kind)


def answer(data: bytes, kind: str, encoding: str = "", delimiter: str = "") -> bytes:
    """What the program is told: a table, or a refusal."""
    try:
        return table_to_json(parsed(data, kind, encoding, delimiter))
    except ExchangeError as error:
        return error_to_json(error)
    except (MemoryError, RecursionError):
        return error_to_json(TooHeavyError())
    except BaseException:  # noqa: BLE001 - even a panic of the parser; its words are not ours to show
        return error_to_json(DamagedFileError())


def main(arguments: list[str]) -> int:
    """Read standard input as `arguments` say: kind, encoding, delimiter; or what else is asked, then suffix."""
    _limit()
    kind, encoding, delimiter = arguments
    data = sys.stdin.buffer.read()
    asked = {
        "outline": _outline,
        "page-codes": _page_codes,
        "document-text": _document_text,
        "old-report": _old_report,
    }.get(kind)
    sys.stdout.buffer.write(answer(data, kind, encoding, delimiter) if asked is None else asked(data, encoding))
    sys.stdout.buffer.flush()
    return 0


def _outline(data: bytes, suffix: str) -> bytes:
    """Of a presentation or a PDF: its title, author and headings."""
    from csxl_desktop.exchange.outline_child import outline_json  # a table is read without it

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


def _limit() -> None:
    """No more memory, time or crash dumps than a table needs, where the system can be asked."""
    if sys.platform == "win32":
        return
    import resource  # not on Windows

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
