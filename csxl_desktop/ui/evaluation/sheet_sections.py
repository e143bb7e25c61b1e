"""The sections of a sheet: their outline, and the text or the answer of one."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.action_sheet_rows import SectionRow, SheetRecord
from csxl_desktop.domain.action_sheets import ActionSheetSection
from csxl_desktop.domain.evaluation_choices import SectionAnswer
from csxl_desktop.domain.sheet_template import ACTORS, OCCURRENCES, PARTICIPANTS
from csxl_desktop.i18n import N_, _, fold
from csxl_desktop.services.records import Written
from csxl_desktop.ui.actions import add_keys
from csxl_desktop.ui.evaluation.ordered_list import Lines, OrderedList, OrderedModel
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.sheet_words import ANSWERS
from csxl_desktop.ui.look import look
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.flow import TitleLayout
from csxl_desktop.ui.widgets.form import FormLayout, Splitter
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import Card, Title, label
from csxl_desktop.ui.widgets.text_fields import CheckField, TextField

NEXT_KEYS = "Ctrl+Return"
_NARROWEST = 430  # pixels of a section beside the outline
_FILLED_BY = {
    ACTORS: N_("Who takes part is printed here from the list of the first page; a text may follow."),
    OCCURRENCES: N_("Rhythm and dates are printed here from “Dates and figures”; a text may follow."),
    PARTICIPANTS: N_("Figures are printed here from “Dates and figures”; a text may follow."),
}


def section_lines(row: SectionRow) -> Lines:
    """The question above its chapter; what is answered as a pill."""
    pills: tuple[tuple[str, str], ...] = ()
    match row.answer:
        case SectionAnswer.NONE:
            pills = ((_("none"), "good"),)
        case SectionAnswer.NOT_ASKED:
            pills = ((_("not asked"), "neutral"),)
        case SectionAnswer.EMPTY if row.code not in _FILLED_BY:
            pills = ((_("to write"), "late"),)
        case _written if row.taken_over is not None:
            pills = ((_("as in {year}").format(year=row.taken_over), "neutral"),)
    return Lines(row.title or row.heading, row.heading if row.title else "", pills=pills)


class SectionsView(QWidget):
    """The outline on the left in the order of printing, the section chosen beside it."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._record: SheetRecord | None = None
        self._row: SectionRow | None = None
        self._wanted: UUID | None = None  # the heading just added
        self.model = OrderedModel(N_("Section"), section_lines, lambda row: row.id, lambda row: fold(row.title))
        self.list = OrderedList(self.model, section_lines, _("Sections of the sheet"))
        self.title = Title()
        self.hint = label("", "secondary", wrap=True)
        self.answer = SegmentedSwitch(
            _("Answer of the section"), [(value.value, _(word)) for value, word in ANSWERS.items()]
        )
        self.text = RichTextEditor()
        self.text.called(_("Text of the section"))
        self.text.set_french_typography(on=True)
        self.next_button = button(_("Next section"), "arrow-right", self.next)
        self.wording_button = link_button(_("Wording…"), self._toggle_wording, "pencil")
        self.add_button = link_button(_("Add a heading of our own"), self._add, "plus")
        self._wording_fields()
        self._build()
        self._save_all()
        self.list.row_chosen.connect(self._show_row)
        self.list.row_opened.connect(lambda _row: self.text.edit.setFocus())
        self.list.order_changed.connect(lambda keys: place.reorder(ActionSheetSection, keys))
        self.answer.changed.connect(self._answered)
        add_keys(self, _("The next section"), NEXT_KEYS, self.next)

    def _wording_fields(self) -> None:
        self.own_title = TextField(_("Wording on this sheet only"))
        self.own_heading = TextField(_("Chapter on this sheet only"))
        self.all_title = TextField(_("Wording on all sheets of this nature"))
        self.all_heading = TextField(_("Chapter on all sheets of this nature"))
        self.asked = CheckField(_("Asked on new sheets of this nature"))
        form = FormLayout(2)
        form.add_all(self.own_title, self.own_heading, self.all_title, self.all_heading)
        form.add(self.asked, 2)
        self.house_button = link_button(_("All headings as the house says them"), self._to_house, "undo-2")
        form.add(self.house_button, 2)
        self.wording = QWidget()
        self.wording.setLayout(form)
        self.wording.hide()

    def _build(self) -> None:
        outline, section = Card(padding=1), Card()
        section.setMinimumWidth(look().sizes.px(_NARROWEST))
        outline.box.addWidget(self.list, 1)
        outline.box.addWidget(self.add_button)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.wording_button)
        below = TitleLayout()  # the button at the end of the line, or below
        below.addWidget(self.answer)
        below.addWidget(self.next_button)
        section.box.addLayout(head)
        section.box.addWidget(self.hint)
        section.box.addWidget(self.wording)
        section.box.addLayout(below)
        section.box.addWidget(self.text, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(
            Splitter("evaluation/sheet_sections", self._place.context.state, outline, section, sizes=(270, 470))
        )
        self.text.edit.setMinimumHeight(look().sizes.px(150))

    def _save_all(self) -> None:
        self._place.save(self.own_title, ActionSheetSection, "title", self._id)
        self._place.save(self.own_heading, ActionSheetSection, "heading", self._id)
        context, reload = self._place.context, self._place.reload

        def write(value: Any) -> Callable[[], object]:
            key = self._id()
            return lambda: context.services.action_sheets.write(key, value)

        save_when_left(self.text, context.jobs, context.errors, write, reload)
        for field, column in ((self.all_title, "title"), (self.all_heading, "heading"), (self.asked, "asked")):
            save_when_left(field, context.jobs, context.errors, self._to_template(column), reload)

    def _to_template(self, column: str) -> Callable[[Any], Callable[[], object]]:
        context = self._place.context

        def prepare(value: Any) -> Callable[[], object]:
            nature, code = self._shown().row.nature, self._section().code
            return lambda: context.services.sheet_templates.change(nature, code, {column: value})

        return prepare

    # What the record calls.

    def show_record(self, record: SheetRecord, *, same: bool) -> None:
        """The sections; the one on screen stays, another sheet begins with the first that waits."""
        self._record = record
        self.model.set_rows(record.sections)
        key = self._wanted or (self._row.id if same and self._row is not None else None)
        row = next((each for each in record.sections if each.id == key), None) or self._first(record)
        self.list.choose(row.id if row else None)
        if row is not None:
            self._show_row(row)
        if row is not None and row.id == self._wanted:
            self._wanted = None
            self.wording.show()
            self.all_heading.setFocus()
            self.all_heading.edit.selectAll()

    def next(self) -> None:
        """The section below, the cursor in its text."""
        rows = list(self._shown().sections)
        places = [place for place, row in enumerate(rows) if row.id == self._id()]
        if places and places[0] + 1 < len(rows):
            self.text.flush()
            self.list.choose(rows[places[0] + 1].id)
            self._show_row(rows[places[0] + 1])
        self.text.edit.setFocus()

    # Within.

    def _add(self) -> None:
        """A heading for this sheet and the new ones of its nature; its words are waited for."""
        context, record = self._place.context, self._shown()

        def added(written: Written) -> None:
            self._wanted = written.record_id

        self._place.act(lambda: context.services.sheet_templates.add(record.id, _("New heading")), added)

    def _to_house(self) -> None:
        context, nature = self._place.context, self._shown().row.nature
        self._place.act(lambda: context.services.sheet_templates.reset(nature))

    @staticmethod
    def _first(record: SheetRecord) -> SectionRow | None:
        waiting = (
            each for each in record.sections if each.answer is SectionAnswer.EMPTY and each.code not in _FILLED_BY
        )
        return next(waiting, None) or next(iter(record.sections), None)

    def _show_row(self, row: SectionRow) -> None:
        same = self._row is not None and self._row.id == row.id
        if not same:
            self.text.flush()
        self._row = row
        self.title.setText(row.title or row.heading)
        hint = _(_FILLED_BY[row.code]) if row.code in _FILLED_BY else ""
        if row.taken_over is not None:
            hint = _("This text is still that of {year}: read it again.").format(year=row.taken_over)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        said = row.answer if row.answer in ANSWERS else SectionAnswer.WRITTEN
        self.answer.set_value(said.value)
        self.text.setVisible(said is SectionAnswer.WRITTEN)
        for field, value in (
            (self.text, row.text),
            (self.own_title, row.own_title),
            (self.own_heading, row.own_heading),
            (self.all_title, row.house_title),
            (self.all_heading, row.house_heading),
            (self.asked, row.asked),
        ):
            field.show_value(value, same=same)

    def _answered(self, said: str) -> None:
        self.text.flush()
        context, key = self._place.context, self._id()
        self._place.act(lambda: context.services.action_sheets.answer(key, SectionAnswer(said)))

    def _toggle_wording(self) -> None:
        self.wording.setVisible(self.wording.isHidden())
        if not self.wording.isHidden():
            self.own_title.setFocus()

    def _shown(self) -> SheetRecord:
        if self._record is None:
            raise LookupError("no action sheet is shown")
        return self._record

    def _section(self) -> SectionRow:
        if self._row is None:
            raise LookupError("no section is shown")
        return self._row

    def _id(self) -> UUID:
        return self._section().id
