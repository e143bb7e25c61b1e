"""What an office sets of itself: its letterhead, its team, its rules, the words of its kinds of meetings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, inspect, select

from csxl_desktop.domain.choices import ApprovalRule
from csxl_desktop.domain.office import MeetingKind, Office
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.i18n import N_
from csxl_desktop.services.document_parts import attachment_bytes
from csxl_desktop.services.kept_files import kept_file
from csxl_desktop.services.office import the_office
from csxl_desktop.services.records import Written, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.values import columns

if TYPE_CHECKING:  # it brings the reading of pictures with it
    from csxl_desktop.services.files import CleanPicture


@dataclass(frozen=True, slots=True)
class StaffSettings:
    """Somebody of the team, today or before."""

    id: UUID
    civility: str
    first_name: str
    last_name: str
    role: str
    fte: Decimal | None
    email: str
    phone: str
    from_on: date | None
    to_on: date | None
    shared_with: str = ""


@dataclass(frozen=True, slots=True)
class KindSettings:
    """A kind of meeting: the words that the window and the documents use for it."""

    id: UUID
    label: str
    label_plural: str
    badge: str
    colour: str
    approval: ApprovalRule
    active: bool
    label_nl: str = ""
    badge_nl: str = ""


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """Everything at once; `values` are the fields of the office by name, `logo` the picture itself."""

    id: UUID
    values: Mapping[str, Any]
    logo: bytes | None
    staff: tuple[StaffSettings, ...]
    kinds: tuple[KindSettings, ...]


class OfficeSettingsService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def settings(self) -> OfficeSettings:
        with self._database() as session:
            office = the_office(session)
            staff = session.scalars(
                select(StaffMember)
                .where(StaffMember.trashed_at.is_(None))
                .order_by(StaffMember.position, StaffMember.last_name)
            )
            kinds = session.scalars(
                select(MeetingKind)
                .where(MeetingKind.trashed_at.is_(None))
                .order_by(MeetingKind.position, MeetingKind.code)
            )
            return OfficeSettings(
                office.id,
                {name: getattr(office, name) for name in columns(inspect(Office))},
                attachment_bytes(session, office.logo_id, self._database.folder / "annexes"),
                tuple(map(_staff, staff)),
                tuple(map(_kind, kinds)),
            )

    def add_staff(self, first_name: str, last_name: str) -> Written:
        """Somebody more, at the end of the team."""
        with self._database.begin(N_("Team member added")) as session:
            last = session.scalar(select(func.max(StaffMember.position)).where(StaffMember.trashed_at.is_(None))) or 0
            made = StaffMember(first_name=first_name, last_name=last_name, position=last + 1)
            session.add(made)
            return written(self._database, session, made.id)

    def set_logo(self, picture: "CleanPicture | None") -> Written:
        """Print this picture at the head of the documents, or none any more."""
        with self._database.begin(N_("Logo changed")) as session:
            office = the_office(session)
            if picture is None:
                office.logo_id = None
            else:
                office.logo_id = kept_file(
                    self._database, session, picture.content, picture.name, picture.media_type
                ).id
            return written(self._database, session, office.id)


def _staff(member: StaffMember) -> StaffSettings:
    return StaffSettings(
        member.id,
        member.civility,
        member.first_name,
        member.last_name,
        member.role,
        member.fte,
        member.email,
        member.phone,
        member.from_on,
        member.to_on,
        member.shared_with,
    )


def _kind(kind: MeetingKind) -> KindSettings:
    return KindSettings(
        kind.id,
        kind.label,
        kind.label_plural,
        kind.badge,
        kind.colour,
        kind.approval,
        kind.active,
        kind.label_nl,
        kind.badge_nl,
    )
