"""The section in the middle: its title, its state, its texts, and last year's under a fold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csxl_desktop.domain.choices import SectionState
from csxl_desktop.domain.evaluation_rows import SectionRow
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _
from csxl_desktop.services.live_fields import FieldValue
from csxl_desktop.services.records import Written
from csxl_desktop.services.report import is_house_section
from csxl_desktop.services.report_past import ReportPast
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.report_charts import ReportCharts
from csxl_desktop.ui.evaluation.report_editor import SectionEditor
from csxl_desktop.ui.evaluation.report_previous import PreviousText
from csxl_desktop.ui.evaluation.report_section_life import SectionLife
from csxl_desktop.ui.evaluation.words import SECTION_STATES, choices
from csxl_desktop.ui.icons import set_icon
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import button, icon_button, link_button
from csxl_desktop.ui.widgets.reference_field import Option
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, TextField

READ_KEYS = "F8"


class ReportText(Card):
    """`read_button` marks the section as read; the place answers it, and F8."""

    def __init__(self, place: Place, open_old: Callable[[], object]) -> None:
        super().__init__()
        self._place = place
        self._row: SectionRow | None = None
        self._past: ReportPast | None = None
        self.name = TextField(_("Title of the section"), required=True)
        self.included = CheckField(_("In the report"))
        self.state = ChoiceField(_("State"), choices(SECTION_STATES))
        self.read_button = button(
            _("Read"), "check", tip=_("Mark as read and go to the next one ({keys})").format(keys=READ_KEYS)
        )
        self.life = SectionLife(place, self.id)
        self.main = SectionEditor(place.context, _("Text of the section"), least=84)
        self.text = self.main.text
        self.caption = label("", "small", wrap=True)
        self.computed = label(_("What follows this text in the report is computed."), "small", wrap=True)
        self.charts = ReportCharts(place)
        self.after_fold = link_button(_("Text after it"), self.toggle_after, "chevron-right")
        self.after = SectionEditor(place.context, _("Text after the computed part"), least=56)
        self.previous = PreviousText(self.text.text, open_old)
        self.previous.opened.connect(lambda: self._open_after(shown=False))
        self.previous.opened.connect(self.charts.close_fold)
        self.charts.opened.connect(lambda: self._open_after(shown=False))
        self.charts.opened.connect(self.previous.close_fold)
        self._save_all()
        self._build()
        self._open_after(shown=False)

    def _save_all(self) -> None:
        self._place.save(self.name, ReportSection, "title", self.id)
        self._place.save(self.included, ReportSection, "included", self.id)
        self._place.save(self.text, ReportSection, "text", self.id)
        self._place.save(self.after.text, ReportSection, "closing", self.id)
        context = self._place.context

        def prepare(state: SectionState) -> Callable[[], Written]:
            key = self.id()
            return lambda: context.services.report.set_state(key, state)

        save_when_left(self.state, context.jobs, context.errors, prepare, self._place.reload)

    def _build(self) -> None:
        sizes = look().sizes
        top = QHBoxLayout()
        top.setSpacing(sizes.inside)
        top.addWidget(self.name, 1)
        away = icon_button("trash-2", _("To the trash"), self._place.trash_record)
        for tool in (history_button(self._place.page, self.id), away):
            top.addWidget(tool, 0, Qt.AlignmentFlag.AlignBottom)
        second = QHBoxLayout()
        second.setSpacing(sizes.between)
        second.addWidget(self.state, 1)
        second.addWidget(self.read_button, 0, Qt.AlignmentFlag.AlignBottom)
        checks = QVBoxLayout()
        checks.setSpacing(sizes.px(2))
        checks.addWidget(self.included)
        checks.addWidget(self.life.annex)
        second.addLayout(checks)
        computed = QHBoxLayout()
        computed.setSpacing(sizes.between)
        computed.addWidget(self.computed, 1)
        computed.addWidget(self.after_fold)
        self.box.addLayout(top)
        self.box.addLayout(second)
        self.box.addWidget(self.life)
        self.box.addWidget(self.caption)
        self.box.addWidget(self.main, 3)
        self.box.addLayout(computed)
        self.box.addWidget(self.charts, 2)
        self.box.addWidget(self.after, 2)
        self.box.addWidget(self.previous, 2)

    # What the place calls.

    def id(self) -> UUID:
        if self._row is None:
            raise LookupError("no section is shown")
        return self._row.id

    def row(self) -> SectionRow | None:
        return self._row

    def flush(self) -> None:
        """Send what was typed, now."""
        for field in (self.text, self.after.text, self.name):
            field.flush()

    def show_fields(self, fields: Sequence[FieldValue]) -> None:
        offered = [FieldChoice(each.name, each.label, each.value, each.counted, each.feminine) for each in fields]
        for part in (self.main, self.after, self.previous):
            part.show_fields(offered)

    def show_images(self, images: Mapping[str, bytes]) -> None:
        for part in (self.main, self.after, self.previous):
            part.show_images(images)

    def show_places(self, options: Sequence[Option]) -> None:
        """What references may lead to."""
        for part in (self.main, self.after):
            part.references.show_places(options)

    def show_past(self, past: ReportPast) -> None:
        """What was read of the years before."""
        self._past = past
        if (row := self._row) is not None:
            self.main.marks.show_section(row.code, row.text, row.previous, past)
            self.after.marks.show_section(row.code, row.closing, row.previous_closing, past)

    def show_row(self, row: SectionRow, year: int) -> None:
        same = self._row is not None and self._row.id == row.id
        self._row = row
        self.name.show_value(row.title, same=same)
        self.included.show_value(row.included, same=same)
        self.state.show_value(row.state, same=same)
        self.life.show_row(row, same=same)
        self.main.show_text(row.code, row.text, row.previous, self._past, same=same)
        self.after.show_text(row.code, row.closing, row.previous_closing, self._past, same=same)
        self.previous.show_text(row.previous, year, same=same)
        self.caption.setText(caption(row, year))
        self.caption.setVisible(bool(self.caption.text()))
        computed = is_house_section(row.code) and row.code != "introduction"
        self.computed.setVisible(computed)
        self.after_fold.setVisible(computed)
        self.charts.setVisible(row.code == "evaluation")
        if row.code == "evaluation":
            self.charts.reload()
        if not same:
            self._open_after(shown=bool(row.closing.blocks))

    def take_over(self, text: RichText) -> None:
        """A section of an earlier report, at the cursor of the text; Ctrl+Z takes it out."""
        self.text.insert_text(text)
        self.text.flush()

    def toggle_after(self) -> None:
        """The text that stands after what is computed."""
        self._open_after(shown=self.after.isHidden())
        if not self.after.isHidden():
            self.previous.close_fold()
            self.charts.close_fold()
            self.after.text.edit.setFocus()

    def _open_after(self, *, shown: bool) -> None:
        self.after.setVisible(shown)
        set_icon(self.after_fold, "chevron-down" if shown else "chevron-right", "accent")


def caption(row: SectionRow, year: int) -> str:
    """Whether the text still is last year's."""
    if not row.text:
        return (
            _("Nothing written yet.")
            if not row.previous
            else _("Empty this year; {year} had a text.").format(year=year - 1)
        )
    if row.previous and same_text(row.text, row.previous):
        return _("Unchanged since {year}; its live fields follow the figures of the year.").format(year=year - 1)
    return ""


def same_text(one: RichText, other: RichText) -> bool:
    """Whether two texts read alike, whatever their blocks are called."""
    return [replace(block, id="") for block in one.blocks] == [replace(block, id="") for block in other.blocks]
