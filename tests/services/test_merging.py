"""Two records made one: everything follows, nothing printed changes, and one undo brings all back."""

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Enum as EnumType
from sqlalchemy import inspect, select, text
from sqlalchemy.orm import Session

from csxl_desktop.domain import errors
from csxl_desktop.domain.attendance import Attendance, AttendancePartner
from csxl_desktop.domain.base import Base, Record, RichTextType
from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import (
    AliasNature,
    AttendanceState,
    ChannelKind,
    MandateRole,
    OrganisationStatus,
)
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.duplicates import NotDuplicate
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.domain.merge_rows import Choices, Comparison, Fate, Side
from csxl_desktop.domain.organisation_details import CustomField, CustomValue, OrganisationEnd, Tag, TagLink
from csxl_desktop.services.merge_links import links_to
from csxl_desktop.services.natural_keys import references
from csxl_desktop.services.printing import render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.entities import metadata
from csxl_desktop.storage.values import columns, record_classes
from tests.conftest import NOW
from tests.factories import (
    SPRING,
    Assembly,
    assembly,
    make,
    meeting,
    organisation,
    person,
    representative,
)

LATER = date(2026, 9, 17)
Tables = dict[str, list[tuple[Any, ...]]]

# The two figures of every meeting, by SQL alone: lines present and distinct organisations counted.
COUNTS = """
SELECT meeting_id, count(DISTINCT line), count(DISTINCT partner) FROM (
  SELECT a.meeting_id, CASE a.state WHEN 'present' THEN a.id END AS line,
         coalesce(a.counted_as_id, a.organisation_id) AS partner
  FROM attendances a WHERE a.trashed_at IS NULL AND a.state IN ('present', 'represented')
  UNION ALL
  SELECT a.meeting_id, NULL, coalesce(p.counted_as_id, p.organisation_id)
  FROM attendance_partners p JOIN attendances a ON a.id = p.attendance_id
  WHERE p.trashed_at IS NULL AND a.trashed_at IS NULL AND a.state IN ('present', 'represented')
) GROUP BY meeting_id ORDER BY meeting_id
"""


def tables(workspace: Workspace) -> Tables:
    """Every row of every table that the office's records are kept in."""
    with workspace.database() as session:
        names = sorted(table for table in record_classes())
        return {name: sorted(map(tuple, session.execute(text(f"SELECT * FROM {name}"))), key=repr) for name in names}


def counts(workspace: Workspace) -> list[tuple[Any, ...]]:
    with workspace.database() as session:
        return [tuple(row) for row in session.execute(text(COUNTS))]


def rows(workspace: Workspace, entity: type[Record], **values: Any) -> list[Any]:
    with workspace.database() as session:
        found = session.scalars(select(entity).filter_by(trashed_at=None, **values).order_by(entity.id))
        return list(found)


def merge(workspace: Workspace, keep: UUID, lose: UUID, choices: Choices | None = None) -> UUID:
    return workspace.merging.merge(Organisation, keep, lose, choices or Choices()).transaction_id


def merge_people(workspace: Workspace, keep: UUID, lose: UUID, choices: Choices | None = None) -> UUID:
    return workspace.merging.merge(Person, keep, lose, choices or Choices()).transaction_id


def compare(workspace: Workspace, keep: UUID, lose: UUID) -> Comparison:
    return workspace.merging.compare(Organisation, keep, lose)


def fates(comparison: Comparison) -> dict[tuple[str, Side], list[Fate]]:
    told: dict[tuple[str, Side], list[Fate]] = {}
    for part in comparison.parts:
        told.setdefault((part.kind, part.side), []).append(part.fate)
    return told


def two(workspace: Workspace, **values: Any) -> tuple[UUID, UUID]:
    """A body twice in the directory."""
    return organisation(workspace, "Le Phare", member=False), make(workspace, Organisation, name="Phare asbl", **values)


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
    sample = {str: f"Made {number}", int: number, date: SPRING, datetime: NOW, time: time(9), bool: True}
    return {**sample, Decimal: Decimal(number), float: number}[kind.python_type]


def _still_pointing(workspace: Workspace, entity: type[Record], key: UUID) -> list[str]:
    found = []
    with workspace.database() as session:
        for table in metadata().sorted_tables:
            for column in table.columns:
                if any(foreign.column.table.name == entity.__tablename__ for foreign in column.foreign_keys):
                    statement = select(table.c.id).where(column == key, table.c.id != key)
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


def held(workspace: Workspace, made: Assembly) -> None:
    for line in (made.odile_line, made.samir_line):
        workspace.attendance.set_state(line, AttendanceState.PRESENT)


def approve(workspace: Workspace, made: Assembly) -> bytes:
    workspace.minutes.send(made.meeting, date(2026, 3, 20), "aux membres")
    workspace.minutes.approve(made.meeting, meeting(workspace, on=LATER))
    return _pages(workspace, made.meeting)


def _pages(workspace: Workspace, meeting_id: UUID) -> bytes:
    document = workspace.documents.minutes(meeting_id)
    assert document.sealed is not None
    return render(document)


def test_approved_minutes_print_and_count_the_same_afterwards(workspace: Workspace) -> None:
    made = assembly(workspace)
    held(workspace, made)
    keep = make(workspace, Organisation, name="Canevas asbl")
    printed, counted, before = approve(workspace, made), counts(workspace), tables(workspace)

    act = merge(workspace, keep, made.canevas)

    assert _pages(workspace, made.meeting) == printed
    assert counts(workspace) == counted
    (line,) = rows(workspace, Attendance, person_id=made.odile, meeting_id=made.meeting)
    assert (line.organisation_id, line.counted_as_id, line.organisation_name) == (keep, keep, "(Le) Canevas")
    workspace.history.undo_transaction(act)
    assert tables(workspace) == before


def test_approved_minutes_that_counted_both_go_on_counting_both(workspace: Workspace) -> None:
    made = assembly(workspace)
    held(workspace, made)
    printed, counted, before = approve(workspace, made), counts(workspace), tables(workspace)

    told = compare(workspace, made.canevas, made.espace)
    merge(workspace, made.canevas, made.espace)

    assert any("1 meeting counted both" in note for note in told.notes)
    assert Fate.FROZEN in fates(told)["Attendance", Side.RIGHT]
    assert (counts(workspace), _pages(workspace, made.meeting)) == (counted, printed)
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


# Names, fields, parts.


def test_other_names_are_kept_as_names(workspace: Workspace) -> None:
    keep, lose = two(workspace, short_name="PH", name_nl="De Vuurtoren")
    make(workspace, OrganisationAlias, organisation_id=lose, name="Le Vieux Phare", nature=AliasNature.FORMER)
    make(workspace, OrganisationAlias, organisation_id=keep, name="le vieux phare")
    former = Choices({"short_name": Side.LEFT}, AliasNature.FORMER, date(2025, 12, 31))

    merge(workspace, keep, lose, former)

    told = {(row.name, row.nature, row.to_on) for row in rows(workspace, OrganisationAlias, organisation_id=keep)}
    assert told == {
        ("le vieux phare", AliasNature.ALIAS, None),
        ("Phare asbl", AliasNature.FORMER, date(2025, 12, 31)),
        ("PH", AliasNature.ACRONYM, None),
    }
    record = workspace.directory.organisation(keep)
    assert (record.row.name, record.values["name_nl"], record.values["short_name"]) == ("Le Phare", "De Vuurtoren", "")


def test_kept_record_may_take_the_other_name(workspace: Workspace) -> None:
    keep, lose = two(workspace)

    merge(workspace, keep, lose, Choices({"name": Side.RIGHT}))

    assert workspace.directory.organisation(keep).row.name == "Phare asbl"
    assert [row.name for row in rows(workspace, OrganisationAlias)] == ["Le Phare"]


def test_proposed_is_the_filled_value_else_the_newer_verified(workspace: Workspace) -> None:
    keep = make(workspace, Organisation, name="Le Phare", street="Rue A 1", city="Ixelles", verified_on=SPRING)
    lose = make(
        workspace,
        Organisation,
        name="Phare asbl",
        street="Rue B 2",
        description="Accueil",
        verified_on=LATER,
        verified_by="Ana Test",
        note="Deux",
    )
    workspace.records.change(Organisation, keep, {"note": "Un"})

    told = {row.column: row for row in compare(workspace, keep, lose).fields}

    assert {key: row.proposed for key, row in told.items() if not row.equal} == {
        "name": Side.LEFT,
        "street": Side.RIGHT,
        "city": Side.LEFT,
        "description": Side.RIGHT,
        "note": Side.RIGHT,
        "verified_on": Side.RIGHT,
        "verified_by": Side.RIGHT,
    }
    assert [key for key, row in told.items() if row.both] == ["note"]
    merge(workspace, keep, lose, Choices({"note": Side.BOTH, "verified_on": Side.LEFT}))
    values = workspace.directory.organisation(keep).values
    assert (values["note"], values["verified_on"], values["verified_by"]) == ("Un\nDeux", SPRING, "")


def test_leave_to_print_stands_only_where_both_gave_it(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    workspace.records.change(Organisation, lose, {"printable": False})
    for owner, value, printable in ((keep, "02 641 56 21", True), (lose, "+32 2 641 56 21", False)):
        make(
            workspace,
            ContactChannel,
            organisation_id=owner,
            kind=ChannelKind.PHONE,
            value=value,
            printable=printable,
        )

    merge(workspace, keep, lose)

    (channel,) = rows(workspace, ContactChannel)
    assert (channel.organisation_id, channel.value, channel.printable) == (keep, "02 641 56 21", False)
    assert workspace.directory.organisation(keep).values["printable"] is False


def test_the_same_twice_is_kept_once_and_an_opting_out_wins(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    category, tag = make(workspace, Category, name="Santé"), make(workspace, Tag, name="abri")
    letter = make(workspace, MailingList, name="Lettre")
    for owner in (keep, lose):
        make(workspace, OrganisationCategory, organisation_id=owner, category_id=category)
        make(workspace, TagLink, organisation_id=owner, tag_id=tag)
        gone = SPRING if owner == lose else None
        make(
            workspace,
            Subscription,
            organisation_id=owner,
            mailing_list_id=letter,
            address="a@b.example",
            unsubscribed_on=gone,
        )
    make(workspace, ContactChannel, organisation_id=lose, kind=ChannelKind.EMAIL, value="info@phare.example")

    told = fates(compare(workspace, keep, lose))
    merge(workspace, keep, lose)

    for kind in (OrganisationCategory, TagLink, Subscription):
        assert told[kind.__name__, Side.RIGHT] == [Fate.DROPPED]
        assert [row.organisation_id for row in rows(workspace, kind)] == [keep]
    assert told["ContactChannel", Side.RIGHT] == [Fate.MOVED]
    assert rows(workspace, Subscription)[0].unsubscribed_on == SPRING


def test_own_field_that_both_have_is_chosen(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    field = make(workspace, CustomField, label="Clés", subject="organisation", kind="text")
    for owner, value in ((keep, "armoire"), (lose, "tiroir")):
        make(workspace, CustomValue, custom_field_id=field, organisation_id=owner, value=value)

    (row,) = (row for row in compare(workspace, keep, lose).fields if "Clés" in row.column)
    merge(workspace, keep, lose, Choices({row.column: Side.RIGHT}))

    assert (row.left, row.right, row.proposed) == ("armoire", "tiroir", Side.LEFT)
    assert [value.value for value in rows(workspace, CustomValue)] == ["tiroir"]


@pytest.mark.parametrize(
    ("mine", "other", "left"),
    [
        ((date(2010, 1, 1), None), (date(2015, 5, 1), date(2020, 6, 30)), [(date(2010, 1, 1), None)]),
        ((date(2015, 5, 1), date(2020, 6, 30)), (None, date(2016, 1, 1)), [(None, date(2020, 6, 30))]),
        ((date(2015, 1, 1), date(2015, 12, 31)), (date(2016, 1, 1), None), [(date(2015, 1, 1), None)]),
        (
            (date(2010, 1, 1), date(2012, 1, 1)),
            (date(2014, 1, 1), None),
            [(date(2010, 1, 1), date(2012, 1, 1)), (date(2014, 1, 1), None)],
        ),
    ],
)
def test_memberships_that_overlap_or_follow_are_joined(
    workspace: Workspace,
    mine: tuple[date | None, date | None],
    other: tuple[date | None, date | None],
    left: list[tuple[date | None, date | None]],
) -> None:
    keep, lose = two(workspace)
    for owner, (joined, gone) in ((keep, mine), (lose, other)):
        why = "parti" if gone else ""
        make(workspace, Membership, organisation_id=owner, joined_on=joined, left_on=gone, leaving_reason=why)

    told = fates(compare(workspace, keep, lose))
    merge(workspace, keep, lose)

    found = [(row.joined_on, row.left_on) for row in rows(workspace, Membership, organisation_id=keep)]
    assert sorted(found, key=str) == sorted(left, key=str)
    assert told["Membership", Side.RIGHT] == [Fate.JOINED if len(left) == 1 else Fate.MOVED]
    assert all(bool(row.leaving_reason) is bool(row.left_on) for row in rows(workspace, Membership))


def test_membership_that_bridges_two_makes_one_of_three(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    for owner, joined, gone in ((keep, 2010, 2012), (keep, 2015, 2018), (lose, 2011, 2016)):
        make(workspace, Membership, organisation_id=owner, joined_on=date(joined, 1, 1), left_on=date(gone, 1, 1))

    merge(workspace, keep, lose)

    (row,) = rows(workspace, Membership)
    assert (row.joined_on, row.left_on) == (date(2010, 1, 1), date(2018, 1, 1))


def test_mandates_of_one_person_are_joined_and_two_voices_are_told(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    anna, bram = person(workspace, "Anna", "Diop"), person(workspace, "Bram", "Sow", "M.")
    representative(workspace, anna, keep, from_on=date(2020, 1, 1))
    representative(workspace, anna, lose, from_on=date(2018, 1, 1), to_on=date(2021, 1, 1), function_title="Juriste")
    representative(workspace, bram, lose)
    for owner, title in ((keep, "Directrice"), (lose, "Présidente")):
        make(
            workspace,
            Mandate,
            person_id=anna,
            organisation_id=owner,
            role=MandateRole.DIRECTOR,
            function_title=title,
        )

    told = compare(workspace, keep, lose)
    merge(workspace, keep, lose)

    assert [note for note in told.notes if "Mme Anna Diop, M. Bram Sow" in note]
    found = [(row.person_id, row.function_title, row.from_on) for row in rows(workspace, Mandate, organisation_id=keep)]
    assert sorted(found, key=repr) == sorted(
        [
            (anna, "Juriste", date(2018, 1, 1)),
            (bram, "", None),
            (anna, "Directrice", None),
            (anna, "Présidente", None),
        ],
        key=repr,
    )


def test_body_and_its_service_become_one_without_being_part_of_itself(workspace: Workspace) -> None:
    whole = organisation(workspace, "Commune", member=False)
    body = make(workspace, Organisation, name="Le Phare", parent_id=whole)
    service = make(workspace, Organisation, name="Phare asbl", parent_id=body)
    child = make(workspace, Organisation, name="Atelier", parent_id=service)

    merge(workspace, service, body)

    values = workspace.directory.organisation(service).values
    assert (values["parent_id"], [key for key, _name in workspace.directory.organisation(service).children]) == (
        whole,
        [child],
    )


def test_a_circle_of_parents_is_refused_whole(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    middle = make(workspace, Organisation, name="Milieu", parent_id=lose)
    workspace.records.change(Organisation, keep, {"parent_id": middle})
    before = tables(workspace)

    with pytest.raises(errors.OwnParentError):
        merge(workspace, keep, lose)

    assert tables(workspace) == before


def test_what_binds_the_two_to_each_other_goes(workspace: Workspace) -> None:
    keep, lose = two(workspace)
    make(workspace, NotDuplicate, organisation_id=keep, other_organisation_id=lose)
    make(workspace, OrganisationEnd, organisation_id=lose, successor_id=keep, ended_on=SPRING)
    make(workspace, Candidacy, organisation_id=lose, presented_by_id=keep)
    third = organisation(workspace, "Troisième", member=False)
    make(workspace, NotDuplicate, organisation_id=third, other_organisation_id=lose)
    make(workspace, NotDuplicate, organisation_id=keep, other_organisation_id=third)

    merge(workspace, keep, lose)

    assert [{row.organisation_id, row.other_organisation_id} for row in rows(workspace, NotDuplicate)] == [
        {keep, third}
    ]
    assert rows(workspace, OrganisationEnd) == []
    (candidacy,) = rows(workspace, Candidacy)
    assert (candidacy.organisation_id, candidacy.presented_by_id) == (keep, None)


@pytest.mark.parametrize(("status", "ends"), [(Side.LEFT, 0), (Side.RIGHT, 1)])
def test_end_of_an_organisation_goes_with_the_status_chosen(workspace: Workspace, status: Side, ends: int) -> None:
    keep, lose = two(workspace, status=OrganisationStatus.DISSOLVED)
    make(workspace, OrganisationEnd, organisation_id=lose, ended_on=SPRING)

    merge(workspace, keep, lose, Choices({"status": status}))

    assert len(rows(workspace, OrganisationEnd, organisation_id=keep)) == ends


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
    assert (_pages(workspace, made.meeting), counts(workspace)) == (printed, counted)
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
