"""The card of the line of time: its entries, how many there are, what may be done with the one marked."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.thread_rows import ThreadEntry, ThreadKind, ThreadView
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.working_groups.thread_line import ThreadTable


class Timeline(Card):
    """`link()` begins to link a record, `put_away(entry)` leaves one out or unlinks it."""

    def __init__(self, link: Callable[[], object], put_away: Callable[[ThreadEntry], object]) -> None:
        super().__init__(padding=1)
        self._put_away = put_away
        self.table = ThreadTable()
        self.about = label("", "small", wrap=True)
        self.away_button = link_button(_("Leave out"), self._put_chosen_away, "eye-off")
        self.link_button = link_button(_("Link a record"), link, "link")
        self.table.removal_asked.connect(put_away)
        sizes = look().sizes
        foot = QHBoxLayout()
        foot.setContentsMargins(sizes.between, 0, sizes.between, sizes.px(6))
        foot.addWidget(self.about, 1)
        foot.addWidget(self.link_button)
        foot.addWidget(self.away_button)
        self.box.addWidget(self.table)
        self.box.addLayout(foot)

    def show_view(self, view: ThreadView, *, same: bool) -> None:
        """The entry marked stays marked when the same thread is read again."""
        chosen = self.table.chosen_row()
        self.table.show_entries(view.entries)
        if same and chosen is not None:
            self.table.choose(chosen.key)
        whole = view.key.kind is ThreadKind.GROUP
        self.table.set_empty(
            _("Nothing stands here yet: sessions, productions and steps of the group come in by themselves.")
            if whole
            else _("Nothing stands here yet: link records by hand.")
        )
        self.about.setText(_told(view))
        self.link_button.setVisible(not whole)
        self.away_button.setVisible(not whole)

    def _put_chosen_away(self) -> None:
        if (row := self.table.chosen_row()) is not None:
            self._put_away(row)


def _told(view: ThreadView) -> str:
    """“24 entries, 2025–2026 · Enter opens one”."""
    count = len(view.entries)
    if not count:
        return ""
    words = ngettext("{count} entry", "{count} entries", count).format(count=count)
    years = view.years
    if years:
        words += f", {years[0]}–{years[-1]}" if years[0] != years[-1] else f", {years[0]}"
    return _("{entries} · Enter opens one").format(entries=words)
