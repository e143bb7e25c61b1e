"""The totals of a figure in the years before the records: typed line by line, or pasted."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from csxl_desktop.domain.figures import FigureSpec
from csxl_desktop.domain.figures_kept import FigureTotal
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.category_tables import Pasted
from csxl_desktop.services.earlier_totals import TotalRow
from csxl_desktop.ui.binding import save_to
from csxl_desktop.ui.evaluation.count_field import CountField
from csxl_desktop.ui.evaluation.paste_box import PasteBox
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.flow import SharedLines
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import CheckField, NumberField, TextField

_YEAR, _NUMBER, _SOURCE = 72, 124, 90  # pixels, the last at least


class YearField(NumberField):
    """A year of four figures; empty where none is meant and it may be."""

    def __init__(self, name: str, *, needed: bool) -> None:
        self._needed = needed
        super().__init__("")
        self.called(name)
        self.edit.setPlaceholderText(_("year") if needed else _("from"))

    def _shown(self) -> Any:
        year = super()._shown()
        if year is None and not self._needed:
            return None
        if year is None or not 1900 <= year <= 2100:
            raise ValueError(_("Type a year such as 2019."))
        return year


class TotalEditor(RowEditor[TotalRow]):
    """A total: its year, or the years from the first one; a year that the records tell says so."""

    def __init__(self, place: Place, row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        sizes = look().sizes
        self.first = YearField(_("First year, where the total is of several"), needed=False)
        self.year = YearField(_("Year"), needed=True)
        self.number = CountField("", placeholder=_("139, about 950")).called(_("Number"))
        self.estimate = CheckField(_("estimate"))
        self.source = TextField("", placeholder=_("Source")).called(_("Source"))
        self.told = label(_("Told by the records: this total is kept, and not used."), "late", wrap=True)
        fields: tuple[tuple[Field, str, int], ...] = (
            (self.first, "from_year", _YEAR),
            (self.year, "year", _YEAR),
            (self.number, "number", _NUMBER),
            (self.estimate, "estimate", 0),
            (self.source, "source", 0),
        )
        line = SharedLines()
        for field, column, width in fields:
            save_to(place.context, field, FigureTotal, column, lambda: row_id, place.reload)
            if width:
                field.setFixedWidth(sizes.px(width))
            line.add(field, int(field is self.source), _SOURCE if field is self.source else 0)
        box = QVBoxLayout()
        box.setSpacing(sizes.px(2))
        box.addLayout(line)
        box.addWidget(self.told)
        self.body.addLayout(box, 1)
        self.setFocusProxy(self.year.edit)

    def show_row(self, row: TotalRow, _place: int, *, same: bool) -> None:
        self.first.show_value(row.from_year, same=same)
        self.year.show_value(row.year, same=same)
        self.number.show_value(row.typed, same=same)
        self.estimate.show_value(row.estimate, same=same)
        self.source.show_value(row.source, same=same)
        self.told.setVisible(row.told)


class EarlierTotals(Card):
    """A card of the view *Over the years*: the totals of the figure chosen there."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._place = place
        self._code = ""
        self.title = SectionLabel(_("Years before the records"))
        self.rows: RowStack[TotalRow] = RowStack(
            lambda key: TotalEditor(place, key),
            empty=_("Nothing typed yet. A year that the records tell needs nothing here."),
        )
        self.paste_box = PasteBox(_("2004-2018; about 950; reports\n2019; 139; report 2019"), self._paste)
        acts = QHBoxLayout()
        acts.addWidget(link_button(_("Add a year"), self.add_total, "plus"))
        acts.addWidget(link_button(_("Paste lines…"), self.paste_box.begin, "files"))
        acts.addStretch()
        self.box.addWidget(self.title)
        self.box.addWidget(self.rows)
        self.box.addLayout(acts)
        self.box.addWidget(label(_("“From” only where one number is of several years together."), "small", wrap=True))
        self.box.addWidget(self.paste_box)
        self.rows.removed.connect(self._throw)

    def show_rows(self, spec: FigureSpec, rows: Sequence[TotalRow]) -> None:
        if spec.code != self._code:
            self.paste_box.hide()
        self._code = spec.code
        self.rows.show_rows(rows)

    def add_total(self) -> None:
        """The latest year that nothing tells, ready for its number."""
        context, code, year = self._place.context, self._code, self._place.year - 1
        self._place.act(
            lambda: context.services.earlier_totals.add(code, year), lambda _written: self.rows.focus_next_new()
        )

    def trash_total(self) -> None:
        """The one in which the cursor stands."""
        current = self.window().focusWidget()
        editor = next((each for each in self.rows.editors() if current and each.isAncestorOf(current)), None)
        if editor is not None:
            editor.removed.emit()

    def _throw(self, row: TotalRow) -> None:
        self._place.throw(FigureTotal, row.id, _("Total of {year} moved to the trash").format(year=row.year))

    def _paste(self, text: str) -> None:
        context, code = self._place.context, self._code
        work: Callable[[], Pasted] = lambda: context.services.earlier_totals.paste(code, text)  # noqa: E731
        self._place.act(work, self._taken)

    def _taken(self, result: Pasted) -> None:
        self.paste_box.show_result(result)
        if result.written is not None:
            words = ngettext("{count} line taken over", "{count} lines taken over", result.taken)
            self._place.offer_undo(result.written, words.format(count=result.taken))
