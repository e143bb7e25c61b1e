"""What a file that comes in is: exchange workbook, members' table, calendar or address cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from csxl_desktop.exchange.sheet_specs import SheetSpec
from csxl_desktop.exchange.table import Table
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.exchange.workbook_read import is_guide
from csxl_desktop.i18n import fold

FileNature = Literal["workbook", "members", "ics", "vcard"]
_STARTS: tuple[tuple[str, FileNature], ...] = (("BEGIN:VCALENDAR", "ics"), ("BEGIN:VCARD", "vcard"))


@dataclass(frozen=True, slots=True)
class Recognised:
    """The nature of a file and, of a table, what was read: nothing need be read twice."""

    nature: FileNature
    table: Table | None = None


def recognise(data: bytes, specs: Sequence[SheetSpec] = (), table: Table | None = None) -> Recognised:
    """By content alone; raises an `ExchangeError` for what is no table and no known text. `table`: read already."""
    if text := known_text(data):
        return Recognised(text)
    table = table or read_table(data)
    titles = {fold(name) for spec in specs for name in (spec.key, spec.title)}
    guide = any(is_guide(sheet) for sheet in table.sheets)
    known = [sheet for sheet in table.sheets if fold(sheet.name) in titles]
    if guide or (known and 2 * len(known) > len(table.sheets)):
        return Recognised("workbook", table)
    return Recognised("members", table)


def is_vcard(data: bytes) -> bool:
    """Whether `data` are address cards."""
    return known_text(data) == "vcard"


def known_text(data: bytes) -> FileNature | None:
    """What a text is that begins as cards or a calendar do."""
    start = data[:400]
    for encoding in ("utf-8-sig", "utf-16"):
        text = start.decode(encoding, "ignore").lstrip().upper()
        for sign, nature in _STARTS:
            if text.startswith(sign):
                return nature
    return None
