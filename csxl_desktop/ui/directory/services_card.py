"""The services that are part of an organisation: shown, added, let go."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csxl_desktop.domain.directory import Organisation
from csxl_desktop.i18n import N_, _
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import icon_button
from csxl_desktop.ui.widgets.record_link import RecordLink
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.text import label


class ServicesCard(Section):
    """Each opens its own record; the cross lets it stand alone again."""

    def __init__(self, screen: OnScreen) -> None:
        super().__init__(_("Services"), ("plus", _("Add"), lambda: self.add_form.toggle()))
        self._screen = screen
        self._shown: tuple[tuple[UUID, str], ...] | None = None
        self._made: list[QWidget] = []
        field = ReferenceField(_("Organisation that is part of this one"), screen.organisations)
        self.add_form = AddForm(_("Add"), {"organisation": field}, columns=1).keep_in(screen.context.drafts, "service")
        self.add_form.submitted.connect(self._add)
        self._empty = label(_("None."), "secondary")
        self.box.addWidget(self.add_form)
        self.box.addWidget(self._empty)

    def show_services(self, rows: Sequence[tuple[UUID, str]]) -> None:
        """(organisation, name) of each."""
        self.add_form.turn_to(self._screen.key())
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        for old in self._made:
            self.box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._made = [self._line(key, name) for key, name in rows]
        for made in self._made:
            self.box.addWidget(made)
        self._empty.setVisible(not rows)

    def names(self) -> list[str]:
        return [name for _key, name in self._shown or ()]

    def let_go(self, key: UUID) -> None:
        """The organisation is part of nothing any more."""
        self._screen.change(Organisation, key, {"parent_id": None}, N_("Service detached"))

    def _line(self, key: UUID, name: str) -> QWidget:
        line = QWidget()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(RecordLink(name, lambda: self._screen.page.record_requested.emit("organisation", key)))
        box.addStretch()
        box.addWidget(icon_button("x", _("Detach {name}").format(name=name), lambda: self.let_go(key)))
        return line

    def _add(self, values: dict[str, Any]) -> None:
        if values["organisation"] is None:
            self.add_form.fields["organisation"].show_refusal(_("Choose an organisation."))
            return
        self.add_form.close_form()
        given = {"parent_id": self._screen.key()}
        self._screen.change(Organisation, values["organisation"], given, N_("Service attached"))
