"""Approuver: the assembly that approves, its remarks; then the minutes are sealed."""

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.choices import MinutesState
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services.agenda_reads import Assembly, OpenMeeting
from csxl_desktop.services.minutes_life import MinutesLife
from csxl_desktop.ui.kept_form import KeptForm
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.corrigendum import CorrigendumPart
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.document_view import Preview
from csxl_desktop.ui.meetings.minutes_foot import foot_words
from csxl_desktop.ui.meetings.minutes_remarks import RemarksPart
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.meetings.read_again import ReadAgain
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, MultilineField


class ApprovePanel(StepPanel):
    """The end of the minutes' way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice(closable=False)
        self.assembly = ChoiceField(_("Approving assembly")).narrow()
        self.remarks = MultilineField(_("Remarks"), placeholder=_("Approved without remark."), lines=4)
        self._kept = KeptForm(desk.context.drafts, self, {"remarks": self.remarks})
        self.received = RemarksPart(desk)
        self.tacit_button = button(_("Approved: nobody remarked in time"), "stamp", self.approve_tacitly)
        self.corrigendum = CorrigendumPart(desk)
        self.foot = label("", "small", wrap=True)
        self.approve_button = primary_button(_("Approve and seal"), "stamp", self.approve)
        self._why = label(
            _("Sealed, they print for ever as they are today: who was there and what was said can no longer change."),
            "small",
            wrap=True,
        )
        self.read_again = ReadAgain(desk, "minutes", flat=True)
        self.preview = Preview(desk, "minutes")
        card = Card()
        card.box.addWidget(SectionLabel(_("Approval")))
        for widget in (
            self.notice,
            self.assembly,
            self.remarks,
            self.read_again,
            self.approve_button,
            self.tacit_button,
            self._why,
            self.received,
            self.corrigendum,
        ):
            card.box.addWidget(widget)
        card.box.addStretch()
        card.box.addWidget(self.foot)
        row = QHBoxLayout()
        row.setSpacing(look().sizes.between)
        row.addWidget(scrolled(card, cards=True), 2)
        row.addWidget(self.preview, 3)
        self.box.addLayout(row)

    def first_field(self) -> ChoiceField:
        return self.assembly

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        minutes, sealed = meeting.record.minutes, self.desk.sealed
        if not same:
            self._kept.leave()
            self.corrigendum.turn_to(self.desk.id())
        self.assembly.set_options([(each.id, _assembly(each)) for each in meeting.approvers])
        likely = meeting.approved_at_id or (meeting.approvers[0].id if meeting.approvers else None)
        self.assembly.show_value(likely, same=same and not sealed)
        self.remarks.show_value(minutes.remarks if minutes else "", same=same)
        if not same:
            key = f"approval-{self.desk.id()}"
            (self._kept.follow if sealed else self._kept.turn_to)(key)
        sent = minutes is not None and minutes.state is not MinutesState.DRAFT
        for field in (self.assembly, self.remarks):
            field.setReadOnly(sealed)
        self.approve_button.setVisible(not sealed)
        self.approve_button.setEnabled(sent and bool(meeting.approvers))
        self._why.setVisible(not sealed)
        if sealed and minutes is not None and minutes.approved_on is not None:
            words = _("Approved by the assembly of {date}.")
            if minutes.sealed:
                words = _("Approved by the assembly of {date}, and sealed.")
            if minutes.approved_tacitly:
                words = _("Approved on {date} as nobody remarked, and sealed.")
            self.notice.say(words.format(date=long_date(minutes.approved_on, weekday=False)), "good")
        elif not sent:
            self.notice.say(_("The minutes must be sent before they are approved."), "late")
        elif not meeting.approvers:
            self.notice.say(_("No later assembly is planned yet: plan it first."), "late")
        else:
            self.notice.say("")
        self.read_again.follow(meeting, reading=not sealed)
        self.preview.follow()
        self._read_life()

    def _read_life(self) -> None:
        context, meeting_id = self.desk.context, self.desk.id()
        context.jobs.ask(
            lambda: context.services.minutes_life.life(meeting_id),
            self._show_life,
            context.errors.show,
            owner=self,
            latest="meetings/life/approve",
        )

    def _show_life(self, life: MinutesLife) -> None:
        minutes = self.desk.meeting.record.minutes if self.desk.meeting is not None else None
        until = life.remarks_until_on
        over = until is not None and self.desk.context.today() > until
        self.tacit_button.setVisible(over and not life.sealed and not life.remarks)
        self.received.setVisible(bool(life.remarks) or life.state is MinutesState.SENT)
        self.received.show_rows(life.remarks, locked=life.sealed)
        self.corrigendum.show_life(life, sealed=minutes is not None and minutes.sealed)
        self.foot.setText(foot_words(life))

    def approve_tacitly(self) -> None:
        """Nobody remarked within the days given: approved and sealed."""
        context, meeting_id = self.desk.context, self.desk.id()
        self.desk.act(
            lambda: context.services.minutes.approve_tacitly(meeting_id, context.today()),
            lambda _written: self.desk.page.said.emit(_("The minutes are approved and sealed.")),
        )

    def approve(self) -> None:
        """Seal the minutes."""
        chosen, remarks = self.assembly.value(), self.remarks.value()
        if chosen is None:
            return
        context, meeting_id = self.desk.context, self.desk.id()
        self.desk.act(
            lambda: context.services.minutes.approve(meeting_id, chosen, remarks),
            lambda _written: self._approved(),
        )

    def _approved(self) -> None:
        self._kept.forget()
        self.desk.page.said.emit(_("The minutes are approved and sealed."))


def _assembly(assembly: Assembly) -> str:
    day = long_date(assembly.first_on, weekday=False)
    return f"{day} · {assembly.theme}" if assembly.theme else day
