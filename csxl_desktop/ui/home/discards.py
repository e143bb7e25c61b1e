"""What both sides wrote, one under the other: what stands, what was kept beside, and the choice."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.reconciling import Choice, DiscardKind
from csxl_desktop.i18n import N_, _, ngettext, sort_key
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.discarded import DiscardedRow, Side
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.form import Splitter, column, scrolled
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import Card, SectionLabel, framed, hairline, label

WHAT = {
    DiscardKind.VALUE: N_("written on both sides"),
    DiscardKind.TEXT: N_("same paragraph on both sides"),
    DiscardKind.STATE: N_("two states"),
    DiscardKind.ORDER: N_("two places"),
    DiscardKind.DELETED_HERE: N_("thrown away on one side, changed on the other"),
    DiscardKind.DELETED_THERE: N_("changed on one side, thrown away on the other"),
    DiscardKind.PARENT: N_("thrown away, but needed"),
    DiscardKind.UNITED: N_("made on both sides"),
    DiscardKind.ALIKE: N_("perhaps the same person"),
    DiscardKind.SEALED: N_("approved in the meantime"),
    DiscardKind.UNKNOWN: N_("differs"),
}
_GONE = frozenset({DiscardKind.DELETED_HERE, DiscardKind.DELETED_THERE})
_COLUMNS: tuple[Column[DiscardedRow], ...] = (
    Column(
        N_("To decide"),
        lambda row: row.name,
        lambda row: sort_key(row.name),
        secondary=lambda row: " · ".join(filter(None, (row.kind_title, row.field))),
        strong=True,
    ),
    Column(N_("Why"), lambda row: _(WHAT[row.kind]), lambda row: row.kind.value, width=220),
)


class DiscardsView(QWidget):
    """The things to decide on the left; the two sides of the marked one on the right."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self._row: DiscardedRow | None = None
        self.model = RowTableModel(_COLUMNS, lambda row: row.id)
        self.nothing = _("Nothing is to be decided: everything that came back stands.")
        self.table = RowTable(
            self.model,
            _("To decide"),
            key="discards",
            state=context.state,
            empty=self.nothing,
        )
        self.keep_all_button = link_button(_("Let everything stand as it is"), self._keep_all, "check")
        self._title = label("", "strong", wrap=True)
        self._why = label("", "secondary", wrap=True)
        self.ours, self.theirs = (label("", wrap=True, selectable=True) for _side in range(2))
        self._ours_by, self._theirs_by = label("", "small"), label("", "small")
        self.buttons = {
            Choice.OURS: button("", "check", partial(self._choose, Choice.OURS)),
            Choice.THEIRS: button("", "download", partial(self._choose, Choice.THEIRS)),
            Choice.BOTH: button(_("Keep both"), "plus", partial(self._choose, Choice.BOTH)),
        }
        self.open_button = link_button(_("Open the record"), self._open, "arrow-right")
        self._detail, self._choices = Card(), QWidget()
        self._build()
        self.table.row_chosen.connect(self._show_row)

    def _build(self) -> None:
        sizes = look().sizes
        for widget in (self._title, self._why, hairline(), SectionLabel(_("As it stands")), self.ours):
            self._detail.box.addWidget(widget)
        for widget in (self._ours_by, hairline(), SectionLabel(_("Kept beside")), self.theirs, self._theirs_by):
            self._detail.box.addWidget(widget)
        self._detail.box.addStretch()
        choices = FlowLayout()
        for each in (*self.buttons.values(), self.open_button):
            choices.addWidget(each)
        self._choices.setLayout(choices)
        self._show_one(shown=False)
        left = column(framed(self.table), self.keep_all_button, spacing=sizes.inside)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        # The choices stand below what scrolls: they are at hand whatever length the two versions have.
        right = column(scrolled(self._detail, cards=True), self._choices, spacing=sizes.inside)
        both = Splitter("home/discards", self._context.state, left, right, sizes=(640, 600))
        both.let_grow(800)
        box.addWidget(both)

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: context.services.discarded.waiting(), self._show, context.errors.show, owner=self, latest="discards"
        )

    def _show(self, rows: tuple[DiscardedRow, ...]) -> None:
        self.model.set_rows(rows)
        self.keep_all_button.setVisible(bool(rows))
        if rows:
            self.table.choose_first()
        else:
            self._show_one(shown=False)

    def _show_one(self, *, shown: bool) -> None:
        self._detail.setVisible(shown)
        self._choices.setVisible(shown)

    def _show_row(self, row: DiscardedRow) -> None:
        self._row = row
        self._title.setText(row.name)
        self._why.setText(" · ".join(filter(None, (row.kind_title, row.field, _(WHAT[row.kind])))))
        for words, by, side in ((self.ours, self._ours_by, row.ours), (self.theirs, self._theirs_by, row.theirs)):
            words.setText(side.words or _("nothing"))
            by.setText(by_words(side))
            by.setVisible(bool(side.by))
        away = row.kind in _GONE
        self.buttons[Choice.OURS].setText(_("Let it stand") if not away else self._said(row, Choice.OURS))
        self.buttons[Choice.THEIRS].setText(_("Take the other version") if not away else self._said(row, Choice.THEIRS))
        for choice, each in self.buttons.items():
            each.setVisible(choice in row.choices)
        self.open_button.setVisible(row.opens is not None)
        self._show_one(shown=True)

    @staticmethod
    def _said(row: DiscardedRow, choice: Choice) -> str:
        here = row.kind is DiscardKind.DELETED_HERE
        goes = choice is (Choice.OURS if here else Choice.THEIRS)
        return _("Throw it away all the same") if goes else _("Keep it, with what was changed")

    def _choose(self, choice: Choice) -> None:
        row, services = self._row, self._context
        if row is None:
            return

        def done(_answer: None) -> None:
            self._page.said.emit(_("“{name}” is decided").format(name=row.name))
            self.reload()

        act(self._context, self._page, lambda: services.services.discarded.choose(row.id, choice), done)

    def _keep_all(self) -> None:
        services = self._context

        def done(count: int) -> None:
            words = ngettext("{count} thing stands as it is", "{count} things stand as they are", count)
            self._page.said.emit(words.format(count=count))
            self.reload()

        act(self._context, self._page, lambda: services.services.discarded.keep_all(), done)

    def _open(self) -> None:
        if self._row is not None and self._row.opens is not None:
            self._page.record_requested.emit(*self._row.opens)


def by_words(side: Side) -> str:
    """“Ana Test, 28/11/2026 at 14:03”, as far as it is known."""
    if side.at is None:
        return side.by
    at = side.at.astimezone()
    return _("{person}, {day} at {time}").format(person=side.by, day=short_date(at.date()), time=f"{at:%H:%M}")
