"""Votes that serve an election: ballots written down once, the result told once, where it was voted on."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.domain.elections import Election
from csxl_desktop.domain.votes import Vote
from csxl_desktop.services.agenda_reads import AgendaReads
from csxl_desktop.services.election_votes import ElectionClosedError
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, meeting, organisation

DAY = date(2026, 11, 12)


class Case:
    """An assembly of two items that elects one of two candidates."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.meeting = meeting(workspace, on=DAY)
        self.election = make(workspace, Election, meeting_id=self.meeting, seats=1)
        self.stands = [
            workspace.elections.stand(self.election, organisation(workspace, name)).record_id for name in ("A", "B")
        ]
        self.items = [
            workspace.meetings.add_item(self.meeting, ItemKind.FREE, title).record_id for title in ("Comité", "Divers")
        ]

    def vote(self, line: str, item_id: UUID | None, *, serves: bool = True) -> UUID:
        served = self.election if serves else None
        return self.workspace.room.vote(self.meeting, line, item_id, served).record_id

    def elect(self) -> None:
        self.workspace.elections.decide(self.stands[1], elected=True)

    def printed(self) -> list[tuple[str, list[tuple[str, int | None, str]], bool]]:
        """Of each item: its title, its votes with voters and names, whether the result stands there."""
        content = self.workspace.documents.minutes(self.meeting, language="en").content
        return [
            (item.title, [(each.question, each.voters, each.elected) for each in item.votes], item.election is not None)
            for item in content.items
            if item.votes or item.election is not None
        ]


@pytest.fixture
def case(workspace: Workspace) -> Case:
    return Case(workspace)


def test_ballots_of_a_vote_are_those_of_its_election_from_then_on(case: Case) -> None:
    vote = case.vote("Qui élire ? secret 18-0-2-1", case.items[0])

    row = case.workspace.elections.election(case.election)
    assert (row.voters, row.blank_ballots) == (21, 1)
    assert [(each.question, each.in_favour) for each in row.votes] == [("Qui élire ?", 18)]
    stored = case.workspace.records.values(Vote, vote)
    assert (stored["voters"], stored["blank"]) == (None, None)  # once in the dossier
    case.workspace.records.change(Election, case.election, {"voters": 22})
    (shown,) = AgendaReads(case.workspace.database).meeting(case.meeting).votes
    assert (shown.voters, shown.blank, shown.election_id) == (22, 1, case.election)


def test_ballots_told_already_are_kept_and_one_undo_takes_a_link_back(case: Case) -> None:
    case.workspace.records.change(Election, case.election, {"voters": 30})
    vote = case.vote("Qui élire ? secret 18-0-2", case.items[0], serves=False)

    linked = case.workspace.elections.serve(vote, case.election)

    assert case.workspace.elections.election(case.election).voters == 30
    assert case.workspace.records.values(Vote, vote)["voters"] == 20  # what differs is not thrown away
    case.workspace.elections.serve(vote, None)
    (shown,) = AgendaReads(case.workspace.database).meeting(case.meeting).votes
    assert (shown.voters, shown.election_id) == (20, None)
    case.workspace.elections.serve(vote, case.election)
    case.workspace.records.trash(Election, case.election)
    (shown,) = AgendaReads(case.workspace.database).meeting(case.meeting).votes
    assert (shown.voters, shown.election_id) == (20, None)
    assert linked.record_id == vote


def test_minutes_tell_the_result_once_where_it_was_voted_on(case: Case) -> None:
    case.vote("Qui élire ? secret", case.items[0])
    case.elect()
    case.workspace.records.change(Election, case.election, {"voters": 21})
    assert case.printed() == [("Comité", [("Qui élire ?", 21, "B")], False)]

    case.workspace.elections.proclaim(case.election)

    assert case.printed() == [("Comité", [("Qui élire ?", None, "")], True)]


def test_a_vote_under_no_item_stands_under_its_election(case: Case) -> None:
    case.vote("Qui élire ? secret", None)
    case.elect()
    case.workspace.elections.proclaim(case.election)
    title = "Election of the steering committee"
    assert case.printed() == [(title, [("Qui élire ?", None, "")], True)]

    case.workspace.elections.put_on_agenda(case.election)

    (told,) = case.printed()
    assert told == (title, [("Qui élire ?", None, "")], True)
    (election,) = case.workspace.room.read(case.meeting).elections
    assert (election.elected, election.proclaimed) == (("B",), True)


def test_of_two_elections_each_vote_tells_who_was_elected(case: Case) -> None:
    second = make(case.workspace, Election, meeting_id=case.meeting, seats=1)
    stand = case.workspace.elections.stand(second, organisation(case.workspace, "C")).record_id
    case.vote("Le comité ?", case.items[0])
    case.workspace.room.vote(case.meeting, "Le bureau ?", case.items[1], second)
    case.elect()
    case.workspace.elections.decide(stand, elected=True)
    for each in (case.election, second):
        case.workspace.elections.proclaim(each)

    assert case.printed() == [
        ("Comité", [("Le comité ?", None, "")], True),
        ("Divers", [("Le bureau ?", None, "C")], False),
    ]


def test_a_second_round_has_its_own_ballots_and_the_first_keeps_its_own(case: Case) -> None:
    first = case.vote("Premier tour ? secret 18-0-2-1", case.items[0])
    second = case.vote("Second tour ? secret 16-0-1-0", case.items[1])
    case.elect()

    shown = {vote.id: vote for vote in AgendaReads(case.workspace.database).meeting(case.meeting).votes}
    assert (shown[first].voters, shown[first].blank, shown[first].election_id) == (21, 1, None)
    assert (shown[second].voters, shown[second].blank, shown[second].election_id) == (17, 0, case.election)
    row = case.workspace.elections.election(case.election)
    assert (row.voters, row.blank_ballots, [each.question for each in row.votes]) == (17, 0, ["Second tour ?"])
    assert case.printed() == [
        ("Comité", [("Premier tour ?", 21, "")], False),
        ("Divers", [("Second tour ?", 17, "B")], False),
    ]
    case.workspace.history.undo()  # who is elected
    case.workspace.history.undo()  # the second round, whole
    (alone,) = AgendaReads(case.workspace.database).meeting(case.meeting).votes
    assert (alone.id, alone.voters, alone.election_id) == (first, 21, case.election)


def test_a_round_not_counted_yet_has_no_ballots_and_none_comes_after_the_proclamation(case: Case) -> None:
    case.vote("Premier tour ? secret 18-0-2-1", case.items[0])
    case.vote("Second tour ? secret", case.items[1])
    row = case.workspace.elections.election(case.election)
    assert (row.voters, row.blank_ballots) == (None, None)
    case.elect()
    case.workspace.elections.proclaim(case.election)

    with pytest.raises(ElectionClosedError, match="proclaimed"):
        case.vote("Troisième tour ? secret 3-0", case.items[1])
    assert [each.question for each in case.workspace.elections.election(case.election).votes] == ["Second tour ?"]
