"""The changes of a year as rows of a list: the parts, order and words of the document."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from csxl_desktop.documents.changes import MOVES, ending_words
from csxl_desktop.domain.content.changes import (
    Arrival,
    CommitteeChange,
    Departure,
    Ending,
    NewRepresentative,
    Renaming,
    TakenNote,
    YearChanges,
)
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.named import named

Change = Arrival | Departure | Renaming | Ending | NewRepresentative | CommitteeChange


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change in words; `organisation_id` is the record that it opens."""

    name: str
    words: str
    on: date
    organisation_id: UUID | None


def parts_of(content: YearChanges) -> Iterator[tuple[str, list[ChangeRow]]]:
    """The parts of the document, each with its rows; an empty part is not shown."""
    parts: tuple[tuple[str, tuple[Change, ...]], ...] = (
        (_("Arrivals"), content.arrivals),
        (_("Departures"), content.departures),
        (_("New names"), content.renamings),
        (_("Mergers and dissolutions"), content.endings),
        (_("New representatives"), content.representatives),
        (_("Steering committee"), content.committee),
    )
    yield from ((title, [_row(each) for each in changes]) for title, changes in parts if changes)


def _row(change: Change) -> ChangeRow:
    noted = _noted(change)
    meeting = f"{noted.badge} {short_date(noted.on)}" if noted else ""
    words = " · ".join(part for part in (_words(change), meeting) if part)
    name = change.name if isinstance(change, Renaming) else change.organisation
    return ChangeRow(name, words, change.on, change.organisation_id)


def _words(change: Change) -> str:
    match change:
        case Arrival():
            return change.representative
        case Departure():
            return change.reason
        case Renaming():
            return _("until then “{name}”").format(name=change.former)
        case Ending():
            return ending_words(change)
        case NewRepresentative():
            return named(_("{name} in the place of {before}"), name=change.person or "–", before=change.before or "–")
        case CommitteeChange():
            return " · ".join(word for word in (change.person, _(MOVES[change.move])) if word)


def _noted(change: Change) -> TakenNote | None:
    if isinstance(change, Arrival):
        return TakenNote(change.welcomed_by, change.welcomed_on) if change.welcomed_on else None
    return change.noted
