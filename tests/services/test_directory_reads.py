"""The further reads of the directory, on a real dossier; names near to what is typed."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from csxl_desktop.domain.choices import AliasNature, MandateRole
from csxl_desktop.domain.contacts import Mandate, OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.membership import Candidacy, Seat
from csxl_desktop.i18n import fold
from csxl_desktop.services.directory_reads import DirectoryReads
from csxl_desktop.services.meetings import NewMeeting
from csxl_desktop.services.near_names import KnownName, near_names
from csxl_desktop.services.workspace import Workspace


@pytest.fixture
def reads(workspace: Workspace) -> DirectoryReads:
    return DirectoryReads(workspace.database)


@pytest.fixture
def atelier(workspace: Workspace) -> UUID:
    return workspace.records.create(Organisation, {"name": "L’Atelier", "short_name": "ATL"}).record_id


@pytest.fixture
def anna(workspace: Workspace) -> UUID:
    values = {"civility": "Mme", "first_name": "Anna", "last_name": "Diop"}
    return workspace.records.create(Person, values).record_id


def test_acts_tell_the_parts_too_with_names_for_keys(
    workspace: Workspace, reads: DirectoryReads, atelier: UUID, anna: UUID
) -> None:
    values = {"person_id": anna, "organisation_id": atelier, "function_title": "Directrice"}
    workspace.records.create(Mandate, values, "Mandate added")
    workspace.records.change(Organisation, atelier, {"city": "Ixelles"})

    changed, mandated, created = reads.acts(atelier)

    assert [(each.column, each.old, each.new) for each in changed.changes] == [("city", "", "Ixelles")]
    told = {each.column: each.new for each in mandated.changes}
    assert (mandated.label, told["person_id"]) == ("Mandate added", "Anna Diop")
    assert "organisation_id" not in told
    assert created.can_be_undone
    assert created.table == "organisations"


def test_whoever_speaks_for_an_organisation_stands_before_deputies_and_contacts(
    workspace: Workspace, atelier: UUID, anna: UUID
) -> None:
    for role, since in (("representative", 2020), ("deputy", 2024), ("contact", 2022)):
        values = {"person_id": anna, "organisation_id": atelier, "role": MandateRole(role)}
        workspace.records.create(Mandate, {**values, "from_on": date(since, 1, 1)})

    sheet = workspace.directory.organisation(atelier)

    assert [row.role for row in sheet.mandates] == ["representative", "deputy", "contact"]


def test_seats_and_candidacies_with_their_names(
    workspace: Workspace, reads: DirectoryReads, atelier: UUID, anna: UUID
) -> None:
    kind = next(kind for kind in workspace.office.kinds() if kind.code == "AG")
    meeting = workspace.meetings.plan(NewMeeting(kind.id, date(2026, 12, 10), theme="Bilan")).record_id
    workspace.records.create(Seat, {"organisation_id": atelier, "person_id": anna, "elected_on": date(2024, 1, 1)})
    values = {"organisation_id": atelier, "meeting_id": meeting, "asked_on": date(2026, 11, 1)}
    workspace.records.create(Candidacy, values)

    assert [(seat.person, seat.elected_on) for seat in reads.seats(atelier)] == [("Ms Anna Diop", date(2024, 1, 1))]
    assert [each.meeting_on for each in reads.candidacies(atelier)] == [date(2026, 12, 10)]
    assert [(each.id, each.label, each.secondary) for each in reads.assemblies(date(2026, 1, 1))] == [
        (meeting, "2026-12-10", "Bilan")
    ]
    assert reads.assemblies(date(2027, 1, 1)) == ()


def test_what_lies_in_the_trash(workspace: Workspace, reads: DirectoryReads, atelier: UUID, anna: UUID) -> None:
    workspace.records.trash(Organisation, atelier)

    assert reads.trashed(atelier)
    assert reads.trashed(uuid4())
    assert not reads.trashed(anna)


def test_an_organisation_is_near_by_any_of_its_names(
    workspace: Workspace, reads: DirectoryReads, atelier: UUID
) -> None:
    given = {"organisation_id": atelier, "name": "Fabrique sociale", "nature": AliasNature.FORMER}
    workspace.records.create(OrganisationAlias, given)
    names = reads.organisation_names()

    assert [near.id for near in near_names(names, "FABRIQUE SOCIALE")] == [atelier]
    assert [(near.name, near.secondary) for near in near_names(names, "atl")] == [("L’Atelier", "ATL")]
    assert near_names(names, "la fabrique sociales")[0].score < 100


def test_people_are_known_by_first_and_family_name(reads: DirectoryReads, anna: UUID) -> None:
    assert [near.id for near in near_names(reads.person_names(), "Diop Anna")] == [anna]


@pytest.mark.parametrize(
    ("typed", "score"),
    [("le canevas", 100), ("CANEVAS", 100), ("Canevaas", 93), ("Mission locale", 0), ("ca", 0)],
)
def test_how_near_a_name_is(typed: str, score: int) -> None:
    known = [KnownName(uuid4(), "(Le) Canevas", fold("Canevas"))]

    assert [near.score for near in near_names(known, typed)] == ([score] if score else [])
