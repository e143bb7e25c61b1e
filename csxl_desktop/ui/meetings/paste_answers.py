"""Answers pasted from a mail or a column: matched to the list, each doubt decided, then noted at once."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.answers import Answer
from csxl_desktop.domain.choices import AttendanceRole, AttendanceState
from csxl_desktop.domain.meeting_rows import AttendanceRow
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.convening import Stated
from csxl_desktop.system.identifiers import new_id
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.keyed_rows import KeyedRows
from csxl_desktop.ui.widgets.text import SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, MultilineField

NOBODY = ""


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    answer: Answer
    people: tuple[AttendanceRow, ...]


class AnswerEditor(QWidget):
    """What was pasted, whom it means, what they say."""

    def __init__(self) -> None:
        super().__init__()
        self.person = ChoiceField("").called(_("Who answers"))
        states = [(AttendanceState.ANNOUNCED, _("comes")), (AttendanceState.EXCUSED, _("excused"))]
        self.state = ChoiceField("", states).called(_("Answer"))
        self.state.setFixedWidth(look().sizes.px(105))
        self.words = label("", "small", wrap=True)
        self.mark = label("", "small")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, look().sizes.px(6))
        box.setSpacing(look().sizes.px(2))
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.mark)
        box.addLayout(top)
        row = QHBoxLayout()
        row.setSpacing(look().sizes.inside)
        row.addWidget(self.person, 1)
        row.addWidget(self.state)
        box.addLayout(row)
        self.setFocusProxy(self.person.control)

    def show_row(self, row: _Row) -> None:
        """The line with its candidates first, then everybody else."""
        by_key = {each.id: each for each in row.people}
        candidates = [by_key[key] for key in row.answer.candidates]
        ordered = [*candidates, *(each for each in row.people if each not in candidates)]
        self.person.set_options(
            [(NOBODY, _("nobody on the list")), *((each.id, _named(each)) for each in ordered)],
        )
        self.words.setText(row.answer.text)
        sure = row.answer.sure
        self.mark.setText("" if sure else _("to decide"))
        # A likely person is offered first, but only what leaves no doubt is chosen beforehand.
        self.person.set_value(row.answer.candidates[0] if sure else NOBODY)
        self.state.set_value(row.answer.state)


class _Answers(KeyedRows[_Row, AnswerEditor]):
    def _made(self, _row: _Row) -> AnswerEditor:
        return AnswerEditor()

    def _show(self, editor: AnswerEditor, row: _Row, _place: int, *, same: bool) -> None:
        if not same:
            editor.show_row(row)


class PasteAnswers(QWidget):
    """Paste, read, decide, note."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: dict[UUID, _Row] = {}
        self.paste = MultilineField(
            _("Answers pasted"),
            hint=_("One line for each person, from a mail or a column: “Anna Diop – excused”."),
            lines=5,
        )
        states = [(AttendanceState.ANNOUNCED, _("comes")), (AttendanceState.EXCUSED, _("excused"))]
        self.silent = ChoiceField(_("A name alone means"), states)
        self.silent.set_value(AttendanceState.ANNOUNCED)
        self.read_button = button(_("Read the answers"), "search", self.read)
        self.rows = _Answers()
        self.take_button = primary_button(_("Note these answers"), "check-check", self.take)
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, look().sizes.px(4), 0)
        box.setSpacing(look().sizes.inside)
        box.addWidget(SectionLabel(_("Answers received")))
        box.addWidget(self.paste)
        row = QHBoxLayout()
        row.addWidget(self.silent, 1)
        row.addWidget(self.read_button, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(row)
        box.addWidget(self.rows)
        box.addWidget(self.take_button)
        box.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inside))
        self.take_button.hide()

    def show_meeting(self, _meeting: OpenMeeting, *, same: bool) -> None:
        if not same:
            self._show(())

    def read(self) -> None:
        """Match what is pasted to the list; nothing is written."""
        context, meeting_id = self._desk.context, self._desk.id()
        self.paste.flush()
        text, silent = self.paste.value(), self.silent.value() or AttendanceState.ANNOUNCED
        context.jobs.ask(
            lambda: context.services.convening.read_answers(meeting_id, text, silent=silent),
            self._show,
            context.errors.show,
            owner=self,
            latest="meetings/answers",
        )

    def _show(self, answers: tuple[Answer, ...]) -> None:
        meeting = self._desk.meeting
        lines = meeting.record.attendances if meeting is not None else ()
        people = tuple(row for row in lines if row.role is not AttendanceRole.STAFF)
        rows = [_Row(new_id(), answer, people) for answer in answers]
        self._found = {row.id: row for row in rows}
        self.rows.show_rows(rows)
        self.take_button.setVisible(bool(rows))

    def take(self) -> None:
        """Note what was decided; lines that mean nobody are left."""
        context, meeting_id = self._desk.context, self._desk.id()
        stated, left = [], 0
        for key, row in self._found.items():
            editor = self.rows.editor(key)
            person = editor.person.value()
            if isinstance(person, UUID):
                stated.append(Stated(person, editor.state.value(), row.answer.text))
            else:
                left += 1
        if not stated:
            self._desk.page.said.emit(_("No line names anybody on the list: nothing was noted."))
            return
        words = ngettext("{n} answer noted.", "{n} answers noted.", len(stated)).format(n=len(stated))
        if left:
            words += " " + ngettext("{n} line left.", "{n} lines left.", left).format(n=left)

        def done(_written: object) -> None:
            self.paste.set_value("")
            self._show(())
            self._desk.page.said.emit(words)

        self._desk.act(lambda: context.services.convening.answer_all(meeting_id, stated), done)


def _named(row: AttendanceRow) -> str:
    return " – ".join(part for part in (row.full_name, row.organisation) if part)
