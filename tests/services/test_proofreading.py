"""What Relecture is told of the dossier, and what it finds in it."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from csxl_desktop.domain.action_sheets import ActionSheet
from csxl_desktop.domain.choices import AliasNature, BasicKind, InvolvementRole, MeetingState, OfficeTextCode, Precision
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.errors import RecordNotFoundError
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
from csxl_desktop.i18n import speaking
from csxl_desktop.proofreading.finding import Severity
from csxl_desktop.proofreading.knowledge import KnownActivity, KnownText
from csxl_desktop.services.printing import render
from csxl_desktop.services.proofreading import ReasonMissingError, text_of
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
    assert (relais.member, relais.representative) == (True, "Ms Anne Vidal")
    assert (gone.member, gone.left_on, gone.ended_on) == (False, date(2025, 5, 1), date(2025, 5, 1))
    assert [each.name for each in known.members] == ["Le Relais"]
    people = {each.name: each for each in known.people}
    assert (people["Anne Vidal"].organisations, people["Luc Noël"].organisations) == (("Le Relais",), ())
    assert [(seat.organisation, seat.person) for seat in known.seats] == [("Le Relais", "Ms Anne Vidal")]
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


def test_what_was_accepted_says_by_whom_when_and_for_which_year(workspace: Workspace) -> None:
    text = "Le mardi 3 avril 2025, la 3ème édition."
    fact, form = workspace.proofreading.file(text.encode(), 2025)
    for finding, reason in ((fact, "cité"), (form, "nom du salon"), (fact, "cité deux fois")):
        workspace.proofreading.accept(finding, 2025, reason)

    with pytest.raises(ReasonMissingError):
        workspace.proofreading.accept(form, 2025, " ")

    (newest, other) = workspace.accepted_findings.rows(2025)
    assert (newest.rule, newest.reason, newest.by, newest.year) == ("date-weekday", "cité deux fois", "Ana Test", 2025)
    assert (other.reason, other.everywhere, newest.everywhere) == ("nom du salon", True, False)
    gone = newest.finding()
    assert (gone.severity, gone.remark.printed, gone.accepted) == (Severity.A, "mardi 3 avril 2025", "cité deux fois")
    assert gone.remark.why == "The weekday is not that of the date"
    old = replace(newest, rule="no-such-rule").finding()
    assert (old.severity, old.remark.why) == (Severity.C, "no-such-rule")
    assert [row.rule for row in workspace.accepted_findings.rows(2026)] == ["form-ordinal"]

    workspace.proofreading.accept(fact, 2026, "cité")
    workspace.proofreading.take_back(fact, 2026)  # of a fact for its year alone
    assert [row.rule for row in workspace.accepted_findings.rows(2025)] == ["date-weekday", "form-ordinal"]
    workspace.proofreading.take_back(form, 2026)
    assert [row.rule for row in workspace.accepted_findings.rows(2025)] == ["date-weekday"]
    with pytest.raises(RecordNotFoundError):
        workspace.proofreading.take_back(form, 2025)


def test_the_list_of_findings_goes_by_severity_then_place_and_ends_with_what_was_accepted(workspace: Workspace) -> None:
    words = "# Bilan\nLe mardi 3 avril 2025, la 3ème édition.\nTrois associations :\n- A\n- B\n# Annexe\nLa 4ème fois."
    text = text_of(words.encode(), 2025)
    accepted = workspace.proofreading.file(words.encode(), 2025)[0]
    workspace.proofreading.accept(accepted, 2025, "cité")

    document = workspace.findings.of_text(text, "rapport.docx", 2025, language="en")
    content = document.content
    assert (document.kind, document.file_name, content.file, content.language) == (
        "findings", "Proofreading rapport.docx", "rapport.docx", "en"
    )  # fmt: skip
    assert [(each.severity, [part.title for part in each.parts]) for each in content.groups] == [
        ("A", ["Bilan"]),
        ("C", ["Bilan", "Annexe"]),
    ]
    line = content.groups[1].parts[0].lines[0]
    assert (line.before, line.printed, line.after, line.place) == (
        "Le mardi 3 avril 2025, la ",
        "3ème",
        " édition.",
        "l. 2",
    )
    (kept,) = content.accepted
    assert (kept.printed, kept.reason, kept.by) == ("mardi 3 avril 2025", "cité", "Ana Test")
    assert "%PDF" in render(document)[:8].decode()

    make(workspace, Quote, year=2025, author_name="Anne Vidal", text=paragraph("Merci"))
    of_year = workspace.findings.document(2025, language="en")
    assert (of_year.file_name, of_year.content.accepted) == ("Proofreading 2025", ())
    (record,) = of_year.content.groups[0].parts
    assert (record.title, record.lines[0].printed, record.lines[0].place) == ("Records: testimonials", "Anne Vidal", "")


def test_the_report_is_read_as_it_is_printed_whatever_the_window_speaks(workspace: Workspace) -> None:
    """Else what was accepted would be told anew, and the colon of a Dutch title would miss its French space."""
    factories.meeting(workspace, BasicKind.PLENARY, DAY, theme="Logement")
    read = {}
    for language in ("fr", "nl"):
        with speaking(language):
            read[language] = workspace.proofreading.gathered(DAY.year).text

    assert read["nl"] == read["fr"]
