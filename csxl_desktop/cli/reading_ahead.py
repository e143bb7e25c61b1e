"""The first file of an import, read by its own process while this one imports the libraries of the records."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from csxl_desktop.exchange.recognise import known_text
from csxl_desktop.exchange.table import Table
from csxl_desktop.exchange.tabular import read_table


class ReadAhead:
    """A file that is being read since this was made."""

    def __init__(self, file: Path) -> None:
        beside = ThreadPoolExecutor(1)
        self._read: Future[Table | None] | None = beside.submit(_table, file)
        beside.shutdown(wait=False)

    def taken(self) -> Table | None:
        """Its table, once: it is large and kept no longer. Raises the refusal of what is none.

        None for cards and calendars, where the file cannot be opened, and when asked again.
        """
        read, self._read = self._read, None
        return None if read is None else read.result()


def _table(file: Path) -> Table | None:
    try:
        data = file.read_bytes()
    except OSError:  # told by whoever reads it next
        return None
    return None if known_text(data) else read_table(data)
