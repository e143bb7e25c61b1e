"""Taking back a merging, and doing it again: links of sealed lines may go back where the seal found them, and on."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.history import HistoryChange
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.i18n import N_
from csxl_desktop.services import rules
from csxl_desktop.storage import undo

ORGANISATIONS_MERGED, PEOPLE_MERGED = N_("Organisations merged"), N_("People merged")
_MERGED = frozenset({ORGANISATIONS_MERGED, PEOPLE_MERGED})
_LINKS = frozenset({"person_id", "organisation_id", "counted_as_id", "counted_person_id"})


def leads_elsewhere(session: Session, transaction_id: UUID, record: Record, fields: frozenset[str]) -> bool:
    """Whether a merging only led a line of approved minutes elsewhere, after they were approved.

    Nothing that they print or count is touched by it, so that it may be taken back; and done again, as a merging may
    be done. Minutes approved after the merging rest on it: there the rules decide.
    """
    act, back = undo.origin(session, transaction_id)
    if act.label not in _MERGED or not fields <= _LINKS:
        return False
    meeting = rules.sealable_meeting(session, record)
    if meeting is None:
        return False
    if not back:
        return True
    last = session.scalar(
        select(HistoryChange.transaction_id)
        .join(Minutes, Minutes.id == HistoryChange.record_id)
        .where(Minutes.meeting_id == meeting.id)
        .order_by(HistoryChange.transaction_id.desc())
        .limit(1)
    )
    return last is None or last < transaction_id
