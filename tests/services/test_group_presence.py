"""Who came to which session; whom the group never saw, whom to invite next and why."""

from datetime import date, timedelta
from uuid import UUID

from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.content.working_group import GroupPartners, PresenceMatrix
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.group_presence import Candidate, Presence, PresenceBoard, ranked
from csxl_desktop.domain.merge_rows import Choices
from csxl_desktop.domain.programme import Speaker
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.documents.reading import whole_text
from tests.factories import SPRING, make, organisation, person
from tests.services.report_support import PRESENT, YEAR, group_of, session_of


def came(
    workspace: Workspace, session: UUID, body: UUID, state: AttendanceState = PRESENT, name: str = "Zoé Adam"
) -> None:
    workspace.attendance.add_person(session, person(workspace, *name.split()), body, state=state)


def test_the_matrix_tells_attendance_from_speaking_and_from_excuses(workspace: Workspace) -> None:
    group = group_of(workspace)
    first, second = session_of(workspace, group, SPRING), session_of(workspace, group, SPRING + timedelta(days=30))
    there, spoke = organisation(workspace, "Alpha"), organisation(workspace, "Bêta", member=False)
    sorry, wrong = organisation(workspace, "Gamma"), organisation(workspace, "Delta")
    came(workspace, first, there)
    came(workspace, second, there, AttendanceState.EXCUSED)
    make(workspace, Speaker, meeting_id=second, organisation_id=spoke)
    came(workspace, first, sorry, AttendanceState.EXCUSED)
    came(workspace, first, wrong)
    workspace.working_groups.correct_partner(group, YEAR, wrong, included=False)

    board = workspace.group_presence.board(group, YEAR)

    assert [(row.organisation, row.marks, row.times) for row in board.rows] == [
        ("Alpha", (Presence.THERE, Presence.EXCUSED), 1),
        ("Bêta", (None, Presence.SPOKE), 1),
        ("Gamma", (Presence.EXCUSED, None), 0),
    ]
    assert [head.id for head in board.sessions] == [first, second]
    assert [row.organisation for row in board.not_members()] == ["Bêta"]


def test_members_not_seen_this_year_come_with_what_speaks_for_them(workspace: Workspace) -> None:
    group = group_of(workspace)
    old, new = session_of(workspace, group, date(2025, 5, 6)), session_of(workspace, group)
    partner, before, sorry, alike, silent = (
        organisation(workspace, name) for name in ("Partenaire", "Avant", "Excusée", "Pareille", "Silencieuse")
    )
    housing = make(workspace, Category, name="Logement")
    for body in (partner, alike):
        make(workspace, OrganisationCategory, organisation_id=body, category_id=housing)
    came(workspace, new, partner)
    came(workspace, old, before)
    came(workspace, new, sorry, AttendanceState.EXCUSED)
    make(
        workspace,
        GroupParticipant,
        working_group_id=group,
        person_id=person(workspace, "Tom", "Claes"),
        organisation_id=silent,
    )

    board = workspace.group_presence.board(group, YEAR)

    assert [each.organisation for each in board.to_invite()] == ["Excusée", "Avant", "Pareille"]
    by_name = {each.organisation: each for each in board.candidates}
    assert by_name["Excusée"].excused == 1
    assert by_name["Avant"].came_on == date(2025, 5, 6)
    assert by_name["Avant"].heard_on == date(2025, 5, 6)
    assert by_name["Pareille"].shared == ("Logement",)
    assert by_name["Silencieuse"].on_list
    assert [each.organisation for each in board.never_seen()] == ["Excusée", "Pareille", "Silencieuse"]


def test_who_left_the_coordination_is_not_invited(workspace: Workspace) -> None:
    group = group_of(workspace)
    session_of(workspace, group)
    organisation(workspace, "Étrangère", member=False)
    later = organisation(workspace, "Future", joined=date(2099, 1, 1))

    board = workspace.group_presence.board(group, YEAR)

    assert later not in {each.id for each in board.candidates}
    assert board.candidates == ()


def test_of_equals_the_one_heard_of_last_comes_first() -> None:
    silent, early, late = (Candidate(new_id(), name, name) for name in ("a", "b", "c"))
    early = Candidate(early.id, "b", "b", heard_on=date(2025, 1, 1))
    late = Candidate(late.id, "c", "c", heard_on=date(2026, 1, 1))

    assert [each.organisation for each in ranked([silent, early, late])] == ["c", "b", "a"]
    assert PresenceBoard(candidates=(silent,)).to_invite() == ()


def test_the_matrix_and_the_partners_are_printed(workspace: Workspace) -> None:
    group = group_of(workspace)
    days = [SPRING + timedelta(days=7 * n) for n in range(18)]
    sessions = [session_of(workspace, group, day) for day in days]
    alpha, beta = organisation(workspace, "Alpha"), organisation(workspace, "Bêta", member=False)
    for session in sessions[:2]:
        came(workspace, session, alpha)
    came(workspace, sessions[0], beta)
    workspace.working_groups.correct_partner(group, YEAR, organisation(workspace, "Main"), included=True)

    matrix = workspace.group_documents.presence(group, YEAR, language="en")
    partners = workspace.group_documents.partners(group, YEAR, language="en")

    assert isinstance(matrix.content, PresenceMatrix)
    assert [line.times for line in matrix.content.lines] == [2, 1, 0]
    text = whole_text(render(matrix))
    assert "18 sessions · 2 partners" in text
    assert "12/3" in text
    assert "From 02/07/2026 to 09/07/2026" in text  # the columns that no longer fit stand below
    assert isinstance(partners.content, GroupPartners)
    printed = whole_text(render(partners))
    for words in ("2 members", "1 other partner", "2 of 18", "1 of 18", "added by hand"):
        assert words in printed


def test_a_year_without_attendance_prints_a_sentence(workspace: Workspace) -> None:
    group = group_of(workspace)

    presence = render(workspace.group_documents.presence(group, YEAR, language="en"))
    partners = render(workspace.group_documents.partners(group, YEAR, language="en"))

    assert "No attendance was noted in 2026." in whole_text(presence)
    assert "No partner was at a session in 2026." in whole_text(partners)


def test_who_came_under_a_name_that_was_merged_away_is_not_called_unseen(workspace: Workspace) -> None:
    group = group_of(workspace)
    kept, lost = organisation(workspace, "Maison"), organisation(workspace, "Maison asbl", member=False)
    came(workspace, session_of(workspace, group), lost)
    assert [each.organisation for each in workspace.group_presence.board(group, YEAR).never_seen()] == ["Maison"]

    workspace.merging.merge(Organisation, kept, lost, Choices())

    assert workspace.group_presence.board(group, YEAR).never_seen() == ()
