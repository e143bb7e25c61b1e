"""Raconter: the paragraph that the annual report takes, and the photographs."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.links import LinksEditor
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.meetings.pictures import PicturesEditor
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.rich_text_editor import RichTextEditor
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label


class TellPanel(StepPanel):
    """What remains of an event, a walk, a lunch."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        sizes = look().sizes
        self.paragraph = RichTextEditor("")
        self.paragraph.called(_("Paragraph for the annual report"))
        self.pictures = PicturesEditor(desk)
        self.links = LinksEditor(desk)
        desk.save(self.paragraph, "report_paragraph")
        text = Card()
        text.box.addWidget(SectionLabel(_("Paragraph for the annual report")))
        text.box.addWidget(label(_("Date, place and figures print by themselves; tell what happened."), "small"))
        text.box.addWidget(self.paragraph, 1)
        beside = QWidget()
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, sizes.px(4), 0)
        column.setSpacing(sizes.inside)
        column.addWidget(SectionLabel(_("Pictures")))
        column.addWidget(self.pictures)
        column.addSpacing(sizes.inside)
        column.addWidget(SectionLabel(_("Links")))
        column.addWidget(self.links)
        column.addStretch()
        side = Card()
        side.setMinimumWidth(sizes.px(330))
        side.box.addWidget(scrolled(beside))
        row = QHBoxLayout()
        row.setSpacing(sizes.between)
        row.addWidget(text, 5)
        row.addWidget(side, 4)
        self.box.addLayout(row)

    def first_field(self) -> QWidget:
        return self.paragraph.edit

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        self.paragraph.show_value(meeting.record.report_paragraph, same=same)
        self.pictures.show_meeting(meeting)
        self.links.show_meeting(meeting)
