"""The history of every write: one row a changed record, chained, never bypassed."""

import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, insert, inspect, select, text, update

from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.evaluation import IndicatorValue
from csxl_desktop.domain.history import ChangeKind, HistoryChange, HistoryTransaction
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import values
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.history import BulkWriteError, broken_links, digest_of
from tests.conftest import AUTHOR, NOW
from tests.factories import make, meeting, organisation, paragraph, person

Row = dict[str, Any]


def changes(workspace: Workspace, record_id: UUID | None = None) -> list[Row]:
    """The rows of the history, of one record where given, oldest first."""
    statement = select(HistoryChange).order_by(HistoryChange.sequence)
    if record_id is not None:
        statement = statement.where(HistoryChange.record_id == record_id)
    with workspace.database() as session:
        return [
            {key: getattr(row, key) for key in values.columns(inspect(HistoryChange))}
            for row in session.scalars(statement)
        ]


def broken(workspace: Workspace) -> list[int]:
    with workspace.database() as session:
        return broken_links(session)


def test_creation_tells_every_value_that_is_not_empty(workspace: Workspace) -> None:
    made = workspace.records.create(Person, {"first_name": "Zoé", "last_name": "Adam"})

    (row,) = changes(workspace, made.record_id)
    assert (row["kind"], row["table_name"], row["old"]) == (ChangeKind.INSERT, "people", None)
    assert (row["person"], row["workstation"], row["at"]) == (AUTHOR.person, AUTHOR.workstation, NOW)
    assert row["transaction_id"] == made.transaction_id
    assert row["new"]["first_name"] == "Zoé"
    assert row["new"]["sort_key"] == "adamzoe"
    assert "trashed_at" not in row["new"]


def test_change_tells_only_the_fields_that_differ(workspace: Workspace) -> None:
    known = organisation(workspace, "Avant", member=False)

    workspace.records.change(Organisation, known, {"name": "Après", "city": ""})

    row = changes(workspace, known)[-1]
    assert row["old"] == {"name": "Avant", "sort_key": "avant", "folded": "avant"}
    assert row["new"] == {"name": "Après", "sort_key": "apres", "folded": "apres"}


def test_one_row_for_each_changed_record(workspace: Workspace) -> None:
    known = organisation(workspace, "Une")  # with its membership
    before = len(changes(workspace))

    workspace.records.trash(Organisation, known)

    rows = changes(workspace)[before:]
    assert {row["table_name"] for row in rows} == {"organisations", "memberships"}
    assert len({row["transaction_id"] for row in rows}) == 1
    assert all(row["new"] == {"trashed_at": NOW.isoformat()} for row in rows)


def test_nothing_changed_writes_nothing(workspace: Workspace) -> None:
    known = organisation(workspace, "Une", member=False)
    before = len(changes(workspace))

    workspace.records.change(Organisation, known, {"name": "Une"})

    assert len(changes(workspace)) == before


def test_value_that_comes_back_within_a_transaction_is_not_told(workspace: Workspace) -> None:
    known = organisation(workspace, "Une", member=False)
    before = len(changes(workspace))

    with workspace.database.begin("There and back") as session:
        found = session.get_one(Organisation, known)
        found.city = "Ixelles"
        session.flush()
        found.city = ""

    assert len(changes(workspace)) == before


def test_record_made_and_removed_in_one_transaction_is_not_told(workspace: Workspace) -> None:
    before = len(changes(workspace))

    with workspace.database.begin("Made and removed") as session:
        made = Person(first_name="Zoé")
        session.add(made)
        session.flush()
        made.last_name = "Adam"
        session.flush()
        session.delete(made)

    assert len(changes(workspace)) == before


def test_record_changed_then_removed_tells_what_stood_before(workspace: Workspace) -> None:
    known = person(workspace, "Zoé", "Adam")

    with workspace.database.begin("Changed and removed") as session:
        found = session.get_one(Person, known)
        found.first_name = "Zéno"
        session.flush()
        session.delete(found)

    row = changes(workspace, known)[-1]
    assert row["kind"] is ChangeKind.DELETE
    assert row["old"]["first_name"] == "Zoé"
    assert row["new"] is None


def test_history_does_not_tell_of_itself(workspace: Workspace) -> None:
    before = len(changes(workspace))

    with workspace.database.begin("Behind") as session:
        made = HistoryTransaction(id=UUID(int=9), at=NOW, person="x", workstation="x", label="x")
        session.add(made)
        session.flush()
        made.label = "y"
        session.flush()
        session.delete(made)

    assert len(changes(workspace)) == before


def test_refused_transaction_leaves_neither_record_nor_history(workspace: Workspace) -> None:
    before = len(changes(workspace))

    with pytest.raises(RecordNotFoundError), workspace.database.begin("Nowhere") as session:
        session.add(OrganisationAlias(organisation_id=UUID(int=1), name="Sans toit"))

    assert len(changes(workspace)) == before
    assert workspace.history.find("sans toit") == []
    assert organisation(workspace, "La vie continue")


def test_chain_is_whole_over_all_kinds_of_values(workspace: Workspace) -> None:
    held = meeting(workspace)
    workspace.records.change(Meeting, held, {"starts_at": time(9, 30), "edition": 3, "first_on": date(2026, 4, 1)})
    workspace.records.change(Meeting, held, {"report_paragraph": paragraph("Été · 🙂 · عربي")})
    workspace.records.change(Office, workspace.office.office_id(), {"vocabulary": {"member": "adhérent"}})
    make(workspace, StaffMember, last_name="Tits", fte=Decimal("0.8"))

    assert broken(workspace) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE history_changes SET person = 'Quelqu’un' WHERE sequence = 5",
        "UPDATE history_changes SET at = '2020-01-01 00:00:00.000000' WHERE sequence = 5",
        'UPDATE history_changes SET new = \'{"name": "x"}\' WHERE sequence = 5',
        "UPDATE history_changes SET digest = 'x' WHERE sequence = 5",
    ],
)
def test_chain_tells_tampering(workspace: Workspace, tampering: str) -> None:
    with workspace.database() as session:
        session.execute(text(tampering))
        session.commit()

    assert 5 in broken(workspace)


def test_chain_tells_a_missing_link(workspace: Workspace) -> None:
    with workspace.database() as session:
        session.execute(text("DELETE FROM history_changes WHERE sequence = 5"))
        session.commit()

    assert broken(workspace) == [6]


def test_redacted_values_leave_the_chain_whole(workspace: Workspace) -> None:
    known = person(workspace, "Zoé", "Adam")
    workspace.records.change(Person, known, {"first_name": "Zéno"})

    with workspace.database() as session:
        session.execute(
            text("UPDATE history_changes SET old = NULL, new = NULL WHERE record_id = :id"), {"id": known.hex}
        )
        session.commit()

    assert broken(workspace) == []
    assert [line.new for line in workspace.history.of_record(known)] == [{}, {}]


def test_each_workstation_has_its_own_chain(workspace: Workspace) -> None:
    known = organisation(workspace, "Une", member=False)
    workspace.database.author = Author("Bea", "poste-2")

    workspace.records.change(Organisation, known, {"name": "Deux"})

    row = changes(workspace, known)[-1]
    other = next(row for row in changes(workspace, known) if row["workstation"] == "poste-2")
    assert (other["sequence"], other["person"]) == (1, "Bea")
    assert row["workstation"] in {"poste-1", "poste-2"}
    assert broken(workspace) == []


def test_clock_of_another_zone_keeps_the_chain_and_undo(workspace: Workspace) -> None:
    workspace.database.now = lambda: datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    known = organisation(workspace, "Une", member=False)

    workspace.records.trash(Organisation, known)

    assert broken(workspace) == []
    assert changes(workspace, known)[-1]["at"] == datetime(2026, 7, 1, 10, tzinfo=UTC)
    workspace.history.undo()
    assert workspace.records.values(Organisation, known)["trashed_at"] is None


@pytest.mark.parametrize(
    "statement",
    [
        update(Organisation).values(name="x"),
        delete(Organisation),
        insert(Organisation).values(id=UUID(int=1), name="x"),
    ],
)
def test_bulk_writes_are_refused(workspace: Workspace, statement: Any) -> None:
    known = organisation(workspace, "Une", member=False)

    with pytest.raises(BulkWriteError), workspace.database.begin("Bulk") as session:
        session.execute(statement)

    assert workspace.records.values(Organisation, known)["name"] == "Une"


def test_label_and_lines_of_a_record(workspace: Workspace) -> None:
    known = organisation(workspace, "Une", member=False)
    workspace.records.change(Organisation, known, {"name": "Deux"}, "Renamed")

    newest, oldest = workspace.history.of_record(known)

    assert (newest.label, newest.kind, newest.old["name"], newest.new["name"]) == ("Renamed", "update", "Une", "Deux")
    assert (oldest.kind, oldest.person, oldest.workstation) == ("insert", AUTHOR.person, AUTHOR.workstation)
    assert len(workspace.history.of_record(known, limit=1)) == 1


def test_keys_of_transactions_grow(workspace: Workspace) -> None:
    first, second = (workspace.records.create(Person, {"last_name": name}) for name in "AB")

    assert first.transaction_id < second.transaction_id
    with workspace.database() as session:
        found = session.get_one(HistoryTransaction, first.transaction_id)
        assert (found.label, found.undoes_id) == ("Record created", None)


def test_digest_counts_nothing_and_null_alike() -> None:
    assert digest_of(None) == digest_of({}) == hashlib.sha256(b"{}").hexdigest()
    assert digest_of({"b": 1, "a": "é"}) == hashlib.sha256('{"a":"é","b":1}'.encode()).hexdigest()


CASES: list[tuple[Callable[[], Any], str, Any, Any]] = [
    (lambda: IndicatorValue, "value", Decimal("12.50"), "12.5"),
    (lambda: IndicatorValue, "value", Decimal(100), "100"),
    (lambda: Meeting, "starts_at", time(9, 30), "09:30:00"),
    (lambda: Meeting, "first_on", date(2026, 3, 12), "2026-03-12"),
    (lambda: Meeting, "trashed_at", NOW, NOW.isoformat()),
    (lambda: Meeting, "venue_id", UUID(int=7), str(UUID(int=7))),
    (lambda: Meeting, "stub", True, True),
    (lambda: AgendaItem, "text", RichText(), None),
    (lambda: AgendaItem, "text", paragraph("é"), paragraph("é").to_json()),
    (lambda: Membership, "joined_on", None, None),
]


@pytest.mark.parametrize(("entity", "field", "value", "written"), CASES)
def test_values_as_json_and_back(entity: Callable[[], Any], field: str, value: Any, written: Any) -> None:
    column = values.columns(inspect(entity()))[field]

    assert values.to_json(value) == written
    assert values.from_json(column, written) == value


def test_choices_are_written_by_value() -> None:
    column = values.columns(inspect(HistoryChange))["kind"]

    assert values.to_json(ChangeKind.UPDATE) == "update"
    assert values.from_json(column, "update") is ChangeKind.UPDATE
