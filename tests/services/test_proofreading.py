"""What Relecture is told of the dossier, and what it finds in it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.action_sheets import ActionSheet
from csxl_desktop.domain.choices import AliasNature, BasicKind, InvolvementRole, MeetingState, OfficeTextCode, Precision
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.evaluation import Testimonial as Quote
from csxl_desktop.domain.evaluation_choices import ConsentCovers
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Membership, Seat
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.domain.organisation_details import OrganisationEnd
from csxl_desktop.domain.partnerships import Partnership, PartnershipYear
from csxl_desktop.domain.programme import Involvement, Speaker
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.school_holidays import SchoolHoliday
from csxl_desktop.domain.sheet_figures import Occurrence
from csxl_desktop.domain.working_groups import WorkingGroup
from csxl_desktop.proofreading.knowledge import KnownActivity, KnownText
from csxl_desktop.services.workspace import Workspace
from tests import factories
from tests.factories import make, paragraph

DAY = date(2025, 4, 3)


@pytest.fixture
def directory(workspace: Workspace) -> UUID:
    """A member with its names and people, and a body that ended; the member."""
    relais = factories.organisation(workspace, "Le Relais", joined=DAY)
    gone = factories.organisation(workspace, "La Passerelle", member=False)
    make(workspace, Membership, organisation_id=gone, left_on=date(2025, 5, 1))
    make(workspace, OrganisationEnd, organisation_id=gone, ended_on=date(2025, 5, 1))
    former = {"name": "Ancien Relais", "nature": AliasNature.FORMER, "to_on": DAY}
    make(workspace, OrganisationAlias, organisation_id=relais, **former)
    make(workspace, OrganisationAlias, organisation_id=relais, name="RLS", nature=AliasNature.ACRONYM)
    anne, luc = factories.person(workspace, "Anne", "Vidal"), factories.person(workspace, "Luc", "Noël", "M.")
    factories.representative(workspace, anne, relais)
    factories.representative(workspace, luc, relais, to_on=date(2024, 5, 1))
    factories.representative(workspace, luc, relais, from_on=date(2026, 5, 1))
    make(workspace, Seat, organisation_id=relais, person_id=anne, elected_on=DAY, term_end_on=date(2028, 4, 3))
    return relais


def test_the_directory(workspace: Workspace, directory: UUID) -> None:
    values = {"street": "Rue Haute 1", "email": "info@a.exemple"}
    workspace.records.change(Office, workspace.office.office_id(), values)
    factories.staff(workspace, "Fatou", "Keita", email="fatou@a.exemple")

    known = workspace.proofreading.knowledge(2025)

    assert (known.office.street, known.office.emails) == ("Rue Haute 1", ("info@a.exemple", "fatou@a.exemple"))
    names = {each.name: each for each in known.organisations}
    relais, gone = names["Le Relais"], names["La Passerelle"]
    assert (relais.id, relais.others, relais.former) == (directory.hex, ("RLS",), (("Ancien Relais", DAY),))
    assert (relais.member, relais.representative) == (True, "Mme Anne Vidal")
    assert (gone.member, gone.left_on, gone.ended_on) == (False, date(2025, 5, 1), date(2025, 5, 1))
    assert [each.name for each in known.members] == ["Le Relais"]
    people = {each.name: each for each in known.people}
    assert (people["Anne Vidal"].organisations, people["Luc Noël"].organisations) == (("Le Relais",), ())
    assert [(seat.organisation, seat.person) for seat in known.seats] == [("Le Relais", "Mme Anne Vidal")]
    assert (known.arrivals, known.departures) == (("Le Relais",), ("La Passerelle",))


def test_the_year(workspace: Workspace, directory: UUID) -> None:
    walk = factories.meeting(workspace, BasicKind.WALK, DAY, theme="Le canal")
    make(workspace, Involvement, meeting_id=walk, organisation_id=directory, role=InvolvementRole.STOP)
    make(workspace, Speaker, meeting_id=walk, first_name="Anne", last_name="Vidal")
    event = factories.kind(workspace, BasicKind.EVENT)
    make(workspace, Meeting, kind_id=event, first_on=date(2025, 6, 1), precision=Precision.MONTH)
    make(workspace, WorkingGroup, name="Logement")
    fair = make(workspace, Partnership, title="Carnaval")
    make(workspace, PartnershipYear, partnership_id=fair, year=2025)
    make(workspace, Meeting, kind_id=event, first_on=DAY, partnership_id=fair)

    known = workspace.proofreading.knowledge(2025)

    told = next(each for each in known.meetings if each.behaviour == "WALK")
    assert (told.day, told.visited, told.speakers) == (DAY, ("Le Relais",), ("Anne Vidal",))
    assert [each.day for each in known.meetings if each.behaviour == "EVENT"] == [DAY, None]
    assert [(each.name, each.sessions) for each in known.groups] == [("Logement", 0)]
    assert [each.title for each in known.partnerships] == ["Carnaval"]


def test_texts_sheets_and_leaves(workspace: Workspace) -> None:
    for version, to_on in ((1, None), (2, date(2026, 12, 31))):
        make(workspace, OfficeText, code=OfficeTextCode.CHARTER, version=version, title="Charte", to_on=to_on)
    closing = {"closed_on": date(2025, 12, 1), "closed_precision": Precision.YEAR}
    sheet = make(workspace, ActionSheet, title="Petits-déjeuners", opened_on=DAY, **closing)
    make(workspace, ActionSheet, title="Sans date")
    breakfast = make(workspace, Occurrence, action_sheet_id=sheet, held_on=DAY)
    make(workspace, SchoolHoliday, community="FR", name="Printemps", first_on=DAY, last_on=DAY)

    known = workspace.proofreading.knowledge(2025)

    assert [replace(each, id="") for each in known.texts] == [KnownText("", "Charte", date(2026, 12, 31))]
    assert [(each.title, each.opened_on, each.closed_on, each.activities) for each in known.sheets] == [
        ("Petits-déjeuners", DAY, None, (KnownActivity(breakfast.hex, "03/04/2025", DAY),))
    ]
    assert [each.name for each in known.leaves] == ["Printemps"]


def test_the_report_of_a_year_leads_to_its_records(workspace: Workspace) -> None:
    kind = factories.kind(workspace, BasicKind.PLENARY)
    assembly = make(
        workspace,
        Meeting,
        kind_id=kind,
        first_on=DAY,
        theme="Logement",
        state=MeetingState.HELD,
        starts_at=None,
        report_paragraph=paragraph("Nous avons accueillis dix personnes."),
    )
    factories.meeting(workspace, BasicKind.PLENARY, date(2025, 10, 3))  # not held yet
    group = make(workspace, WorkingGroup, name="Seniors")
    fair = make(workspace, Partnership, title="Carnaval")
    make(workspace, PartnershipYear, partnership_id=fair, year=2025, text=paragraph("La 3ème édition."))
    for position, (code, text) in enumerate(
        (("introduction", "Le mardi 3 avril 2025."), ("meetings", ""), ("groups", ""), ("partnerships", ""))
    ):
        make(workspace, ReportSection, year=2025, code=code, title=code, position=position, text=paragraph(text))
    said = make(workspace, Quote, year=2025, author_name="Anne Vidal", text=paragraph("Merci"))

    found = workspace.proofreading.year(2025)

    section = next(each.id for each in workspace.report.sections(2025) if each.code == "introduction")
    told = {each.code: (each.remark.jump.kind, each.remark.jump.id) for each in found}
    assert told["date-weekday"] == ("report_section", section.hex)
    assert told["language-avoir"] == ("meeting", assembly.hex)
    assert told["form-ordinal"] == ("partnership", fair.hex)
    assert told["record-group"] == ("working_group", group.hex)
    assert told["record-consent"] == ("testimonial", said.hex)

    for each in found:
        workspace.proofreading.accept(each, 2025, "As the author wrote it")
    workspace.proofreading.accept(found[0], 2025, "Seen again")
    reasons = [each.accepted for each in workspace.proofreading.year(2025)]
    assert reasons == ["Seen again", *["As the author wrote it"] * (len(found) - 1)]


def test_what_bears_one_name_twice_leads_to_its_own_record(workspace: Workspace) -> None:
    for position, code in enumerate(("partnerships", "evaluation")):
        make(workspace, ReportSection, year=2025, code=code, title=code, position=position)
    agreed = {"year": 2025, "author_name": "Anne Vidal", "consent_on": DAY, "consent_covers": ConsentCovers.REPORT}
    make(workspace, Quote, text=paragraph("Merci à vous."), **agreed)
    second = make(workspace, Quote, text=paragraph("Nous avons accueillis dix personnes."), **agreed)
    fairs = [make(workspace, Partnership, title="Carnaval") for _again in range(2)]
    for fair, words in zip(fairs, ("La 3ème édition.", "Une belle édition."), strict=True):
        make(workspace, PartnershipYear, partnership_id=fair, year=2025, text=paragraph(words))

    found = workspace.proofreading.year(2025)

    told = {each.code: each.remark.jump.id for each in found}
    assert (told["language-avoir"], told["form-ordinal"]) == (second.hex, fairs[0].hex)


def test_a_text_from_outside(workspace: Workspace) -> None:
    found = workspace.proofreading.file("La 3ème édition.".encode(), 2025)
    assert [(each.code, each.remark.proposal) for each in found] == [("form-ordinal", "3e")]


def test_a_year_of_which_nothing_is_known(workspace: Workspace) -> None:
    assert workspace.proofreading.year(2031) == ()
