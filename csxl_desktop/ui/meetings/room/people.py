"""The people on the right: three large counters, the line to type in, everybody on the list."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.agenda_reads import Choices
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.people_card import Line, PeopleTable
from csxl_desktop.ui.meetings.room.desk import RoomDesk
from csxl_desktop.ui.meetings.room.entry import PeopleEntry
from csxl_desktop.ui.meetings.words import ATTENDANCE_STATES
from csxl_desktop.ui.spoken import announce
from csxl_desktop.ui.widgets.text import Card, Figure

_KEYS = {
    Qt.Key.Key_E: AttendanceState.EXCUSED,
    Qt.Key.Key_A: AttendanceState.ABSENT,
    Qt.Key.Key_P: AttendanceState.PRESENT,
    Qt.Key.Key_I: AttendanceState.INVITED,
}


class RoomPeople(Card):
    """Who is there."""

    def __init__(self, desk: RoomDesk, choices: Callable[[], Choices]) -> None:
        super().__init__()
        self._desk = desk
        self.persons = Figure(_("persons"))
        self.partners = Figure(_("partners"))
        self.new = Figure(_("new"))
        self.entry = PeopleEntry(desk, choices)
        self.table = PeopleTable(_KEYS, space=AttendanceState.PRESENT)
        top = QHBoxLayout()
        top.setSpacing(look().sizes.around)
        for figure in (self.persons, self.partners, self.new):
            top.addWidget(figure)
        top.addStretch()
        self.box.addLayout(top)
        self.box.addWidget(self.entry)
        self.box.addWidget(self.table, 1)
        self.entry.ticked.connect(self._mark)
        self.table.state_wanted.connect(lambda line, state: desk.set_state(line.id, state))
        self.table.represent_wanted.connect(lambda line: self.replace(line.id))
        desk.people_changed.connect(self.show_people)
        desk.line_changed.connect(self.show_line)
        desk.on_its_way.connect(self.paint)

    def show_people(self) -> None:
        """Lines and counters as they stand, what is on its way among them."""
        self.show_figures()
        self.table.lines.set_rows(self._desk.lines())

    def show_line(self, line_id: UUID) -> None:
        """One line says something else."""
        self.show_figures()
        line = self._desk.line(line_id)
        self.table.lines.change_row(line)
        if not self._desk.is_pending(line_id):
            self._tell(line)

    def _tell(self, line: Line) -> None:
        """Who came in, and how many are there, for somebody who hears the window."""
        row = line.row
        words = f"{row.full_name}, {_(ATTENDANCE_STATES[row.state])}. {self.persons.accessibleName()}"
        announce(self.entry.edit, words)

    def paint(self) -> None:
        """Paint at once all that has changed in the window."""
        self.table.reveal()  # somebody new has a place in the list only now
        self.persons.repaint()

    def show_figures(self) -> None:
        """The live counters."""
        figures = self._desk.figures()
        self.persons.set_value(figures.persons, ngettext("person", "persons", figures.persons))
        self.partners.set_value(figures.partners, ngettext("partner", "partners", figures.partners))
        self.new.set_value(figures.new, ngettext("new person", "new", figures.new))

    def lock(self, *, locked: bool) -> None:
        self.entry.setEnabled(not locked)
        self.table.setEnabled(not locked)

    def meant(self) -> UUID | None:
        """Whom a key is about: the one that the suggestions mark, else the one marked in the list."""
        marked = self.entry.marked()
        line: Line | None = self.table.chosen_row()
        return marked if marked is not None else line.id if line is not None else None

    def excuse(self) -> None:
        self._with_meant(lambda key: self._desk.set_state(key, AttendanceState.EXCUSED))

    def replace_meant(self) -> None:
        self._with_meant(self.replace)

    def stamp(self, *, left: bool) -> None:
        self._with_meant(lambda key: self._desk.stamp(key, left=left))

    def replace(self, line_id: UUID) -> None:
        """Away; the line now asks who stands in (Esc: nobody known yet)."""
        self._desk.represent(line_id, None)
        self.entry.ask_who_replaces(line_id)

    def _mark(self, line_id: UUID) -> None:
        self.table.choose(line_id)
        self.table.reveal()

    def _with_meant(self, act: Callable[[UUID], object]) -> None:
        key = self.meant()
        if key is None:
            self._desk.told.emit(_("Nobody is marked: type three letters first."))
            return
        self.entry.give_up()
        self._mark(key)
        act(key)
