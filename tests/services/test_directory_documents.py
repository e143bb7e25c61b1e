"""What the documents of the directory gather from a dossier, and their pages."""

from datetime import date, time, timedelta

import pytest

from csxl_desktop.domain.categories import Category, OrganisationCategory, OrganisationKind
from csxl_desktop.domain.choices import AliasNature, AttendanceState, ChannelKind, OrganisationStatus
from csxl_desktop.domain.contacts import ContactChannel, OrganisationAlias
from csxl_desktop.domain.content.changes import CommitteeMove, Ending, TakenNote
from csxl_desktop.domain.content.directory import SeeEntry, Site
from csxl_desktop.domain.content.labels import L7163
from csxl_desktop.domain.custom_fields import CustomField, CustomValue
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.domain.organisation_details import OpeningHours, OrganisationAddress, OrganisationEnd
from csxl_desktop.domain.privacy import Consent
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.i18n.opening_hours import WeekSlot
from csxl_desktop.services.acts.kinds import ChangeSeat, Dissolve, Fuse, NewRepresentative, Rename
from csxl_desktop.services.directory_documents import DirectoryDocuments
from csxl_desktop.services.printing import Document, render
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.system.identifiers import new_id
from tests.documents.trial_meeting import whole
from tests.factories import SPRING, assembly, make, meeting, organisation, paragraph, person, representative, staff


def test_arrivals_and_departures_are_those_of_the_year(workspace: Workspace) -> None:
    welcomed = meeting(workspace, on=SPRING)
    new = organisation(workspace, "Nouvelle", member=False)
    workspace.directory.join(new, SPRING, welcomed)
    representative(workspace, person(workspace, "Nour", "Haddad", ""), new, from_on=SPRING)
    gone = organisation(workspace, "Partie", joined=date(2020, 1, 1))
    workspace.directory.leave(gone, date(2026, 6, 30), "fin des activités")
    organisation(workspace, "Ancienne")
    organisation(workspace, "Plus tard", joined=date(2027, 1, 1))

    document = DirectoryDocuments(workspace.database).changes(2026, language="en")

    (arrival,), (departure,) = document.content.arrivals, document.content.departures
    assert (arrival.organisation, arrival.representative, arrival.on) == ("Nouvelle", "Nour Haddad", SPRING)
    assert (arrival.welcomed_by != "", arrival.welcomed_on) == (True, SPRING)
    assert (departure.organisation, departure.on, departure.reason) == (
        "Partie",
        date(2026, 6, 30),
        "fin des activités",
    )
    assert document.content.representatives == ()  # the first representative replaces nobody
    assert "fin des activités" in whole(render(document))
    assert DirectoryDocuments(workspace.database).changes(2025).content.arrivals == ()


def test_names_given_up_in_the_year_are_renamings(workspace: Workspace) -> None:
    renamed = organisation(workspace, "Troisième")
    for name, ended in (("Deuxième", date(2026, 9, 1)), ("Première", date(2026, 2, 1)), ("Zéro", date(2019, 1, 1))):
        make(workspace, OrganisationAlias, organisation_id=renamed, name=name, nature=AliasNature.FORMER, to_on=ended)
    make(workspace, OrganisationAlias, organisation_id=renamed, name="Surnom", to_on=date(2026, 2, 1))

    found = DirectoryDocuments(workspace.database).changes(2026).content.renamings

    assert [(each.former, each.name) for each in found] == [("Première", "Deuxième"), ("Deuxième", "Troisième")]


def test_new_representatives_are_those_who_replace_somebody(workspace: Workspace) -> None:
    case = assembly(workspace)
    nour = person(workspace, "Nour", "Haddad", "")
    workspace.directory.replace_representative(case.canevas, NewRepresentative(person_id=nour, from_on=SPRING))
    outside = organisation(workspace, "Hors", member=False)
    representative(workspace, case.odile, outside)
    workspace.directory.replace_representative(outside, NewRepresentative(person_id=nour, from_on=SPRING))

    (found,) = DirectoryDocuments(workspace.database).changes(2026).content.representatives

    assert (found.organisation, found.person, found.before, found.on) == (
        "(Le) Canevas",
        "Nour Haddad",
        "Mme Odile Verbeke",
        SPRING,
    )


def test_seats_that_begin_end_and_go_on(workspace: Workspace) -> None:
    case = assembly(workspace)
    third = organisation(workspace, "Zèbre")
    eve = date(2026, 3, 11)
    make(workspace, Seat, organisation_id=case.canevas, elected_on=date(2023, 1, 1), ended_on=eve)
    make(workspace, Seat, organisation_id=case.canevas, elected_on=SPRING, person_id=case.odile)
    make(workspace, Seat, organisation_id=case.espace, elected_on=date(2023, 1, 1), ended_on=eve)
    make(workspace, Seat, organisation_id=third, elected_on=SPRING)

    found = DirectoryDocuments(workspace.database).changes(2026).content.committee

    assert [(each.organisation, each.move) for each in found] == [
        ("Espace Rencontre", CommitteeMove.LEFT),
        ("(Le) Canevas", CommitteeMove.RENEWED),
        ("Zèbre", CommitteeMove.ENTERED),
    ]


def test_labels_are_for_the_members_of_today(workspace: Workspace) -> None:
    case = assembly(workspace)
    address = {"street": "Rue X 1", "postal_code": "1099", "city": "Sainte-Alix"}
    workspace.records.change(Organisation, case.canevas, address)
    outside = organisation(workspace, "Hors", member=False)
    workspace.records.change(Organisation, outside, address)
    documents = DirectoryDocuments(workspace.database)

    members = documents.labels(language="en")
    chosen = documents.labels([outside, case.canevas], sheet=L7163, start=3)

    (label,) = members.content.addresses
    assert (label.organisation, label.attention) == ("(Le) Canevas", "Ms Odile Verbeke")
    assert (label.street, label.town) == ("Rue X 1", "1099 Sainte-Alix")
    assert members.content.missing == ("Espace Rencontre",)
    assert [each.organisation for each in chosen.content.addresses] == ["(Le) Canevas", "Hors"]
    assert (chosen.content.sheet, chosen.content.start) == (L7163, 3)
    assert "Attn. Ms Odile Verbeke Rue X 1 1099 Sainte-Alix" in whole(render(members))
    assert documents.labels([]).content.addresses == ()


def test_badges_are_for_those_expected(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.records.change(Organisation, case.canevas, {"short_name": "CNV"})
    workspace.attendance.set_state(case.samir_line, AttendanceState.EXCUSED)
    workspace.attendance.add_person(case.meeting, staff(workspace, "Ana", "Test"))

    document = DirectoryDocuments(workspace.database).badges(case.meeting, blank=1, language="en")

    (badge,) = document.content.badges
    assert (badge.name.last, badge.organisation, badge.short_name) == ("Verbeke", "(Le) Canevas", "CNV")
    assert (badge.function, document.content.blank) == ("Directrice", 1)
    assert document.file_name == "Badges AG 2026-03-12"
    assert "Odile Verbeke" in whole(render(document))


def test_table_names_are_those_of_the_meeting_or_of_the_members(workspace: Workspace) -> None:
    case = assembly(workspace)
    organisation(workspace, "Zèbre")
    workspace.attendance.set_state(case.samir_line, AttendanceState.EXCUSED)
    documents = DirectoryDocuments(workspace.database)

    assert names(documents.table_names(meeting_id=case.meeting)) == ["(Le) Canevas"]
    assert names(documents.table_names()) == ["(Le) Canevas", "Espace Rencontre", "Zèbre"]
    assert names(documents.table_names([case.espace])) == ["Espace Rencontre"]
    assert "Zèbre" in whole(render(documents.table_names()))


def test_no_badge_for_a_meeting_that_is_not_there(workspace: Workspace) -> None:
    documents = DirectoryDocuments(workspace.database)
    with pytest.raises(RecordNotFoundError):
        documents.badges(new_id())
    with pytest.raises(RecordNotFoundError):
        documents.table_names(meeting_id=new_id())


def names(document: Document) -> list[str]:
    return [each.organisation for each in document.content.names]


def test_directory_prints_only_what_may_be_printed(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.records.change(Person, case.odile, {"contact_printable": True})
    for owner, value, printable in (
        ({"organisation_id": case.canevas}, "canevas@exemple.be", True),
        ({"organisation_id": case.canevas}, "interne@exemple.be", False),
        ({"person_id": case.odile}, "odile@exemple.be", True),
        ({"person_id": case.odile}, "odile.privee@exemple.be", False),
        ({"person_id": case.samir}, "samir@exemple.be", True),
    ):
        make(workspace, ContactChannel, kind=ChannelKind.EMAIL, value=value, printable=printable, **owner)
    workspace.records.change(Organisation, case.canevas, {"note": "Ne pas imprimer"})
    documents = DirectoryDocuments(workspace.database)

    for document in (documents.directory(language="en"), documents.member_sheet(language="en")):
        text = whole(render(document))
        for printed in ("(Le) Canevas", "canevas@exemple.be", "Odile Verbeke", "odile@exemple.be", "Samir Aït Lahcen"):
            assert printed in text
        for kept in ("interne@", "odile.privee@", "samir@", "Ne pas imprimer"):
            assert kept not in text


def test_tables_name_nobody_who_may_not_be_named(workspace: Workspace) -> None:
    case = assembly(workspace)
    make(workspace, Seat, organisation_id=case.canevas, person_id=case.odile, elected_on=SPRING)
    make(workspace, Seat, organisation_id=case.espace, person_id=case.samir, elected_on=SPRING)
    workspace.records.change(Person, case.odile, {"name_printable": False})
    day = date(2026, 11, 21)
    members, committee = workspace.documents.members(day).content, workspace.documents.committee(day).content
    assert [each.representative for each in members.members] == ["", "M. Samir Aït Lahcen"]
    assert [each.person for each in committee.seats] == ["", "M. Samir Aït Lahcen"]


def test_directory_follows_the_tree_of_categories(workspace: Workspace) -> None:
    housing = make(workspace, Category, name="Logement", name_nl="Huisvesting", position=2)
    energy = make(workspace, Category, name="Énergie", parent_id=housing, position=1)
    make(workspace, Category, name="Vide", position=3)
    filed, outside = organisation(workspace, "Chaleur"), organisation(workspace, "Toit", member=False)
    organisation(workspace, "Membre ailleurs")
    organisation(workspace, "Inconnue", member=False)
    gone = organisation(workspace, "Disparue", member=False)
    workspace.records.change(Organisation, gone, {"status": OrganisationStatus.DISSOLVED})
    workspace.records.change(Organisation, filed, {"name_nl": "Warmte"})
    for each, category in ((filed, energy), (outside, energy), (gone, energy)):
        make(workspace, OrganisationCategory, organisation_id=each, category_id=category)
    documents = DirectoryDocuments(workspace.database)

    def printed(document: Document) -> list[tuple[str, int, list[str]]]:
        return [(each.title, each.level, [entry.name for entry in each.entries]) for each in document.content.sections]

    assert printed(documents.directory(language="en")) == [
        ("Logement", 0, []),
        ("Énergie", 1, ["Chaleur", "Toit"]),
        ("Other members", 0, ["Membre ailleurs"]),
    ]
    dutch = documents.directory(bilingual=True, language="nl").content.sections
    assert (dutch[0].title, dutch[0].second_title) == ("Huisvesting", "Logement")
    toit, warmte = dutch[1].entries
    assert (toit.name, warmte.name, warmte.second.name) == ("Toit", "Warmte", "Chaleur")
    assert dutch[2].second_title == "Autres membres"
    assert documents.directory(language="nl").content.sections[0].second_title == ""


def test_an_organisation_of_several_categories_stands_whole_once(workspace: Workspace) -> None:
    first = make(workspace, Category, name="Logement", name_nl="Huisvesting", position=1)
    second = make(workspace, Category, name="Santé", name_nl="Gezondheid", position=2)
    both = organisation(workspace, "Chaleur")
    workspace.records.change(Organisation, both, {"name_nl": "Warmte"})
    for category in (first, second):
        make(workspace, OrganisationCategory, organisation_id=both, category_id=category)
    document = DirectoryDocuments(workspace.database).directory(bilingual=True)
    whole_entry, reference = (section.entries[0] for section in document.content.sections)
    assert (whole_entry.name, whole_entry.second.name, whole_entry.second.second_name) == ("Chaleur", "Warmte", "")
    assert reference == SeeEntry(both.hex, "Chaleur", "Logement", "Warmte", "Huisvesting")
    assert document.file_name.endswith("FR-NL 2026-11-21")
    alone = DirectoryDocuments(workspace.database).directory(language="nl").content.sections
    assert alone[1].entries == (SeeEntry(both.hex, "Warmte", "Huisvesting"),)


def test_directory_says_all_that_is_held_for_it(workspace: Workspace) -> None:
    made = organisation(workspace, "Chaleur")
    kind = make(workspace, OrganisationKind, label="Association", label_nl="Vereniging")
    workspace.records.change(
        Organisation, made,
        {"kind_id": kind, "street": "Rue Haute 1", "street_nl": "Hoogstraat 1", "postal_code": "1099",
         "city": "Sainte-Alix", "city_nl": "Sint-Alix", "description": "Chauffer.", "description_nl": "Verwarmen.",
         "audience": "Tous", "opening_note": "Sur rendez-vous"},
    )  # fmt: skip
    make(workspace, OrganisationAddress, organisation_id=made, label="Poste", street="Boîte 3", position=1)
    make(workspace, OrganisationAddress, organisation_id=made, street="Cachée", printable=False)
    make(workspace, OrganisationAddress, organisation_id=made, label="vide")
    make(workspace, OpeningHours, organisation_id=made, weekday=0, opens_at=time(9), closes_at=time(12))
    make(workspace, OpeningHours, organisation_id=made, weekday=1, opens_at=time(9), closes_at=time(12), to_on=SPRING)
    for label, kind_of_field, value, printable in (
        ("Accès", "text", "Rampe", True), ("Fondée", "date", "1998-05-01", True), ("Revue", "date", "bientôt", True),
        ("Vide", "text", " ", True), ("Interne", "text", "Secret", False),
    ):  # fmt: skip
        field = make(
            workspace, CustomField, subject="organisation", label=label, label_nl=f"{label} NL", kind=kind_of_field,
            printable=printable,
        )  # fmt: skip
        make(workspace, CustomValue, custom_field_id=field, organisation_id=made, value=value)
    make(workspace, OfficeText, code="directory_foreword", title="Bienvenue", text=paragraph("Bonjour."))
    make(workspace, OfficeText, code="directory_foreword", language="nl", title="Leeg")
    documents = DirectoryDocuments(workspace.database)

    french, dutch = documents.directory().content, documents.directory(language="nl").content
    (entry,), (other,) = french.entries, dutch.entries
    assert (entry.kind, entry.address, entry.description) == (
        "Association", ("Rue Haute 1", "1099 Sainte-Alix"), "Chauffer.",
    )  # fmt: skip
    assert (other.kind, other.address, other.description, other.audience) == (
        "Vereniging", ("Hoogstraat 1", "1099 Sint-Alix"), "Verwarmen.", "Tous",
    )  # fmt: skip
    assert entry.sites == (Site("Poste", ("Boîte 3",)),)
    assert (entry.hours, entry.week_minutes) == ((WeekSlot(0, time(9), time(12)),), 180)
    assert entry.facts == (("Accès", "Rampe"), ("Fondée", "01/05/1998"), ("Revue", "bientôt"))
    assert other.facts[0] == ("Accès NL", "Rampe")
    assert [each.title for each in french.forewords] == ["Bienvenue"]
    assert dutch.forewords == ()
    assert "Bonjour." in whole(render(documents.directory(bilingual=True)))


def test_member_sheet_gathers_what_is_held(workspace: Workspace) -> None:
    case = assembly(workspace)
    make(workspace, Seat, organisation_id=case.canevas, elected_on=SPRING, term_end_on=date(2029, 3, 12))
    make(workspace, OrganisationAlias, organisation_id=case.canevas, name="Canevas asbl")
    workspace.records.change(Organisation, case.espace, {"parent_id": case.canevas})
    documents = DirectoryDocuments(workspace.database)

    document = documents.member_sheet([case.canevas], language="en")

    (sheet,) = document.content.sheets
    assert (sheet.on_committee, sheet.committee_until) == (True, date(2029, 3, 12))
    assert (sheet.other_names, sheet.services) == (("Canevas asbl",), ("Espace Rencontre",))
    assert [(each.name, each.role, each.function) for each in sheet.entry.people] == [
        ("Ms Odile Verbeke", "representative", "Directrice")
    ]
    assert document.file_name == "Member sheet (Le) Canevas 2026-11-21"
    assert [each.entry.name for each in documents.member_sheet().content.sheets] == ["(Le) Canevas", "Espace Rencontre"]
    with pytest.raises(RecordNotFoundError):
        documents.member_sheet([new_id()])


def test_file_names_hold_no_separator(workspace: Workspace) -> None:
    made = organisation(workspace, 'A/B: "C" \\ D?')
    assert DirectoryDocuments(workspace.database).member_sheet([made]).file_name.endswith("A B C D 2026-11-21")


def test_a_merger_and_its_meeting_are_told(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.acts.perform(Fuse(case.canevas, case.espace, SPRING, meeting_id=case.meeting))
    outside = organisation(workspace, "Dehors", member=False)
    workspace.acts.perform(Dissolve(outside, SPRING))
    content = DirectoryDocuments(workspace.database).changes(2026).content

    noted = TakenNote("AG", SPRING)
    eve = SPRING - timedelta(days=1)
    assert content.endings == (Ending("(Le) Canevas", eve, "Espace Rencontre", noted, case.canevas),)  # members only
    assert [(each.organisation, each.noted) for each in content.departures] == [("(Le) Canevas", noted)]


def test_changes_bear_the_names_of_their_year(workspace: Workspace) -> None:
    house = organisation(workspace, "Un", joined=date(2024, 3, 1))
    workspace.acts.perform(Rename(house, date(2025, 6, 1), "Deux"))
    workspace.acts.perform(Rename(house, date(2026, 6, 1), "Trois"))
    documents = DirectoryDocuments(workspace.database)

    assert documents.changes(2024).content.arrivals[0].organisation == "Un"
    told = [documents.changes(year).content.renamings for year in (2024, 2025, 2026)]
    assert [[(each.former, each.name) for each in year] for year in told] == [[], [("Un", "Deux")], [("Deux", "Trois")]]
    assert documents.years_of_change() == (2026, 2025, 2024)


def test_a_seat_handed_over_is_not_a_new_one(workspace: Workspace) -> None:
    case = assembly(workspace)
    term = date(2027, 12, 31)
    seat = make(workspace, Seat, organisation_id=case.canevas, person_id=case.odile, term_end_on=term)
    workspace.acts.perform(ChangeSeat(seat, SPRING, case.samir, case.meeting))

    (change,) = DirectoryDocuments(workspace.database).changes(2026).content.committee
    assert (change.move, change.person, change.noted) == (
        CommitteeMove.HANDED_OVER,
        "M. Samir Aït Lahcen",
        TakenNote("AG", SPRING),
    )


def test_changes_name_nobody_who_may_not_be_named(workspace: Workspace) -> None:
    case = assembly(workspace)
    nour = person(workspace, "Nour", "Haddad")
    workspace.directory.replace_representative(case.canevas, NewRepresentative(person_id=nour, from_on=SPRING))
    make(workspace, Seat, organisation_id=case.canevas, person_id=nour, elected_on=SPRING)
    workspace.records.change(Person, case.odile, {"name_printable": False})
    documents = DirectoryDocuments(workspace.database)

    (told,) = documents.changes(2026).content.representatives
    assert (told.person, told.before) == ("Mme Nour Haddad", "")
    workspace.anonymising.anonymise(nour, "Nour Haddad")
    document = documents.changes(2026)
    (told,), (seat,) = document.content.representatives, document.content.committee
    assert (told.person, told.before, seat.person) == ("", "", "")
    assert "Haddad" not in whole(render(document))


def test_a_withdrawn_consent_and_an_end_take_off_the_next_print(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.records.change(Person, case.odile, {"contact_printable": True})
    make(workspace, ContactChannel, kind=ChannelKind.EMAIL, value="odile@exemple.be", person_id=case.odile)
    made = make(workspace, Consent, person_id=case.odile, scope="contact_printed", given_on=SPRING)
    documents = DirectoryDocuments(workspace.database)
    canevas = documents.directory().content.entries[0]
    assert [each.value for each in canevas.people[0].reach] == ["odile@exemple.be"]

    workspace.records.change(Consent, made, {"withdrawn_on": date(2026, 11, 21)})
    make(workspace, OrganisationEnd, organisation_id=case.espace, ended_on=SPRING)

    (canevas,) = documents.directory().content.entries
    assert (canevas.name, canevas.people[0].reach) == ("(Le) Canevas", ())


def test_member_sheet_names_categories_and_groups(workspace: Workspace) -> None:
    made = organisation(workspace, "Chaleur")
    category = make(workspace, Category, name="Logement", name_nl="Huisvesting", position=1)
    make(workspace, OrganisationCategory, organisation_id=made, category_id=category)
    group = make(workspace, WorkingGroup, name="Toits")
    nour = person(workspace, "Nour", "Haddad")
    make(workspace, GroupParticipant, working_group_id=group, person_id=nour, organisation_id=made)
    make(workspace, GroupParticipant, working_group_id=group, person_id=nour)
    make(workspace, ContactChannel, kind=ChannelKind.EMAIL, value="a@exemple.be")  # nobody's
    (sheet,) = DirectoryDocuments(workspace.database).member_sheet([made], language="nl").content.sheets
    assert (sheet.categories, sheet.groups) == (("Huisvesting",), ("Toits",))
