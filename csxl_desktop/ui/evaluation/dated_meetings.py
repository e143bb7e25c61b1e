"""The activities of a partnership in the year: open one in the Agenda, attach another, detach one."""

from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.domain.sittings import Presence
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import fuzzy_date
from csxl_desktop.ui.evaluation.words import badge_color
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.badges import KindBadge
from csxl_desktop.ui.widgets.buttons import icon_button, link_button
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import CheckField, TextField


class DatedMeetings(QWidget):
    """`attached(meeting id)`, `detached(meeting)` and `attended(meeting id, column, value)` write.

    `opened(meeting id)` shows one in the Agenda.
    """

    def __init__(
        self,
        options: Callable[[], Sequence[Option]],
        *,
        attached: Callable[[UUID], object],
        detached: Callable[[MeetingRow], object],
        opened: Callable[[UUID], object],
        attended: Callable[[UUID, str, object], object],
    ) -> None:
        super().__init__()
        self._detached, self._opened, self._attended = detached, opened, attended
        self._shown: tuple[tuple[MeetingRow, ...], Mapping[UUID, Presence]] | None = None
        self.field = ReferenceField(
            "", options, pick_and_clear=True, placeholder=_("Attach an activity of the year: three letters, Enter…")
        )
        self.field.called(_("Attach an activity of the year"))
        self.field.picked.connect(attached)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look().sizes.px(4))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        box.addLayout(self._lines)
        box.addWidget(self.field)

    def show_rows(self, rows: tuple[MeetingRow, ...], there: Mapping[UUID, Presence]) -> None:
        """`there` says of each sitting of an outside body whether we attended, and why not."""
        if (rows, there) == self._shown:
            return
        self._shown = (rows, there)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row in rows:
            self._lines.addWidget(self._line(row, there))
        if not rows:
            self._lines.addWidget(label(_("No dated activity: it is told among the undated ones."), "small", wrap=True))

    def _line(self, row: MeetingRow, there: Mapping[UUID, Presence]) -> QWidget:
        line = QWidget()
        told, acts, box = QHBoxLayout(), QHBoxLayout(), SideBySide()
        for each in (told, acts, box):
            each.setSpacing(look().sizes.inside)
        words = f"{fuzzy_date(row.first_on, row.precision.value)} · {row.line}"
        told.addWidget(KindBadge(row.badge, badge_color(row.colour)))
        told.addWidget(link_button(words, lambda: self._opened(row.id)))
        told.addStretch()
        acts.addStretch()
        if row.id in there:
            if there[row.id].there is False:
                acts.addWidget(self._reason(row, there[row.id]), 1)
            acts.addWidget(self._presence(row, there[row.id]))
        name = _("Detach {name}").format(name=row.line)
        acts.addWidget(icon_button("x", name, lambda: self._detached(row)))
        box.addLayout(told)
        box.addLayout(acts, 1)
        line.setLayout(box)
        return line

    def _presence(self, row: MeetingRow, presence: Presence) -> CheckField:
        field = CheckField(_("We were there"))
        field.called(_("We were there: {name}").format(name=row.line))
        field.set_value(presence.there is not False)
        field.committed.connect(lambda value: self._attended(row.id, "attended", value))
        return field

    def _reason(self, row: MeetingRow, presence: Presence) -> TextField:
        field = TextField("", placeholder=_("Why nobody went")).called(
            _("Why nobody went: {name}").format(name=row.line)
        )
        field.set_value(presence.reason)
        field.committed.connect(lambda value: self._attended(row.id, "absence_reason", value))
        return field
