"""A meeting is found by what its kind is called, in whatever language, in the words of the house and of the office."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.i18n import own_words
from csxl_desktop.i18n.own_words import Word
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import search
from tests.factories import kind, meeting, organisation, person


@pytest.fixture(autouse=True)
def _words_of_the_house() -> Iterator[None]:
    yield
    own_words.use({})


def found(workspace: Workspace, words: str) -> list[UUID]:
    return [hit.record_id for hit in workspace.history.find(words) if hit.kind == "meeting"]


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        (BasicKind.PLENARY, "plenaire vergadering"),
        (BasicKind.PLENARY, "Plenaire vergaderingen"),
        (BasicKind.PLENARY, "general assembl"),
        (BasicKind.PLENARY, "Assemblées générales"),
        (BasicKind.THEMED, "thematische"),
        (BasicKind.WALK, "verkennende wandeling"),
        (BasicKind.WALK, "exploratory walk"),
        (BasicKind.COMMITTEE, "BEGELEIDINGSCOMITE"),
        (BasicKind.LUNCH, "netwerkmiddag"),
        (BasicKind.TEAM, "teamvergadering"),
        (BasicKind.TEAM, "team meeting"),
    ],
)
def test_every_language_s_word_of_a_kind_finds_its_meetings(
    workspace: Workspace, behaviour: BasicKind, words: str
) -> None:
    others = [each for each in (BasicKind.PLENARY, BasicKind.WALK, BasicKind.TEAM) if each is not behaviour]
    for each in others:
        meeting(workspace, each)
    wanted = [meeting(workspace, behaviour, on) for on in (date(2025, 3, 4), date(2026, 3, 4))]

    assert sorted(found(workspace, words)) == sorted(wanted)


def test_the_newest_comes_first_and_nothing_from_the_trash(workspace: Workspace) -> None:
    older, newer, gone = (meeting(workspace, on=date(year, 3, 4)) for year in (2025, 2026, 2027))
    workspace.records.trash(Meeting, gone)

    assert found(workspace, "plenaire vergadering") == [newer, older]


def test_the_other_words_still_tell_which_meeting(workspace: Workspace) -> None:
    logement = meeting(workspace, theme="Logement")
    meeting(workspace, theme="Santé")
    meeting(workspace, BasicKind.WALK, theme="Logement social")

    assert found(workspace, "plenaire vergadering logem") == [logement]
    assert found(workspace, "2026 logement plenaire") == [logement]
    assert found(workspace, "plenaire vergadering introuvable") == []


def test_who_is_written_so_comes_before_meetings_of_a_kind(workspace: Workspace) -> None:
    walk = meeting(workspace, BasicKind.WALK)
    known = organisation(workspace, "Wandelclub", member=False)

    assert [hit.record_id for hit in workspace.history.find("wandel")] == [known, walk]


def test_small_words_name_no_kind(workspace: Workspace) -> None:
    meeting(workspace, BasicKind.GROUP_SESSION, theme="Den Berg")
    known = person(workspace, "Odile", "Van den Berg")

    assert [hit.record_id for hit in workspace.history.find("van den berg")] == [known]
    assert [hit.record_id for hit in workspace.history.find("te")] == []


def test_the_office_s_own_words_are_found_at_once_beside_those_of_the_house(workspace: Workspace) -> None:
    made = meeting(workspace, theme="Logement")

    workspace.vocabulary.choose("fr", "assembly", Word("coupole", "coupoles", "f"))
    workspace.vocabulary.choose("nl", "assembly", Word("koepelvergadering", "koepelvergaderingen", "de"))

    for words in (
        "coupole",
        "koepelvergad",
        "koepelvergaderingen logement",
        "plenaire vergadering",
        "general assembly",
    ):
        assert found(workspace, words) == [made], words


def test_a_kind_that_the_office_named_is_found_by_its_names_of_today(workspace: Workspace) -> None:
    key = kind(workspace, BasicKind.WALK)
    made = meeting(workspace, BasicKind.WALK, theme="Logement")

    names = {"label": "Balade", "label_plural": "Balades", "label_nl": "Buurtronde", "label_plural_nl": "Buurtrondes"}
    workspace.records.change(MeetingKind, key, names)

    for words in ("balades", "buurtronde", "buurtrondes logement"):
        assert found(workspace, words) == [made], words
    assert found(workspace, "verkennende wandeling") == []


def test_a_meeting_is_chosen_for_a_link_by_the_word_of_its_kind(workspace: Workspace) -> None:
    made = meeting(workspace, BasicKind.WALK, theme="Logement")
    meeting(workspace, theme="Santé")

    with workspace.database() as session:
        assert search.keys_matching(session, "wandeling", "meeting", 2026) == [made]
        assert search.keys_matching(session, "wandeling", "news_item", 2026) == []
