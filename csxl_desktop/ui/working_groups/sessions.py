"""The sessions of the year: when, about what, who came, what became of it; a new one in one key."""

from collections.abc import Callable
from datetime import date
from typing import Any

from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.meeting_rows import MeetingRow
from csxl_desktop.i18n import N_, _, sort_key
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import GroupCard
from csxl_desktop.ui.working_groups.words import figures, session_day, session_report, session_state

_AXIS = 2  # the column that a group without axes does not need
_MOST = 8  # rows shown at once; the card scrolls beyond


def session_columns(today: Callable[[], date]) -> tuple[Column[MeetingRow], ...]:
    """Date, theme, axis, persons and partners, state, compte-rendu."""
    return (
        Column(N_("Date"), session_day, lambda row: row.first_on, width=144),
        Column(N_("Theme"), lambda row: row.theme or row.title or "—", lambda row: sort_key(row.theme or row.title)),
        Column(N_("Axis"), lambda row: row.axis, lambda row: sort_key(row.axis), width=170),
        Column(
            N_("Pers. · part."),
            lambda row: figures(row.count),
            lambda row: row.count.persons or 0,
            align=Align.CENTER,
            width=92,
        ),
        Column(N_("State"), lambda _row: "", lambda row: session_state(row)[0], state=session_state, width=96),
        Column(
            N_("Session report"),
            lambda _row: "",
            lambda row: (session_report(row, today()) or ("", ""))[0],
            state=lambda row: session_report(row, today()),
            width=112,
        ),
    )


class SessionsCard(GroupCard):
    """A click or Enter on a row opens the session in the Agenda."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Sessions of the year"))
        self._desk = desk
        self.day = desk.day_field(_("Date"), _("Leave it empty while the day is not known."))
        self.axis = ChoiceField(_("Axis"))
        self.theme = TextField(_("Theme"))
        self.form = AddForm(
            _("Plan the session"), {"first_on": self.day, "theme": self.theme, "axis_id": self.axis}, columns=3
        ).keep_in(desk.context.drafts, "group-session")
        self.model: RowTableModel[MeetingRow] = RowTableModel(
            session_columns(desk.context.today), lambda row: row.id, lambda row: row.folded, folded=True
        )
        self.table: RowTable[MeetingRow] = RowTable(
            self.model,
            _("Sessions of the year"),
            key="groups/sessions",
            state=desk.context.state,
            compact=True,
            empty=_("No session this year yet. Plan the first one with Ctrl+Shift+N."),
        )
        self.form.submitted.connect(self._plan)
        self.table.clicked.connect(lambda index: self._open(self.model.row(index.row())))
        self.table.row_opened.connect(self._open)
        self.box.addWidget(self.form)
        self.box.addWidget(self.table)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:  # noqa: ARG002 - what is half filled waits by itself
        self.form.turn_to(group.record.id)
        self.axis.set_options(self._desk.axes())
        rows = group.record.sessions
        self.show_count(len(rows))
        self.model.set_rows(rows)
        self.table.setColumnHidden(_AXIS, not group.axes and not any(row.axis for row in rows))
        sizes = look().sizes
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + sizes.compact_row * min(max(len(rows), 2), _MOST) + sizes.px(8))

    def begin_session(self) -> None:
        """Ask for the day of a new session; Enter plans it and opens it."""
        if self._desk.group is not None:
            self.form.open_form()

    def _plan(self, values: dict[str, Any]) -> None:
        desk = self._desk
        kind, day = desk.choices.session_kind, values["first_on"]
        if kind is None:
            self.form.refuse(_("No kind of meeting is a group session: choose one in the settings of the office."))
            return
        new = NewMeeting(
            kind_id=kind,
            first_on=day or date(desk.year, 12, 31),
            precision=Precision.DAY if day else Precision.UNDATED,
            theme=values["theme"],
            working_group_id=desk.id(),
            axis_id=values["axis_id"],
        )
        self.form.hide()
        desk.act(
            lambda: desk.context.services.meetings.plan(new),
            lambda written: desk.page.record_requested.emit("meeting", written.record_id),
        )

    def _open(self, row: MeetingRow | None) -> None:
        if row is not None:
            self._desk.page.record_requested.emit("meeting", row.id)
