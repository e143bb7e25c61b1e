"""One action sheet: what it is, what is written of it, its dates and figures, its very page."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.action_sheet_rows import SheetRecord
from csxl_desktop.domain.directory_rows import Option
from csxl_desktop.i18n import _
from csxl_desktop.services.evaluation_reads import References
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.sheet_figures import FiguresCard
from csxl_desktop.ui.evaluation.sheet_followed import FollowedCard
from csxl_desktop.ui.evaluation.sheet_identity import IdentityView
from csxl_desktop.ui.evaluation.sheet_occurrences import OccurrencesCard
from csxl_desktop.ui.evaluation.sheet_rhythm import RhythmCard
from csxl_desktop.ui.evaluation.sheet_sections import SectionsView
from csxl_desktop.ui.look import look
from csxl_desktop.ui.pages_card import PagesCard
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.form import scrolled_cards
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Title

PAGE = "page"
_VIEW = "evaluation/sheet_view"


class SheetView(QWidget):
    """The views of the sheet on screen under its title; the one chosen is remembered."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._record: SheetRecord | None = None
        self._filled: dict[str, SheetRecord] = {}  # by view, what it shows
        self.title = Title()
        names = (
            ("identity", _("The action")),
            ("text", _("Text")),
            ("dates", _("Dates and figures")),
            (PAGE, _("Page")),
        )
        self.switch = SegmentedSwitch(_("Part of the sheet"), names, place.context.state.text(_VIEW) or "identity")
        self.identity, self.sections = IdentityView(place), SectionsView(place)
        self.rhythm, self.occurrences, self.figures = RhythmCard(place), OccurrencesCard(place), FiguresCard(place)
        self.followed = FollowedCard(place)
        self.printed = SegmentedSwitch(_("What is printed"), (("one", _("This sheet")), ("year", _("All of the year"))))
        self.printed.changed.connect(lambda _key: self._show_page())
        self.page = PagesCard(place.context, self.printed)
        self.page.changed.connect(self._show_page)
        self.panel = self.page.panel
        dates = scrolled_cards(self.occurrences, self.figures, self.followed, self.rhythm)
        self._views = {"identity": self.identity, "text": self.sections, "dates": dates, PAGE: self.page}
        self.stack = Stack()
        for view in self._views.values():
            self.stack.addWidget(view)
        head = HeadLayout()
        head.setSpacing(look().sizes.between)
        head.addWidget(self.title)
        head.addWidget(self.switch)
        head.addWidget(history_button(place.page, self._sheet_id))
        head.addWidget(icon_button("trash-2", _("Take out of this year"), place.trash_record))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.between)
        box.addLayout(head)
        box.addWidget(self.stack, 1)
        self.stack.setCurrentWidget(self._views[self.switch.value()])
        self.switch.changed.connect(self._turn)
        place.context.jobs.saved.connect(self._refresh_page)

    # What the place calls.

    def record(self) -> SheetRecord | None:
        return self._record

    def show_references(self, references: References) -> None:
        self.identity.show_references(references)

    def show_meetings(self, meetings: Sequence[Option]) -> None:
        self.occurrences.show_meetings(meetings)

    def show_belonging(self, options: Mapping[str, Sequence[Option]]) -> None:
        self.identity.show_belonging(options)

    def show_record(self, record: SheetRecord) -> None:
        self._record = record
        self.title.setText(record.row.title)
        self._fill(self.switch.value())

    def show_view(self, key: str) -> None:
        leave_focused_field()
        self.switch.set_value(key)
        self.stack.setCurrentWidget(self._views[key])
        self._place.context.state.set_text(_VIEW, key)
        self._fill(key)

    def print_page(self) -> None:
        """Ctrl+P: the page comes to the front, and once more sends it to the printer."""
        if self.switch.value() == PAGE:
            self.panel.print_document()
        else:
            self.show_view(PAGE)

    # Within.

    def _sheet_id(self) -> UUID:
        if self._record is None:
            raise LookupError("no sheet is shown")
        return self._record.row.sheet_id

    def _turn(self, key: str) -> None:
        """The view chosen, the cursor where its typing begins."""
        self.show_view(key)
        if key == "text":
            self.sections.text.edit.setFocus()
        elif key == "dates":
            self.occurrences.day.setFocus()

    def _fill(self, key: str) -> None:
        """Only the view in front is filled: a year of dates makes many lines."""
        record = self._record
        if record is None or self._filled.get(key) is record:
            return
        known = self._filled.get(key)
        same = known is not None and known.id == record.id
        self._filled[key] = record
        match key:
            case "identity":
                self.identity.show_record(record, same=same)
            case "text":
                self.sections.show_record(record, same=same)
            case "dates":
                for card in (self.rhythm, self.occurrences, self.figures, self.followed):
                    card.show_record(record, same=same)
            case _page if not same:
                self._show_page()

    def _show_page(self) -> None:
        """The very page of the sheet, or those of the year behind their overview."""
        if self._record is None:
            return
        key, year, language = self._record.id, self._record.year, self.page.language.value()
        service = self._place.context.services.action_sheet_documents
        if self.printed.value() == "year":
            self.panel.show_document(lambda: service.of_year(year, language=language), (year, language))
        else:
            self.panel.show_document(lambda: service.one(key, language=language), (key, language))

    def _refresh_page(self, *_saved: object) -> None:
        if self.switch.value() == PAGE and self.isVisible():
            self.panel.refresh()
        else:
            self._filled.pop(PAGE, None)  # laid out anew when it comes to the front
