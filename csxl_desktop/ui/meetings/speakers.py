"""Who speaks, and which organisations organise, host or are visited."""

from uuid import UUID

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import InvolvementRole
from csxl_desktop.domain.meeting_rows import InvolvementRow, SpeakerRow
from csxl_desktop.domain.programme import Involvement, Speaker
from csxl_desktop.i18n import _
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.meetings.walk_in import read_walk_in
from csxl_desktop.ui.meetings.words import INVOLVEMENTS
from csxl_desktop.ui.widgets.date_fields import TimeField
from csxl_desktop.ui.widgets.flow import SharedLines
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

_NAME = 260  # pixels that the name of an organisation keeps; a longer one goes on below


class SpeakerEditor(RowEditor[SpeakerRow]):
    """A speaker from the directory by name; a guest with the names typed."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id)
        self._known = label("", "strong")
        self.first = TextField("", placeholder=_("First name")).called(_("First name"))
        self.last = TextField("", placeholder=_("Last name")).called(_("Last name"))
        self.organisation = TextField("", placeholder=_("Organisation")).called(_("Organisation"))
        for field, column in (
            (self.first, "first_name"),
            (self.last, "last_name"),
            (self.organisation, "organisation_name"),
        ):
            desk.save(field, column, Speaker, lambda: row_id)
            self.watch(field.control)
        self.body.addWidget(self._known, 2)
        self.body.addWidget(self.first, 1)
        self.body.addWidget(self.last, 1)
        self.body.addWidget(self.organisation, 2)
        self.setFocusProxy(self.organisation.control)

    def show_row(self, row: SpeakerRow, _place: int, *, same: bool) -> None:
        known = row.person_id is not None
        self._known.setText(f"{row.first_name} {row.last_name}".strip())
        self._known.setVisible(known)
        self.first.setVisible(not known)
        self.last.setVisible(not known)
        self.first.show_value(row.first_name, same=same)
        self.last.show_value(row.last_name, same=same)
        self.organisation.show_value(row.organisation, same=same)

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        for field in (self.first, self.last, self.organisation):
            field.setReadOnly(locked)


class SpeakersEditor(QWidget):
    """The speakers in their order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.speakers: RowStack[SpeakerRow] = RowStack(lambda key: SpeakerEditor(desk, key))
        self.add_field = ReferenceField(
            "",
            desk.people,
            placeholder=_("Add a speaker: three letters, or Name, Organisation"),
            may_create=True,
            pick_and_clear=True,
        )
        self.add_field.called(_("Add a speaker"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(self.speakers)
        box.addWidget(self.add_field)
        self.add_field.picked.connect(self._add_known)
        self.add_field.create_requested.connect(self._add_guest)
        self.speakers.removed.connect(lambda row: desk.trash(Speaker, row.id, _("Speaker moved to the trash")))
        self.speakers.reordered.connect(lambda keys: desk.reorder(Speaker, keys))

    def show_meeting(self, meeting: OpenMeeting) -> None:
        self.speakers.show_rows(meeting.record.speakers, locked=self._desk.sealed)
        self.add_field.setVisible(not self._desk.sealed)

    def _add_known(self, person_id: UUID) -> None:
        position = len(self.speakers.keys()) + 1
        known = next((each for each in self._desk.choices.people if each.id == person_id), None)
        organisation = known.secondary if known else ""
        self._desk.add(Speaker, {"person_id": person_id, "organisation_name": organisation, "position": position})

    def _add_guest(self, text: str) -> None:
        guest = read_walk_in(text)
        self.add_field.edit.clear()
        self._desk.add(
            Speaker,
            {
                "first_name": guest.first_name,
                "last_name": guest.last_name,
                "organisation_name": guest.organisation,
                "position": len(self.speakers.keys()) + 1,
            },
        )


class InvolvementEditor(RowEditor[InvolvementRow]):
    """An organisation and what it does here."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id)
        self._name = label("", "strong", wrap=True)
        self.role = ChoiceField("", [(role, _(word)) for role, word in INVOLVEMENTS.items()]).called(_("What it does"))
        self.role.setFixedWidth(look().sizes.px(130))
        self.at = TimeField("").called(_("At what time"))
        self.at.setFixedWidth(look().sizes.px(84))
        self.note = TextField("", placeholder=_("Note")).called(_("Note on what it does"))
        for field, column in ((self.role, "role"), (self.at, "starts_at"), (self.note, "note")):
            desk.save(field, column, Involvement, lambda: row_id)
            self.watch(field.control)
        line = SharedLines()
        for each, weight in ((self.role, 0), (self.at, 0), (self._name, 1), (self.note, 1)):
            line.add(each, weight)
        self.body.addLayout(line, 1)
        self.setFocusProxy(self.role.control)

    def show_row(self, row: InvolvementRow, _place: int, *, same: bool) -> None:
        self._name.setText(row.organisation)
        sizes = look().sizes
        whole = look().metrics(sizes.body, QFont.Weight.DemiBold).horizontalAdvance(row.organisation) + sizes.px(2)
        self._name.setMinimumWidth(min(whole, sizes.px(_NAME)))
        self.role.show_value(row.role, same=same)
        self.at.show_value(row.starts_at, same=same)
        self.note.show_value(row.note, same=same)


class InvolvementsEditor(QWidget):
    """Stops, hosts and organisers in their order."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._role = InvolvementRole.ORGANISER
        self.rows: RowStack[InvolvementRow] = RowStack(lambda key: InvolvementEditor(desk, key))
        self.add_field = ReferenceField(
            "", desk.organisations, placeholder=_("Add an organisation: three letters, then Enter"), pick_and_clear=True
        )
        self.add_field.called(_("Add an organisation"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(4))
        box.addWidget(self.rows)
        line = QHBoxLayout()
        line.addWidget(self.add_field)
        box.addLayout(line)
        self.add_field.picked.connect(self._add)
        self.rows.removed.connect(
            lambda row: desk.trash(
                Involvement, row.id, _("“{title}” moved to the trash").format(title=row.organisation)
            )
        )
        self.rows.reordered.connect(lambda keys: desk.reorder(Involvement, keys))

    def show_meeting(self, meeting: OpenMeeting, role: InvolvementRole) -> None:
        """The organisations; `role` is what a new one is taken for."""
        self._role = role
        self.rows.show_rows(meeting.record.involvements)

    def _add(self, organisation_id: UUID) -> None:
        position = len(self.rows.keys()) + 1
        self._desk.add(Involvement, {"organisation_id": organisation_id, "role": self._role, "position": position})
