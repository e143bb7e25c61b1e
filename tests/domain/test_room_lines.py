"""An action and a vote, typed in one line."""

from datetime import date

import pytest

from csxl_desktop.domain.action_line import ActionLine, read_action
from csxl_desktop.domain.choices import Majority, VoteMethod, VoteOutcome
from csxl_desktop.domain.vote_line import outcome_of, read_vote

TODAY = date(2026, 4, 2)
APRIL = date(2026, 4, 30)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("Diffuser la fiche @Mission Locale 30 avril", ActionLine("Diffuser la fiche", "Mission Locale", APRIL)),
        ("Diffuser la fiche @Mission Locale, pour le 30/4", ActionLine("Diffuser la fiche", "Mission Locale", APRIL)),
        ("@Aïcha, rappeler la salle", ActionLine("rappeler la salle", "Aïcha")),
        ("Réserver avant le 30 avril", ActionLine("Réserver", "", APRIL)),
        ("Réserver avant le 30 avril @Bram", ActionLine("Réserver", "Bram", APRIL)),
        ("Préparer la rencontre du 30 avril", ActionLine("Préparer la rencontre du 30 avril")),
        ("Écrire à info@exemple.be", ActionLine("Écrire à info@exemple.be")),
    ],
)
def test_action_says_what_who_and_when(line: str, read: ActionLine) -> None:
    assert read_action(line, TODAY) == read


def test_vote_reads_its_figures_behind_the_question() -> None:
    read = read_vote("Nouveaux statuts ? 2/3 18-3-2")
    assert (read.question, read.method, read.majority) == (
        "Nouveaux statuts ?",
        VoteMethod.SHOW_OF_HANDS,
        Majority.TWO_THIRDS,
    )
    assert (read.in_favour, read.against, read.abstained, read.outcome) == (18, 3, 2, VoteOutcome.ADOPTED)
    assert read_vote("Bureau secret 18-3-2-1").blank == 1
    assert read.blank is None
    assert read_vote("Horaire").outcome is VoteOutcome.ADOPTED
    assert read_vote("Comité secret").outcome is VoteOutcome.OPEN
    assert read_vote("Comité secret 4 4").method is VoteMethod.BALLOT


@pytest.mark.parametrize(
    ("majority", "in_favour", "against", "outcome"),
    [
        (Majority.SIMPLE, 5, 5, VoteOutcome.REJECTED),
        (Majority.SIMPLE, 6, 5, VoteOutcome.ADOPTED),
        (Majority.TWO_THIRDS, 10, 5, VoteOutcome.ADOPTED),
        (Majority.TWO_THIRDS, 9, 5, VoteOutcome.REJECTED),
        (Majority.TWO_THIRDS, 0, 0, VoteOutcome.REJECTED),
    ],
)
def test_outcome_follows_the_majority(majority: Majority, in_favour: int, against: int, outcome: VoteOutcome) -> None:
    assert outcome_of(VoteMethod.SHOW_OF_HANDS, majority, in_favour, against) is outcome
