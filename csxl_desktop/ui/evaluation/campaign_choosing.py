"""Whom to ask for a testimonial: a source proposes people, those marked go on the list."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from csxl_desktop.domain.campaign_rows import ASK_FROM, AskFrom, Proposed
from csxl_desktop.domain.recipients import Selection
from csxl_desktop.i18n import N_, _, ngettext, sort_key
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Column, RowTableModel
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import label, literal

_COLUMNS: tuple[Column[Proposed], ...] = (
    Column(
        N_("Proposed"),
        lambda row: row.name,
        lambda row: sort_key(row.name),
        secondary=lambda row: row.organisation if row.organisation != row.name else "",
    ),
    Column(N_("Times there"), lambda row: str(row.times or ""), lambda row: row.times, width=90),
    Column(N_("Mail"), lambda row: row.email or "–", lambda row: row.email, width=250),
)


class Choosing(QWidget):
    """`chosen(key, people)`: these go on the list of the call they were proposed for, and of no other.

    None is marked at first; Ctrl+A marks all.
    """

    chosen = Signal(object, object)

    def __init__(self, place: Place, key: Callable[[], UUID]) -> None:
        super().__init__()
        self._place, self._key = place, key
        self._for: UUID | None = None  # the call that the proposals are for
        self.source_button = button(_("Whom to ask…"), "users", self._show_sources)
        self.told = label("", "small", wrap=True)
        self.lines: RowTableModel[Proposed] = RowTableModel(_COLUMNS, lambda row: row.key)
        self.table: RowTable[Proposed] = RowTable(self.lines, _("Proposed"), several=True, compact=True)
        self.put_button = primary_button("", "user-plus", self.put)
        self.cancel_button = link_button(_("Cancel"), self.close_proposals)
        self.table.selection_changed.connect(self._count)
        sizes = look().sizes
        self.table.setFixedHeight(sizes.px(230))
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.told, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.put_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.inside)
        box.addWidget(self.table)
        box.addWidget(self._below)
        self.close_proposals()

    def propose(self, source: AskFrom | Selection) -> None:
        """Read whom the source names."""
        context, key = self._place.context, self._key()
        self._for = key
        name = source.name if isinstance(source, Selection) else _(ASK_FROM[source])
        self._place.ask(
            lambda: context.services.campaigns.proposed(key, source),
            lambda found: self._show(found, name, key),
            "campaigns/proposed",
        )

    def put(self) -> None:
        """Those marked go on the list."""
        if people := tuple(self.table.selected_rows()):
            self.chosen.emit(self._for, people)
            self.close_proposals()

    def show_call(self, key: UUID) -> None:
        """What was proposed for another call is no longer on offer."""
        if self._for not in {None, key}:
            self.close_proposals()

    def close_proposals(self) -> None:
        self._for = None
        self.table.hide()
        self._below.hide()
        self.hide()

    def source_menu(self, selections: list[Selection]) -> QMenu:
        """The usual sources, then every saved search, mailing list and group by name."""
        menu = QMenu(self.source_button)
        for source, words in ASK_FROM.items():
            menu.addAction(_(words)).triggered.connect(lambda _checked, source=source: self.propose(source))
        if selections:
            menu.addSeparator()
        for each in selections:
            menu.addAction(literal(each.name)).triggered.connect(lambda _checked, each=each: self.propose(each))
        return menu

    def _show_sources(self) -> None:
        context = self._place.context
        self._place.ask(lambda: context.services.selections.every(), self._offer, "campaigns/selections")

    def _offer(self, selections: list[Selection]) -> None:
        menu = self.source_menu(selections)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.source_button.mapToGlobal(QPoint(0, self.source_button.height())))

    def _show(self, found: tuple[Proposed, ...], name: str, key: UUID) -> None:
        if key != self._for:
            return  # another call has come, or nobody waits any more
        self.lines.set_rows(found)
        self.show()
        self._below.show()
        self.table.setVisible(bool(found))
        words = _("{name}: choose with Ctrl or Shift, all of them with Ctrl+A.")
        if not found:
            words = _("{name}: nobody who is not on the list already.")
        self.told.setText(words.format(name=name))
        self.table.clearSelection()
        self._count()
        (self.table if found else self.cancel_button).setFocus(Qt.FocusReason.TabFocusReason)  # it marks nobody

    def _count(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        words = ngettext("Put {count} person on the list", "Put {count} people on the list", count)
        self.put_button.setText(words.format(count=count))
        self.put_button.setEnabled(count > 0)
