"""Raconter: the paragraph that the annual report takes, and the photographs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.domain.choices import ApprovalRule
from csxl_desktop.domain.report_paragraph import minutes_changed, proposed_paragraph
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.evaluation_card import EvaluationCard
from csxl_desktop.ui.group_names import GroupNames
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.links import LinksEditor
from csxl_desktop.ui.meetings.news_told import NewsTold
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.pictures import PicturesEditor
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.flow import FlowLayout
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label

_LOWEST = 300  # pixels of a card that stands below the other


class TellPanel(StepPanel):
    """What the year keeps of a meeting, of any kind."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.paragraph = RichTextEditor("")
        self.paragraph.called(_("Paragraph for the annual report"))
        self.names = GroupNames(desk.context, self.paragraph)
        self.pictures = PicturesEditor(desk)
        self.links = LinksEditor(desk)
        self.news = NewsTold(desk)
        self.evaluation = EvaluationCard(desk.context, desk.page, "meeting")
        self.source = FromMinutes(desk)
        desk.save(self.paragraph, "report_paragraph")
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        text = Card()
        text.box.addWidget(SectionLabel(_("Paragraph for the annual report")))
        words = _("Date, place and figures print by themselves; tell what happened.")
        text.box.addWidget(label(words, "small", wrap=True))
        text.box.addWidget(self.source)
        text.box.addWidget(self.paragraph, 3)
        text.box.addWidget(self.source.compared, 2)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, sizes.px(4), 0)
        column.setSpacing(sizes.inside)
        column.addWidget(SectionLabel(_("Pictures")))
        column.addWidget(self.pictures)
        column.addSpacing(sizes.inside)
        column.addWidget(SectionLabel(_("Links")))
        column.addWidget(self.links)
        column.addSpacing(sizes.inside)
        column.addWidget(SectionLabel(_("News told there")))
        column.addWidget(self.news)
        column.addSpacing(sizes.inside)
        column.addWidget(SectionLabel(_("Evaluation")))
        column.addWidget(self.evaluation)
        column.addStretch()
        side = Card()
        side.box.addStrut(sizes.px(370) - 2 * sizes.around)  # at least: its words may want more
        side.box.addWidget(scrolled(beside))
        row = SideBySide(least=_LOWEST)
        row.addWidget(text, 5)
        row.addWidget(side, 4)
        self.box.addLayout(row)

    def first_field(self) -> QWidget:
        return self.paragraph.edit

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        self.paragraph.show_value(meeting.record.report_paragraph, same=same)
        self.source.show_meeting(meeting, same=same)
        self.pictures.show_pictures(meeting.record.pictures)
        self.links.show_meeting(meeting)
        self.news.show_meeting(meeting)
        self.evaluation.show_owner(meeting.record.row.id, meeting.record.row.first_on.year)


class FromMinutes(QWidget):
    """What the minutes propose; once they changed, both texts below each other (`compared`) and the choice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._asked = desk, False
        self.notice = Notice(closable=False)
        self.take_button = button(_("Take from the minutes"), "download", self.take)
        self.keep_button = button(_("Keep mine"), "check", self.keep)
        self.compare_button = button(_("Compare with the minutes"), "equal", self.compare)
        self.compared = QWidget()
        self.minutes_text = RichTextEditor("")
        self.names = GroupNames(desk.context, self.minutes_text)
        self.minutes_text.called(_("What the minutes say today"))
        self.minutes_text.setReadOnly(True)
        below = QVBoxLayout(self.compared)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(SectionLabel(_("What the minutes say today")))
        below.addWidget(self.minutes_text, 1)
        self.compared.hide()
        sizes = look().sizes
        buttons = FlowLayout()
        buttons.setSpacing(sizes.inside)
        for each in (self.take_button, self.keep_button, self.compare_button):
            buttons.addWidget(each)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.inside)
        box.addWidget(self.notice)
        box.addLayout(buttons)

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        record = meeting.record
        proposed = proposed_paragraph(record.items)
        told = bool(record.report_paragraph)
        changed = told and minutes_changed(record.items, str(meeting.values["report_source_sha256"] or ""))
        has_minutes = record.row.approval is not ApprovalRule.NO_MINUTES
        self.setVisible(bool(proposed) or has_minutes)
        self.minutes_text.show_value(proposed, same=False)
        self._asked = self._asked and same
        self.compared.setVisible(bool(proposed) and (changed or self._asked))
        self.take_button.setText(_("Take again") if told else _("Take from the minutes"))
        self.take_button.setEnabled(bool(proposed))
        self.keep_button.setVisible(changed)
        self.compare_button.setVisible(bool(proposed) and not changed)
        if changed:
            self.notice.say(_("The minutes changed since this paragraph was taken from them: compare."), "late")
        elif not proposed:
            self.notice.say(_("Once the minutes are written, their thematic item is proposed here."))
        elif not told:
            self.notice.say(
                _("Nothing is told yet: the thematic item of the minutes can be taken over, then shortened.")
            )
        else:
            self.notice.say("")

    def take(self) -> None:
        """The words of the minutes in the place of the paragraph; Ctrl+Z takes them back."""
        context, meeting_id = self._desk.context, self._desk.id()
        words = _("Paragraph taken from the minutes")
        self._desk.act(
            lambda: context.services.report_paragraph.take(meeting_id),
            lambda _written: self._desk.page.said.emit(words),
        )

    def keep(self) -> None:
        """Seen, and left as it is."""
        context, meeting_id = self._desk.context, self._desk.id()
        self._desk.act(lambda: context.services.report_paragraph.keep(meeting_id))

    def compare(self) -> None:
        """Show the words of the minutes below, or hide them again."""
        self._asked = not self._asked
        self.compared.setVisible(self._asked)
