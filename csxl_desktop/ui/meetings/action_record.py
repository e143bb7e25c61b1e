"""One action of the board: what, who (a person, a partner, or words), for when, what was said of it since."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.choices import ActionState
from csxl_desktop.domain.follow_up import Action, ActionNote
from csxl_desktop.domain.register_rows import ActionLine, NoteLine
from csxl_desktop.exchange.mail_draft import mail_draft
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.i18n.dates import long_date, short_date
from csxl_desktop.services.registers import MailText
from csxl_desktop.system import for_owner
from csxl_desktop.ui.look import look
from csxl_desktop.ui.mail_drafts import open_files
from csxl_desktop.ui.meetings.place_acts import PlaceActs
from csxl_desktop.ui.printing import other_name, safe_file_name, write_document
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.lines import Lines, Shown, Tool
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.reference_field import Option, ReferenceField
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import MultilineField, TextField

if TYPE_CHECKING:
    from csxl_desktop.ui.meetings.actions_page import ActionsPage


class ActionRecord(Card):
    """Every field saves when left; the follow-up of an action stays open after the minutes are sealed."""

    def __init__(self, acts: PlaceActs, place: "ActionsPage") -> None:
        super().__init__()
        self._acts, self._place = acts, place
        self._line: ActionLine | None = None
        self.where = label("", "secondary", wrap=True)
        self.text = MultilineField(_("What"), lines=2)
        self.person = ReferenceField(_("Person"), self._people)
        self.organisation = ReferenceField(_("Partner organisation"), self._organisations)
        self.who = TextField(_("Named otherwise"), hint=_("Printed instead of the person or the partner."))
        self.due = DateField(_("For when"), self._parse)
        self.done_button = primary_button(_("Done"), "check", lambda: self._set(ActionState.DONE))
        self.drop_button = button(_("Dropped"), "x", lambda: self._set(ActionState.DROPPED))
        self.again_button = button(_("Open again"), "rotate-ccw", lambda: self._set(ActionState.OPEN))
        self.mail_button = button(_("Write to who does it"), "mail", self.write)
        self.open_button = button(_("Open the meeting"), "arrow-right", self._open)
        self.notice = Notice(tone="late")
        self.notes: Lines[NoteLine] = Lines(self._note_line)
        self.new_note = Adder(_("What was said of it today, then Enter"))
        self._build()
        self._fields: dict[str, Field] = {
            "text": self.text,
            "person_id": self.person,
            "organisation_id": self.organisation,
            "who": self.who,
            "due_on": self.due,
        }
        for column, field in self._fields.items():
            acts.save(field, self._saver(column))
        self.new_note.entered.connect(self._note)

    def _build(self) -> None:
        form = FormLayout(2)
        form.add(self.text, 2)
        form.add_all(self.person, self.organisation, self.who, self.due)
        state = QHBoxLayout()
        state.setSpacing(look().sizes.inside)
        for each in (self.done_button, self.drop_button, self.again_button):
            state.addWidget(each)
        state.addStretch()
        ways = QHBoxLayout()
        ways.setSpacing(look().sizes.inside)
        for each in (self.mail_button, self.open_button):
            ways.addWidget(each)
        ways.addWidget(history_button(self._acts.tab, self._id))
        ways.addStretch()
        self.box.addWidget(self.where)
        self.box.addLayout(form)
        self.box.addLayout(state)
        self.box.addLayout(ways)
        self.box.addWidget(self.notice)
        self.notice.hide()
        self.box.addWidget(SectionLabel(_("Follow-up")))
        self.box.addWidget(self.notes)
        self.box.addWidget(self.new_note)
        self.box.addStretch()

    def show_line(self, line: ActionLine | None) -> None:
        same = self._line is not None and line is not None and self._line.id == line.id
        self._line = line
        if line is None:
            return
        if not same:
            self.notice.dismiss()
        meeting = line.meeting
        kind = f"{meeting.kind} – {meeting.group}" if meeting.group else meeting.kind
        day = long_date(meeting.on, weekday=False)
        self.where.setText(_("Agreed at: {meeting}, {day}").format(meeting=kind, day=day))
        for column, field in self._fields.items():
            field.show_value(getattr(line, column), same=same)
        is_open = line.state is ActionState.OPEN
        self.done_button.setVisible(is_open)
        self.drop_button.setVisible(is_open)
        self.again_button.setVisible(not is_open)
        self.mail_button.setEnabled(bool(line.owner) and is_open)
        self.notes.show_rows(line.notes)

    def write(self) -> None:
        """A draft to who does it, with everything of theirs that is still open."""
        if (line := self._line) is None:
            return
        context, owner = self._acts.context, line.owner

        def read() -> tuple[MailText, Any]:
            return context.services.registers.mail(owner), context.services.mails_folder

        def opened(found: tuple[MailText, Any]) -> None:
            mail, folder = found
            if not mail.address:
                self.notice.say(
                    _("No mail address is known of “{name}”: add the address in the draft.").format(name=owner)
                )
            addresses = [mail.address] if mail.address else []
            try:
                for_owner.folder(folder)
                path = folder / safe_file_name(f"{mail.subject} {owner}.eml")
                path = other_name(path) if path.exists() else path
                write_document(path, mail_draft(mail.subject, mail.body, addresses), own=True)
            except OSError as error:
                self.notice.say(_("Nothing can be written there ({detail}).").format(detail=error.strerror), "late")
                return
            open_files([path], context.errors)

        self._acts.ask(read, opened, "mail")

    # Within.

    def _saver(self, column: str) -> Callable[[Any], Callable[[], object]]:
        def prepare(value: Any) -> Callable[[], object]:
            line, context = self._line, self._acts.context
            if line is None:
                raise LookupError("no action is shown")
            return lambda: context.services.records.change(Action, line.id, {column: value}, N_("Action changed"))

        return prepare

    def _set(self, state: ActionState) -> None:
        if self._line is not None:
            self._place.set_state(self._line, state)

    def _note(self, text: str) -> None:
        line, context = self._line, self._acts.context
        if line is not None:
            self._acts.act(lambda: context.services.registers.note(line.id, text))

    def _note_line(self, note: NoteLine) -> Shown:
        words = _("Remove the note of {day}").format(day=short_date(note.noted_on))
        return Shown(note.text, short_date(note.noted_on), tools=(Tool("x", words, lambda: self._remove(note)),))

    def _remove(self, note: NoteLine) -> None:
        context = self._acts.context
        self._acts.act(lambda: context.services.records.trash(ActionNote, note.id), _("Note moved to the trash"))

    def _id(self) -> UUID:
        if self._line is None:
            raise LookupError("no action is shown")
        return self._line.id

    def _open(self) -> None:
        if self._line is not None:
            self._acts.open_meeting(self._line.meeting.id)

    def _parse(self, text: str) -> date | None:
        return parse_date(text, self._acts.context.today())

    def _people(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary, each.folded) for each in self._place.choices.people]

    def _organisations(self) -> list[Option]:
        return [Option(each.id, each.label, each.secondary, each.folded) for each in self._place.choices.organisations]
