"""The figures of attendance of a year, each in the form in which it is known."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csxl_desktop.domain.action_sheet_rows import AttendanceRow, SheetRecord
from csxl_desktop.domain.attendance_form import Typed
from csxl_desktop.domain.attendance_words import figure_words, periods_words
from csxl_desktop.domain.evaluation_choices import AttendanceForm
from csxl_desktop.domain.sheet_figures import SheetAttendance
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.evaluation.count_field import CountField
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.sheet_words import FORMS
from csxl_desktop.ui.evaluation.words import choices
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, NumberField, TextField

_NUMBERLESS = {AttendanceForm.NOT_MEASURABLE, AttendanceForm.NOT_GIVEN}
_APART = ("women", "men", "adults", "children", "staff")


class FigureEditor(RowEditor[AttendanceRow]):
    """Form, number, unit and label; what the form asks besides; how it will print below."""

    def __init__(self, place: Place, row_id: UUID) -> None:
        super().__init__(row_id)
        px = look().sizes.px
        self.form = ChoiceField("", choices(FORMS)).called(_("Form of the figure")).narrow()
        self.number = CountField("").called(_("Number"))
        self.peak = NumberField("", decimals=True).called(_("At most"))
        self.peak.edit.setPlaceholderText(_("up to"))
        self.period = TextField("", placeholder=_("per week, carnival…")).called(_("Period"))
        self.unit = TextField("", placeholder=_("participants, families…"), limit=60).called(_("What is counted"))
        self.label = TextField("", placeholder=_("Label")).called(_("Label"))
        self.note = TextField("", placeholder=_("Remark")).called(_("Remark"))
        self.apart = {column: NumberField("").called(name) for column, name in _apart_names().items()}
        self.told = label("", "small", wrap=True)
        self._fields: dict[str, Field] = {
            "form": self.form, "number": self.number, "peak": self.peak, "period": self.period,
            "unit": self.unit, "label": self.label, "note": self.note, **self.apart,
        }  # fmt: skip
        for column, field in self._fields.items():
            place.save(field, SheetAttendance, column, lambda: row_id)
            self.watch(field.control)
        for column, name in _apart_names().items():
            self.apart[column].edit.setPlaceholderText(name)
        first, second = QHBoxLayout(), QHBoxLayout()
        self.form.setFixedWidth(px(160))
        for field in (self.form, self.number, self.peak, self.period, self.unit, self.label):
            first.addWidget(field, 1)
        for field in (*self.apart.values(), self.note):
            second.addWidget(field, 1)
        box = QVBoxLayout()
        box.setSpacing(px(4))
        box.addLayout(first)
        box.addLayout(second)
        box.addWidget(self.told)
        self.body.addLayout(box, 1)
        self.setFocusProxy(self.form)

    def show_row(self, row: AttendanceRow, _place: int, *, same: bool) -> None:
        values: dict[str, Any] = {column: getattr(row, column) for column in self._fields}
        values["number"] = Typed(row.number, row.number_to, row.quality)
        for column, field in self._fields.items():
            field.show_value(values[column], same=same)
        has_number = row.form not in _NUMBERLESS
        for field in (self.number, self.unit, *self.apart.values()):
            field.setVisible(has_number)
        self.peak.setVisible(row.form is AttendanceForm.MEAN)
        self.period.setVisible(row.form is AttendanceForm.PER_PERIOD)
        words = figure_words(row.attended, row.label, row.note)
        if row.attended.does_not_add_up:
            words = _("{words} — the parts do not add up").format(words=words)
        self.told.setText(words)
        self.told.setVisible(bool(words))


class FiguresCard(Card):
    """The figures of the whole year, apart from those of single dates."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._record: SheetRecord | None = None
        self.rows: RowStack[AttendanceRow] = RowStack(
            lambda key: FigureEditor(place, key), empty=_("No figure for the whole year: those of the dates may do.")
        )
        self.rows.removed.connect(lambda row: place.throw(SheetAttendance, row.id, _("Figure moved to the trash")))
        self.rows.reordered.connect(lambda keys: place.reorder(SheetAttendance, keys))
        self.add_button = link_button(_("Add a figure"), self.add, "plus")
        self.told = label("", "secondary", wrap=True)
        head = QHBoxLayout()
        head.addWidget(SectionLabel(_("Figures of the year")))
        head.addStretch()
        head.addWidget(self.add_button)
        self.box.addLayout(head)
        self.box.addWidget(self.rows)
        self.box.addWidget(self.told)

    def show_record(self, record: SheetRecord, *, same: bool) -> None:  # noqa: ARG002 - the rows know by their keys
        self._record = record
        self.rows.show_rows(record.figures)
        periods = record.row.reach.of_periods
        self.told.setText("" if periods is None or periods.over < 2 else periods_words(periods))
        self.told.setVisible(bool(self.told.text()))

    def add(self) -> None:
        """A figure; the form of the last one is probably wanted again (holiday after holiday)."""
        if self._record is None:
            return
        figures: Sequence[AttendanceRow] = self._record.figures
        form = figures[-1].form if figures else AttendanceForm.COUNT
        values = {"action_sheet_year_id": self._record.id, "form": form, "position": len(figures) + 1}
        context = self._place.context
        label_ = N_("Figure added to an action sheet")
        self._place.act(
            lambda: context.services.records.create(SheetAttendance, values, label_),
            lambda _written: self.rows.focus_next_new(),
        )


def _apart_names() -> dict[str, str]:
    return dict(zip(_APART, (_("Women"), _("Men"), _("Adults"), _("Children"), _("Team, beside them")), strict=True))
