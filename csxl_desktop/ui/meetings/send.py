"""Envoyer: the minutes by mail; when they left the office, and to whom."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.choices import ApprovalRule, AttendanceState, MinutesState
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.minutes_life import MinutesLife
from csxl_desktop.services.records import Written
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.document_view import Preview
from csxl_desktop.ui.meetings.minutes_foot import foot_words
from csxl_desktop.ui.meetings.minutes_mail import MinutesMail
from csxl_desktop.ui.meetings.minutes_remarks import RemarksPart
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.meetings.read_again import ReadAgain
from csxl_desktop.ui.meetings.versions_part import VersionsPart
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import MultilineField


class SendPanel(StepPanel):
    """The minutes on their way."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        today = desk.context.today
        self.notice = Notice(closable=False)
        self.mail = MinutesMail(desk)
        self.mail.drafted.connect(self._say_to_whom)
        self.mail.note_wanted.connect(self.send)
        self.on = DateField(_("Sent on"), lambda text: parse_date(text, today()))
        self.to = MultilineField(_("To whom"), placeholder=_("The members, those present, those excused…"), lines=2)
        self.remarks = RemarksPart(desk)
        self.versions = VersionsPart(desk)
        self.foot = label("", "small", wrap=True)
        self.send_button = primary_button(_("The minutes were sent"), "send", self.send)
        self._why = label("", "small", wrap=True)
        self.read_again = ReadAgain(desk, "minutes", flat=True)
        self.preview = Preview(desk, "minutes")
        self._build()

    def _build(self) -> None:
        card = Card()
        card.box.addWidget(SectionLabel(_("Sending")))
        for widget in (
            self.notice,
            self.mail,
            self.on,
            self.to,
            self.read_again,
            self.send_button,
            self._why,
            self.remarks,
            self.versions,
        ):
            card.box.addWidget(widget)
        card.box.addStretch()
        card.box.addWidget(self.foot)
        row = QHBoxLayout()
        row.setSpacing(look().sizes.between)
        row.addWidget(scrolled(card, cards=True), 2)
        row.addWidget(self.preview, 3)
        self.box.addLayout(row)

    def first_field(self) -> MultilineField:
        return self.to

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        record = meeting.record
        minutes, sealed = record.minutes, self.desk.sealed
        sent = minutes is not None and minutes.state is not MinutesState.DRAFT
        self.mail.show_meeting(meeting, same=same)
        self.on.show_value((minutes.sent_on if minutes else None) or self.desk.context.today(), same=same)
        self.to.show_value((minutes.sent_to if minutes else "") or self._everybody(meeting), same=same)
        for field in (self.on, self.to):
            field.setReadOnly(sealed)
        self.remarks.setVisible(sent)
        self.send_button.setVisible(not sealed)
        self.send_button.setText(_("Note the sending again") if sent else _("The minutes were sent"))
        final = record.row.approval is ApprovalRule.FINAL_WHEN_SENT
        self._why.setText(
            _("A report of this kind is final once it is sent.")
            if final
            else _("They will be put to the approval of the next assembly.")
        )
        if minutes is not None and minutes.sent_on is not None:
            self.notice.say(_("Sent on {date}.").format(date=long_date(minutes.sent_on)), "good")
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
            latest="meetings/life/send",
        )

    def _show_life(self, life: MinutesLife) -> None:
        self.remarks.show_rows(life.remarks, locked=life.sealed)
        self.versions.show_versions(life.versions)
        self.foot.setText(foot_words(life))

    def send(self) -> None:
        """Note the sending."""
        self.on.flush()
        day = self.on.value()
        if self.on.refusal():
            return
        if day is None:
            self.on.show_refusal(_("A day is needed here."))
            return
        context, meeting_id, to, sealed = self.desk.context, self.desk.id(), self.to.value(), self.desk.sealed
        mailed = self.mail.proposed(meeting_id)

        def work() -> Written:
            minutes = context.services.minutes
            if sealed and mailed is not None:
                return minutes.send_sealed(meeting_id, context.today(), mailed)
            return minutes.send(meeting_id, day, to, mailed)

        def noted(written: Written) -> None:
            self.mail.noted()
            undo = written.transaction_id
            take_back = partial(self.desk.act, lambda: context.services.history.undo_transaction(undo))
            self.desk.page.undo_offered.emit(_("The sending is noted."), take_back)

        self.desk.act(work, noted)

    def _say_to_whom(self) -> None:
        """What was drafted goes to these, unless something else was typed or noted."""
        meeting = self.desk.meeting
        if meeting is not None and not self.desk.sealed and self.to.value() in {"", self._attending(meeting)}:
            self.to.set_value(self._everybody(meeting))

    def _everybody(self, meeting: OpenMeeting) -> str:
        mailed = self.mail.proposed(meeting.record.row.id)
        if mailed is None:
            return self._attending(meeting)
        words = ngettext("{count} person, by mail", "{count} people, by mail", mailed.recipients)
        return words.format(count=mailed.recipients)

    def _attending(self, meeting: OpenMeeting) -> str:
        expected = {AttendanceState.PRESENT, AttendanceState.EXCUSED, AttendanceState.REPRESENTED}
        count = sum(line.state in expected for line in meeting.record.attendances)
        if not count:
            return ""
        return ngettext("{n} person present or excused", "{n} people present or excused", count).format(n=count)
