"""Two records made one: every link follows, and nothing that was counted or printed changes."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Enum as EnumType
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import errors
from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.base import Base, Record, RichTextType
from csxl_desktop.domain.choices import (
    AttendanceState,
    OrganisationStatus,
)
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.duplicates import NotDuplicate
from csxl_desktop.domain.merge_rows import Choices, Fate, Side
from csxl_desktop.services.merge_links import links_to
from csxl_desktop.services.natural_keys import references
from csxl_desktop.services.safety.restoring import look_at
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.entities import metadata
from csxl_desktop.storage.values import columns, record_classes
from tests.conftest import AUTHOR, NOW
from tests.factories import (
    SPRING,
    assembly,
    make,
    meeting,
    person,
)
from tests.services.merging_support import LATER, approve, compare, counts, fates, held, merge, pages, rows, tables, two

# Nothing is forgotten: every column of the model that points to a record.


@pytest.mark.parametrize("entity", [Organisation, Person])
def test_every_column_that_points_to_the_lost_record_points_to_the_kept_one(
    workspace: Workspace, entity: type[Record]
) -> None:
    if entity is Organisation:  # ended, so that their ends have a sense
        keep, lose = two(workspace, status=OrganisationStatus.DISSOLVED)
        workspace.records.change(Organisation, keep, {"status": OrganisationStatus.DISSOLVED})
    else:
        keep, lose = person(workspace, "Anna", "Diop"), person(workspace, "Anna", "Diopp")
    pointing = _point_everything_to(workspace, entity, lose)
    assert len(pointing) > 10
    before = tables(workspace)

    act = workspace.merging.merge(entity, keep, lose, Choices()).transaction_id

    assert _still_pointing(workspace, entity, lose) == []
    with workspace.database() as session:
        for kind, column, key in pointing:
            row = session.get_one(kind, key)
            in_trash = NOW if column == "merged_into_id" else None
            assert (row.trashed_at, getattr(row, column)) == (in_trash, keep), f"{kind.__name__}.{column}"
    workspace.history.undo_transaction(act)
    assert tables(workspace) == before


def _point_everything_to(workspace: Workspace, entity: type[Record], key: UUID) -> list[tuple[type[Record], str, UUID]]:
    made = []
    with workspace.database.begin("All that can point") as session:
        for table in metadata().sorted_tables:
            kind = record_classes().get(table.name)
            for column in table.columns if kind is not None else ():
                if any(foreign.column.table.name == entity.__tablename__ for foreign in column.foreign_keys):
                    assert kind is not None
                    values: dict[str, Any] = {column.name: key}
                    if kind is NotDuplicate:  # said of two
                        other = f"other_{column.name}".replace("other_other_", "")
                        values[other] = _made(session, entity, {}).id
                    if column.name == "merged_into_id":  # merged before, in the trash since
                        values["trashed_at"] = NOW
                    record = _made(session, kind, values)
                    made.append((kind, column.name, record.id))
    return made


def _made(session: Session, kind: type[Record], values: dict[str, Any]) -> Record:
    """A record with every field that must be filled; each distinct, so that none is the double of another."""
    known = references(kind)
    for name, column in columns(inspect(kind)).items():
        if name in values or name == "id" or column.default is not None or column.nullable:
            continue
        if name in {"sort_key", "folded"} or name.endswith("_plain"):
            continue
        target = known.get(name.removesuffix("_id"))
        values[name] = _made(session, target, {}).id if target is not None else _value(column.type, session)
    if kind is Person:
        values |= {"first_name": "Made", "last_name": _value(columns(inspect(Person))["last_name"].type, session)}
    record = kind(**values)
    session.add(record)
    session.flush()
    return record


def _value(kind: Any, session: Session) -> Any:
    number = session.info["made"] = session.info.get("made", 0) + 1
    if isinstance(kind, EnumType):
        return next(iter(kind.enum_class or ()))
    if isinstance(kind, RichTextType):
        return None
    sample = {
        str: f"Made {number}",
        int: number,
        date: SPRING,
        datetime: NOW,
        time: time(number // 60 % 24, number % 60),
        bool: True,
    }
    return {**sample, Decimal: Decimal(number), float: number}[kind.python_type]


def _still_pointing(workspace: Workspace, entity: type[Record], key: UUID) -> list[str]:
    found = []
    with workspace.database() as session:
        for table in metadata().sorted_tables:
            for column in table.columns:
                if any(foreign.column.table.name == entity.__tablename__ for foreign in column.foreign_keys):
                    statement = select(table.c.id).where(column == key, table.c.id != key)
                    if (table.name, column.name) == ("memberships", "counted_as_id"):
                        continue  # who was the member stays written
                    found += [f"{table.name}.{column.name}" for _row in session.execute(statement)]
    return found


def test_links_are_found_in_the_model_itself() -> None:
    told = {(kind.__tablename__, key) for kind, keys in links_to(Organisation) for key in keys}

    assert ("attendances", "counted_as_id") in told
    assert ("organisations", "merged_into_id") in told
    assert told == {
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        for column in table.columns
        for foreign in column.foreign_keys
        if foreign.column.table.name == "organisations"
    }


# What was counted and printed.


def test_approved_minutes_print_and_count_the_same_afterwards(workspace: Workspace) -> None:
    made = assembly(workspace)
    held(workspace, made)
    keep = make(workspace, Organisation, name="Canevas asbl")
    printed, counted, before = approve(workspace, made), counts(workspace), tables(workspace)

    act = merge(workspace, keep, made.canevas)

    assert pages(workspace, made.meeting) == printed
    assert counts(workspace) == counted
    (line,) = rows(workspace, Attendance, person_id=made.odile, meeting_id=made.meeting)
    assert (line.organisation_id, line.counted_as_id, line.organisation_name) == (keep, made.canevas, "(Le) Canevas")
    workspace.history.undo_transaction(act)
    assert tables(workspace) == before


def test_approved_minutes_that_counted_both_go_on_counting_both(workspace: Workspace) -> None:
    made = assembly(workspace)
    held(workspace, made)
    printed, counted, before = approve(workspace, made), counts(workspace), tables(workspace)

    told = compare(workspace, made.canevas, made.espace)
    merge(workspace, made.canevas, made.espace)

    assert any("1 meeting held counted both" in note for note in told.notes)
    assert Fate.FROZEN in fates(told)["Attendance", Side.RIGHT]
    assert (counts(workspace), pages(workspace, made.meeting)) == (counted, printed)
    assert workspace.attendance.count(made.meeting).partners == 2
    workspace.history.undo()
    assert tables(workspace) == before


def test_two_lines_of_one_meeting_count_once_and_it_is_said_before(workspace: Workspace) -> None:
    made = assembly(workspace)
    held(workspace, made)
    assert workspace.attendance.count(made.meeting).partners == 2

    told = compare(workspace, made.canevas, made.espace)
    assert workspace.attendance.count(made.meeting).partners == 2  # comparing writes nothing
    merge(workspace, made.canevas, made.espace)

    assert [note for note in told.notes if "one partner less" in note]
    assert workspace.attendance.count(made.meeting).partners == 1
    assert workspace.attendance.count(made.meeting).persons == 2


def test_minutes_approved_after_the_merging_keep_it_from_being_taken_back(workspace: Workspace) -> None:
    made = assembly(workspace)
    held(workspace, made)
    act = merge(workspace, make(workspace, Organisation, name="Canevas asbl"), made.canevas)
    approve(workspace, made)

    with pytest.raises(errors.MinutesSealedError):
        workspace.history.undo_transaction(act)


def test_merging_is_done_again_after_the_approval_that_came_before_it(workspace: Workspace) -> None:
    made = assembly(workspace)
    held(workspace, made)
    keep = make(workspace, Organisation, name="Canevas asbl")
    approve(workspace, made)
    merge(workspace, keep, made.canevas)
    after = tables(workspace)

    for act in (workspace.history.undo, workspace.history.undo, workspace.history.redo, workspace.history.redo):
        act()

    assert tables(workspace) == after
    (line,) = rows(workspace, Attendance, person_id=made.odile, meeting_id=made.meeting)
    assert line.organisation_id == keep


def test_lists_to_come_say_the_kept_name_and_lists_held_the_old_one(workspace: Workspace) -> None:
    made = assembly(workspace)
    held(workspace, made)
    coming = meeting(workspace, on=LATER)
    workspace.attendance.invite_expected(coming)
    workspace.minutes.send(made.meeting, date(2026, 3, 20), "aux membres")  # held now
    keep = make(workspace, Organisation, name="Canevas asbl")

    merge(workspace, keep, made.canevas)

    names = {line.meeting_id: line.organisation_name for line in rows(workspace, Attendance, organisation_id=keep)}
    assert names == {made.meeting: "(Le) Canevas", coming: "Canevas asbl"}


def test_partner_noted_beside_a_line_counts_once(workspace: Workspace) -> None:
    made = assembly(workspace)
    workspace.attendance.set_state(made.odile_line, AttendanceState.PRESENT)
    workspace.attendance.add_partner(made.odile_line, made.espace)

    told = compare(workspace, made.canevas, made.espace)
    merge(workspace, made.canevas, made.espace)

    assert fates(told)["AttendancePartner", Side.RIGHT] == [Fate.DROPPED]
    assert rows(workspace, AttendancePartner) == []
    assert workspace.attendance.count(made.meeting).partners == 1


def test_two_records_become_one_after_a_backup(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    merge(workspace, keep, lose)

    (made,) = workspace.backups.rows()
    assert made.why == "mass"
    with look_at(made.place, made.name, AUTHOR, lambda: NOW) as before, before.database() as session:
        assert session.get_one(Organisation, lose).merged_into_id is None
