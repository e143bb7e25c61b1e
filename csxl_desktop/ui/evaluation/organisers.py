"""Who organises a partnership, as a line of names to add to and to take from."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.partnerships import OrganiserRow
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import icon_button, link_button
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text import label


class Organisers(QWidget):
    """`added(organisation id)` and `removed(organiser)` write; `opened(organisation id)` shows one in its tab."""

    def __init__(
        self,
        options: Callable[[], Sequence[Option]],
        *,
        added: Callable[[UUID], object],
        removed: Callable[[OrganiserRow], object],
        opened: Callable[[UUID], object],
    ) -> None:
        super().__init__()
        self._removed, self._opened = removed, opened
        self._shown: tuple[OrganiserRow, ...] | None = None
        self.field = ReferenceField(
            _("Organisers"), options, pick_and_clear=True, placeholder=_("Add an organisation: three letters, Enter…")
        )
        self.field.picked.connect(added)
        self._names = QVBoxLayout()
        self._names.setSpacing(look().sizes.px(4))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(self.field)
        box.addLayout(self._names)

    def show_rows(self, rows: tuple[OrganiserRow, ...]) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        while (item := self._names.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row in rows:
            self._names.addWidget(self._line(row))
        if not rows:
            self._names.addWidget(label(_("No organiser named yet."), "small"))

    def _line(self, row: OrganiserRow) -> QWidget:
        line = QFrame()
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(link_button(row.organisation, lambda: self._opened(row.organisation_id), "building-2"))
        box.addStretch()
        name = _("Take away {name}").format(name=row.organisation)
        box.addWidget(icon_button("x", name, lambda: self._removed(row)))
        return line
