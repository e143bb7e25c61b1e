"""What is open in the Agenda, for a window that is built anew."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from csxl_desktop.domain.meeting_steps import Step
from csxl_desktop.ui.page import Standing
from csxl_desktop.ui.tool import ToolPlace
from csxl_desktop.ui.widgets.row_mark import RowPlace
from csxl_desktop.ui.widgets.scroll_place import ScrollPlace

if TYPE_CHECKING:
    from csxl_desktop.ui.meetings.list_card import ListCard
    from csxl_desktop.ui.meetings.page import MeetingsPage


@dataclass(frozen=True)
class _Year:
    """What narrows the year, which row of its list stands at the top, which days its calendars show, where its sheet is
    scrolled to.
    """

    sought: str
    kinds: frozenset[str]
    group: UUID | None
    stand: RowPlace | None
    week: date
    month: date
    scrolled: ScrollPlace | None


@dataclass(frozen=True)
class _Held:
    meeting: UUID | None
    step: Step | None
    document: str
    year: _Year
    tool: ToolPlace | None


class AgendaStanding(Standing):
    """The meeting on screen, its step or its document, what the year on the left shows, a tool in their place."""

    def __init__(self, page: "MeetingsPage") -> None:
        self._page = page

    def held(self) -> object:
        page, record = self._page, self._page.record
        meeting = page.desk.meeting
        document = record.document.kind if record.stack.currentWidget() is record.document else ""
        return _Held(
            None if meeting is None else meeting.record.row.id,
            record.step(),
            document,
            _year_shown(page.list),
            page.tool_place(),
        )

    def take_back(self, held: object) -> None:
        if not isinstance(held, _Held):
            return
        page = self._page
        page.list.filter.setText(held.year.sought)
        page.list.narrow_to(held.year.kinds, held.year.group)
        if held.meeting is not None:
            _StepDoor(page, held)
            page.open_record("meeting", held.meeting)
        page.list.table.stand_at(held.year.stand)
        page.list.week.show_again(held.year.week, held.meeting)
        page.list.month.show_day(held.year.month)
        page.list.year.scroll_mark.stand_at(held.year.scrolled)
        page.return_to_tool(held.tool)


def _year_shown(card: "ListCard") -> _Year:
    days = card.week.calendar.day(), card.month.calendar.day()
    return _Year(card.filter.text(), *card.narrowed_to(), card.table.place(), *days, card.year.scroll_mark.place())


class _StepDoor(QObject):
    """Waits until the first meeting stands on the desk: the step of it that was on screen, or the document."""

    def __init__(self, page: "MeetingsPage", held: _Held) -> None:
        super().__init__(page)
        self._page, self._held = page, held
        page.desk.shown.connect(self._lead)

    def _lead(self) -> None:
        meeting, record, held = self._page.desk.meeting, self._page.record, self._held
        self._page.desk.shown.disconnect(self._lead)
        self.deleteLater()
        if meeting is None or meeting.record.row.id != held.meeting:
            return  # another one was opened meanwhile
        if held.step is not None:
            record.show_step(held.step)
        if held.document:
            record.show_document(held.document)
