"""Joining is a procedure: who asks, which assembly answers, what was signed, which letters are still to be sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from csxl_desktop.domain.choices import CandidacyOutcome, ItemKind, OfficeTextCode
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.domain.office import Attachment
from csxl_desktop.i18n import N_
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.assemblies import (
    AssemblyNotHeldError,
    AssemblyRow,
    NoAssemblyError,
    assemblies,
    next_assembly,
    put_item,
)
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.storage.database import Database

LETTERS_WITHIN = timedelta(days=365)  # what happened before is nobody's business any more
_DAY = timedelta(days=1)


class AlreadyAnsweredError(DomainError):
    template = N_("This candidacy has already been answered.")


class AlreadyCandidateError(DomainError):
    template = N_("“{name}” is already a candidate.")


class ReasonNeededError(DomainError):
    template = N_("Say why: the organisation will ask.")


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidacy with its names; `overdue`: its assembly is over and nobody noted the answer."""

    id: UUID
    organisation_id: UUID
    organisation: str
    asked_on: date | None
    presented_by_id: UUID | None
    presented_by: str
    meeting_id: UUID | None
    meeting_on: date | None
    outcome: CandidacyOutcome
    reason: str
    charter_version: str
    charter_signed_on: date | None
    charter_file: str
    overdue: bool
    can_be_answered: bool


@dataclass(frozen=True, slots=True)
class LetterToSend:
    """A membership that began or ended without its letter."""

    membership_id: UUID
    organisation_id: UUID
    organisation: str
    on: date


@dataclass(frozen=True, slots=True)
class JoiningBoard:
    """Everything that the tool shows; candidates waiting by assembly, then the answered ones, newest first."""

    candidates: tuple[CandidateRow, ...]
    welcomes: tuple[LetterToSend, ...]
    departures: tuple[LetterToSend, ...]
    assemblies: tuple[AssemblyRow, ...]
    charters: tuple[str, ...]

    @property
    def waiting(self) -> tuple[CandidateRow, ...]:
        return tuple(row for row in self.candidates if row.outcome is CandidacyOutcome.PENDING)

    @property
    def answered(self) -> tuple[CandidateRow, ...]:
        return tuple(row for row in self.candidates if row.outcome is not CandidacyOutcome.PENDING)

    @property
    def overdue(self) -> tuple[CandidateRow, ...]:
        return tuple(row for row in self.candidates if row.overdue)


@dataclass(frozen=True, slots=True)
class JoiningAlerts:
    """What waits for the office: answers that nobody noted, letters that nobody sent."""

    overdue: tuple[CandidateRow, ...]
    welcomes: tuple[LetterToSend, ...]
    departures: tuple[LetterToSend, ...]


class JoiningService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def board(self) -> JoiningBoard:
        from csxl_desktop.services.office_text_rows import text_rows  # Accueil asks for the alerts alone

        today = self._today()
        with self._database() as session:
            charters = [row.name for row in text_rows(session, OfficeTextCode.CHARTER)]
            return JoiningBoard(
                candidates=tuple(_candidates(session, today)),
                welcomes=tuple(_letters(session, today, joined=True)),
                departures=tuple(_letters(session, today, joined=False)),
                assemblies=tuple(assemblies(session)),
                charters=tuple(dict.fromkeys(charters)),
            )

    def alerts(self) -> JoiningAlerts:
        """What Accueil says of candidates and letters."""
        today = self._today()
        with self._database() as session:
            return JoiningAlerts(
                overdue=tuple(row for row in _candidates(session, today) if row.overdue),
                welcomes=tuple(_letters(session, today, joined=True)),
                departures=tuple(_letters(session, today, joined=False)),
            )

    def ask(
        self,
        organisation_id: UUID,
        *,
        asked_on: date | None = None,
        presented_by_id: UUID | None = None,
        meeting_id: UUID | None = None,
    ) -> Written:
        """The organisation asks to join; put on an assembly, it is named on its agenda."""
        with self._database.begin(N_("Candidacy noted")) as session:
            _require_free(session, organisation_id)
            values = {
                "organisation_id": organisation_id,
                "asked_on": asked_on or self._today(),
                "presented_by_id": presented_by_id,
                "meeting_id": meeting_id,
            }
            made = add(session, Candidacy, values)
            if meeting_id is not None:
                put_item(session, meeting_id, ItemKind.NEW_MEMBERS)
            return written(self._database, session, made.id)

    def put_on(self, candidacy_id: UUID, meeting_id: UUID | None) -> Written:
        """The assembly that will answer; its agenda names the candidate."""
        with self._database.begin(N_("Candidate put on an assembly")) as session:
            candidacy = existing(session, Candidacy, candidacy_id)
            assign(session, candidacy, {"meeting_id": meeting_id})
            if meeting_id is not None and _is_open(session, meeting_id):
                put_item(session, meeting_id, ItemKind.NEW_MEMBERS)
            return written(self._database, session, candidacy_id)

    def file_charter(self, candidacy_id: UUID, content: bytes, name: str, media_type: str) -> Written:
        """Keep the scan of the signed charter, with the membership too where there is one."""
        from csxl_desktop.services.kept_files import kept_file  # Accueil reads here, and files nothing

        with self._database.begin(N_("Signed charter filed")) as session:
            candidacy = existing(session, Candidacy, candidacy_id)
            file = kept_file(self._database, session, content, name, media_type)
            assign(session, candidacy, {"charter_file_id": file.id})
            membership = _made_by(session, candidacy)
            if membership is not None:
                assign(session, membership, {"charter_file_id": file.id})
            return written(self._database, session, candidacy_id)

    def accept(self, candidacy_id: UUID) -> Written:
        """One act: the answer noted, the organisation a member from the day of the assembly on."""
        with self._database.begin(N_("Candidate accepted")) as session:
            candidacy, meeting = self._waiting(session, candidacy_id)
            values = {
                "organisation_id": candidacy.organisation_id,
                "joined_on": meeting.first_on if meeting else self._today(),
                "joined_meeting_id": candidacy.meeting_id,
                "charter_signed_on": candidacy.charter_signed_on,
                "charter_version": candidacy.charter_version,
                "charter_file_id": candidacy.charter_file_id,
            }
            made = add(session, Membership, values)
            assign(session, candidacy, {"outcome": CandidacyOutcome.ACCEPTED})
            return written(self._database, session, made.id)

    def postpone(self, candidacy_id: UUID, reason: str = "") -> Written:
        """The answer of this assembly stays as it was; the candidate stands again on the next one, with its charter."""
        with self._database.begin(N_("Candidate put off")) as session:
            candidacy, meeting = self._waiting(session, candidacy_id, future=True)
            after = max(self._today(), meeting.first_on + _DAY) if meeting else self._today()
            following = next_assembly(session, after)
            if following is None:
                raise NoAssemblyError
            assign(session, candidacy, {"outcome": CandidacyOutcome.POSTPONED, "reason": reason})
            copied = ("organisation_id", "asked_on", "presented_by_id", "charter_version", "charter_signed_on")
            values = {key: getattr(candidacy, key) for key in (*copied, "charter_file_id")}
            made = add(session, Candidacy, {**values, "meeting_id": following.id})
            put_item(session, following.id, ItemKind.NEW_MEMBERS)
            return written(self._database, session, made.id)

    def refuse(self, candidacy_id: UUID, reason: str) -> Written:
        if not reason.strip():
            raise ReasonNeededError
        with self._database.begin(N_("Candidate refused")) as session:
            candidacy, _meeting = self._waiting(session, candidacy_id)
            assign(session, candidacy, {"outcome": CandidacyOutcome.REFUSED, "reason": reason})
            return written(self._database, session, candidacy_id)

    def welcomed(self, membership_id: UUID, on: date | None = None) -> Written:
        """The welcome letter went out."""
        with self._database.begin(N_("Welcome letter sent")) as session:
            assign(session, existing(session, Membership, membership_id), {"welcomed_on": on or self._today()})
            return written(self._database, session, membership_id)

    def acknowledged(self, membership_id: UUID, on: date | None = None) -> Written:
        """The letter that takes note of the departure went out."""
        with self._database.begin(N_("Acknowledgement of departure sent")) as session:
            assign(session, existing(session, Membership, membership_id), {"acknowledged_on": on or self._today()})
            return written(self._database, session, membership_id)

    def _waiting(
        self, session: Session, candidacy_id: UUID, *, future: bool = False
    ) -> tuple[Candidacy, Meeting | None]:
        candidacy = existing(session, Candidacy, candidacy_id)
        if candidacy.outcome is not CandidacyOutcome.PENDING:
            raise AlreadyAnsweredError
        meeting = session.get(Meeting, candidacy.meeting_id) if candidacy.meeting_id else None
        if meeting is not None and meeting.first_on > self._today() and not future:
            raise AssemblyNotHeldError(day=short_date(meeting.first_on))
        return candidacy, meeting


def _require_free(session: Session, organisation_id: UUID) -> None:
    waiting = session.scalar(
        select(Candidacy.id)
        .where(Candidacy.organisation_id == organisation_id, Candidacy.outcome == CandidacyOutcome.PENDING)
        .where(Candidacy.trashed_at.is_(None))
    )
    if waiting is not None:
        raise AlreadyCandidateError(name=existing(session, Organisation, organisation_id).name)


def _is_open(session: Session, meeting_id: UUID) -> bool:
    return any(row.id == meeting_id and row.is_open for row in assemblies(session))


def _made_by(session: Session, candidacy: Candidacy) -> Membership | None:
    """The membership that the accepted candidacy began."""
    if candidacy.outcome is not CandidacyOutcome.ACCEPTED:
        return None
    return session.scalars(
        select(Membership)
        .where(Membership.organisation_id == candidacy.organisation_id, Membership.trashed_at.is_(None))
        .where(Membership.joined_meeting_id == candidacy.meeting_id)
    ).first()


def _candidates(session: Session, today: date) -> list[CandidateRow]:
    presenter = aliased(Organisation)
    found = session.execute(
        select(Candidacy, Organisation.name, presenter.name, Meeting.first_on, Attachment.file_name)
        .join(Organisation, Organisation.id == Candidacy.organisation_id)
        .outerjoin(presenter, presenter.id == Candidacy.presented_by_id)
        .outerjoin(Meeting, Meeting.id == Candidacy.meeting_id)
        .outerjoin(Attachment, Attachment.id == Candidacy.charter_file_id)
        .where(Candidacy.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .order_by(Organisation.sort_key, Candidacy.id)
    )
    rows = []
    for each, name, presented_by, meeting_on, file_name in found:
        waits = each.outcome is CandidacyOutcome.PENDING
        over = meeting_on is not None and meeting_on < today
        rows.append(
            CandidateRow(
                id=each.id,
                organisation_id=each.organisation_id,
                organisation=name,
                asked_on=each.asked_on,
                presented_by_id=each.presented_by_id,
                presented_by=presented_by or "",
                meeting_id=each.meeting_id,
                meeting_on=meeting_on,
                outcome=each.outcome,
                reason=each.reason,
                charter_version=each.charter_version,
                charter_signed_on=each.charter_signed_on,
                charter_file=file_name or "",
                overdue=waits and over,
                can_be_answered=waits and (meeting_on is None or meeting_on <= today),
            )
        )
    return sorted(rows, key=_urgency)


def _urgency(row: CandidateRow) -> tuple[bool, int]:
    if row.outcome is CandidacyOutcome.PENDING:
        return False, (row.meeting_on or date.max).toordinal()
    return True, -(row.meeting_on or row.asked_on or date.min).toordinal()


def _letters(session: Session, today: date, *, joined: bool) -> list[LetterToSend]:
    happened, sent = (
        (Membership.joined_on, Membership.welcomed_on) if joined else (Membership.left_on, Membership.acknowledged_on)
    )
    statement = (
        select(Membership.id, Organisation.id, Organisation.name, happened)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(Membership.trashed_at.is_(None), Organisation.trashed_at.is_(None))
        .where(sent.is_(None), happened > today - LETTERS_WITHIN, happened <= today)
        .order_by(happened, Organisation.sort_key)
    )
    if joined:
        statement = statement.where(Membership.left_on.is_(None))
    found = session.execute(statement)
    return [LetterToSend(key, organisation, name, on) for key, organisation, name, on in found if on is not None]
