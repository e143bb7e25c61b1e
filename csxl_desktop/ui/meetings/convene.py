"""Convoquer: who is expected, who answered what, and the papers that go out."""

from uuid import UUID

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.recipients import Selection, SelectionKind
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.proofreading.text import Jump
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.answers import Answers
from csxl_desktop.ui.meetings.convene_send import SendPlace
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.document_view import Preview
from csxl_desktop.ui.meetings.panel import StepPanel
from csxl_desktop.ui.meetings.paste_answers import PasteAnswers
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text import Card, SectionLabel, keys_told, label, literal

_KEYS = {
    Qt.Key.Key_I: AttendanceState.INVITED,
    Qt.Key.Key_A: AttendanceState.ANNOUNCED,
    Qt.Key.Key_E: AttendanceState.EXCUSED,
}
_ANSWERED = {AttendanceState.ANNOUNCED, AttendanceState.EXCUSED, AttendanceState.REPRESENTED}
_SELECTIONS = {
    SelectionKind.SEARCH: N_("Saved search"),
    SelectionKind.LIST: N_("Mailing list"),
    SelectionKind.GROUP: N_("Working group"),
}


class ConvenePanel(StepPanel):
    """The list of people before the meeting."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        today = desk.context.today
        self.summary = label("", "secondary")
        self.invite_button = button(_("Invite those expected"), "user-plus", self.invite)
        self.others_button = button(_("Others…"), "users", self._show_selections)
        self.people = Answers(desk, _KEYS)
        self.people.set_empty(_("Nobody is invited yet. Invite those whom this kind of meeting expects."))
        self.nobody = EmptyState(
            "users",
            _("Nobody is invited yet"),
            _("Invite those whom this kind of meeting expects."),
            action=_("Invite those expected"),
            clicked=self.invite,
        )
        self.search = SearchBox(_("Find…"))
        self.search.setAccessibleName(_("Find on the list…"))
        self.search.textChanged.connect(self.people.lines.set_filter)
        self.search.chosen.connect(self._into_list)
        self.search.down.connect(self._into_list)
        self.add_field = ReferenceField("", self._addable, placeholder=_("Add a person…"), pick_and_clear=True)
        self.add_field.called(_("Add a person to the list"))
        self.add_field.picked.connect(self._add)
        self.reply_by = DateField(_("Reply by"), lambda text: parse_date(text, today()))
        desk.save(self.reply_by, "reply_by_on")
        self.sending = SendPlace(desk)
        self.pasted = PasteAnswers(desk)
        self.preview = Preview(
            desk,
            "invitation",
            "attendance-sheet",
            more={"send": (_("Sending"), self.sending), "answers": (_("Answers"), self.pasted)},
        )
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        card = Card()
        top = QHBoxLayout()
        top.addWidget(SectionLabel(_("Who is expected")))
        top.addStretch()
        top.addWidget(self.summary)
        tools = QHBoxLayout()
        tools.setSpacing(sizes.inside)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.add_field, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(sizes.between)
        bottom.addWidget(self.reply_by, 1)
        invite = QHBoxLayout()
        invite.setSpacing(sizes.inside)
        invite.addWidget(self.invite_button, 1)
        invite.addWidget(self.others_button)
        card.box.addLayout(top)
        card.box.addLayout(tools)
        card.box.addWidget(self.people, 1)
        card.box.addWidget(self.nobody, 1)
        card.box.addWidget(self.people.by_field)
        card.box.addWidget(self.people.also_field)
        card.box.addWidget(keys_told(_("A comes · E excused · I invited · R sends · M meal · Del takes off")))
        card.box.addLayout(bottom)
        card.box.addLayout(invite)
        self.box.addWidget(
            Splitter("meetings/convene", self.desk.context.state, card, self.preview, sizes=(420, 440)), 1
        )

        if self.nobody.action is not None:
            self.setTabOrder(self.nobody.action, self.search)

    def first_field(self) -> QWidget:
        if self.nobody.action is not None and self.nobody.isVisibleTo(self):
            return self.nobody.action
        return self.search

    def field_of(self, _jump: Jump) -> QWidget | None:
        """The text of the invitation."""
        self.preview.show_kind("send")
        return self.sending.text.edit

    def show_meeting(self, meeting: OpenMeeting, *, same: bool) -> None:
        sealed = self.desk.sealed
        self.reply_by.show_value(meeting.record.reply_by_on, same=same)
        self.people.show_people(same=same)
        states = [line.state for line in meeting.record.attendances]
        answered = sum(state in _ANSWERED for state in states)
        meals = sum(line.meal is True for line in meeting.record.attendances)
        told = ngettext("{n} meal", "{n} meals", meals).format(n=meals) if meals else ""
        counted = (
            ngettext("{n} person, {answered} answered", "{n} people, {answered} answered", len(states)).format(
                n=len(states), answered=answered
            )
            if states
            else ""
        )
        self.summary.setText(" · ".join(part for part in (counted, told) if part))
        empty = not states and not sealed
        self.people.setVisible(not empty)
        self.nobody.setVisible(empty)
        self.invite_button.setVisible(not sealed and not empty)
        self.others_button.setVisible(not sealed)
        self.add_field.setVisible(not sealed)
        self.sending.show_meeting(meeting, same=same)
        self.pasted.show_meeting(meeting, same=same)
        self.preview.follow()

    def invite(self) -> None:
        """Everybody whom the kind expects, in one click."""
        self.invite_selection(None)

    def invite_selection(self, selection: Selection | None) -> None:
        """Everybody of a saved search, a mailing list or a group; of none, by the rule of the kind."""
        context, meeting_id = self.desk.context, self.desk.id()
        self.desk.act(lambda: context.services.convening.invite(meeting_id, selection))

    def _show_selections(self) -> None:
        context = self.desk.context
        context.jobs.ask(lambda: context.services.selections.every(), self._offer, context.errors.show, owner=self)

    def _offer(self, selections: list[Selection]) -> None:
        self.selection_menu(selections).popup(self.others_button.mapToGlobal(QPoint(0, self.others_button.height())))

    def selection_menu(self, selections: list[Selection]) -> QMenu:
        """Every saved search, mailing list and group, by name."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in selections:
            words = f"{_(_SELECTIONS[each.kind])} – {each.name}"
            menu.addAction(literal(words)).triggered.connect(lambda _checked, each=each: self.invite_selection(each))
        rules = [each for each in selections if each.kind is not SelectionKind.GROUP]
        if rules:
            menu.addSeparator()
            rule = menu.addMenu(_("Always invite for this kind of meeting"))
            rule.addAction(_("As usual")).triggered.connect(lambda _checked: self._set_rule(None))
            for each in rules:
                words = f"{_(_SELECTIONS[each.kind])} – {each.name}"
                rule.addAction(literal(words)).triggered.connect(lambda _checked, each=each: self._set_rule(each))
        if not selections:
            menu.addAction(_("No saved search, mailing list or group yet")).setEnabled(False)
        return menu

    def _set_rule(self, selection: Selection | None) -> None:
        context, meeting = self.desk.context, self.desk.meeting
        if meeting is None:
            return
        kind_id = meeting.record.row.kind_id
        said = _("Meetings of this kind now invite: {whom}").format(
            whom=selection.name if selection is not None else _("As usual")
        )
        self.desk.act(
            lambda: context.services.convening.set_rule(kind_id, selection),
            lambda _written: self.desk.page.said.emit(said),
        )

    def _addable(self) -> list[Option]:
        lines = self.desk.meeting.record.attendances if self.desk.meeting else ()
        known = {line.person_id for line in lines}
        return [option for option in self.desk.people() if option.id not in known]

    def _add(self, person_id: UUID) -> None:
        context, meeting_id = self.desk.context, self.desk.id()
        self.desk.act(lambda: context.services.attendance.add_person(meeting_id, person_id))
        self.add_field.edit.setFocus()

    def _into_list(self) -> None:
        if self.people.lines.rowCount():
            self.people.setFocus()
            self.people.choose_first()
