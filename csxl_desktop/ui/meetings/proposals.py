"""What may come on the ordre du jour: each line taken or refused."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.agenda_proposals import Proposal, Source
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.buttons import icon_button, link_button
from csxl_desktop.ui.widgets.keyed_rows import KeyedRows
from csxl_desktop.ui.widgets.text import SectionLabel, label, set_tip

_FEW = 5


class ProposalLine(QWidget):
    """The point, why it is proposed, take or refuse."""

    def __init__(self, card: "Proposals", proposal: Proposal) -> None:
        super().__init__()
        self._title, self._why = label("", wrap=True), label("", "small")
        self.take = icon_button("plus", "", partial(card.take, proposal))
        self.refuse = icon_button("x", "", partial(card.refuse, proposal))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().sizes.inside)
        row.addWidget(self.take)
        row.addWidget(self._title, 1)
        row.addWidget(self._why)
        row.addWidget(self.refuse)

    def show_row(self, proposal: Proposal) -> None:
        self._title.setText(proposal.title)
        self._why.setText(proposal.why)
        take = _("Put on the agenda: {title}").format(title=proposal.title)
        given_up = proposal.source is Source.PARKED
        words = _("Give up: {title}") if given_up else _("Not at this meeting: {title}")
        for made, told in ((self.take, take), (self.refuse, words.format(title=proposal.title))):
            set_tip(made, told)
            made.setAccessibleName(told)


class _Rows(KeyedRows[Proposal, ProposalLine]):
    def __init__(self, card: "Proposals") -> None:
        super().__init__()
        self._card = card

    def _made(self, row: Proposal) -> ProposalLine:
        return ProposalLine(self._card, row)

    def _show(self, editor: ProposalLine, row: Proposal, _place: int, *, same: bool) -> None:
        del same
        editor.show_row(row)


class Proposals(QWidget):
    """The first few, unless all are asked for; hidden where there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: tuple[Proposal, ...] = ()
        self._all = False
        self.rows = _Rows(self)
        self.more = link_button("", self._show_all)
        head: QLabel = SectionLabel(_("Proposed for this agenda"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, look().sizes.inside, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(head)
        box.addWidget(self.rows)
        box.addWidget(self.more)
        self.hide()

    def show_meeting(self, meeting: OpenMeeting) -> None:
        context, meeting_id = self._desk.context, meeting.record.row.id
        if self._desk.sealed:
            self._show(())
            return
        context.jobs.ask(
            lambda: context.services.agenda_proposals.proposals(meeting_id),
            self._show,
            owner=self,
            latest="meetings/proposals",
        )

    def take(self, proposal: Proposal) -> None:
        """Put it on the ordre du jour."""
        context, meeting_id = self._desk.context, self._desk.id()
        self._desk.act(lambda: context.services.agenda_proposals.take(meeting_id, proposal))

    def refuse(self, proposal: Proposal) -> None:
        """Not at this meeting; Ctrl+Z takes it back."""
        context, meeting_id = self._desk.context, self._desk.id()
        self._desk.act(lambda: context.services.agenda_proposals.refuse(meeting_id, proposal))

    def _show_all(self) -> None:
        self._all = True
        self._show(self._found)

    def _show(self, found: tuple[Proposal, ...]) -> None:
        self._found = found
        shown = found if self._all else found[:_FEW]
        self.rows.show_rows(shown)
        left = len(found) - len(shown)
        self.more.setText(ngettext("{count} more", "{count} more", left).format(count=left))
        self.more.setVisible(left > 0)
        self.setVisible(bool(found))
