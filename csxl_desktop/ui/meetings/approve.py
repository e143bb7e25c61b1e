"""Approuver: the assembly that approves, its remarks; then the minutes are sealed."""

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.choices import MinutesState
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services.agenda_reads import Assembly, OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.document_view import Preview
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, MultilineField


class ApprovePanel(StepPanel):
    """The end of the minutes' way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice(closable=False)
        self.assembly = ChoiceField(_("Approving assembly"))
        self.remarks = MultilineField(_("Remarks"), placeholder=_("Approved without remark."), lines=4)
        self.approve_button = primary_button(_("Approve and seal"), "stamp", self.approve)
        self._why = label(
            _("Sealed, they print for ever as they are today: who was there and what was said can no longer change."),
            "small",
            wrap=True,
        )
        self.preview = Preview(desk, "minutes")
        card = Card()
        card.box.addWidget(SectionLabel(_("Approval")))
        for widget in (self.notice, self.assembly, self.remarks, self.approve_button, self._why):
            card.box.addWidget(widget)
        card.box.addStretch()
        row = QHBoxLayout()
        row.setSpacing(look().sizes.between)
        row.addWidget(card, 2)
        row.addWidget(self.preview, 3)
        self.box.addLayout(row)

    def first_field(self) -> ChoiceField:
        return self.assembly

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        minutes, sealed = meeting.record.minutes, self.desk.sealed
        self.assembly.set_options([(each.id, _assembly(each)) for each in meeting.approvers])
        likely = meeting.approved_at_id or (meeting.approvers[0].id if meeting.approvers else None)
        self.assembly.show_value(likely, same=same and not sealed)
        self.remarks.show_value(minutes.remarks if minutes else "", same=same)
        sent = minutes is not None and minutes.state is not MinutesState.DRAFT
        for field in (self.assembly, self.remarks):
            field.setReadOnly(sealed)
        self.approve_button.setVisible(not sealed)
        self.approve_button.setEnabled(sent and bool(meeting.approvers))
        self._why.setVisible(not sealed)
        if sealed and minutes is not None and minutes.approved_on is not None:
            words = (
                _("Approved by the assembly of {date}, and sealed.")
                if minutes.sealed
                else _("Approved by the assembly of {date}.")
            )
            self.notice.say(words.format(date=long_date(minutes.approved_on, weekday=False)), "good")
        elif not sent:
            self.notice.say(_("The minutes must be sent before they are approved."), "late")
        elif not meeting.approvers:
            self.notice.say(_("No later assembly is planned yet: plan it first."), "late")
        else:
            self.notice.say("")
        self.preview.follow()

    def approve(self) -> None:
        """Seal the minutes."""
        chosen, remarks = self.assembly.value(), self.remarks.value()
        if chosen is None:
            return
        context, meeting_id = self.desk.context, self.desk.id()
        self.desk.act(
            lambda: context.services.minutes.approve(meeting_id, chosen, remarks),
            lambda _written: self.desk.page.said.emit(_("The minutes are approved and sealed.")),
        )


def _assembly(assembly: Assembly) -> str:
    day = long_date(assembly.first_on, weekday=False)
    return f"{day} · {assembly.theme}" if assembly.theme else day
