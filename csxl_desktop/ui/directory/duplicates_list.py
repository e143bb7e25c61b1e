"""The proposals: two records on a line, how likely they are one, by what signs."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.duplicates import PairRow, Sign
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.flow import HeadLayout
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label

ORGANISATIONS, PEOPLE = "organisation", "person"
_SURE, _LIKELY = 95, 80
_LOWEST = 120  # pixels of the list: what holds it scrolls
_LARGE = 1.5  # the largest letters with which the signs have their whole column
_FEWER = 190  # pixels of it with larger ones
_SIGNS = {
    Sign.NAME: N_("same name"),
    Sign.SWAPPED: N_("first and family name turned round"),
    Sign.SLIP: N_("one letter apart"),
    Sign.INITIAL: N_("initial"),
    Sign.EMAIL: N_("same e-mail"),
    Sign.PHONE: N_("same phone"),
    Sign.ORGANISATION: N_("same organisation"),
}
Options = Callable[[], list[Option]]


class DuplicatesList(Card):
    """`opened(first, second)` to compare; `different(row)`; `turned(kind)` when the other kind is wanted."""

    opened = Signal(object, object)
    different = Signal(object)
    turned = Signal(str)
    apart_wanted = Signal()

    def __init__(self, organisations: Options, people: Options) -> None:
        super().__init__(padding=look().sizes.between)
        self._options = {ORGANISATIONS: organisations, PEOPLE: people}
        self.switch = SegmentedSwitch(_("Whose doubles"), [(ORGANISATIONS, _("Organisations")), (PEOPLE, _("People"))])
        self.count = label("", "secondary")
        self.model = RowTableModel[PairRow](_COLUMNS, lambda row: (row.first_id, row.second_id))
        self.table = RowTable(self.model, _("Records that may be one"))
        self.compare_button = primary_button(_("Compare"), "arrow-right-left", self._open_chosen)
        self.different_button = button(_("These are different"), "x", self._say_different)
        self.apart_link = link_button(_("Said to be different…"), self.apart_wanted.emit, "list-checks")
        self.first = ReferenceField(_("This record"), lambda: self._options[self.kind()]())
        self.second = ReferenceField(_("and this one"), lambda: self._options[self.kind()]())
        self.other_button = button(_("Compare these two"), "arrow-right-left", self._open_fields)
        self._build()
        self.switch.changed.connect(self._turned)
        self.table.row_opened.connect(lambda row: self.opened.emit(row.first_id, row.second_id))
        self.table.row_chosen.connect(lambda _row: self._offer())
        self._offer()

    def _build(self) -> None:
        sizes = look().sizes
        if sizes.scale > _LARGE:
            self.table.setColumnWidth(2, sizes.px(_FEWER))  # else they leave the names too little
        self.table.setMinimumHeight(sizes.px(_LOWEST))
        top = QHBoxLayout()
        top.addWidget(self.switch)
        top.addStretch()
        top.addWidget(self.count)
        words = QWidget()
        told = QHBoxLayout(words)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(sizes.inside)
        told.addWidget(label(_("Enter compares the line marked."), "small"))
        told.addWidget(self.apart_link)
        told.addStretch()
        answers = HeadLayout()
        answers.addWidget(words)
        answers.addWidget(self.different_button)
        answers.addWidget(self.compare_button)
        others = QHBoxLayout()
        others.setSpacing(sizes.between)
        others.addWidget(self.first, 1)
        others.addWidget(self.second, 1)
        others.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignBottom)
        self.box.addLayout(top)
        self.box.addWidget(self.table, 1)
        self.box.addLayout(answers)
        self.box.addWidget(SectionLabel(_("Two others")))
        self.box.addLayout(others)

    def kind(self) -> str:
        return self.switch.value()

    def show_pairs(self, rows: Sequence[PairRow]) -> None:
        """The proposals of the kind in front; the mark stays, or goes to the first."""
        marked = self.table.chosen_row()
        self.model.set_rows(rows)
        words = ngettext("{count} pair to look at", "{count} pairs to look at", len(rows))
        self.count.setText(words.format(count=len(rows)))
        self.table.set_empty(_("No two records look alike."))
        if not (marked is not None and self.table.choose(self.model.key_of(marked))) and rows:
            self.table.choose(self.model.key_of(rows[0]))
        self._offer()

    def wait(self) -> None:
        """While the directory is being compared with itself."""
        self.model.set_rows([])
        self.count.setText("")
        self.table.set_empty(_("Comparing…"))
        self._offer()

    def ask_other(self, kind: str, key: UUID, name: str) -> None:
        """With what is this record to be merged?"""
        self.switch.set_value(kind)
        self.first.show_option(Option(key, name))
        self.second.set_value(None)
        self.second.setFocus()

    def _turned(self, kind: str) -> None:
        for field in (self.first, self.second):
            field.set_value(None)
        self.turned.emit(kind)

    def _offer(self) -> None:
        marked = self.table.chosen_row() is not None
        self.compare_button.setEnabled(marked)
        self.different_button.setEnabled(marked)

    def _open_chosen(self) -> None:
        if (row := self.table.chosen_row()) is not None:
            self.opened.emit(row.first_id, row.second_id)

    def _say_different(self) -> None:
        if (row := self.table.chosen_row()) is not None:
            self.different.emit(row)

    def _open_fields(self) -> None:
        first, second = self.first.value(), self.second.value()
        for field, value in ((self.first, first), (self.second, second)):
            if value is None:
                field.show_refusal(_("Choose a record."))
        if first is not None and second is not None:
            self.opened.emit(first, second)


def sure_words(row: PairRow) -> tuple[str, str]:
    """How likely two records are one, in a word and its tone."""
    if row.score >= _SURE:
        return _("almost certain"), "wrong"
    return (_("likely"), "late") if row.score >= _LIKELY else (_("possible"), "neutral")


def sign_words(row: PairRow) -> str:
    """By what signs, surest first."""
    near = Sign.NAME in row.signs and row.score < 100
    words = (_("near name") if near and sign is Sign.NAME else _(_SIGNS[sign]) for sign in row.signs)
    return " · ".join(words)


_COLUMNS: tuple[Column[PairRow], ...] = (
    Column(
        N_("This record"),
        lambda r: r.first,
        lambda r: r.first.casefold(),
        secondary=lambda r: r.first_detail,
        strong=True,
    ),
    Column(
        N_("and this one"),
        lambda r: r.second,
        lambda r: r.second.casefold(),
        secondary=lambda r: r.second_detail,
        strong=True,
    ),
    Column(N_("Signs"), sign_words, sign_words, width=310),
    Column(N_("One and the same"), lambda _r: "", lambda r: -r.score, state=sure_words, width=140),
)
