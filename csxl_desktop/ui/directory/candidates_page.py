"""Candidates: who asks to join, what the assembly answered, which letters are still to be sent."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.joining import JoiningBoard
from csxl_desktop.services.printing import Document
from csxl_desktop.services.records import Written
from csxl_desktop.services.two_languages import in_languages
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.candidate_panel import CandidatePanel, assembly_choices
from csxl_desktop.ui.directory.candidate_rows import DEPARTURE, JoiningLine, columns, lines_of
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.document_panel import DocumentPanel, on_card
from csxl_desktop.ui.document_tool import DocumentTool
from csxl_desktop.ui.models.rows import RowTableModel
from csxl_desktop.ui.tool import ToolHead
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import EmptyState
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.row_table import RowTable
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage


class CandidatesPage(DocumentTool):
    """The list, the candidacy or the letter, its document."""

    def __init__(self, context: Context, page: "DirectoryPage") -> None:
        super().__init__()
        self._context, self._page = context, page
        self._acts = ToolActs(context, page, self)
        self._board: JoiningBoard | None = None
        self._wanted: UUID | None = None
        self._printed: object = None
        self.head = ToolHead(
            _("Candidates"), _("From the question to the charter signed and filed; then the letters."), self
        )
        self.language = DocumentLanguage(both=True)
        self.blank_button = button(_("Blank form"), "printer", self.show_blank_form)
        self.new_button = primary_button(_("New candidate"), "plus", self.new_candidate)
        self.model: RowTableModel[JoiningLine] = RowTableModel(columns(), lambda row: row.id)
        self.list = RowTable(
            self.model, _("Candidates"), empty=_("Nobody asks to join, and every letter has been sent.")
        )
        self.candidate = CandidatePanel(self._acts, self._welcome_next)
        self.letter_name = label("", "strong", wrap=True)
        self.letter_words = label("", "secondary", wrap=True)
        self.sent_button = primary_button(_("The letter has been sent"), "send", self.letter_sent)
        self.panel = DocumentPanel(context)
        self.form = self._add_form()
        self._build()
        self.list.row_chosen.connect(self._show_line)
        self.language.changed.connect(lambda _language: self._print())

    def _add_form(self) -> AddForm:
        screen = self._acts.screen(lambda: None)
        fields = {
            "organisation_id": ReferenceField(_("Organisation"), screen.organisations),
            "asked_on": screen.day_field(_("Asked on")),
            "presented_by_id": ReferenceField(_("Presented by"), screen.organisations),
            "meeting_id": ChoiceField(_("Assembly"), [(None, "—")]),
        }
        form = AddForm(_("Note the candidacy"), fields, 4).keep_in(self._context.drafts, "candidacy")
        form.submitted.connect(self._ask)
        return form

    def _build(self) -> None:
        for each in (self.language, self.blank_button, self.new_button):
            self.head.buttons.addWidget(each)
        self.head.box.addWidget(self.form)
        letter = Card()
        letter.box.addWidget(SectionLabel(_("Letter to send")))
        letter.box.addWidget(self.letter_name)
        letter.box.addWidget(self.letter_words)
        letter.box.addWidget(self.sent_button)
        letter.box.addStretch()
        self.stack = Stack()
        self.stack.addWidget(
            EmptyState("door-open", _("Choose a line"), _("A candidacy opens here, or the letter to be sent."))
        )
        self.stack.addWidget(scrolled(self.candidate, cards=True))
        self.stack.addWidget(letter)
        pages, state = on_card(self.panel), self._context.state
        self.arrange_beside("directory/candidates", state, (self.list,), self.stack, pages, sizes=(470, 405, 445))

    # The tool.

    def begin(self) -> None:
        self.form.put_away()
        super().begin()

    def reload(self) -> None:
        context = self._context
        self._acts.ask(lambda: context.services.joining.board(), self._show)

    def new_candidate(self) -> None:
        """The small form: the next assembly is proposed."""
        today = self._context.today()
        assemblies = self._board.assemblies if self._board else ()
        field = self.form.fields["meeting_id"]
        assert isinstance(field, ChoiceField)
        field.set_options(assembly_choices(assemblies, today, None))
        coming = next((each.id for each in assemblies if each.is_open and each.first_on >= today), None)
        self.form.open_form(asked_on=today, meeting_id=coming)

    def show_blank_form(self) -> None:
        """The form without a name, to be handed out."""
        self._printed = None
        context, language = self._context, self.language.value()
        self.panel.show_document(
            lambda: in_languages(
                language, lambda each: context.services.joining_documents.membership_form(language=each)
            ),
            ("blank", language),
        )

    def letter_sent(self) -> None:
        line = self.list.chosen_row()
        if line is None or not line.letter:
            return
        context, key = self._context, line.id

        def note() -> Written:
            joining = context.services.joining
            return joining.acknowledged(key) if line.letter == DEPARTURE else joining.welcomed(key)

        self._acts.act(note, _("Letter to “{name}” sent").format(name=line.organisation))

    # Within.

    def _ask(self, values: dict[str, Any]) -> None:
        if values["organisation_id"] is None:
            self.form.fields["organisation_id"].show_refusal(_("Choose the organisation that asks to join."))
            return
        context = self._context

        def noted(written: Written) -> None:
            self._wanted = written.record_id
            self.form.close_form()

        self._acts.act(lambda: context.services.joining.ask(**values), _("Candidacy noted"), noted)

    def _welcome_next(self, written: Written) -> None:
        """After the accepting: the line of the letter to the new member."""
        self._wanted = written.record_id

    def _show(self, board: JoiningBoard) -> None:
        before = self.list.chosen_row()
        self._board = board
        self.model.set_rows(lines_of(board))
        wanted = self._wanted or (before.id if before else None)
        self._wanted = None
        if wanted is None or not self.list.choose(wanted):
            rows = self.model.rows()
            self.list.choose(rows[0].id if rows else None)
        self._show_line(self.list.chosen_row())
        waiting = len(board.waiting)
        words = ngettext("{count} candidate waiting", "{count} candidates waiting", waiting).format(count=waiting)
        self._page.summary_changed.emit(words)

    def _show_line(self, line: JoiningLine | None) -> None:
        if line is None or self._board is None:
            self.stack.setCurrentIndex(0)
            self.panel.clear()
            return
        if line.candidate is not None:
            self.candidate.show_row(line.candidate, self._board)
            self.stack.setCurrentIndex(1)
        else:
            self.letter_name.setText(line.organisation)
            self.letter_words.setText(_letter_words(line))
            self.stack.setCurrentIndex(2)
        self._print()

    def _print(self) -> None:
        line, context, language = self.list.chosen_row(), self._context, self.language.value()
        wanted = (line, language)
        if line is None or wanted == self._printed:
            return
        self._printed = wanted
        key, letter = line.id, line.letter
        organisation = line.candidate.organisation_id if line.candidate else None

        def read() -> Document:
            documents = context.services.joining_documents
            if organisation is not None:
                return in_languages(language, lambda each: documents.membership_form(organisation, language=each))
            print_letter = documents.acknowledgement if letter == DEPARTURE else documents.welcome
            return in_languages(language, lambda each: print_letter([key], language=each))

        self.panel.show_document(read, (key, language))


def _letter_words(line: JoiningLine) -> str:
    if line.letter == DEPARTURE:
        return _("No longer a member since {day}: the letter takes note of it.").format(day=line.secondary)
    return _("A member since {day}: the letter of welcome.").format(day=line.secondary)
