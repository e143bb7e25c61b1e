"""Imports remembered, lines set aside, and an import taken back a week later, whatever was done since."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from csxl_desktop.domain.contacts import ContactChannel, Mandate
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.imports import ImportBatch, SetAsideLine
from csxl_desktop.domain.membership import Membership
from csxl_desktop.exchange.members_table import members_sheet, members_table
from csxl_desktop.exchange.organisation_names import tidy_name
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.services.exchange.decisions import Choice, Decision
from csxl_desktop.services.exchange.import_batch import MAX_LINES, AsideLine, ImportOrigin
from csxl_desktop.services.exchange.report import ImportReport
from csxl_desktop.services.import_undoing import Staying, Undoing
from csxl_desktop.services.imports import AlreadyUndoneError, ImportRow
from csxl_desktop.services.members_import import apply_members, preview_members
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.history import broken_links
from csxl_desktop.storage.values import record_classes
from tests import factories
from tests.year_pair import as_csv, first_year, year_after

TODAY = date(2026, 11, 21)
LAST_DAY = date(2025, 12, 31)
MEMORY = {ImportBatch.__tablename__, SetAsideLine.__tablename__}
State = dict[tuple[str, UUID], dict[str, Any]]


def take(
    workspace: Workspace,
    content: bytes,
    on: date | None = None,
    decide: Callable[[ImportReport], tuple[Decision, ...]] = lambda _report: (),
    **origin: Any,
) -> ImportReport:
    table = members_table(members_sheet(read_table(content)), today=TODAY)
    preview = preview_members(workspace, table, on=on, origin=ImportOrigin("membres.csv", **origin))
    return apply_members(workspace, preview, decide(preview.report))


def decide_all(report: ImportReport) -> tuple[Decision, ...]:
    """What the coordinator answers: renamed where proposed, departed where absent."""
    return tuple(
        Decision(Choice.RENAME, line=line.line) if line.line else Decision(Choice.DEPART, record_id=line.record_id)
        for line in report.undecided
    )


def state(workspace: Workspace, *, without: frozenset[str] = frozenset(MEMORY)) -> State:
    with workspace.database() as session:
        return {
            (table, row["id"]): dict(row)
            for table, kind in record_classes().items()
            if table not in without
            for row in session.connection().execute(kind.__table__.select()).mappings()
        }


def second_year(workspace: Workspace) -> ImportRow:
    """A dossier with the first year in it, and the second taken in upon it."""
    take(workspace, as_csv(first_year()))
    take(workspace, as_csv(year_after(first_year()).rows), LAST_DAY, decide_all)
    return workspace.imports.imports()[0]


def organisation(workspace: Workspace, name: str) -> UUID:
    with workspace.database() as session:
        return session.scalars(select(Organisation.id).where(Organisation.name == name)).one()


def why(undoing: Undoing) -> set[tuple[Staying, str, str]]:
    return {(each.why, each.entity, each.field) for each in undoing.remaining}


def test_an_import_is_remembered_with_what_it_did(workspace: Workspace) -> None:
    row = second_year(workspace)

    assert (row.file_name, row.person, row.on, row.undone_at) == ("membres.csv", "Ana Test", LAST_DAY, None)
    assert row.counts == {"unchanged": 79, "changed": 10, "created": 7, "renamed": 5, "departed": 4}
    assert len(workspace.imports.imports()) == 2


def test_an_import_that_changes_nothing_leaves_nothing(workspace: Workspace) -> None:
    take(workspace, as_csv(first_year()))
    before = state(workspace, without=frozenset())

    take(workspace, as_csv(first_year()))

    assert state(workspace, without=frozenset()) == before


def test_of_a_long_report_the_counts_are_whole(workspace: Workspace) -> None:
    names = "\n".join(f"Maison {number:05}" for number in range(MAX_LINES + 3))
    take(workspace, f"organisation\n{names}\n".encode())

    with workspace.database() as session:
        report = session.scalars(select(ImportBatch)).one().report
    assert report is not None
    assert (report["counts"], report["left_out"]) == ({"created": MAX_LINES + 3}, 3)
    assert len(report["lines"]) == MAX_LINES


def test_an_import_taken_back_leaves_all_tables_as_before(workspace: Workspace) -> None:
    take(workspace, as_csv(first_year()))
    before = state(workspace)
    take(workspace, as_csv(year_after(first_year()).rows), LAST_DAY, decide_all)
    row = workspace.imports.imports()[0]

    preview = workspace.imports.undo_preview(row.id)
    assert not preview.written
    undoing = workspace.imports.undo(row.id)

    assert undoing.written
    assert (undoing.back, undoing.remaining) == (preview.back, ())
    assert state(workspace) == before
    assert workspace.imports.imports()[0].undone_at is not None
    with pytest.raises(AlreadyUndoneError):
        workspace.imports.undo(row.id)
    with workspace.database() as session:
        assert broken_links(session) == []


def test_a_week_later_all_that_nothing_stands_on_goes_back(workspace: Workspace) -> None:
    """A renamed organisation edited again, an attendance of an imported person, a mandate closed by hand."""
    year = year_after(first_year())
    take(workspace, as_csv(first_year()))
    before = state(workspace)
    take(workspace, as_csv(year.rows), LAST_DAY, decide_all)
    imported = state(workspace)
    row = workspace.imports.imports()[0]
    renamed = organisation(workspace, "Kiosque Horizon")
    workspace.records.change(Organisation, renamed, {"name": "Kiosque Grand Horizon"})
    newcomer = organisation(workspace, "Théâtre Kaléidoscope")
    with workspace.database() as session:
        guest = session.scalars(select(Mandate).where(Mandate.organisation_id == newcomer)).one()
        closed = session.scalars(
            select(Mandate)
            .join(Organisation, Organisation.id == Mandate.organisation_id)
            .where(Mandate.from_on == LAST_DAY, Organisation.name == tidy_name(year.representatives[0][0]))
        ).one()
    meeting = factories.meeting(workspace)
    workspace.attendance.invite_expected(meeting)
    workspace.records.change(Mandate, closed.id, {"to_on": LAST_DAY + timedelta(days=3)})
    worked = state(workspace)

    undoing = workspace.imports.undo(row.id)

    after = state(workspace)
    kept = {key for key in imported.keys() - before.keys() if key in after}
    assert ("people", guest.person_id) in kept
    assert ("organisations", newcomer) in kept
    assert ("mandates", closed.id) in kept
    assert after["organisations", renamed]["name"] == "Kiosque Grand Horizon"
    assert why(undoing) >= {
        (Staying.CHANGED, "Organisation", "name"),
        (Staying.CHANGED, "Mandate", "to_on"),
        (Staying.USED, "Person", ""),
    }
    # What was there before the import and was not touched since is as it was; what came since is as it is.
    assert {key: after[key] for key in before if key[1] != renamed} == {
        key: before[key] for key in before if key[1] != renamed
    }
    since = worked.keys() - imported.keys()
    assert {key: after[key] for key in since} == {key: worked[key] for key in since}
    assert after.keys() == before.keys() | since | kept
    with workspace.database() as session:
        assert broken_links(session) == []
        assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_conflicts_are_told_in_words(workspace: Workspace) -> None:
    take(workspace, as_csv(first_year()))
    take(workspace, as_csv(year_after(first_year()).rows), LAST_DAY, decide_all)
    row = workspace.imports.imports()[0]
    renamed = organisation(workspace, "Kiosque Horizon")
    workspace.records.change(Organisation, renamed, {"name": "Kiosque Grand Horizon"})

    undoing = workspace.imports.undo_preview(row.id)

    (stays,) = undoing.remaining
    assert (stays.then, stays.now, stays.name) == ("Kiosque Horizon", "Kiosque Grand Horizon", "Kiosque Grand Horizon")
    assert any(each.entity == "Membership" and each.name.startswith("Wijkhuis De Kade") for each in undoing.back)
    assert any(each.field == "left_on" and (each.now, each.before) == ("2025-12-30", "") for each in undoing.back)


def test_a_departure_is_kept_where_the_member_came_back_since(workspace: Workspace) -> None:
    row = second_year(workspace)
    gone = year_after(first_year()).departures[0]
    workspace.directory.join(organisation(workspace, gone), date(2026, 3, 1))

    undoing = workspace.imports.undo(row.id)

    (stays,) = undoing.remaining
    assert (stays.why, stays.entity) == (Staying.RULE, "Membership")
    assert "already a member" in stays.rule
    assert undoing.written
    assert len(workspace.directory.members(date(2026, 4, 1))) == len(first_year())


def test_what_was_set_back_by_hand_is_no_conflict(workspace: Workspace) -> None:
    row = second_year(workspace)
    renamed = organisation(workspace, "Kiosque Horizon")
    workspace.records.change(Organisation, renamed, {"name": year_after(first_year()).renamings[2][0]})

    assert workspace.imports.undo(row.id).remaining == ()


def test_what_is_used_by_what_stays_stays_too(workspace: Workspace) -> None:
    take(workspace, "organisation;prénom;nom\nLe Puits;Ana;Diop\n".encode())
    with workspace.database() as session:
        mandate = session.scalars(select(Mandate)).one()
    workspace.records.change(Mandate, mandate.id, {"function_title": "Directrice"})

    undoing = workspace.imports.undo(workspace.imports.imports()[0].id)

    assert why(undoing) == {
        (Staying.CHANGED, "Mandate", "function_title"),
        (Staying.USED, "Person", ""),
        (Staying.USED, "Organisation", ""),
    }
    (person,) = [each for each in undoing.remaining if each.entity == "Person"]
    assert person.users == (("Mandate", "Ana Diop · Le Puits"),)
    assert [each.entity for each in undoing.back] == ["Membership"]


def test_what_went_meanwhile_is_told_and_lets_the_rest_go(workspace: Workspace) -> None:
    known = workspace.records.create(Organisation, {"name": "Le Puits"})
    workspace.records.create(Membership, {"organisation_id": known.record_id})
    workspace.history.undo()
    joined = take(workspace, b"organisation;ville\nLe Puits;Ixelles\nLa Rive;\n")
    assert joined.written
    rive = organisation(workspace, "La Rive")
    workspace.records.trash(Organisation, rive)

    undoing = workspace.imports.undo(workspace.imports.imports()[0].id)

    assert (Staying.CHANGED, "Organisation", "trashed_at") in why(undoing)
    assert workspace.records.values(Organisation, known.record_id)["city"] == ""


def test_nothing_to_take_back_writes_nothing(workspace: Workspace) -> None:
    take(workspace, b"organisation\nLe Puits\n")
    row = workspace.imports.imports()[0]
    workspace.records.change(Organisation, organisation(workspace, "Le Puits"), {"city": "Ixelles"})
    with workspace.database() as session:
        joined = session.scalars(select(Membership.id)).one()
    workspace.records.change(Membership, joined, {"joined_on": date(2020, 1, 1)})

    assert not workspace.imports.undo(row.id).written
    assert workspace.imports.imports()[0].undone_at is None


def test_a_large_import_is_told_in_part(workspace: Workspace) -> None:
    names = "\n".join(f"Maison {number:05}" for number in range(1_100))
    take(workspace, f"organisation\n{names}\n".encode())

    undoing = workspace.imports.undo_preview(workspace.imports.imports()[0].id)

    assert (len(undoing.back), undoing.more) == (2_000, 200)


def test_an_import_unknown_or_without_its_act_is_refused(workspace: Workspace) -> None:
    made = factories.make(workspace, ImportBatch, imported_at=workspace.database.now(), file_name="ailleurs.csv")

    for key in (made, UUID(int=1)):
        with pytest.raises(RecordNotFoundError):
            workspace.imports.undo_preview(key)


def test_a_line_set_aside_waits_beside_its_import(workspace: Workspace) -> None:
    aside = AsideLine(3, "L'Îlot", {"organisation": "L'Îlot", "joined_on": "hier"}, "This is no date.")
    take(workspace, b"organisation\nLe Puits\n", aside=(aside,))

    (line,) = workspace.imports.set_aside()
    assert (line.line, line.name, line.cells, line.reason) == (3, "L'Îlot", aside.cells, aside.reason)
    assert workspace.imports.imports()[0].waiting == 1

    act = workspace.imports.settle(line.id)
    assert workspace.imports.set_aside() == []
    assert workspace.imports.imports()[0].waiting == 0
    workspace.history.undo_transaction(act)
    assert [each.id for each in workspace.imports.set_aside()] == [line.id]


def test_a_line_taken_up_again_is_settled_by_the_import_that_holds_it(workspace: Workspace) -> None:
    aside = AsideLine(3, "L'Îlot", {"organisation": "L'Îlot"}, "No date.")
    take(workspace, b"organisation\nLe Puits\n", aside=(aside,))
    (line,) = workspace.imports.set_aside()

    take(workspace, "organisation\nL'Îlot\n".encode(), taken_up=(line.id,))

    assert workspace.imports.set_aside() == []
    with workspace.database() as session:
        assert session.get_one(SetAsideLine, line.id).settled_how == "taken in"


@pytest.mark.parametrize("by_import", [True, False])
def test_a_line_taken_up_waits_again_when_that_import_is_taken_back(workspace: Workspace, *, by_import: bool) -> None:
    take(workspace, b"organisation\nLe Puits\n", aside=(AsideLine(3, "L'Îlot", {"organisation": "L'Îlot"}),))
    (line,) = workspace.imports.set_aside()
    take(workspace, "organisation\nL'Îlot\n".encode(), taken_up=(line.id,))

    if by_import:
        workspace.imports.undo(workspace.imports.imports()[0].id)
    else:
        workspace.history.undo()

    assert [each.id for each in workspace.imports.set_aside()] == [line.id]


def test_undo_right_after_an_import_leaves_its_memory_and_the_lines_set_aside(workspace: Workspace) -> None:
    before = state(workspace)
    aside = AsideLine(3, "L'Îlot", {"organisation": "L'Îlot"}, "No date.")
    take(workspace, b"organisation\nLe Puits\n", aside=(aside,))
    there = state(workspace)

    workspace.history.undo()

    assert state(workspace) == before
    (row,) = workspace.imports.imports()
    assert (row.file_name, row.undone_at is not None, row.waiting) == ("membres.csv", True, 1)
    assert [line.cells for line in workspace.imports.set_aside()] == [aside.cells]
    with pytest.raises(AlreadyUndoneError):
        workspace.imports.undo(row.id)

    workspace.history.redo()
    assert state(workspace) == there
    assert workspace.imports.imports()[0].undone_at is None

    workspace.history.undo()
    assert state(workspace) == before
    assert workspace.imports.imports()[0].undone_at is not None


def test_who_stands_on_a_line_set_aside_has_not_left(workspace: Workspace) -> None:
    take(workspace, "organisation\nLe Puits\nL'Îlot\n".encode())

    report = take(workspace, b"organisation\nLe Puits\n", LAST_DAY, aside=(AsideLine(3, "L’ÎLOT"), AsideLine(4, "")))

    assert report.written is False
    assert [line.outcome.value for line in report.lines] == ["unchanged"]


def test_undoing_the_undoing_brings_the_import_back(workspace: Workspace) -> None:
    row = second_year(workspace)
    there = state(workspace)
    workspace.imports.undo(row.id)

    workspace.history.redo()

    assert state(workspace) == there
    assert workspace.imports.imports()[0].undone_at is None


def test_contact_details_of_an_import_go_with_it(workspace: Workspace) -> None:
    known = factories.organisation(workspace, "Le Puits")
    person = factories.person(workspace, "Ana", "Diop")
    before = state(workspace)
    take(workspace, "organisation;prénom;nom;e-mail\nLe Puits;Ana;Diop;info@puits.example\n".encode())
    with workspace.database() as session:
        assert session.scalars(select(ContactChannel.value)).all() == ["info@puits.example"]
    assert workspace.records.values(Person, person)["last_name"] == "Diop"

    workspace.imports.undo(workspace.imports.imports()[0].id)

    assert state(workspace) == before
    assert workspace.records.values(Organisation, known)["name"] == "Le Puits"
