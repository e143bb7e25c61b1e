"""A meeting moved to another day in a calendar: at once, with what to know of that day, and taken back in a click."""

from datetime import date, time
from uuid import UUID

from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.records import Written
from csxl_desktop.ui.meetings.desk import Desk


def move_meeting(desk: Desk, meeting_id: UUID, day: date, starts_at: time | None = None) -> None:
    """Move it, to another hour too where one is given; what clashes there is told beside the undo."""
    context, remark = desk.context, desk.remark(day, meeting_id, starts_at)

    def done(written: Written) -> None:
        words = _("Moved to {day} · {remark}") if remark else _("Moved to {day}")
        desk.page.undo_offered.emit(
            words.format(day=short_date(day), remark=remark),
            lambda: desk.act(lambda: context.services.history.undo_transaction(written.transaction_id)),
        )

    desk.act(lambda: context.services.meeting_dates.move(meeting_id, day, starts_at), done)
