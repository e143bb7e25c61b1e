"""Who came: the matrix of the year; whom to invite next, whom the group never saw, who is no member."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.group_presence import Candidate, PresenceBoard, PresenceRow
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.i18n import N_, _, fold, ngettext, sort_key
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.ui.models.rows import Align, Column, RowTableModel
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.flow import TitleLayout
from csxl_desktop.ui.widgets.form import scrolled_cards
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.whole_list import WholeList
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.matrix import MARKS, WORDS, PresenceTable
from csxl_desktop.ui.working_groups.section import GroupCard

INVITE, NEVER, OTHERS = "invite", "never", "others"


@dataclass(frozen=True, slots=True)
class ListedBody:
    """An organisation of one of the three lists, and why it stands there."""

    id: UUID
    name: str
    reason: str
    heard: str
    weight: int
    on_list: bool


def reason(candidate: Candidate) -> str:
    """“excused twice · came on 03/03/2025 · Logement”."""
    parts = []
    if candidate.excused:
        words = ngettext("excused once", "excused {count} times", candidate.excused)
        parts.append(words.format(count=candidate.excused))
    if candidate.came_on is not None:
        parts.append(_("last came on {day}").format(day=short_date(candidate.came_on)))
    if candidate.shared:
        parts.append(_("works on {categories}").format(categories=", ".join(candidate.shared)))
    return " · ".join(parts)


def body_columns() -> tuple[Column[ListedBody], ...]:
    return (
        Column(
            N_("Organisation"),
            lambda row: row.name,
            lambda row: sort_key(row.name),
            state=lambda row: (_("on the list"), "neutral") if row.on_list else None,
            width=290,
            strong=True,
        ),
        Column(N_("Why"), lambda row: row.reason or "—", lambda row: -row.weight),
        Column(N_("Last heard of"), lambda row: row.heard or "—", lambda row: row.heard, width=270, align=Align.LEFT),
    )


class MatrixCard(GroupCard):
    """Partners × sessions."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Who came to which session"))
        self.table = PresenceTable()
        WholeList(self.table)
        told = [f"{MARKS[mark]} {_(words)}" for mark, words in WORDS.items()]
        self.legend = label("\u2003".join([*told, f"* {_('not a member')}"]), "small")
        self.table.session_requested.connect(lambda key: desk.page.record_requested.emit("meeting", key))
        self.table.organisation_requested.connect(lambda key: desk.page.record_requested.emit("organisation", key))
        self.box.addWidget(self.table)
        self.box.addWidget(self.legend)

    def show_board(self, board: PresenceBoard) -> None:
        self.show_count(sum(bool(row.times) for row in board.rows))
        self.table.show_board(board)


class InviteCard(GroupCard):
    """Three lists; what is marked, or the whole list, goes to the selection of the directory to be written to."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Beyond the partners"))
        self._desk = desk
        self._board = PresenceBoard()
        self.switch = SegmentedSwitch(
            _("Which organisations"),
            [(INVITE, _("To invite next")), (NEVER, _("Members never seen")), (OTHERS, _("Not members"))],
        )
        self.write = link_button(_("Write to them"), self.write_to, "mail")
        self.model: RowTableModel[ListedBody] = RowTableModel(
            body_columns(), lambda row: row.id, lambda row: fold(f"{row.name} {row.reason}"), folded=True
        )
        self.table: RowTable[ListedBody] = RowTable(
            self.model,
            _("Beyond the partners"),
            key="groups/invite",
            state=desk.context.state,
            several=True,
            compact=True,
        )
        WholeList(self.table)
        line = TitleLayout()  # the button at the end of the line, or below
        line.addWidget(self.switch)
        line.addWidget(self.write)
        self.box.addLayout(line)
        self.box.addWidget(self.table)
        self.switch.changed.connect(lambda _key: self._fill())
        self.table.row_opened.connect(lambda row: desk.page.record_requested.emit("organisation", row.id))
        self.table.selection_changed.connect(self._name_button)

    def show_board(self, board: PresenceBoard) -> None:
        self._board = board
        self._fill()

    def show_list(self, which: str) -> None:
        self.switch.set_value(which)
        self._fill()

    def write_to(self) -> None:
        """The marked organisations, or all of the list, as a selection."""
        rows = self.table.selected_rows() or self.model.rows()
        group = self._desk.group
        if rows and group is not None:
            name = _("{group}: {list}").format(group=group.record.values["name"], list=self._words())
            chosen = Selection(SelectionKind.ORGANISATIONS, tuple(row.id for row in rows), name)
            self._desk.page.record_requested.emit("selection", chosen)

    def _words(self) -> str:
        words = {INVITE: _("to invite next"), NEVER: _("members never seen"), OTHERS: _("not members")}
        return words[self.switch.value()]

    def _fill(self) -> None:
        which = self.switch.value()
        if which == OTHERS:
            rows = [_other(row) for row in self._board.not_members()]
        else:
            chosen = self._board.never_seen() if which == NEVER else self._board.to_invite()
            rows = [_body(each) for each in chosen]
        empty = {
            INVITE: _("Every member was seen this year, or nothing tells whom to invite first."),
            NEVER: _("The group has seen every member."),
            OTHERS: _("All partners of the year are members."),
        }
        self.table.set_empty(empty[which])
        self.model.set_rows(rows)
        self.show_count(len(rows))
        self._name_button()

    def _name_button(self) -> None:
        marked = len(self.table.selected_rows())
        count = marked or len(self.model.rows())
        self.write.setEnabled(count > 0)
        words = ngettext("Write to {count} organisation", "Write to {count} organisations", count)
        self.write.setText(words.format(count=count) if count else _("Write to them"))


class PresencePanel(QWidget):
    """It reads the matrix only while it is in front."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__()
        self._desk = desk
        self.matrix, self.invite = MatrixCard(desk), InviteCard(desk)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(scrolled_cards(self.matrix, self.invite))

    def show_group(self, group: OpenGroup) -> None:
        context, key, year = self._desk.context, group.record.id, group.record.year
        context.jobs.ask(
            lambda: context.services.group_presence.board(key, year),
            self._show,
            context.errors.show,
            owner=self,
            latest="groups/presence",
        )

    def _show(self, board: PresenceBoard) -> None:
        self.matrix.show_board(board)
        self.invite.show_board(board)


def _body(candidate: Candidate) -> ListedBody:
    heard = f"{short_date(candidate.heard_on)}, {candidate.heard}" if candidate.heard_on else ""
    return ListedBody(
        candidate.id, candidate.organisation, reason(candidate), heard, candidate.weight, candidate.on_list
    )


def _other(row: PresenceRow) -> ListedBody:
    words = ngettext("{count} session", "{count} sessions", row.times).format(count=row.times)
    return ListedBody(row.id, row.organisation, words, "", row.times, on_list=False)
