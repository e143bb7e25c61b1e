"""The figures that the office keeps by hand: a table, and the fields of the one chosen."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.evaluation_rows import IndicatorRow
from csxl_desktop.i18n import N_, _, sort_key
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.records import Written
from csxl_desktop.ui.evaluation.indicator_keeping import IndicatorKeeping, indicator_notes
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.words import QUALITIES, choices, number_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import button, icon_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, MultilineField, NumberField, TextField

_ROWS_SHOWN = 8
_COLUMNS: tuple[Column[IndicatorRow], ...] = (
    Column(
        N_("Figure"), lambda row: row.name, lambda row: sort_key(row.name), secondary=lambda row: row.unit, strong=True
    ),
    Column(
        N_("This year"),
        lambda row: number_words(row.value, row.quality, row.decimals),
        lambda row: row.value if row.value is not None else Decimal(-1),
        align=Align.RIGHT,
        width=104,
    ),
    Column(
        N_("Year before"),
        lambda row: number_words(row.previous, row.before, row.decimals),
        lambda row: row.previous if row.previous is not None else Decimal(-1),
        align=Align.RIGHT,
        width=136,
    ),
)


class Indicators(Card):
    """A card of the place *Chiffres*; `place` reads, this shows and writes."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._row: IndicatorRow | None = None
        self._wanted: UUID | None = None
        self.model = RowTableModel(_COLUMNS, lambda row: row.id)
        self.table = RowTable(
            self.model,
            _("Figures kept by hand"),
            compact=True,
            empty=_("No figure kept by hand yet: newsletters sent, calls received… Begin with “New figure”."),
        )
        self.table.row_chosen.connect(self._show)
        self._fields()
        self._build()
        self._show(None)

    def _fields(self) -> None:
        self.name = TextField(_("Name of the figure"))
        self.unit = TextField(_("Unit"), placeholder=_("newsletters, calls…"))
        self.definition = MultilineField(_("Definition, printed under the figure"), lines=2)
        self.number = NumberField(_("Value"), decimals=True)
        self.quality = ChoiceField(_("Quality"), choices(QUALITIES))
        self.to = NumberField(_("At the most"), decimals=True)
        self.share = NumberField(_("Share alone, in %"), decimals=True)
        self.as_of = DateField(_("On"), self._day)
        self.wording = TextField(_("As the office says it"), placeholder=_("an average of 90 tickets a month"))
        self.source = TextField(_("Source of the year"))
        self.target = NumberField(_("Target of the year"), decimals=True)
        self.change = label("", "small", wrap=True)
        self.kept = IndicatorKeeping(self._place, self._id, self._day)
        for field, column in ((self.name, "name"), (self.unit, "unit"), (self.definition, "definition")):
            self._place.save(field, Indicator, column, self._id)
        jobs, errors = self._place.context.jobs, self._place.context.errors
        done = self._place.reload
        save_when_left(self.number, jobs, errors, lambda value: self._write(value, self.quality.value()), done)
        save_when_left(self.target, jobs, errors, self._aim, done)
        save_when_left(self.quality, jobs, errors, lambda value: self._write(self.number.value(), value), done)
        for part, column in (
            (self.to, "value_to"),
            (self.share, "share"),
            (self.as_of, "as_of_on"),
            (self.wording, "wording"),
            (self.source, "source"),
        ):
            self._place.save(part, IndicatorValue, column, self._value_id)

    def _build(self) -> None:
        sizes = look().sizes
        head = QHBoxLayout()
        head.addWidget(SectionLabel(_("Figures kept by hand")))
        head.addStretch()
        head.addWidget(button(_("New figure"), "plus", self.new_record))
        form = FormLayout(2)
        form.add(self.name)
        form.add(self.unit)
        form.add_all(self.number, self.quality)
        form.add_all(self.to, self.share)
        form.add_all(self.target, self.as_of)
        form.add(self.source, 2)
        form.add(self.wording, 2)
        form.add(self.definition, 2)
        form.add(self.kept, 2)
        self.form = QWidget()
        right = QVBoxLayout(self.form)
        right.setContentsMargins(0, 0, 0, 0)
        right.addLayout(form)
        foot = QHBoxLayout()
        foot.addWidget(self.change, 1)
        foot.addWidget(history_button(self._place.page, self._id))
        foot.addWidget(icon_button("trash-2", _("To the trash"), self.trash_record))
        right.addLayout(foot)
        right.addStretch()
        self.table.setFixedHeight(sizes.compact_row * (_ROWS_SHOWN + 1) + sizes.px(4))
        row = QHBoxLayout()
        row.setSpacing(sizes.around)
        row.addWidget(self.table, 5, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.form, 4)
        self.box.addLayout(head)
        self.box.addLayout(row)

    # What the place calls.

    def show_rows(self, rows: Sequence[IndicatorRow]) -> None:
        chosen = self._wanted or (self._row.id if self._row else None)
        self.model.set_rows(rows)
        if chosen is None or not self.table.choose(chosen):
            chosen = rows[0].id if rows else None
            self.table.choose(chosen)
        row = next((each for each in rows if each.id == chosen), None)
        self._show(row)
        if self._wanted is not None and row is not None:
            self._wanted = None
            self.name.edit.setFocus()
            self.name.edit.selectAll()

    def new_record(self) -> None:
        """A new figure at the end, its name ready to be typed."""
        position = self.model.total() + 1
        place = self._place
        values = {"name": _("New figure"), "position": position}
        place.act(lambda: place.context.services.records.create(Indicator, values), self._await)

    def edit_record(self) -> None:
        self.name.edit.setFocus()

    def trash_record(self) -> None:
        if self._row is not None:
            text = _("“{name}” moved to the trash").format(name=self._row.name)
            self._place.throw(Indicator, self._row.id, text)

    # Within.

    def _await(self, written: Written) -> None:
        self._wanted = written.record_id

    def _day(self, text: str) -> date | None:
        return parse_date(text, self._place.context.today())

    def _id(self) -> UUID:
        if self._row is None:
            raise LookupError("no figure is shown")
        return self._row.id

    def _value_id(self) -> UUID:
        if self._row is None or self._row.value_id is None:
            raise LookupError("this figure has no value yet")
        return self._row.value_id

    def _write(self, value: Decimal | None, quality: Quality) -> Callable[[], Written]:
        context, key, year = self._place.context, self._id(), self._place.year
        return lambda: context.services.evaluation.set_indicator(key, year, value, quality)

    def _aim(self, target: Decimal | None) -> Callable[[], Written]:
        context, key, year = self._place.context, self._id(), self._place.year
        return lambda: context.services.evaluation.set_target(key, year, target)

    def _show(self, row: IndicatorRow | None) -> None:
        same = row is not None and self._row is not None and row.id == self._row.id
        year_too = same and row is not None and self._row is not None and row.value_id == self._row.value_id
        self._row = row
        self.form.setVisible(row is not None)
        if row is None:
            return
        self.name.show_value(row.name, same=same)
        self.unit.show_value(row.unit, same=same)
        self.definition.show_value(row.definition, same=same)
        self.number.show_value(_bare(row.value), same=year_too)
        self.quality.show_value(row.quality, same=year_too)
        self.to.show_value(_bare(row.value_to), same=year_too)
        self.to.setVisible(row.quality is Quality.RANGE)
        self.share.show_value(_bare(row.share), same=year_too)
        self.as_of.show_value(row.as_of_on, same=year_too)
        self.wording.show_value(row.wording, same=year_too)
        self.source.show_value(row.source, same=year_too)
        self.source.edit.setPlaceholderText(row.usual_source)
        self.target.show_value(_bare(row.target), same=year_too)
        self.kept.show_row(row, same=same)
        for field in (self.to, self.share, self.as_of, self.wording, self.source):
            field.setEnabled(row.value_id is not None)
        running = self._place.year >= self._place.context.today().year
        self.change.setText(indicator_notes(row, self._place.year, running=running))


def _bare(value: Decimal | None) -> Decimal | int | None:
    """The number without the decimals that say nothing: 9 for 9.00."""
    if value is None:
        return None
    return int(value) if value == int(value) else value.normalize()
