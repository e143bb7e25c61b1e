"""The letters of a kind of meeting follow the language spoken: on every list, in every paper, in what one looks for."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import AttendanceState, BasicKind, MeetingState
from csxl_desktop.domain.house_words import DUTCH_BADGES
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.i18n import fold, speaking
from csxl_desktop.services.acts.kinds import Leave
from csxl_desktop.services.agenda_reads import AgendaReads
from csxl_desktop.services.exchange.incoming import import_workbook
from csxl_desktop.services.exchange.outgoing import export_workbook
from csxl_desktop.services.minutes_register import MinutesRegisterService
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.services.year_opening import Series
from tests.conftest import NOW
from tests.documents.reading import whole_text
from tests.factories import SPRING, Assembly, assembly, kind, make, meeting
from tests.services.exchange_support import all_of, another, read

LETTERS = pytest.mark.parametrize(("language", "letters"), [("fr", "AG"), ("en", "AG"), ("nl", "PLEN.")])
TODAY = NOW.date()


@pytest.fixture
def case(workspace: Workspace) -> Assembly:
    return assembly(workspace)


def words(document: Document) -> str:
    return " ".join(whole_text(render(document)).split())


@LETTERS
def test_lists_say_the_letters_of_the_language(workspace: Workspace, language: str, letters: str) -> None:
    held = meeting(workspace, on=SPRING, theme="Un")
    workspace.records.change(Meeting, held, {"state": MeetingState.HELD})
    workspace.meetings.decide(held, "Inviter la Commune.")
    key = kind(workspace, BasicKind.PLENARY)

    with speaking(language):
        (row,) = workspace.meetings.rows(SPRING.year)
        (decision,) = workspace.registers.decisions()
        (entry,) = MinutesRegisterService(workspace.database, lambda: TODAY).entries()
        series = workspace.year_opening.series(Series(key, 0, date(2027, 1, 4), date(2027, 2, 28)))
        near = workspace.acts.assemblies(SPRING)
        said = {
            row.badge,
            decision.meeting.badge,
            entry.badge,
            *(each.badge for each in series),
            *(each.badge for each in near),
            *(each.badge for each in workspace.office.kinds() if each.id == key),
            *(each.badge for each in workspace.meeting_kinds.kinds() if each.id == key),
            *(each.badge for each in workspace.meeting_names.named(held)),
            *(each.label.split()[0] for each in AgendaReads(workspace.database).known_days(SPRING.year).meetings),
        }

    assert series
    assert near
    assert said == {letters}


@pytest.mark.parametrize("window", ["fr", "nl"])
@pytest.mark.parametrize("typed", ["MARCHE", "wandel."])
def test_a_filter_finds_by_the_letters_of_either_language(workspace: Workspace, window: str, typed: str) -> None:
    walk = meeting(workspace, BasicKind.WALK, SPRING)
    workspace.records.change(MeetingKind, kind(workspace, BasicKind.WALK), {"badge": "MARCHE"})
    workspace.records.change(Meeting, walk, {"state": MeetingState.HELD})
    workspace.meetings.decide(walk, "Inviter la Commune.")

    with speaking(window):
        (row,) = workspace.meetings.rows(SPRING.year)
        (decision,) = workspace.registers.decisions()

    assert fold(typed) in row.folded
    assert fold(typed) in decision.folded


@LETTERS
def test_papers_print_the_letters_of_their_language(workspace: Workspace, language: str, letters: str) -> None:
    held = meeting(workspace, on=SPRING, theme="Un")
    workspace.records.change(Meeting, held, {"state": MeetingState.HELD})
    register = MinutesRegisterService(workspace.database, lambda: TODAY).register(language=language)
    calendar = workspace.year_calendar.document(SPRING.year, language=language)

    for window in ("fr", "nl"):
        with speaking(window):
            again = workspace.year_calendar.document(SPRING.year, language=language)
        assert again.content == calendar.content
    assert f"{letters} I · Un" in words(calendar)
    assert letters in words(register).split()
    assert letters in workspace.documents.minutes(held, language=language).file_name


@LETTERS
def test_the_year_s_changes_name_the_meeting_that_heard_of_them(
    workspace: Workspace, case: Assembly, language: str, letters: str
) -> None:
    with workspace.database() as session:
        key = session.scalars(select(Membership.id).where(Membership.organisation_id == case.canevas)).one()
    left = SPRING + timedelta(days=3)
    workspace.records.change(Membership, key, {"left_on": left, "left_meeting_id": case.meeting, "joined_on": None})

    document = workspace.directory_documents.changes(SPRING.year, language=language)

    assert f"{letters} {SPRING:%d/%m/%Y}" in words(document)


@LETTERS
def test_what_an_act_touches_is_named_by_the_letters_of_the_window(
    workspace: Workspace, case: Assembly, language: str, letters: str
) -> None:
    workspace.records.change(Attendance, case.odile_line, {"state": AttendanceState.INVITED})
    with speaking(language):
        told = [each.words for each in workspace.acts.consequences(Leave(case.canevas, SPRING - timedelta(days=9)))]

    assert any(f"{letters} {SPRING:%d/%m/%Y}" in each for each in told), told


def test_the_key_of_the_calendar_has_one_line_for_each_kind_in_every_language(workspace: Workspace) -> None:
    """Also where two kinds have the same letters in one of them."""
    other = workspace.meeting_kinds.add("Café", BasicKind.TEAM).record_id
    workspace.records.change(MeetingKind, other, {"badge": "CAFÉ", "badge_nl": "PLEN."})
    meeting(workspace, on=SPRING)
    make(workspace, Meeting, kind_id=other, first_on=SPRING + timedelta(days=1))

    keys = {}
    for language in ("fr", "nl"):
        content = workspace.year_calendar.document(SPRING.year, language=language).content
        keys[language] = [(each.badge, each.colour) for each in content.kinds]

    assert keys == {"fr": [("AG", "teal"), ("CAFÉ", "grey")], "nl": [("PLEN.", "teal"), ("PLEN.", "grey")]}


@pytest.mark.parametrize("window", ["fr", "nl"])
def test_a_paper_in_both_languages_has_the_letters_of_the_first(workspace: Workspace, window: str) -> None:
    made = meeting(workspace, on=SPRING)
    with speaking(window):
        document = workspace.sheets.preview(made, language="fr-nl")

    assert " AG " in f" {document.file_name} "
    assert "PLEN." not in document.file_name


def test_without_dutch_letters_those_that_there_are_stand(workspace: Workspace) -> None:
    key = workspace.meeting_kinds.add("Permanence", BasicKind.WALK).record_id
    with speaking("nl"):
        found = {each.id: each.badge for each in workspace.office.kinds()}
    assert found[key] == "PERMAN"


def test_a_new_dossier_has_the_dutch_letters_of_the_house(workspace: Workspace) -> None:
    kinds = {each.behaviour: each.values["badge_nl"] for each in workspace.meeting_kinds.kinds()}

    assert kinds == DUTCH_BADGES
    assert set(kinds) == set(BasicKind)
    assert max(map(len, kinds.values())) <= 7


def test_dutch_letters_travel_in_the_workbook(workspace: Workspace, tmp_path: Path) -> None:
    own = workspace.meeting_kinds.add("Permanence", BasicKind.WALK).record_id
    workspace.records.change(MeetingKind, own, {"badge_nl": "ZIT"})
    exported = export_workbook(workspace)

    with another(tmp_path / "other") as other:
        import_workbook(other, read(exported.content))
        found = {each.badge: each.badge_nl for each in all_of(other, MeetingKind)}

    assert (found["PERMAN"], found["AG"]) == ("ZIT", "PLEN.")


@pytest.mark.parametrize(("language", "letters"), [("fr", "MARCHE"), ("en", "WALK"), ("nl", "WANDEL.")])
def test_a_badge_that_is_a_word_is_said_in_the_language(workspace: Workspace, language: str, letters: str) -> None:
    meeting(workspace, BasicKind.WALK)

    with speaking(language):
        (row,) = workspace.meetings.rows(SPRING.year)

    assert row.badge == letters
