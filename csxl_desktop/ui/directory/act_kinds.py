"""The acts that the window offers on an organisation: their words, their fields, what they make of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from csxl_desktop.domain.choices import OrganisationStatus
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.acts.kinds import (
    Act,
    ChangeRepresentative,
    ChangeSeat,
    Dissolve,
    Fuse,
    Join,
    Leave,
    NewRepresentative,
    Rename,
)
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.person_field import NewPerson, PersonField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

JOIN, LEAVE, RENAME, FUSE, DISSOLVE = "join", "leave", "rename", "fuse", "dissolve"
REPRESENTATIVE, SEAT, SLEEP, WAKE = "representative", "seat", "sleep", "wake"


@dataclass(frozen=True, slots=True)
class Subject:
    """The organisation that an act is about; its seats, each with its words."""

    id: UUID
    name: str
    status: OrganisationStatus
    is_member: bool
    is_represented: bool
    seats: tuple[tuple[UUID, str], ...] = ()
    former: str = ""  # the record bears a new name already, this one goes before it

    def may(self, kind: str) -> bool:
        """Whether the act has a sense for it as it is."""
        alive = self.status is not OrganisationStatus.DISSOLVED
        match kind:
            case "join":
                return alive and not self.is_member
            case "leave":
                return self.is_member
            case "seat":
                return bool(self.seats)
            case "sleep":
                return self.status is OrganisationStatus.ACTIVE
            case "wake":
                return self.status is not OrganisationStatus.ACTIVE
            case _:
                return alive


class IncompleteError(ValueError):
    """The field `column` is still needed, `reason` says so."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


@dataclass(frozen=True)
class ActKind:
    """An act before it is written: words marked with N_; `act(subject, values)` may raise `IncompleteError`."""

    key: str
    icon: str
    entry: str
    title: str
    confirm: str
    fields: Callable[[OnScreen, Subject], dict[str, Field]]
    act: Callable[[Subject, Mapping[str, Any]], Act]
    begins_today: bool = False


def _day(values: Mapping[str, Any]) -> date:
    day = values["on"]
    if not isinstance(day, date):
        raise IncompleteError("on", _("A day is needed here."))
    return day


def _meeting() -> Field:
    return ChoiceField(_("Assembly that took note of it"), [(None, "—")])


def _new_representative(values: Mapping[str, Any]) -> NewRepresentative | None:
    person = values.get("person")
    if person is None:
        return None
    on, function = values["on"], values["function_title"]
    if isinstance(person, NewPerson):
        return NewRepresentative(on, None, person.civility, person.first_name, person.last_name, function)
    return NewRepresentative(on, person, function_title=function)


def _joining(screen: OnScreen, subject: Subject) -> dict[str, Field]:
    fields: dict[str, Field] = {
        "on": screen.day_field(_("Member since"), _("Empty: since before the first record.")),
        "meeting_id": _meeting(),
    }
    if not subject.is_represented:
        fields["person"] = PersonField(_("Representative"), screen.people)
        fields["function_title"] = TextField(_("Function"))
    return fields


def _join(subject: Subject, values: Mapping[str, Any]) -> Act:
    return Join(subject.id, values["on"], values["meeting_id"], _new_representative(values))


def _leaving(screen: OnScreen, _subject: Subject) -> dict[str, Field]:
    return {
        "on": screen.day_field(_("Last day as a member")),
        "meeting_id": _meeting(),
        "reason": TextField(_("Reason")),
    }


def _leave(subject: Subject, values: Mapping[str, Any]) -> Act:
    return Leave(subject.id, _day(values), values["reason"], values["meeting_id"])


def _renaming(screen: OnScreen, _subject: Subject) -> dict[str, Field]:
    return {
        "name": TextField(_("New name"), required=True),
        "on": screen.day_field(_("Called so since")),
        "meeting_id": _meeting(),
    }


def _rename(subject: Subject, values: Mapping[str, Any]) -> Act:
    if not values["name"]:
        raise IncompleteError("name", _("A name is needed here."))
    return Rename(subject.id, _day(values), values["name"], values["meeting_id"], subject.former)


def _fusing(screen: OnScreen, _subject: Subject) -> dict[str, Field]:
    return {
        "with_id": ReferenceField(_("With"), screen.organisations),
        "name": TextField(_("Name of the new organisation"), hint=_("Empty: it goes into the other one.")),
        "on": screen.day_field(_("From")),
        "meeting_id": _meeting(),
    }


def _fuse(subject: Subject, values: Mapping[str, Any]) -> Act:
    if values["with_id"] is None:
        raise IncompleteError("with_id", _("Choose the other organisation."))
    return Fuse(subject.id, values["with_id"], _day(values), values["name"], values["meeting_id"])


def _dissolving(screen: OnScreen, _subject: Subject) -> dict[str, Field]:
    return {"on": screen.day_field(_("Last day")), "meeting_id": _meeting(), "reason": TextField(_("Reason"))}


def _dissolve(subject: Subject, values: Mapping[str, Any]) -> Act:
    return Dissolve(subject.id, _day(values), values["reason"], values["meeting_id"])


def _replacing(screen: OnScreen, subject: Subject) -> dict[str, Field]:
    hint = _("The mandate before ends the day before.") if subject.is_represented else ""
    return {
        "person": PersonField(
            _("New representative") if subject.is_represented else _("Representative"), screen.people
        ),
        "function_title": TextField(_("Function")),
        "on": screen.day_field(_("From"), hint),
        "meeting_id": _meeting(),
    }


def _replace(subject: Subject, values: Mapping[str, Any]) -> Act:
    new = _new_representative(values)
    if new is None:
        raise IncompleteError("person", _("Choose a line of the list, or type a new name."))
    return ChangeRepresentative(subject.id, new, values["meeting_id"])


def _seating(screen: OnScreen, subject: Subject) -> dict[str, Field]:
    return {
        "seat_id": ChoiceField(_("Seat"), subject.seats),
        "person_id": ReferenceField(_("Handed over to"), screen.people, hint=_("Empty: the seat ends that day.")),
        "on": screen.day_field(_("From, or last day")),
        "meeting_id": _meeting(),
    }


def _seat(_subject: Subject, values: Mapping[str, Any]) -> Act:
    return ChangeSeat(values["seat_id"], _day(values), values["person_id"], values["meeting_id"])


KINDS = (
    ActKind(JOIN, "badge-check", N_("It joins…"), N_("“{name}” joins"), N_("Make a member"), _joining, _join),
    ActKind(
        REPRESENTATIVE,
        "arrow-right-left",
        N_("Its representative changes…"),
        N_("“{name}” is represented by somebody else"),
        N_("Record the change"),
        _replacing,
        _replace,
        begins_today=True,
    ),
    ActKind(
        RENAME,
        "pencil",
        N_("It takes another name…"),
        N_("“{name}” takes another name"),
        N_("Record the new name"),
        _renaming,
        _rename,
        begins_today=True,
    ),
    ActKind(
        SEAT,
        "landmark",
        N_("Its seat changes…"),
        N_("The seat of “{name}” changes"),
        N_("Record the change"),
        _seating,
        _seat,
        begins_today=True,
    ),
    ActKind(LEAVE, "log-out", N_("It leaves…"), N_("“{name}” leaves"), N_("Note the departure"), _leaving, _leave),
    ActKind(
        FUSE,
        "merge",
        N_("It merges with another one…"),
        N_("“{name}” merges with another organisation"),
        N_("Record the merger"),
        _fusing,
        _fuse,
        begins_today=True,
    ),
    ActKind(
        DISSOLVE,
        "circle-x",
        N_("It is dissolved…"),
        N_("“{name}” ceases to exist"),
        N_("Record the dissolution"),
        _dissolving,
        _dissolve,
    ),
)
