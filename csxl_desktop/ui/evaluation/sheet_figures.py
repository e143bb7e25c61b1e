"""The figures of attendance of a year, each said in the form in which it is known."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.action_sheet_rows import AttendanceRow, SheetRecord
from csxl_desktop.domain.attendance_words import figure_words, periods_words
from csxl_desktop.domain.evaluation_choices import AttendanceForm
from csxl_desktop.domain.sheet_figures import SheetAttendance
from csxl_desktop.domain.weekly_hours import hours_of, hours_words
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.evaluation.count_field import CountField
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.sheet_words import FORMS
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField


class FiguresCard(Card):
    """The figures of the whole year, apart from those of single dates; a line says what is printed."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._record: SheetRecord | None = None
        self.form = AddForm(_("Add"), _blank(), columns=4).keep_in(place.context.drafts, "sheet-figure")
        self.form.submitted.connect(self._add)
        self.lines: Lines[AttendanceRow] = Lines(
            self._shown, self._fields, empty=_("No figure for the whole year: those of the dates may do.")
        )
        self.add_button = link_button(_("Add a figure"), self.begin, "plus")
        self.told = label("", "secondary", wrap=True)
        head = QHBoxLayout()
        head.addWidget(SectionLabel(_("Figures of the year")))
        head.addStretch()
        head.addWidget(self.add_button)
        self.box.addLayout(head)
        self.box.addWidget(self.form)
        self.box.addWidget(self.lines)
        self.box.addWidget(self.told)

    def show_record(self, record: SheetRecord, *, same: bool) -> None:  # noqa: ARG002 - what is half filled waits by itself
        self.form.turn_to(record.row.id)
        self._record = record
        self.lines.show_rows(record.figures)
        periods = record.row.reach.of_periods
        summed = periods_words(periods) if periods is not None and periods.over > 1 else ""
        hours = hours_of(record)
        claimed = hours_words(hours) if hours is not None and hours.claimed is not None else ""
        self.told.setText("\n".join(part for part in (summed, claimed) if part))
        self.told.setVisible(bool(self.told.text()))

    def begin(self) -> None:
        """The form of the last figure is probably wanted again: holiday after holiday."""
        figures = self._shown_record().figures
        self.form.open_form(form=figures[-1].form if figures else AttendanceForm.COUNT)

    # Within.

    def _shown(self, row: AttendanceRow) -> Shown:
        words = figure_words(row.attended, row.label, row.note) or _("nothing said yet")
        wrong = _("The parts do not add up.") if row.attended.does_not_add_up else ""
        remove = Tool("trash-2", _("Remove: {name}").format(name=words), lambda: self._remove(row, words))
        return Shown(words, wrong, pills=((_(FORMS[row.form]), "neutral"),), tools=(remove,))

    def _fields(self, key: Callable[[], UUID]) -> dict[str, Field]:
        fields = _blank()
        for column, field in fields.items():
            self._place.save(field, SheetAttendance, "number" if column == "typed" else column, key)
        return fields

    def _add(self, values: dict[str, Any]) -> None:
        record = self._shown_record()
        written: dict[str, Any] = {"action_sheet_year_id": record.id, "position": len(record.figures) + 1}
        for column, field in self.form.fields.items():
            written |= field.columns("number" if column == "typed" else column, values[column])
        context, form = self._place.context, values["form"]
        said = N_("Figure added to an action sheet")
        self._place.act(
            lambda: context.services.records.create(SheetAttendance, written, said),
            lambda _written: self.form.open_form(form=form),
        )

    def _remove(self, row: AttendanceRow, words: str) -> None:
        self._place.throw(SheetAttendance, row.id, _("“{name}” removed").format(name=words))

    def _shown_record(self) -> SheetRecord:
        if self._record is None:
            raise LookupError("no action sheet is shown")
        return self._record


def _blank() -> dict[str, Field]:
    return {
        "form": ChoiceField(_("Form of the figure"), choices(FORMS)).narrow(),
        "typed": CountField(_("Number")),
        "period": TextField(_("Period"), placeholder=_("per week, carnival…")),
        "label": TextField(_("Label")),
        "unit": TextField(_("What is counted"), placeholder=_("participants, families…"), limit=60),
        "peak": NumberField(_("At most"), decimals=True),
        "women": NumberField(_("Women")),
        "men": NumberField(_("Men")),
        "adults": NumberField(_("Adults")),
        "children": NumberField(_("Children")),
        "staff": NumberField(_("Team, beside them")),
        "note": TextField(_("Remark")),
    }
