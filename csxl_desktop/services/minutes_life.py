"""The life of minutes after they were sent: versions, remarks, corrigenda, and where they stand."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import SEALED, ApprovalRule, MinutesState, VersionKind
from csxl_desktop.domain.content.corrigendum import Corrigendum
from csxl_desktop.domain.errors import (
    CorrigendumEmptyError,
    MinutesNotSealedError,
    MinutesNotSentError,
    RecordNotFoundError,
)
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesRemark, MinutesVersion
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services import rules
from csxl_desktop.services.group_fields import with_group_names
from csxl_desktop.services.minutes import next_version
from csxl_desktop.services.minutes_remarks import RemarkRow, remark_rows
from csxl_desktop.services.minutes_sealing import LANGUAGE, keep_pages, minutes_of_meeting
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.records import Written, add, existing, written
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries import meetings as meetings_query
from csxl_desktop.storage.queries.meeting_record import meeting_record


@dataclass(frozen=True, slots=True)
class VersionRow:
    id: UUID
    number: int
    kind: VersionKind
    made_on: date
    reason: str
    text: str
    comparable: bool
    redacted: bool


@dataclass(frozen=True, slots=True)
class MinutesLife:
    """Where the minutes of a meeting stand; `proposed` is the assembly that may approve them."""

    state: MinutesState
    sent_on: date | None
    sent_to: str
    remarks_until_on: date | None
    approved_on: date | None
    approved_tacitly: bool
    proposed: MeetingRow | None
    remarks: tuple[RemarkRow, ...]
    versions: tuple[VersionRow, ...]

    @property
    def sealed(self) -> bool:
        return self.state in SEALED


class MinutesLifeService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def life(self, meeting_id: UUID) -> MinutesLife:
        """Where the minutes stand; as a draft where nobody began them."""
        with self._database() as session:
            row = meetings_query.meeting_row(session, meeting_id, counting_rule(session))
            if row is None:
                raise RecordNotFoundError
            minutes = session.scalars(
                select(Minutes).where(Minutes.meeting_id == meeting_id, Minutes.trashed_at.is_(None))
            ).first()
            proposed = self._proposed(session, row)
            if minutes is None:
                return MinutesLife(MinutesState.DRAFT, None, "", None, None, False, proposed, (), ())
            return MinutesLife(
                minutes.state,
                minutes.sent_on,
                minutes.sent_to,
                minutes.remarks_until_on,
                minutes.approved_on,
                minutes.approved_tacitly,
                proposed,
                remark_rows(session, minutes.id),
                _versions(session, minutes.id),
            )

    def remark(
        self, meeting_id: UUID, text: str, *, on: date, who: str = "", agenda_item_id: UUID | None = None
    ) -> Written:
        """Somebody remarked something on minutes that were sent."""
        with self._database.begin(N_("Remark noted")) as session:
            meeting = existing(session, Meeting, meeting_id)
            minutes = minutes_of_meeting(session, meeting)
            if minutes.state is MinutesState.DRAFT:
                raise MinutesNotSentError(title=rules.meeting_name(meeting))
            values = {
                "minutes_id": minutes.id, "text": text, "received_on": on, "who": who, "agenda_item_id": agenda_item_id,
            }  # fmt: skip
            return written(self._database, session, add(session, MinutesRemark, values).id)

    def correct(self, meeting_id: UUID, text: RichText, *, on: date, reason: str = "") -> Written:
        """Say what is wrong in approved minutes: pages behind the sealed ones, of which nothing changes."""
        with self._database.begin(N_("Minutes corrected")) as session:
            meeting = existing(session, Meeting, meeting_id)
            minutes = minutes_of_meeting(session, meeting)
            if minutes.state not in SEALED or minutes.seal_pdf_id is None:
                raise MinutesNotSealedError(title=rules.meeting_name(meeting))
            if not text.plain().strip():
                raise CorrigendumEmptyError
            pdf = self._pages(session, meeting, minutes, text, on, reason)
            made = MinutesVersion(
                minutes_id=minutes.id,
                number=next_version(session, minutes.id),
                made_on=on,
                kind=VersionKind.CORRIGENDUM,
                reason=reason,
                text=text,
                pdf_id=keep_pages(self._database, session, pdf, "corrigendum.pdf"),
            )
            session.add(made)
            minutes.state = MinutesState.CORRECTED
            return written(self._database, session, made.id)

    def _pages(
        self, session: Session, meeting: Meeting, minutes: Minutes, text: RichText, on: date, reason: str
    ) -> bytes:
        before = session.scalar(
            select(func.count())
            .select_from(MinutesVersion)
            .where(MinutesVersion.minutes_id == minutes.id, MinutesVersion.trashed_at.is_(None))
            .where(MinutesVersion.kind == VersionKind.CORRIGENDUM)
        )
        with speaking(LANGUAGE):
            office = the_office(session)
            record = meeting_record(session, meeting.id, counting_rule(session))
            if record is None:
                raise RecordNotFoundError
            content = Corrigendum(
                parts.identity(session, office, self._database.folder / "annexes"),
                parts.record_facts(record),
                minutes.kind.value,
                (before or 0) + 1,
                on,
                with_group_names(session, text),
                reason,
                minutes.approved_on,
                LANGUAGE,
            )
            return render(Document("corrigendum", content, "", office.look))

    def _proposed(self, session: Session, row: MeetingRow) -> MeetingRow | None:
        """The next meeting of the same kind, where an assembly approves."""
        if row.approval is not ApprovalRule.NEXT_MEETING:
            return None
        following = meetings_query.following(session, row)
        return meetings_query.meeting_row(session, following, counting_rule(session)) if following else None


def _versions(session: Session, minutes_id: UUID) -> tuple[VersionRow, ...]:
    found = session.scalars(
        select(MinutesVersion)
        .where(MinutesVersion.minutes_id == minutes_id, MinutesVersion.trashed_at.is_(None))
        .order_by(MinutesVersion.number)
    )
    return tuple(
        VersionRow(
            each.id,
            each.number,
            each.kind,
            each.made_on,
            each.reason,
            each.text_plain,
            each.content is not None,
            each.kind is VersionKind.SNAPSHOT and each.content is None and each.pdf_id is None,
        )
        for each in found
    )
