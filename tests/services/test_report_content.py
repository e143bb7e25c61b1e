"""The annual report, gathered from the records: what happened in the year and nothing else."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from csxl_desktop.domain.attendance import Headcount
from csxl_desktop.domain.choices import BasicKind, OurRole
from csxl_desktop.domain.contact_log import ContactEntry
from csxl_desktop.domain.enclosures import Link
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.news import NewsItem, NewsRelay
from csxl_desktop.domain.office import Office
from csxl_desktop.domain.partnerships import Partnership, PartnershipCount, PartnershipOrganiser, PartnershipYear
from csxl_desktop.domain.programme import Involvement, Speaker
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import Block, RichText
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.services.acts.kinds import Rename
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from csxl_desktop.system.identifiers import new_id
from tests.factories import SPRING, assembly, make, meeting, organisation, paragraph
from tests.services.report_support import PRESENT, YEAR, held, picture, report


def test_members_and_committee_are_those_of_the_last_day(workspace: Workspace) -> None:
    case = assembly(workspace)
    organisation(workspace, "Arrivée", joined=date(2026, 12, 31))
    organisation(workspace, "L’an prochain", joined=date(2027, 1, 1))
    workspace.directory.leave(case.espace, date(2026, 6, 30), "fusion")
    make(workspace, Seat, organisation_id=case.canevas, person_id=case.odile)
    make(workspace, Seat, organisation_id=case.espace, ended_on=date(2026, 6, 30))

    content = report(workspace)

    assert [line.organisation for line in content.members] == ["Arrivée", "(Le) Canevas"]
    assert [(each.organisation, each.on) for each in content.arrivals] == [("Arrivée", date(2026, 12, 31))]
    assert [(each.organisation, each.reason) for each in content.departures] == [("Espace Rencontre", "fusion")]
    assert [seat.organisation for seat in content.committee] == ["(Le) Canevas"]
    assert content.number is None  # the office has not said which was its first


def test_members_bear_the_name_of_the_last_day(workspace: Workspace) -> None:
    house = organisation(workspace, "Zénith", joined=date(2026, 2, 1))
    organisation(workspace, "Milieu")
    make(workspace, Seat, organisation_id=house)
    workspace.acts.perform(Rename(house, date(2027, 1, 1), "Aurore"))

    content = report(workspace)

    assert [(line.number, line.organisation) for line in content.members] == [(1, "Milieu"), (2, "Zénith")]
    assert [seat.organisation for seat in content.committee] == ["Zénith"]
    assert [each.organisation for each in content.arrivals] == ["Zénith"]


def test_assemblies_held_have_their_page(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.attendance.set_state(case.odile_line, PRESENT)
    workspace.meetings.mark_held(case.meeting)
    workspace.records.change(Meeting, case.meeting, {"report_paragraph": paragraph("Une matinée pleine.")})
    make(workspace, Speaker, meeting_id=case.meeting, person_id=case.samir, organisation_id=case.espace)
    make(workspace, Link, meeting_id=case.meeting, label="Vidéo", url="https://example.org")
    picture(workspace, b"photo", meeting_id=case.meeting, caption="Vue", alt="Une salle")
    meeting(workspace, on=SPRING + timedelta(days=1))
    workspace.meeting_dates.cancel(meeting(workspace, on=SPRING + timedelta(days=2)), "Pluie")
    themed = held(workspace, BasicKind.THEMED, SPRING + timedelta(days=3), theme="Dettes")

    content = report(workspace)

    first, second = content.meetings
    assert (first.facts.number, first.facts.title, first.facts.day) == (1, "Logement", SPRING)
    assert first.persons is not None
    assert first.partners is not None
    assert (first.persons.number, first.partners.number) == (1, 1)
    assert len(first.agenda) == 4
    assert [line.name.last for line in first.speakers] == ["Aït Lahcen"]
    assert first.text.plain() == "Une matinée pleine."
    assert [(each.data, each.caption) for each in first.pictures] == [(b"photo", "Vue")]
    assert [each.url for each in first.links] == ["https://example.org"]
    assert (second.facts.title, second.facts.number, second.persons) == ("Dettes", None, None)
    assert content.plurals["General assembly"] == "General assemblies"
    assert themed


def test_outings_stand_together_by_kind(workspace: Workspace) -> None:
    walk = held(workspace, BasicKind.WALK, report_paragraph=RichText((Block("1", "image", attachment="x"),)))
    digest = attachments.store(workspace.folder / "annexes", b"in the text")
    workspace.records.change(Meeting, walk, {"report_paragraph": RichText((Block("1", "image", attachment=digest),))})
    make(workspace, Headcount, meeting_id=walk, persons=12, persons_quality="about", partners=4)
    for number, (name, role) in enumerate((("Hôte", "host"), ("Étape", "stop"), ("Organisateur", "organiser"))):
        body = organisation(workspace, name)
        make(workspace, Involvement, meeting_id=walk, organisation_id=body, role=role, position=number)

    content = report(workspace)

    (kind,) = content.outings
    (outing,) = kind.outings
    assert (kind.label, kind.plural) == ("Exploratory walk", "Exploratory walks")
    assert outing.stops == ("Hôte", "Étape")
    assert outing.persons is not None
    assert (outing.persons.number, outing.persons.quality) == (12, "about")
    assert content.attachments == {digest: b"in the text"}


def test_team_of_the_last_day(workspace: Workspace) -> None:
    make(
        workspace,
        StaffMember,
        civility="Mme",
        first_name="Ana",
        last_name="Test",
        role="assistante",
        fte=Decimal("0.8"),
        phone="026415621",
    )
    make(workspace, StaffMember, last_name="Ancienne", to_on=date(2026, 6, 30))
    make(workspace, StaffMember, last_name="Sans", position=1)

    team = report(workspace).team

    assert [(line.name.full, line.full_time, line.phone) for line in team] == [
        ("Ms Ana Test", 0.8, "02 641 56 21"),
        ("Sans", None, ""),
    ]


def test_partnerships_are_told_by_date_then_in_the_office_order(workspace: Workspace) -> None:
    made = {}
    for number, (title, role) in enumerate(zip(("Undated B", "Undated A", "Carnaval", "Fête"), OurRole, strict=False)):
        made[title] = make(workspace, Partnership, title=title, our_role=role)
        make(
            workspace, PartnershipYear, partnership_id=made[title], year=YEAR, position=number,
            text=paragraph(title), period="au printemps" if number < 2 else "", place=f"Salle {number}",
        )  # fmt: skip
    make(workspace, Partnership, title="Pas cette année")
    held(workspace, BasicKind.EVENT, date(2026, 9, 1), partnership_id=made["Fête"])
    day = held(workspace, BasicKind.EVENT, date(2026, 2, 1), partnership_id=made["Carnaval"], edition=14)
    held(workspace, BasicKind.EVENT, date(2026, 1, 1), partnership_id=made["Carnaval"], precision="undated")
    meeting(workspace, BasicKind.EVENT, date(2026, 1, 15))
    house = organisation(workspace, "Maison")
    make(workspace, PartnershipOrganiser, partnership_id=made["Carnaval"], organisation_id=house)
    told = next(row for row in _years(workspace) if row.partnership_id == made["Carnaval"])
    make(workspace, PartnershipCount, partnership_year_id=told.id, label="ateliers", number=3)
    make(workspace, PartnershipCount, partnership_year_id=told.id, label="inconnu")
    picture(workspace, b"affiche", partnership_id=made["Carnaval"])
    picture(workspace, b"photo", meeting_id=day)
    make(workspace, Link, partnership_id=made["Carnaval"], label="Site", url="https://example.org")

    pages = report(workspace).partnerships

    assert [page.title for page in pages] == ["Carnaval", "Fête", "Undated B", "Undated A"]
    carnival = pages[0]
    assert (carnival.edition, carnival.organisers, carnival.role) == (14, ("Maison",), "takes_part")
    assert [span.first for span in carnival.dates] == [date(2026, 2, 1)]
    assert [(each.count.number, each.label) for each in carnival.counts] == [(3, "ateliers")]
    assert [each.data for each in carnival.pictures] == [b"affiche", b"photo"]
    assert [each.label for each in carnival.links] == ["Site"]
    assert pages[2].period == "au printemps"
    assert [page.where for page in pages] == ["Salle 2", "Salle 3", "Salle 0", "Salle 1"]


def _years(workspace: Workspace) -> list[PartnershipYear]:
    with workspace.database() as session:
        return list(session.query(PartnershipYear))


def test_news_of_the_year_with_their_channels(workspace: Workspace) -> None:
    house = organisation(workspace, "Maison")
    news = make(workspace, NewsItem, title="Nouvelle", organisation_id=house, received_on=SPRING)
    make(workspace, NewsItem, title="Avant", received_on=date(2025, 12, 31))
    make(workspace, NewsItem, title="Sans date")
    for channel, on in (("mail", SPRING), ("site", None), ("mail", SPRING + timedelta(days=1))):
        make(workspace, NewsRelay, news_item_id=news, channel=channel, relayed_on=on)

    (line,) = report(workspace).news

    assert (line.title, line.organisation, line.day) == ("Nouvelle", "Maison", SPRING)
    assert sorted(line.channels) == ["mail", "site"]


def test_a_section_stands_alone_with_its_own_pictures(workspace: Workspace) -> None:
    workspace.report.begin_year(YEAR)
    key = workspace.report.add_section(YEAR, "Nos / voisins").record_id
    stored = attachments.store(workspace.folder / "annexes", b"photo")
    told = RichText((Block("b1", "image", attachment=stored),))
    workspace.records.change(ReportSection, key, {"text": told, "included": False, "annex": True})

    document = workspace.documents.report(YEAR, section=key, language="en")

    assert document.content.alone
    assert [(each.title, each.annex) for each in document.content.sections] == [("Nos / voisins", False)]
    assert dict(document.content.attachments) == {stored: b"photo"}
    assert document.file_name.endswith("2026 – Nos voisins")
    with pytest.raises(RecordNotFoundError):
        workspace.documents.report(YEAR, section=new_id())


def test_the_report_is_numbered_once_the_office_says_from_when(workspace: Workspace) -> None:
    office = workspace.office.office_id()

    workspace.records.change(Office, office, {"report_number_offset": 2002})
    assert report(workspace).number == YEAR - 2002

    workspace.records.change(Office, office, {"report_number_offset": YEAR})
    assert report(workspace).number is None  # its first is still to come


def test_number_of_the_report_may_be_left_out(workspace: Workspace) -> None:
    workspace.records.change(Office, workspace.office.office_id(), {"report_number_offset": 2002})
    workspace.records.change(Office, workspace.office.office_id(), {"report_number_printed": False})

    assert report(workspace).number is None


def test_contacts_of_the_year_are_counted_by_subject_and_month(workspace: Workspace) -> None:
    house = organisation(workspace, "L’Îlot")
    for on, theme in (
        (date(2026, 1, 5), "Logement"),
        (date(2026, 1, 9), "logement"),
        (date(2026, 12, 31), "Santé"),
        (date(2027, 1, 1), "Santé"),
    ):
        make(workspace, ContactEntry, contact_on=on, organisation_id=house, theme=theme)

    found = {each.theme: each.months for each in report(workspace).contacts}

    assert found == {"Logement": (2, *([0] * 11)), "Santé": (*([0] * 11), 1)}
