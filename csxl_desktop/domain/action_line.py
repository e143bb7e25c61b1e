"""An action typed in one line: “Diffuser la fiche @Mission Locale 30 avril” says what, who and for when."""

import re
from dataclasses import dataclass
from datetime import date

from csxl_desktop.i18n.date_parsing import parse_date

_AT = re.compile(r"(?:^|(?<=\s))@(?=\S)")
_LEADS = re.compile(
    r"[\s,;–-]*\b(?:pour|avant|d['’]ici|dès|jusqu['’]au|voor|tegen|by|before)(?:\s+(?:le|la|les|au|the|op))?\s*$",
    re.IGNORECASE,
)
_LONGEST = 5  # words in a date


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What was typed, taken apart; `who` as typed, empty where nobody was named."""

    text: str
    who: str = ""
    due_on: date | None = None


def read_action(line: str, today: date) -> ActionLine:
    """`@` begins the name; a date closes the line. Without `@`, a date counts only behind “pour le”, “avant”…"""
    found = list(_AT.finditer(line))
    if not found:
        text, due = _without_date(line, today, led=True)
        return ActionLine(text, due_on=due)
    before, after = line[: found[-1].start()], line[found[-1].end() :]
    named, comma, behind = after.partition(",")
    who, due = _without_date(named, today, led=False)
    rest = ""
    if comma and due is None:
        rest, due = _without_date(behind, today, led=False)
    text, own = _without_date(before, today, led=True)
    return ActionLine(" ".join(part for part in (text, rest if due else behind.strip()) if part), who, due or own)


def _without_date(words: str, today: date, *, led: bool) -> tuple[str, date | None]:
    """The words before the date that closes them, and that date; `led`: only behind a word that says so."""
    parts = words.split()
    for size in range(min(_LONGEST, len(parts)), 0, -1):
        due = parse_date(" ".join(parts[-size:]), today)
        head = " ".join(parts[:-size])
        lead = _LEADS.search(head)
        if due is not None and (lead or not led):
            return head[: lead.start()].strip(" ,;") if lead else head.strip(" ,;"), due
    return " ".join(parts).strip(" ,;"), None
