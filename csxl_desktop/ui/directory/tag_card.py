"""The free tags of an organisation or of a person: a word and Enter puts one there."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.detail_rows import TagRow
from csxl_desktop.domain.organisation_details import TagLink
from csxl_desktop.i18n import _, fold
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.widgets.buttons import PushButton, button
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField


class TagsCard(Section):
    """`owner` is the column that points to the record shown."""

    def __init__(self, screen: OnScreen, owner: str) -> None:
        super().__init__(_("Tags"))
        self._screen, self._owner = screen, owner
        self._known: tuple[str, ...] = ()
        self._rows: tuple[TagRow, ...] = ()
        self.chips: dict[str, PushButton] = {}
        self._holder = QWidget()
        self._flow = FlowLayout()
        self._holder.setLayout(self._flow)
        self.entry = ReferenceField(
            "", self._options, placeholder=_("A word, then Enter"), may_create=True, pick_and_clear=True
        )
        self.entry.called(_("Add a tag"))
        self.entry.picked.connect(self._put)
        self.entry.create_requested.connect(self._put)
        self.box.addWidget(self._holder)
        self.box.addWidget(self.entry)

    def show_tags(self, rows: Sequence[TagRow], known: Sequence[str], *, other: bool) -> None:
        """`other` says that another record is shown than before."""
        self._known = tuple(known)
        if other:
            self.entry.set_value(None)
        if other or tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self._draw()

    def _options(self) -> list[Option]:
        there = {row.name for row in self._rows}
        return [Option(name, name) for name in self._known if name not in there]

    def _put(self, name: str) -> None:
        context, owner, key = self._screen.context, self._owner, self._screen.key()
        self.entry.set_value(None)
        if fold(name) and fold(name) not in {fold(row.name) for row in self._rows}:
            self._screen.act(lambda: context.services.tags.put(owner, key, name))

    def _draw(self) -> None:
        for old in self.chips.values():
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.chips = {row.name: self._chip(row) for row in self._rows}
        for chip in self.chips.values():
            self._flow.addWidget(chip)
        self._holder.setVisible(bool(self.chips))

    def _chip(self, row: TagRow) -> PushButton:
        words = _("Remove the tag {name}").format(name=row.name)
        chip = button(
            row.name, "x", lambda: self._screen.remove(TagLink, row.link_id, row.name), look="chip", tip=words
        )
        chip.setAccessibleName(words)
        return chip
