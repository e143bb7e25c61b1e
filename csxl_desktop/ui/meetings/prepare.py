"""Préparer: the facts, the ordre du jour, the speakers, what is joined, and notes that are never printed."""

from uuid import UUID

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import BasicKind, InvolvementRole
from csxl_desktop.i18n import _
from csxl_desktop.proofreading.text import Jump
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.meetings.agenda_editor import AgendaEditor
from csxl_desktop.ui.meetings.checklist import ChecklistCard
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.facts import FactsForm
from csxl_desktop.ui.meetings.files import FilesEditor
from csxl_desktop.ui.meetings.links import LinksEditor
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.meetings.programme import ProgrammeEditor
from csxl_desktop.ui.meetings.speakers import InvolvementsEditor, SpeakersEditor
from csxl_desktop.ui.pictures import PicturesEditor
from csxl_desktop.ui.widgets.form import column, scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card
from csxl_desktop.ui.widgets.text_fields import MultilineField

_OUTINGS = {BasicKind.WALK, BasicKind.LUNCH, BasicKind.EVENT, BasicKind.OUTSIDE}
WITH_PROGRAMME = {*_OUTINGS, BasicKind.THEMED}
_NEW_ROLE = {BasicKind.WALK: InvolvementRole.STOP, BasicKind.LUNCH: InvolvementRole.HOST}


class PreparePanel(StepPanel):
    """Everything that is known before, and what is joined after."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.notice = Notice(closable=False)
        self.notice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.facts = FactsForm(desk)
        self.agenda = AgendaEditor(desk)
        self.programme = ProgrammeEditor(desk)
        self.checklist = ChecklistCard(desk)
        self.speakers = SpeakersEditor(desk)
        self.involvements = InvolvementsEditor(desk)
        self.pictures = PicturesEditor(desk)
        self.links = LinksEditor(desk)
        self.files = FilesEditor(desk)
        self.notes = MultilineField("", hint=_("Never printed, never sent with the minutes."), lines=4)
        self.notes.called(_("Private notes"))
        desk.save(self.notes, "private_notes")
        self.agenda_card = _card(_("Agenda"), self.agenda)
        self.speakers_card = _card(_("Speakers"), self.speakers)
        self.programme_card = _card(_("Programme"), self.programme)
        self.involvements_card = _card(_("Stops, hosts, organisers"), self.involvements)
        cards = column(
            self.notice,
            _card(_("The meeting"), self.facts),
            self.agenda_card,
            self.speakers_card,
            self.involvements_card,
            self.programme_card,
            _card(_("To do"), self.checklist),
            _card(_("Pictures"), self.pictures),
            _card(_("Links"), self.links),
            _card(_("Files"), self.files),
            _card(_("Private notes"), self.notes),
        )
        end = cards.layout()
        if isinstance(end, QVBoxLayout):
            end.addStretch()
        self.area = scrolled(cards, cards=True)
        self.box.addWidget(self.area)

    def first_field(self) -> QWidget:
        return self.facts.theme.edit

    def to_go_on(self) -> QWidget:
        return self.facts.to_go_on()

    def field_of(self, jump: Jump) -> QWidget | None:
        """The title of an item, the day of the meeting; else where one begins."""
        if jump.kind == "agenda_item":
            return self.agenda.field_of(UUID(jump.id))
        return self.facts.day.edit if jump.field == "first_on" else self.first_field()

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        row = meeting.record.row
        if not same:
            self.area.verticalScrollBar().setValue(0)
        self.notice.say(
            _("The minutes are approved: what they rest on can no longer change.") if self.desk.sealed else ""
        )
        self.facts.show_meeting(meeting, same=same)
        outing = row.behaviour in _OUTINGS
        self.agenda_card.setVisible(not outing or bool(meeting.record.items))
        self.agenda.show_meeting(meeting)
        self.checklist.show_meeting(meeting)
        self.speakers.show_meeting(meeting)
        self.involvements_card.setVisible(outing or bool(meeting.record.involvements))
        self.involvements.show_meeting(meeting, _NEW_ROLE.get(row.behaviour, InvolvementRole.ORGANISER))
        self.programme_card.setVisible(row.behaviour in WITH_PROGRAMME)
        self.programme.show_meeting(meeting)
        self.pictures.show_pictures(meeting.record.pictures)
        self.links.show_meeting(meeting)
        self.files.show_meeting(meeting)
        self.notes.show_value(meeting.record.private_notes, same=same)


def _card(words: str, content: QWidget) -> Card:
    card = Card(words)
    card.box.addWidget(content)
    return card
