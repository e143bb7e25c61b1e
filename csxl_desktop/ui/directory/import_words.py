"""The words of an import: what happens to a line, which field changes, what a human may answer."""

import re
from collections.abc import Hashable
from datetime import date

from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.exchange.decisions import Choice
from csxl_desktop.services.exchange.report import FieldChange, ImportLine, ImportReport, Outcome
from csxl_desktop.ui.directory.words import column_words

OUTCOMES = {
    Outcome.REFUSED: (N_("refused"), "wrong"),
    Outcome.DOUBTFUL: (N_("doubtful"), "late"),
    Outcome.RENAMED: (N_("renamed"), "late"),
    Outcome.DEPARTED: (N_("departed"), "late"),
    Outcome.CREATED: (N_("created"), "good"),
    Outcome.CHANGED: (N_("changed"), "accent"),
    Outcome.UNCHANGED: (N_("unchanged"), "neutral"),
}
ORDER = list(OUTCOMES)
_DAY = re.compile(r"\d{4}-[01]\d-[0-3]\d")
_FIELDS = {
    "membership": N_("Member since"),
    "representative": N_("Representative"),
    "organisation": N_("Organisation"),
    "parent": N_("Part of"),
    "category": N_("Category"),
    "alias": N_("Also known as"),
    "phone": N_("Phone"),
    "mobile": N_("Mobile"),
    "email": N_("E-mail"),
    "web": N_("Web site"),
}


def key_of(line: ImportLine) -> Hashable:
    """What names a line from one judgement to the next."""
    return (line.line, line.kind) if line.line else line.record_id


def answers(line: ImportLine) -> tuple[Choice, ...]:
    """What can be said of a line; an answer already given can be changed."""
    if line.line == 0:
        return (Choice.DEPART, Choice.KEEP)
    if not (line.open or line.candidates):
        return ()
    if line.kind == "person" or (line.open and line.outcome is Outcome.DOUBTFUL and not line.changes):
        return (Choice.SAME, Choice.NEW)
    return (Choice.SAME, Choice.RENAME, Choice.NEW)


def field_words(name: str) -> str:
    return _(_FIELDS[name]) if name in _FIELDS else column_words(name)


def shown(value: str) -> str:
    """A value of the report as people write it: ISO dates as 03/04/2025."""
    return short_date(date.fromisoformat(value)) if _DAY.fullmatch(value) else value


def told(line: ImportLine) -> str:
    """What would change, then why: one line of words."""
    changes = (
        _("{field}: {new}").format(field=field_words(each.field), new=change_words(each)) for each in line.changes
    )
    where = _("column {letter}").format(letter=line.column) if line.column else ""
    return " · ".join(part for part in (where, line.reason, *changes) if part)


def change_words(change: FieldChange) -> str:
    old, new = shown(change.old), shown(change.new) or "—"
    return f"{old} → {new}" if old else new


def advice(report: ImportReport) -> str:
    """What stands between the table and the directory."""
    if refused := len(report.refused):
        words = ngettext(
            "{count} line is refused: correct it on the right, or set it aside.",
            "{count} lines are refused: correct them on the right, or set them aside.",
            refused,
        )
        return words.format(count=refused)
    if waiting := len(report.undecided):
        words = ngettext("{count} line waits for your decision.", "{count} lines wait for your decision.", waiting)
        return words.format(count=waiting)
    return ""
