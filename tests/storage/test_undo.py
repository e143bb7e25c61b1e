"""Undo and redo: insert, change, trash; conflicts field by field; older acts; nothing half done."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from csxl_desktop.domain.choices import MinutesState
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import (
    AlreadyMemberError,
    MinutesSealedError,
    NothingToRedoError,
    NothingToUndoError,
    OwnParentError,
    RecordNotFoundError,
    UndoConflictError,
)
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership
from csxl_desktop.domain.office import Venue
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.domain.undo_standing import How
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.history import broken_links
from csxl_desktop.system.identifiers import KeySequence
from tests.conftest import NOW
from tests.factories import SPRING, make, meeting, organisation, paragraph, person


def name_of(workspace: Workspace, organisation_id: UUID) -> str:
    return str(workspace.records.values(Organisation, organisation_id)["name"])


def test_change_is_undone_and_done_again(workspace: Workspace) -> None:
    known = organisation(workspace, "Avant", member=False)
    workspace.records.change(Organisation, known, {"name": "Après"}, "Renamed")

    undone = workspace.history.undo()
    assert (undone.label, undone.tables, undone.at) == ("Renamed", frozenset({"organisations"}), NOW)
    assert name_of(workspace, known) == "Avant"
    assert workspace.records.values(Organisation, known)["sort_key"] == "avant"

    assert workspace.history.redo().label == "Renamed"
    assert name_of(workspace, known) == "Après"
    assert workspace.history.undo().label == "Renamed"
    assert name_of(workspace, known) == "Avant"


def test_creation_is_undone_and_done_again(workspace: Workspace) -> None:
    made = person(workspace, "Zoé", "Adam")

    workspace.history.undo()
    with pytest.raises(RecordNotFoundError):
        workspace.records.values(Person, made)

    workspace.history.redo()
    found = workspace.records.values(Person, made)
    assert (found["first_name"], found["sort_key"], found["language"]) == ("Zoé", "adamzoe", "fr")


def test_creation_of_many_records_is_one_act(workspace: Workspace) -> None:
    planned = meeting(workspace, theme="Logement")

    assert workspace.history.undo().tables == {"meetings", "agenda_items", "minutes"}
    assert workspace.meetings.rows(2026) == []

    workspace.history.redo()
    assert [item.kind.value for item in workspace.meetings.record(planned).items] == ["P", "A", "M", "T"]


def test_trash_is_undone_with_its_parts(workspace: Workspace) -> None:
    known = organisation(workspace, "Une")
    workspace.records.trash(Organisation, known)
    assert workspace.directory.members(SPRING) == []

    workspace.history.undo()

    assert [row.organisation for row in workspace.directory.members(SPRING)] == ["Une"]


def test_removal_is_undone(workspace: Workspace) -> None:
    known = meeting(workspace)
    workspace.records.change(Meeting, known, {"report_paragraph": paragraph("Dit en été")})
    item = workspace.meetings.record(known).items[0].id
    workspace.records.change(AgendaItem, item, {"text": paragraph("Texte")})
    with workspace.database.begin("Removed") as session:
        session.delete(session.get_one(AgendaItem, item))

    workspace.history.undo()

    found = workspace.records.values(AgendaItem, item)
    assert (found["text"], found["text_plain"]) == (paragraph("Texte"), "Texte")
    with pytest.raises(UndoConflictError):
        workspace.history.undo_transaction(_transaction(workspace, item, "Removed"))


def _transaction(workspace: Workspace, record_id: UUID, label: str) -> UUID:
    return next(line.transaction_id for line in workspace.history.of_record(record_id) if line.label == label)


def test_several_acts_are_undone_newest_first_and_redone_in_order(workspace: Workspace) -> None:
    known = organisation(workspace, "A", member=False)
    for name in "BCD":
        workspace.records.change(Organisation, known, {"name": name})

    seen = []
    for act in ("undo", "undo", "undo", "redo", "redo", "undo", "redo", "redo"):
        getattr(workspace.history, act)()
        seen.append(name_of(workspace, known))

    assert "".join(seen) == "CBABCBCD"
    with pytest.raises(NothingToRedoError):
        workspace.history.redo()
    with workspace.database() as session:
        assert broken_links(session) == []


def test_new_act_forgets_what_could_be_redone(workspace: Workspace) -> None:
    known = organisation(workspace, "A", member=False)
    workspace.records.change(Organisation, known, {"name": "B"})
    workspace.history.undo()

    workspace.records.change(Organisation, known, {"city": "Ixelles"})

    with pytest.raises(NothingToRedoError):
        workspace.history.redo()


def test_creation_of_the_dossier_is_never_undone(workspace: Workspace) -> None:
    with pytest.raises(NothingToUndoError):
        workspace.history.undo()


def test_acts_of_another_workstation_are_not_ours_to_undo(workspace: Workspace) -> None:
    organisation(workspace, "A", member=False)
    workspace.database.author = Author("Bea", "poste-2")

    with pytest.raises(NothingToUndoError):
        workspace.history.undo()


def test_older_act_is_undone_where_later_ones_stand_beside_it(workspace: Workspace) -> None:
    known = organisation(workspace, "Avant", member=False)
    renamed = workspace.records.change(Organisation, known, {"name": "Après"})
    workspace.records.change(Organisation, known, {"city": "Ixelles"})

    workspace.history.undo_transaction(renamed.transaction_id)

    found = workspace.records.values(Organisation, known)
    assert (found["name"], found["city"]) == ("Avant", "Ixelles")


def test_conflict_names_the_fields_and_changes_nothing(workspace: Workspace) -> None:
    known = organisation(workspace, "A", member=False)
    first = workspace.records.change(Organisation, known, {"name": "B", "city": "Ixelles", "street": "Rue X"})
    workspace.records.change(Organisation, known, {"name": "C", "city": "Uccle"})

    with pytest.raises(UndoConflictError) as refusal:
        workspace.history.undo_transaction(first.transaction_id)

    assert [(each.how, each.field) for each in refusal.value.standing] == [(How.CHANGED, "name"), (How.CHANGED, "city")]
    assert workspace.records.values(Organisation, known)["street"] == "Rue X"


def test_act_is_not_undone_twice(workspace: Workspace) -> None:
    made = workspace.records.create(Organisation, {"name": "A"})
    workspace.history.undo()

    with pytest.raises(UndoConflictError):
        workspace.history.undo_transaction(made.transaction_id)


def test_creation_that_others_refer_to_is_not_undone(workspace: Workspace) -> None:
    made = workspace.records.create(Organisation, {"name": "A"})
    alias = make(workspace, OrganisationAlias, organisation_id=made.record_id, name="Alias")

    with pytest.raises(UndoConflictError) as refusal:
        workspace.history.undo_transaction(made.transaction_id)

    assert [(each.how, each.record_id) for each in refusal.value.standing] == [(How.USES, alias)]
    assert name_of(workspace, made.record_id) == "A"


def test_unknown_act_cannot_be_undone(workspace: Workspace) -> None:
    with pytest.raises(RecordNotFoundError):
        workspace.history.undo_transaction(UUID(int=1))


def test_undoing_a_first_name_keeps_the_order_of_the_new_family_name(workspace: Workspace) -> None:
    known = person(workspace, "Alice", "Dupont")
    first = workspace.records.change(Person, known, {"first_name": "Anna"})
    workspace.records.change(Person, known, {"last_name": "Zola"})

    workspace.history.undo_transaction(first.transaction_id)

    found = workspace.records.values(Person, known)
    assert (found["sort_key"], found["folded"]) == ("zolaalice", "alice zola")


def test_place_is_filed_under_its_old_name_again(workspace: Workspace) -> None:
    known = make(workspace, Venue, name="La Maison")
    workspace.records.change(Venue, known, {"name": "Zénith"})

    workspace.history.undo()

    assert workspace.records.values(Venue, known)["sort_key"] == "maison"


def test_numbers_undo_whatever_their_noughts(workspace: Workspace) -> None:
    known = make(workspace, StaffMember, last_name="Tits", fte=Decimal("0.8"))
    indicator = make(workspace, Indicator, name="Heures")
    value = make(workspace, IndicatorValue, indicator_id=indicator, year=2026, value=Decimal(100))
    workspace.records.change(StaffMember, known, {"fte": Decimal("0.5")})
    workspace.records.change(IndicatorValue, value, {"value": Decimal("100.555")})
    assert workspace.records.values(IndicatorValue, value)["value"] == Decimal("100.56")

    for _ in range(5):
        workspace.history.undo()

    with pytest.raises(RecordNotFoundError):
        workspace.records.values(StaffMember, known)


def test_clock_set_back_does_not_change_what_comes_last(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    known = organisation(workspace, "A", member=False)
    workspace.records.change(Organisation, known, {"name": "B"})
    # The program was started again, on a computer whose clock went back to 2020.
    monkeypatch.setattr("csxl_desktop.storage.history.new_id", KeySequence(lambda: 1_577_836_800_000).next)
    workspace.records.change(Organisation, known, {"name": "C"})

    workspace.history.undo()

    assert name_of(workspace, known) == "B"


def test_undo_does_not_make_two_memberships_of_one(workspace: Workspace) -> None:
    known = organisation(workspace, "A", joined=date(2020, 1, 1))
    left = workspace.directory.leave(known, date(2026, 1, 31))
    workspace.directory.join(known, date(2026, 6, 1))

    with pytest.raises(AlreadyMemberError):
        workspace.history.undo_transaction(left.transaction_id)

    assert len(workspace.directory.members(date(2026, 7, 1))) == 1


def test_undo_makes_no_circle_of_parents(workspace: Workspace) -> None:
    first, second = organisation(workspace, "A"), organisation(workspace, "B")
    workspace.records.change(Organisation, first, {"parent_id": second})
    freed = workspace.records.change(Organisation, first, {"parent_id": None})
    workspace.records.change(Organisation, second, {"parent_id": first})

    with pytest.raises(OwnParentError):
        workspace.history.undo_transaction(freed.transaction_id)


def test_approval_is_undone_but_nothing_below_a_seal(workspace: Workspace) -> None:
    held, following = meeting(workspace), meeting(workspace, on=SPRING + timedelta(days=60))
    item = workspace.meetings.record(held).items[0].id
    typed = workspace.records.change(AgendaItem, item, {"text": paragraph("Dit")})
    added = workspace.meetings.add_item(held)
    told = workspace.records.change(Meeting, held, {"report_paragraph": paragraph("Conté")})
    workspace.minutes.send(held, SPRING, "tous")
    workspace.minutes.approve(held, following)

    for act in (typed, added):
        with pytest.raises(MinutesSealedError):
            workspace.history.undo_transaction(act.transaction_id)
    workspace.history.undo_transaction(told.transaction_id)
    assert workspace.meetings.record(held).report_paragraph.plain() == ""
    assert workspace.history.undo().label == "Minutes approved"

    minutes = workspace.meetings.record(held).minutes
    assert minutes is not None
    assert (minutes.state, minutes.sealed) == (MinutesState.SENT, False)


def test_membership_in_the_trash_comes_back_by_undo(workspace: Workspace) -> None:
    known = organisation(workspace, "A", member=False)
    joined = make(workspace, Membership, organisation_id=known)
    workspace.records.trash(Membership, joined)

    workspace.history.undo()

    assert workspace.records.values(Membership, joined)["trashed_at"] is None
