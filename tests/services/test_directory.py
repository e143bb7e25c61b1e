"""The directory: who is a member when, who speaks for whom, in the office's order."""

from datetime import date, timedelta

import pytest

from csxl_desktop.domain.categories import OrganisationCategory, OrganisationKind
from csxl_desktop.domain.choices import AttendanceState, BasicKind, FieldKind, FieldSubject
from csxl_desktop.domain.contacts import ContactChannel, Mandate, OrganisationAlias
from csxl_desktop.domain.custom_fields import CustomField
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import AlreadyMemberError, DatesOutOfOrderError, EmptyNameError, RecordNotFoundError
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.membership import Candidacy, Seat
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n import speaking
from csxl_desktop.i18n.opening_hours import parse_hours
from csxl_desktop.services.acts.kinds import NewRepresentative
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.conftest import NOW
from tests.factories import SPRING, assembly, make, meeting, organisation, person, representative

DAY = timedelta(days=1)
TODAY = NOW.date()


def members(workspace: Workspace, on: date) -> list[tuple[int, str]]:
    return [(row.number, row.organisation) for row in workspace.directory.members(on)]


def spokesperson(workspace: Workspace, on: date) -> str:
    (row,) = workspace.directory.members(on)
    return row.representative


def test_members_on_a_day_are_sorted_as_the_office_sorts_and_numbered(workspace: Workspace) -> None:
    for name in ("Zénith", "(Le) Canevas", "Émeraude", "L’Abri", "eau vive", "(L')Entre-Temps"):
        organisation(workspace, name)
    organisation(workspace, "Ailleurs", member=False)

    assert members(workspace, SPRING) == [
        (1, "L’Abri"), (2, "(Le) Canevas"), (3, "eau vive"), (4, "Émeraude"), (5, "(L')Entre-Temps"), (6, "Zénith"),
    ]  # fmt: skip


def test_membership_holds_from_its_first_to_its_last_day(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison", joined=SPRING)
    workspace.directory.leave(house, SPRING + 10 * DAY, "dissoute")
    organisation(workspace, "Toujours")

    days = [SPRING - DAY, SPRING, SPRING + 10 * DAY, SPRING + 11 * DAY]

    assert [len(members(workspace, day)) for day in days] == [1, 2, 2, 1]
    row = next(row for row in workspace.directory.organisations(SPRING + 11 * DAY) if row.id == house)
    assert (row.is_member, row.was_member) == (False, True)


def test_the_list_says_tags_groups_hours_and_since_when(workspace: Workspace) -> None:
    house, anna = organisation(workspace, "Maison", joined=SPRING), person(workspace, "Anna", "Diop")
    workspace.records.change(Organisation, house, {"languages": "fr, nl"})
    for name, end in (("Logement", None), ("Santé", TODAY - DAY)):
        group = make(workspace, WorkingGroup, name=name)
        make(workspace, GroupParticipant, working_group_id=group, person_id=anna, organisation_id=house, to_on=end)
    for owner, key in (("organisation_id", house), ("person_id", anna)):
        workspace.tags.put(owner, key, "Accueil")
    workspace.details.write_hours(house, parse_hours("mo 9-12"), (None, TODAY - DAY))
    workspace.details.write_hours(house, parse_hours("mo 9-12:30"), (TODAY, None))
    for subject, key in ((FieldSubject.ORGANISATION, house), (FieldSubject.PERSON, anna)):
        own = workspace.own_fields.declare(subject, "Accès", FieldKind.CHOICE).record_id
        workspace.records.change(CustomField, own, {"choices": "Oui\nNon"})
        workspace.own_fields.write(own, key, "oui")

    row = next(row for row in workspace.directory.organisations() if row.id == house)
    (someone,) = workspace.directory.people()

    assert (row.tags, row.groups, row.member_since, row.minutes) == (("Accueil",), ("Logement",), SPRING, 210)
    assert (row.languages, row.own) == ("fr, nl", {"Accès": "Oui"})
    assert (someone.tags, someone.language, someone.own) == (("Accueil",), "fr", {"Accès": "Oui"})
    assert "accueil" in row.folded
    assert "accueil" in someone.folded
    assert workspace.directory.organisation(house).row == row


def test_arrivals_and_departures_of_a_year_by_date(workspace: Workspace) -> None:
    late, early = (
        organisation(workspace, "A", joined=date(2026, 9, 1)),
        organisation(workspace, "Z", joined=date(2026, 2, 1)),
    )
    organisation(workspace, "Toujours")
    gone = organisation(workspace, "Partie", joined=date(2025, 12, 31))
    workspace.directory.leave(gone, date(2026, 12, 31), "fusion")

    arrivals, departures = workspace.directory.changes(2026)

    assert [each.organisation_id for each in arrivals] == [early, late]
    assert [(each.organisation, each.on, each.reason) for each in departures] == [
        ("Partie", date(2026, 12, 31), "fusion")
    ]
    assert [each.organisation for each in workspace.directory.changes(2025)[0]] == ["Partie"]
    assert workspace.directory.changes(2027) == ([], [])


def test_joining_leaving_and_joining_again(workspace: Workspace) -> None:
    house, held = organisation(workspace, "Maison", member=False), meeting(workspace)
    workspace.directory.join(house, SPRING, held)
    with pytest.raises(AlreadyMemberError):
        workspace.directory.join(house, None)
    with pytest.raises(DatesOutOfOrderError):
        workspace.directory.leave(house, SPRING - DAY)
    workspace.directory.leave(house, SPRING + DAY)
    with pytest.raises(RecordNotFoundError):
        workspace.directory.leave(house, SPRING + DAY)
    workspace.directory.join(house, SPRING + 2 * DAY)

    record = workspace.directory.organisation(house)
    assert [(each.joined_on, each.left_on) for each in record.memberships] == [
        (SPRING + 2 * DAY, None),
        (SPRING, SPRING + DAY),
    ]


def test_new_representative_follows_the_one_before(workspace: Workspace) -> None:
    house, odile = organisation(workspace, "Maison"), person(workspace, "Odile", "Verbeke")
    representative(workspace, odile, house)
    new = NewRepresentative(SPRING, civility="M.", first_name="Tom", last_name="Claes", function_title="Coordinateur")

    workspace.directory.replace_representative(house, new)

    assert spokesperson(workspace, SPRING - DAY) == "Ms Odile Verbeke"
    assert spokesperson(workspace, SPRING) == "Mr Tom Claes"
    mandates = workspace.directory.organisation(house).mandates
    assert [(each.person, each.current, each.to_on) for each in mandates] == [
        ("Mr Tom Claes", True, None),
        ("Ms Odile Verbeke", False, SPRING - DAY),
    ]
    workspace.history.undo()
    assert spokesperson(workspace, SPRING) == "Ms Odile Verbeke"
    assert [row.full_name for row in workspace.directory.people()] == ["Odile Verbeke"]


def test_representative_from_now_on_does_not_change_the_past(workspace: Workspace) -> None:
    house, odile, tom = (
        organisation(workspace, "Maison"),
        person(workspace, "Odile", "V"),
        person(workspace, "Tom", "C", "M."),
    )
    representative(workspace, odile, house)

    workspace.directory.replace_representative(house, NewRepresentative(None, person_id=tom))

    assert spokesperson(workspace, date(2023, 12, 31)) == "Ms Odile V"
    assert spokesperson(workspace, TODAY) == "Mr Tom C"


def test_who_speaks_for_several_names_them_in_the_office_order_and_the_function_in_the_first(
    workspace: Workspace,
) -> None:
    ana = person(workspace, "Ana", "Diop")
    for name, function in (("Zénith", "Trésorière"), ("Le Beau Jardin", "Directrice"), ("Abri", "Ancienne")):
        former = {"to_on": TODAY - DAY} if function == "Ancienne" else {}
        house = organisation(workspace, name)
        representative(workspace, ana, house, function_title=function, **former)
    person(workspace, "Bram", "Seul")

    told = {row.first_name: (row.organisations, row.function_title) for row in workspace.directory.people()}

    assert told == {"Ana": ("Le Beau Jardin, Zénith", "Directrice"), "Bram": ("", "")}


def test_first_representative_may_be_known_since_ever(workspace: Workspace) -> None:
    house, tom = organisation(workspace, "Maison"), person(workspace, "Tom", "C", "M.")

    workspace.directory.replace_representative(house, NewRepresentative(None, person_id=tom))

    assert spokesperson(workspace, date(2000, 1, 1)) == "Mr Tom C"


def test_representative_replaced_on_the_first_day_keeps_that_day(workspace: Workspace) -> None:
    house, odile, tom = (
        organisation(workspace, "Maison"),
        person(workspace, "Odile", "V"),
        person(workspace, "Tom", "C", "M."),
    )
    representative(workspace, odile, house, from_on=SPRING)

    workspace.directory.replace_representative(house, NewRepresentative(SPRING, person_id=tom))

    assert spokesperson(workspace, SPRING) == "Mr Tom C"
    row = next(row for row in workspace.directory.organisations(SPRING))
    assert row.representative == "Tom C"


def test_nameless_representative_is_refused_whole(workspace: Workspace) -> None:
    house, odile = organisation(workspace, "Maison"), person(workspace, "Odile", "V")
    representative(workspace, odile, house)

    with pytest.raises(EmptyNameError):
        workspace.directory.replace_representative(house, NewRepresentative(SPRING))

    assert spokesperson(workspace, SPRING) == "Ms Odile V"


def test_committee_on_a_day(workspace: Workspace) -> None:
    case = assembly(workspace)
    make(
        workspace,
        Seat,
        organisation_id=case.espace,
        person_id=case.samir,
        elected_on=SPRING,
        term_end_on=SPRING + 900 * DAY,
    )
    make(workspace, Seat, organisation_id=case.canevas)
    make(workspace, Seat, organisation_id=case.canevas, ended_on=SPRING - DAY)

    rows = workspace.directory.committee(SPRING)

    assert [(row.organisation, row.person) for row in rows] == [
        ("(Le) Canevas", ""),
        ("Espace Rencontre", "Mr Samir Aït Lahcen"),
    ]
    assert len(workspace.directory.committee(SPRING - DAY)) == 2


def test_rows_of_organisations_tell_what_the_list_shows(workspace: Workspace) -> None:
    house, above = organisation(workspace, "Maison"), organisation(workspace, "Fédération", member=False)
    odile = person(workspace, "Odile", "Verbeke")
    representative(workspace, odile, house)
    representative(workspace, person(workspace, "Ancien", "X"), house, to_on=TODAY - DAY)
    (category, *_), (label, *_) = workspace.directory.category_options(), workspace.directory.kind_options()
    make(workspace, OrganisationCategory, organisation_id=house, category_id=category.id)
    make(workspace, OrganisationAlias, organisation_id=house, name="L’Ancienne École")
    values = {"parent_id": above, "kind_id": label.id, "short_name": "MQ", "city": "Sainte-Alix", "verified_on": SPRING}
    workspace.records.change(Organisation, house, values)

    row = next(row for row in workspace.directory.organisations() if row.id == house)

    assert (row.parent, row.kind, row.categories, row.representative) == (
        "Fédération",
        label.label,
        (category.label,),
        "Odile Verbeke",
    )
    assert (row.is_member, row.verified_on, row.sort_key) == (True, SPRING, "maison")
    for word in ("maison", "mq", "verbeke", "sainte-alix", "l'ancienne ecole"):
        assert word in row.folded


def test_rows_of_people_tell_for_whom_they_speak_today(workspace: Workspace) -> None:
    case = assembly(workspace)
    make(workspace, Mandate, person_id=case.odile, organisation_id=case.espace, role="contact")
    make(workspace, Mandate, person_id=case.odile, organisation_id=case.espace)
    make(workspace, Mandate, person_id=case.samir, organisation_id=case.canevas, to_on=TODAY - DAY)

    rows = workspace.directory.people()

    assert [(row.full_name, row.organisations, row.function_title) for row in rows] == [
        ("Samir Aït Lahcen", "Espace Rencontre", ""),
        ("Odile Verbeke", "(Le) Canevas, Espace Rencontre", "Directrice"),
    ]
    assert "canevas" in rows[1].folded
    options = {option.label: option.secondary for option in workspace.directory.person_options()}
    assert options["Samir Aït Lahcen"] == "Espace Rencontre"


def test_organisation_whole(workspace: Workspace) -> None:
    case = assembly(workspace)
    group = make(workspace, WorkingGroup, name="Jeunes")
    make(workspace, GroupParticipant, working_group_id=group, person_id=case.odile, organisation_id=case.canevas)
    make(workspace, OrganisationAlias, organisation_id=case.canevas, name="Ancien nom", nature="former")
    make(workspace, ContactChannel, organisation_id=case.canevas, kind="phone", value="02 641 56 21", label="accueil")
    make(workspace, Candidacy, organisation_id=case.canevas, meeting_id=case.meeting, asked_on=SPRING)
    make(workspace, Candidacy, organisation_id=case.canevas)
    child = make(workspace, Organisation, name="Antenne", parent_id=case.canevas)
    workspace.attendance.set_state(case.odile_line, AttendanceState.PRESENT)
    old = meeting(workspace, on=date(2023, 12, 31))
    workspace.attendance.add_person(old, case.odile, case.canevas)

    record = workspace.directory.organisation(case.canevas)

    assert record.values["name"] == "(Le) Canevas"
    assert [(each.name, each.nature.value) for each in record.aliases] == [("Ancien nom", "former")]
    assert [(each.kind.value, each.value, each.label) for each in record.channels] == [
        ("phone", "02 641 56 21", "accueil")
    ]
    assert [each.meeting for each in record.candidacies] == [SPRING.isoformat(), ""]
    assert record.children == ((child, "Antenne"),)
    assert record.groups == ("Jeunes",)
    assert [(each.on, each.subject, each.state.value, each.person) for each in record.seen] == [
        (SPRING, "Logement", "present", "Odile Verbeke")
    ]


def test_person_whole(workspace: Workspace) -> None:
    case = assembly(workspace)
    group = make(workspace, WorkingGroup, name="Jeunes")
    for _ in range(2):
        make(workspace, GroupParticipant, working_group_id=group, person_id=case.odile)
    session = meeting(workspace, BasicKind.GROUP_SESSION, SPRING + DAY, theme="Stages", working_group_id=group)
    workspace.attendance.invite_expected(session)
    make(workspace, ContactChannel, person_id=case.odile, kind="email", value="odile@example.org")

    record = workspace.directory.person(case.odile)

    assert record.groups == ("Jeunes",)
    assert [each.subject for each in record.seen] == ["Jeunes · Stages", "Logement"]
    assert [each.value for each in record.channels] == ["odile@example.org"]
    assert [(each.organisation, each.current) for each in record.mandates] == [("(Le) Canevas", True)]
    assert record.values["last_name"] == "Verbeke"


def test_what_is_not_there_is_refused(workspace: Workspace) -> None:
    thrown = person(workspace, "Odile", "Verbeke")
    workspace.records.trash(Person, thrown)

    for refused in (
        lambda: workspace.directory.person(thrown),
        lambda: workspace.directory.person(new_id()),
        lambda: workspace.directory.organisation(new_id()),
        lambda: workspace.directory.leave(new_id(), SPRING),
    ):
        with pytest.raises(RecordNotFoundError):
            refused()


def test_choices_come_in_the_office_order(workspace: Workspace) -> None:
    for name, short in (("Zénith", "Z"), ("(Le) Canevas", "")):
        make(workspace, Organisation, name=name, short_name=short)
    make(workspace, OrganisationKind, label="Autre", position=99)

    assert [(each.label, each.secondary) for each in workspace.directory.organisation_options()] == [
        ("(Le) Canevas", ""),
        ("Zénith", "Z"),
    ]
    assert workspace.directory.kind_options()[-1].label == "Autre"
    assert [each.secondary for each in workspace.directory.category_options()][:2] == [
        "Sociale hulp",
        "Huisvesting en energie",
    ]


def test_membership_of_a_trashed_organisation_is_none(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison", joined=SPRING)
    workspace.directory.leave(house, SPRING + DAY)
    workspace.records.trash(Organisation, house)

    assert members(workspace, SPRING) == []
    assert workspace.directory.changes(2026) == ([], [])


def test_nobody_who_was_anonymised_is_picked(workspace: Workspace) -> None:
    gone, kept = (person(workspace, first, "Diop") for first in ("Ana", "Léa"))
    workspace.anonymising.anonymise(gone, "Ana Diop")

    assert [option.id for option in workspace.directory.person_options()] == [kept]
    assert [(row.id, row.anonymised) for row in workspace.directory.people() if row.id == gone] == [(gone, True)]


def test_kinds_and_categories_are_said_in_the_language_spoken(workspace: Workspace) -> None:
    own = make(workspace, OrganisationKind, label="Ludothèque", label_nl="Spelotheek", position=99)
    directory = workspace.directory

    def said(language: str) -> tuple[list[str], list[tuple[str, str]]]:
        with speaking(language):
            kinds = [each.label for each in directory.kind_options()]
            return kinds, [(each.label, each.secondary) for each in directory.category_options()]

    french, english, dutch = said("fr"), said("en"), said("nl")

    assert (french[0][-1], english[0][-1], dutch[0][-1]) == ("Ludothèque", "Ludothèque", "Spelotheek")
    assert directory.kind_options()[-1].id == own
    assert ("École" in french[0], "School" in english[0], "School" in dutch[0]) == (True, True, True)
    assert french[1][0] == ("Aide sociale", "Social aid")
    assert english[1][0] == ("Social aid", "Sociale hulp")
    assert dutch[1][0] == ("Sociale hulp", "Social aid")
