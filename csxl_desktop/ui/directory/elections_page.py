"""The election dossier: call, candidates by sector, ballot, result, terms."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout

from csxl_desktop.domain.elections import ElectionCandidate
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.election_rows import CandidateRow, ElectionBoard, ElectionRow
from csxl_desktop.services.records import Written
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.candidate_panel import assembly_choices
from csxl_desktop.ui.directory.election_candidates import CandidateEditor
from csxl_desktop.ui.directory.election_facts import ElectionFacts
from csxl_desktop.ui.directory.election_papers import ElectionPapers
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.tool_acts import ToolActs
from csxl_desktop.ui.look import look
from csxl_desktop.ui.record_history import history_button
from csxl_desktop.ui.tool import ToolHead, ToolPage
from csxl_desktop.ui.vote_words import vote_words
from csxl_desktop.ui.widgets.add_form import AddForm
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.form import Splitter, scrolled_cards
from csxl_desktop.ui.widgets.messages import EmptyState, Notice
from csxl_desktop.ui.widgets.reference_field import ReferenceField
from csxl_desktop.ui.widgets.row_stack import RowStack
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import label
from csxl_desktop.ui.widgets.text_fields import ChoiceField

if TYPE_CHECKING:
    from csxl_desktop.ui.directory.page import DirectoryPage


class ElectionsPage(ToolPage):
    """One election at a time, newest first; the ballot or the call beside it."""

    def __init__(self, context: Context, page: "DirectoryPage") -> None:
        super().__init__()
        self._context, self._page = context, page
        self._acts = ToolActs(context, page, self)
        self._board: ElectionBoard | None = None
        self._row: ElectionRow | None = None
        self._wanted: UUID | None = None
        self.head = ToolHead(
            _("Elections"), _("The steering committee: call, candidates by sector, ballot, result, terms."), self
        )
        self.which = ChoiceField("").called(_("Election"))
        self.which.setMinimumWidth(look().sizes.px(220))
        self.new_button = primary_button(_("New election"), "plus", self.new_election)
        self.notice = Notice(action=_("Put it on the agenda"), clicked=self.put_on_agenda, closable=False)
        self.facts = ElectionFacts(self._acts, self.key)
        self.candidates = Section(_("Candidates by sector"), ("plus", _("Add"), lambda: self.add_form.toggle()))
        screen = self._acts.screen(lambda: None)
        self.add_form = AddForm(
            _("Add"),
            {
                "organisation_id": ReferenceField(_("Organisation"), screen.organisations),
                "person_id": ReferenceField(_("Person"), screen.people),
            },
        ).keep_in(context.drafts, "election-candidate")
        self.rows: RowStack[CandidateRow] = RowStack(self._editor, empty=_("Nobody stands yet."))
        self.result = label("", "secondary", wrap=True)
        self.votes = label("", "secondary", wrap=True)
        self.proclaim_button = primary_button(_("Proclaim the result"), "gavel", self.proclaim)
        self.papers = ElectionPapers(context)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.head.buttons.addWidget(self.which)
        self.head.buttons.addWidget(self.new_button)
        self.head.buttons.addWidget(history_button(self._page, self.key))
        below = QHBoxLayout()
        below.addWidget(self.result, 1)
        below.addWidget(self.proclaim_button)
        self.candidates.box.addWidget(self.add_form)
        self.candidates.box.addWidget(self.rows)
        self.candidates.box.addWidget(self.votes)
        self.candidates.box.addLayout(below)
        empty = EmptyState(
            "landmark",
            _("No election yet"),
            _("It begins from the end of the terms: its seats, its assembly, its length are proposed."),
            action=_("New election"),
            clicked=self.new_election,
        )
        self.stack = Stack()
        self.stack.addWidget(empty)
        self.stack.addWidget(
            Splitter(
                "directory/elections",
                self._context.state,
                scrolled_cards(self.facts, self.candidates),
                self.papers,
                sizes=(760, 560),
            )
        )
        self.arrange(self.head, self.notice, self.stack)

    def _connect(self) -> None:
        self.which.combo.activated.connect(lambda _place: self._turn_to(self.which.value()))
        self.add_form.submitted.connect(self._stand)
        self.rows.removed.connect(
            lambda row: self._acts.screen(self.key).remove(ElectionCandidate, row.id, row.organisation)
        )

    # The tool.

    def begin(self) -> None:
        self.add_form.put_away()
        self.which.setFocus()
        self.reload()

    def reload(self) -> None:
        context = self._context
        self._acts.ask(lambda: context.services.elections.board(), self._show)

    def print_current(self) -> None:
        self.papers.panel.print_document()

    def new_election(self) -> None:
        context = self._context

        def turn(written: Written) -> None:
            self._wanted = written.record_id

        self._acts.act(lambda: context.services.elections.begin(), _("Election begun"), turn)

    def put_on_agenda(self) -> None:
        """The item on the last assembly before the end of the terms; twice is once."""
        context = self._context
        self._acts.act(lambda: context.services.elections.put_on_agenda(), _("The election is on the agenda"))

    def proclaim(self) -> None:
        """One act: seats ended, seats begun."""
        context, key = self._context, self.key()
        self._acts.act(lambda: context.services.elections.proclaim(key), _("The result is proclaimed"))

    def key(self) -> UUID:
        if self._row is None:
            raise LookupError("no election is shown")
        return self._row.id

    # Within.

    def _editor(self, row_id: UUID) -> CandidateEditor:
        return CandidateEditor(self._acts, row_id, self._board.sectors if self._board else ())

    def _stand(self, values: dict[str, Any]) -> None:
        if values["organisation_id"] is None:
            self.add_form.fields["organisation_id"].show_refusal(_("Choose the organisation that stands."))
            return
        context, key = self._context, self.key()
        self._acts.act(
            lambda: context.services.elections.stand(key, values["organisation_id"], values["person_id"]),
            done=lambda _written: self.add_form.open_form(),
        )

    def _show(self, board: ElectionBoard) -> None:
        self._board = board
        self._show_notice(board)
        self.which.set_options([(each.id, _election(each)) for each in board.elections])
        self.which.setVisible(len(board.elections) > 1)
        shown = self._wanted or (self._row.id if self._row else None)
        self._wanted = None
        row = next((each for each in board.elections if each.id == shown), None)
        row = row or next(iter(board.elections), None)
        self.stack.setCurrentIndex(1 if row else 0)
        if row is None:
            self._row = None
            self.papers.panel.clear()
        else:
            self._show_row(row)

    def _turn_to(self, key: UUID) -> None:
        if self._board is not None:
            self._show_row(next(each for each in self._board.elections if each.id == key))

    def _show_row(self, row: ElectionRow) -> None:
        board, today = self._board, self._context.today()
        same = self._row is not None and self._row.id == row.id
        self._row = row
        self.add_form.turn_to(row.id)
        self.which.set_value(row.id)
        closed = row.closed_on is not None
        assemblies = assembly_choices(board.assemblies if board else (), today, row.meeting_id)
        self.facts.show_row(row, assemblies, same=same)
        self.rows.show_rows(row.candidates, locked=closed)
        self.candidates.links["plus"].setVisible(not closed)
        self.proclaim_button.setVisible(not closed)
        self.proclaim_button.setEnabled(bool(row.elected) and row.meeting_on is not None and row.meeting_on <= today)
        self.votes.setText("\n".join(votes_words(row)))
        self.votes.setVisible(bool(row.votes))
        self.result.setText(result_words(row))
        self.papers.show_election(row)

    def _show_notice(self, board: ElectionBoard) -> None:
        ends = board.term_end
        if ends is None or not ends.near:
            self.notice.say("")
            return
        day = short_date(ends.term_end_on)
        if ends.assembly is None:
            self.notice.action.hide()
            self.notice.say(_("The terms end on {day}, and no assembly is planned before.").format(day=day), "wrong")
            return
        self.notice.action.setVisible(not ends.on_agenda)
        told = (
            _("The terms end on {day}; the election is on the agenda of the assembly of {assembly}.")
            if ends.on_agenda
            else _("The terms end on {day}. The last assembly before is that of {assembly}.")
        )
        words = told.format(day=day, assembly=short_date(ends.assembly.first_on))
        self.notice.say(words, "good" if ends.on_agenda else "late")


def _election(row: ElectionRow) -> str:
    day = row.meeting_on or row.called_on
    return _("Election of {day}").format(day=short_date(day)) if day else _("Election")


def votes_words(row: ElectionRow) -> list[str]:
    """What the assembly voted on for it."""
    words = _("Vote: {question} – {result}")
    return [words.format(question=each.question, result=vote_words(each)) for each in row.votes]


def result_words(row: ElectionRow) -> str:
    """How many are elected, and what is still to be decided."""
    told = _("{elected} elected for {seats} seats").format(elected=len(row.elected), seats=row.seats)
    if row.closed_on is not None:
        return _("{told}, proclaimed on {day}.").format(told=told, day=short_date(row.closed_on))
    if row.tied:
        names = ", ".join(each.organisation for each in row.tied)
        return _("{told}. A tie: the assembly decides between {names}.").format(told=told, names=names)
    return _("{told}.").format(told=told)
