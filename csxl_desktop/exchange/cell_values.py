"""What a cell means as a date, a time, a number or a yes, whether the spreadsheet knew it or it was typed."""

import re
from datetime import date, datetime, time

from csxl_desktop.exchange.table import Cell
from csxl_desktop.i18n import fold
from csxl_desktop.i18n.date_parsing import parse_date, parse_time

_YES = frozenset({"oui", "o", "ja", "j", "yes", "y", "vrai", "waar", "true", "1", "x", "✓", "✔"})
_NO = frozenset({"non", "n", "nee", "neen", "no", "faux", "onwaar", "false", "0"})
_LONGEST = 80  # no date and no number is longer
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?", re.IGNORECASE)


def text_of(cell: Cell) -> str | None:
    """The cell as text; a number without its `.0`, a date as 03/04/2025, a yes as the reader's word."""
    match cell:
        case None:
            return None
        case str():
            return cell if cell.strip() else None
        case datetime():
            return f"{cell:%d/%m/%Y %H:%M}"
        case date():
            return f"{cell:%d/%m/%Y}"
        case time():
            return f"{cell:%H:%M}"
    return str(cell)


def whole_date(cell: Cell, today: date) -> date | None:
    """A date with its year: `3/4/25`, `3 avril 2025`, `2025-04-03`; words such as “hier” say nothing here."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str | int) or isinstance(cell, bool):
        return None
    text = str(cell).strip()
    if len(text) > _LONGEST:
        return None
    figures = re.findall(r"\d+", text)
    worded = re.search(r"[^\W\d_]{3}", text) is not None
    if len(figures) < (2 if worded else 3) and not re.fullmatch(r"\d{8}", text):
        return None
    return _iso_date(text) or parse_date(text, today)


def moment(cell: Cell, today: date) -> datetime | None:
    """A date with a time: a real one, ISO text, `3/4/2025 14:30` or `3 avril 2025 à 14h30`."""
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime.combine(cell, time())
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return None
    text = cell.strip()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for cut in (" à ", " om ", " at ", ", ", " "):
        day, found, hour = text.rpartition(cut)
        read_day, read_hour = whole_date(day, today), parse_time(hour) if found else None
        if read_day and read_hour:
            return datetime.combine(read_day, read_hour)
    day_alone = whole_date(text, today)
    return datetime.combine(day_alone, time()) if day_alone else None


def time_of_day(cell: Cell) -> time | None:
    """A time: a real one, `9h30`, `9:30` or ISO text."""
    if isinstance(cell, time):
        return cell
    if isinstance(cell, datetime):
        return cell.time()
    if not isinstance(cell, str) or len(cell) > _LONGEST:
        return None
    try:
        return time.fromisoformat(cell.strip()) if ":" in cell else parse_time(cell)
    except ValueError:
        return parse_time(cell)


def number(cell: Cell) -> float | None:
    """A number: a real one, or text with a comma or a point."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return float(cell)
    if isinstance(cell, str) and len(cell) <= _LONGEST:
        text = re.sub(r"[\s\u00a0\u202f']", "", cell)
        if _NUMBER.fullmatch(text):
            return float(text.replace(",", "."))
    return None


def whole_number(cell: Cell) -> int | None:
    """A whole number, exact however long."""
    if isinstance(cell, str) and re.fullmatch(r"[+-]?\d{1,40}", cell.strip()):
        return int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return cell
    read = number(cell)
    return int(read) if read is not None and read.is_integer() else None


def yes_or_no(cell: Cell) -> bool | None:
    """Oui or non in any of the three languages, a cross, 1 or 0."""
    if isinstance(cell, bool):
        return cell
    word = fold(str(cell))
    return True if word in _YES else False if word in _NO else None


def _iso_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
