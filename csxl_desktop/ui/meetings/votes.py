"""What an item was voted on: the question, how, the figures, who was elected; figures that disagree are said."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import Majority, VoteMethod, VoteOutcome
from csxl_desktop.domain.elections import Election
from csxl_desktop.domain.vote_rows import BALLOTS, MeetingElection, VoteDetail
from csxl_desktop.domain.votes import Vote
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.services.agenda_reads import OpenMeeting
from csxl_desktop.services.records import Written
from csxl_desktop.ui.look import look
from csxl_desktop.ui.meetings.desk import Desk
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.vote_words import elected_words, election_choices
from csxl_desktop.ui.widgets.adder import Adder
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.row_stack import RowEditor, RowStack
from csxl_desktop.ui.widgets.text import SectionLabel, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField, MultilineField, NumberField, TextField

_METHODS = (
    (VoteMethod.CONSENSUS, N_("by consensus")),
    (VoteMethod.SHOW_OF_HANDS, N_("by show of hands")),
    (VoteMethod.BALLOT, N_("by secret ballot")),
)
_MAJORITIES = ((Majority.SIMPLE, N_("simple majority")), (Majority.TWO_THIRDS, N_("two-thirds majority")))
_OUTCOMES = (
    (VoteOutcome.OPEN, N_("open")),
    (VoteOutcome.ADOPTED, N_("Adopted")),
    (VoteOutcome.REJECTED, N_("Rejected")),
)


class VoteEditor(RowEditor[VoteDetail]):
    """Question and outcome; how and the figures; who was elected, or the election that says so."""

    def __init__(self, desk: Desk, row_id: UUID) -> None:
        super().__init__(row_id, sortable=False)
        self._desk = desk
        self._row: VoteDetail | None = None
        self.question = TextField("").called(_("Question put to the vote"))
        self.outcome = ChoiceField("", [(value, _(words)) for value, words in _OUTCOMES]).called(_("Outcome"))
        self.method = ChoiceField("", [(value, _(words)) for value, words in _METHODS]).called(_("How it was voted"))
        self.majority = ChoiceField("", [(value, _(words)) for value, words in _MAJORITIES]).called(_("Majority"))
        self.figures = {
            "voters": NumberField(_("Voters")),
            "in_favour": NumberField(_("In favour")),
            "against": NumberField(_("Against")),
            "abstained": NumberField(_("Abstained")),
            "blank": NumberField(_("Blank")),
        }
        self.proxies = CheckField(_("With proxies"))
        self.elected = MultilineField("", lines=1, whole=True).called(_("Elected, one a line"))
        self.elected.edit.setPlaceholderText(_("Elected, one a line"))
        self.election = ChoiceField("").called(_("Election that the vote serves")).narrow()
        self.result = label("", "secondary", wrap=True)
        self.gap = label("", "late", wrap=True)
        self._fields = {
            "question": self.question,
            "outcome": self.outcome,
            "method": self.method,
            "majority": self.majority,
            **self.figures,
            "proxies": self.proxies,
            "elected": self.elected,
        }
        for column, field in self._fields.items():
            if column in BALLOTS:
                self._save(field, self._counting(column))
            else:
                desk.save(field, column, Vote, lambda: row_id)
        self._save(self.election, self._serving)
        self._build()
        self.setFocusProxy(self.question.control)

    def _build(self) -> None:
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.question, 1)
        first.addWidget(self.outcome)
        second.addWidget(self.method.narrow(), 1)
        second.addWidget(self.majority.narrow(), 1)
        second.addWidget(self.proxies)
        for field in self.figures.values():
            third.addWidget(field, 1)
        box = QVBoxLayout()
        box.setSpacing(look().sizes.px(4))
        for line in (first, second, third):
            line.setSpacing(look().sizes.inside)
            box.addLayout(line)
        fourth = QHBoxLayout()
        fourth.setSpacing(look().sizes.inside)
        fourth.addWidget(self.election)
        fourth.addWidget(self.result, 1)
        box.addWidget(self.gap)
        box.addWidget(self.elected)
        box.addLayout(fourth)
        self.body.addWidget(IconLabel("handshake", "accent"))
        self.body.addLayout(box, 1)

    def show_row(self, row: VoteDetail, _place: int, *, same: bool) -> None:
        self._row = row
        for column, field in self._fields.items():
            field.show_value(getattr(row, column), same=same)
        self.gap.setText(_gap(row))
        self.gap.setVisible(bool(self.gap.text()))
        self._show_election(row, same=same)

    def lock(self, *, locked: bool) -> None:
        super().lock(locked=locked)
        election = self._served()
        for field in (*self._fields.values(), self.election):
            field.setReadOnly(locked)
        for column in BALLOTS:
            self.figures[column].setReadOnly(locked or (election is not None and election.proclaimed))

    def _elections(self) -> tuple[MeetingElection, ...]:
        return self._desk.meeting.elections if self._desk.meeting is not None else ()

    def _served(self) -> MeetingElection | None:
        wanted = self._row.election_id if self._row is not None else None
        return next((each for each in self._elections() if each.id == wanted), None)

    def _show_election(self, row: VoteDetail, *, same: bool) -> None:
        """Who is elected is said by the election; names that stand here too stay in sight."""
        elections, served = self._elections(), self._served()
        self.election.set_options(election_choices(elections))
        self.election.show_value(row.election_id, same=same)
        self.election.setVisible(bool(elections))
        self.elected.setVisible(served is None or bool(row.elected))
        told = [elected_words(served)] if served is not None else []
        if served is not None and served.elected and row.elected:
            told.append(_("The names typed here are not printed."))
        self.result.setText(" ".join(told))
        self.result.setVisible(served is not None)

    def _save(self, field: Field, prepare: Callable[[Any], Callable[[], Written]]) -> None:
        context = self._desk.context
        save_when_left(field, context.jobs, context.errors, prepare, self._desk.changed)

    def _serving(self, election_id: UUID | None) -> Callable[[], Written]:
        context, row_id = self._desk.context, self.row_id
        return lambda: context.services.elections.serve(row_id, election_id)

    def _counting(self, column: str) -> Callable[[int | None], Callable[[], Written]]:
        """Ballots are those of the election where there is one."""
        context, row_id = self._desk.context, self.row_id

        def prepare(value: int | None) -> Callable[[], Written]:
            served = self._served()
            if served is None:
                return lambda: context.services.records.change(Vote, row_id, {column: value})
            return lambda: context.services.records.change(Election, served.id, {BALLOTS[column]: value})

        return prepare


class Votes(QWidget):
    """The votes of one item (or of the meeting, without one), and the line that adds one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._item_id: UUID | None = None
        self.rows: RowStack[VoteDetail] = RowStack(lambda key: VoteEditor(desk, key))
        self.new_vote = Adder(_("New vote: question 18-3-2, then Enter"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().sizes.px(6))
        box.addWidget(SectionLabel(_("Votes taken")))
        box.addWidget(self.rows)
        box.addWidget(self.new_vote)
        self.new_vote.entered.connect(self._note)
        self.rows.removed.connect(
            lambda row: desk.trash(Vote, row.id, _("“{title}” moved to the trash").format(title=row.question))
        )

    def show_item(self, meeting: OpenMeeting, item_id: UUID | None, *, locked: bool) -> None:
        self._item_id = item_id
        self.rows.show_rows([row for row in meeting.votes if row.agenda_item_id == item_id], locked=locked)
        self.new_vote.setVisible(not locked)

    def _note(self, line: str) -> None:
        context, meeting_id, item_id = self._desk.context, self._desk.id(), self._item_id
        elections = self._desk.meeting.elections if self._desk.meeting is not None else ()
        election_id = next((each.id for each in elections if item_id is not None and each.item_id == item_id), None)
        self._desk.act(lambda: context.services.room.vote(meeting_id, line, item_id, election_id))


def _gap(row: VoteDetail) -> str:
    """What the figures say against each other."""
    if row.gap > 0:
        words = ngettext(
            "{count} more vote than voters: one of the figures is wrong.",
            "{count} more votes than voters: one of the figures is wrong.",
            row.gap,
        )
        return words.format(count=row.gap)
    if row.gap < 0:
        words = ngettext(
            "{count} voter is in none of the figures.", "{count} voters are in none of the figures.", -row.gap
        )
        return words.format(count=-row.gap)
    return ""
