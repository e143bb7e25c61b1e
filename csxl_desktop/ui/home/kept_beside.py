"""What did not win and asks nothing more: decided, or kept beside without a question; both values, whose, and when."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.reconciling import Choice, CopySource
from csxl_desktop.i18n import N_, _, sort_key
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.discarded import MOST_KEPT, KeptRow
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.backup_words import moment
from csxl_desktop.ui.home.discards import WHAT, by_words
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.form import Splitter, column, scrolled
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, framed, hairline, label

_BECAME: Mapping[Choice, str] = {
    Choice.OPEN: N_("kept beside, nobody was asked"),
    Choice.OURS: N_("what stood here stands"),
    Choice.THEIRS: N_("the other version was taken"),
    Choice.BOTH: N_("both were kept"),
}


def _source(row: KeptRow) -> str:
    if row.source is CopySource.BAG:
        return _("bag, {day}").format(day=short_date(row.came_at.astimezone().date()))
    return f"{row.workstation}, {short_date(row.came_at.astimezone().date())}"


def decided_words(row: KeptRow) -> str:
    """What became of it; by whom and when, where somebody decided."""
    if row.at is None:
        return _(_BECAME[row.choice])
    words = _("{what}: {person}, {moment}")
    return words.format(what=_(_BECAME[row.choice]), person=row.by, moment=moment(row.at))


_COLUMNS: tuple[Column[KeptRow], ...] = (
    Column(
        N_("Decided, or kept beside"),
        lambda row: row.told.name,
        lambda row: sort_key(row.told.name),
        secondary=lambda row: " · ".join(filter(None, (row.told.kind_title, row.told.field))),
        strong=True,
    ),
    Column(N_("What became of it"), lambda row: _(_BECAME[row.choice]), lambda row: row.choice.value, width=220),
    Column(N_("Came with"), _source, lambda row: row.came_at, width=180),
)


class KeptBesideView(QWidget):
    """The list on the left; on the right the two sides of the marked one, as they were."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._row: KeptRow | None = None
        self.model = RowTableModel(_COLUMNS, lambda row: row.told.id)
        self.table = RowTable(
            self.model,
            _("Decided, or kept beside"),
            key="kept-beside",
            state=context.state,
            empty=_("Nothing was kept beside yet."),
        )
        self.more = label(_("The newest {count} are shown.").format(count=MOST_KEPT), "small")
        self._title = label("", "strong", wrap=True)
        self.why, self.became = label("", "secondary", wrap=True), label("", wrap=True)
        self.ours, self.theirs = (label("", wrap=True, selectable=True) for _side in range(2))
        self._ours_by, self._theirs_by = label("", "small"), label("", "small")
        self.open_button = link_button(_("Open the record"), self._open, "arrow-right")
        self._detail = Card()
        self._build()
        self.table.row_chosen.connect(self._show_row)

    def _build(self) -> None:
        for widget in (self._title, self.why, self.became, hairline(), SectionLabel(_("As it stood here")), self.ours):
            self._detail.box.addWidget(widget)
        for widget in (self._ours_by, hairline(), SectionLabel(_("On the other side")), self.theirs, self._theirs_by):
            self._detail.box.addWidget(widget)
        self._detail.box.addWidget(self.open_button)
        self._detail.box.addStretch()
        self._detail.hide()
        self.more.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        left = column(framed(self.table), self.more, spacing=look().sizes.inside)
        right = scrolled(self._detail, cards=True)
        box.addWidget(Splitter("home/kept-beside", self._context.state, left, right, sizes=(640, 600)))

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: context.services.discarded.kept_beside(),
            self._show,
            context.errors.show,
            owner=self,
            latest="kept-beside",
        )

    def _show(self, rows: tuple[KeptRow, ...]) -> None:
        self.model.set_rows(rows)
        self.more.setVisible(len(rows) == MOST_KEPT)
        if rows:
            self.table.choose_first()
        else:
            self._detail.hide()

    def _show_row(self, row: KeptRow) -> None:
        self._row, told = row, row.told
        self._title.setText(told.name)
        self.why.setText(" · ".join(filter(None, (told.kind_title, told.field, _(WHAT[told.kind]), _source(row)))))
        self.became.setText(decided_words(row))
        for words, by, side in ((self.ours, self._ours_by, told.ours), (self.theirs, self._theirs_by, told.theirs)):
            words.setText(side.words or _("nothing"))
            by.setText(by_words(side))
            by.setVisible(bool(side.by))
        self.open_button.setVisible(told.opens is not None)
        self._detail.show()

    def _open(self) -> None:
        if self._row is not None and self._row.told.opens is not None:
            self._page.record_requested.emit(*self._row.told.opens)
