"""People made one, and what merged records are afterwards."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from csxl_desktop.domain import errors
from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.choices import (
    AttendanceState,
    ChannelKind,
)
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.merge_rows import Choices, Side
from csxl_desktop.services.workspace import Workspace
from tests.factories import (
    SPRING,
    assembly,
    make,
    organisation,
    person,
    representative,
)
from tests.services.merging_support import approve, compare, counts, held, merge, merge_people, pages, rows, tables, two

# People.


def test_person_stands_once_on_a_list_where_one_line_counts_for_nobody(workspace: Workspace) -> None:
    made = assembly(workspace)
    double = person(workspace, "Odile", "Verbeeke")
    workspace.attendance.add_person(made.meeting, double, made.canevas, state=AttendanceState.PRESENT)
    workspace.attendance.represent(made.samir_line, made.odile_line)
    counted = counts(workspace)

    merge_people(workspace, made.odile, double)

    (line,) = rows(workspace, Attendance, person_id=made.odile)
    assert (line.state, line.last_name) == (AttendanceState.PRESENT, "Verbeke")
    assert rows(workspace, Attendance, id=made.samir_line)[0].represented_by_id == line.id
    assert counts(workspace) == counted


def test_two_lines_of_a_person_that_both_count_stay_and_it_is_said(workspace: Workspace) -> None:
    made = assembly(workspace)
    double = person(workspace, "Odile", "Verbeeke")
    workspace.attendance.add_person(made.meeting, double, made.espace, state=AttendanceState.PRESENT)
    workspace.attendance.set_state(made.odile_line, AttendanceState.PRESENT)
    counted = counts(workspace)

    told = workspace.merging.compare(Person, made.odile, double)
    merge_people(workspace, made.odile, double)

    assert [note for note in told.notes if "Both stand on the list of 12/03/2026" in note]
    assert len(rows(workspace, Attendance, person_id=made.odile)) == 2
    assert counts(workspace) == counted


def test_of_two_expected_one_line_is_left(workspace: Workspace) -> None:
    made = assembly(workspace)
    double = person(workspace, "Odile", "Verbeeke")
    workspace.attendance.add_person(made.meeting, double, made.espace, state=AttendanceState.EXCUSED)

    merge_people(workspace, made.odile, double)

    (line,) = rows(workspace, Attendance, person_id=made.odile)
    assert line.state is AttendanceState.EXCUSED


def test_person_merged_moves_everything_and_comes_back_whole(workspace: Workspace) -> None:
    made = assembly(workspace)
    held(workspace, made)
    printed = approve(workspace, made)
    double = person(workspace, "Odile", "Verbeeke")
    make(workspace, ContactChannel, person_id=double, kind=ChannelKind.MOBILE, value="0475 12 34 56")
    representative(workspace, double, made.espace)
    before, counted = tables(workspace), counts(workspace)

    merge_people(workspace, double, made.odile, Choices({"last_name": Side.RIGHT}))

    record = workspace.directory.person(double)
    assert record.row.full_name == "Odile Verbeke"
    assert {row.organisation for row in record.mandates} == {"(Le) Canevas", "Espace Rencontre"}
    assert (pages(workspace, made.meeting), counts(workspace)) == (printed, counted)
    workspace.history.undo()
    assert tables(workspace) == before
    workspace.history.redo()
    assert workspace.directory.person(made.odile).row.id == double


# Afterwards.


def test_old_link_leads_to_the_kept_record_however_often_merged(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    last = organisation(workspace, "Phare de la Mer", member=False)

    merge(workspace, keep, lose)
    merge(workspace, last, keep)

    assert workspace.directory.organisation(lose).row.id == last
    assert workspace.records.values(Organisation, lose)["merged_into_id"] == last


def test_what_was_merged_is_neither_merged_nor_taken_out_of_the_trash(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    merge(workspace, keep, lose)

    with pytest.raises(errors.MergedAwayError, match="Phare asbl"):
        merge(workspace, lose, keep)
    with pytest.raises(errors.MergedAwayError):
        workspace.records.restore(Organisation, lose)
    with pytest.raises(errors.SameRecordError):
        compare(workspace, keep, keep)
    hidden, other = person(workspace, "A", "B"), person(workspace, "C", "D")
    workspace.records.change(Person, hidden, {"anonymised_on": SPRING})
    with pytest.raises(errors.AnonymousRecordError):
        merge_people(workspace, other, hidden)


def test_search_finds_the_kept_record_by_both_names(workspace: Workspace) -> None:
    keep, lose = two(workspace)

    merge(workspace, keep, lose)

    assert {hit.record_id for hit in workspace.history.find("Phare asbl")} == {keep}


def test_random_merges_are_taken_back_without_a_trace(workspace: Workspace) -> None:
    made = assembly(workspace)
    held(workspace, made)
    approve(workspace, made)
    states = [tables(workspace)]
    for keep, lose in _pairs(workspace):
        merge(workspace, keep, lose)
        states.append(tables(workspace))

    for state in reversed(states[:-1]):
        workspace.history.undo()
        assert tables(workspace) == state


def _pairs(workspace: Workspace) -> Iterator[tuple[UUID, UUID]]:
    while len(found := sorted(row.id for row in workspace.directory.organisations())) > 1:
        yield found[0], found[-1]
