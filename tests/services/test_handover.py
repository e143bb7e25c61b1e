"""The handover file: made from the records alone, without an empty heading."""

from datetime import date, time
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import docx

from csxl_desktop.domain.choices import BasicKind, CandidacyOutcome, ChannelKind, ParticipantRole
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.content.handover import Handover
from csxl_desktop.domain.conventions import Convention
from csxl_desktop.domain.evaluation import Indicator, IndicatorValue
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.funder import Subsidy, SubsidyDeadline
from csxl_desktop.domain.group_people import GroupParticipant
from csxl_desktop.domain.mailing_lists import MailingList, Subscription
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.membership import Candidacy, Seat
from csxl_desktop.domain.modules import Module
from csxl_desktop.domain.working_groups import Axis, WorkingGroup
from csxl_desktop.services.printing import render, render_word
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import make, meeting, organisation, person, representative, staff


def handover(workspace: Workspace) -> Handover:
    content: Any = workspace.handover.document(language="en").content
    assert isinstance(content, Handover)
    return content


def rows(workspace: Workspace, code: str) -> list[tuple[str, ...]]:
    table = handover(workspace).table(code)
    return list(table.rows) if table else []


def held(workspace: Workspace, on: date, behaviour: BasicKind = BasicKind.PLENARY, **values: object) -> None:
    made = meeting(workspace, behaviour, on)
    workspace.records.change(Meeting, made, {"starts_at": time(9, 30), "ends_at": time(12), **values})
    workspace.meetings.mark_held(made)


def test_an_empty_office_has_no_empty_heading(workspace: Workspace) -> None:
    content = handover(workspace)
    assert {table.code for table in content.tables} == {"computed", "files"}
    told = whole_text(render(workspace.handover.document(language="en")))
    for heading in ("Who is who", "The team", "What waits", "Mailing lists", "Rhythm of the meetings"):
        assert heading not in told
    assert "Where the files are" in told


def test_people_are_named_with_how_to_reach_them(workspace: Workspace) -> None:
    staff(workspace, "Ana", "Diop", role="Coordinatrice", fte=Decimal("0.80"), phone="025550101", email="ana@x.be")
    staff(workspace, "Samir", "Aït", role="Assistant", fte=Decimal(1))
    staff(workspace, "Paul", "Parti", to_on=date(2020, 1, 1))
    pont, odile = organisation(workspace, "Grand Pont"), person(workspace, "Odile", "Verbeke")
    make(workspace, Seat, organisation_id=pont, person_id=odile, term_end_on=date(2027, 6, 1))
    make(workspace, ContactChannel, person_id=odile, kind=ChannelKind.EMAIL, value="odile@x.be")
    make(workspace, ContactChannel, person_id=odile, kind=ChannelKind.PHONE, value="1", returned_on=date(2026, 1, 1))
    samir = person(workspace, "Samir", "Aït", "M.")
    group = make(workspace, WorkingGroup, name="Seniors", pilot_id=odile)
    make(workspace, GroupParticipant, working_group_id=group, person_id=samir, role=ParticipantRole.PILOT)
    make(workspace, Axis, working_group_id=group, number=1, title="Parler", pilot_id=samir)
    make(workspace, WorkingGroup, name="Sans pilote")
    make(workspace, WorkingGroup, name="Fermé", closed_on=date(2026, 2, 1))

    assert rows(workspace, "team") == [
        ("Samir Aït", "Assistant\nfull time", ""),
        ("Ana Diop", "Coordinatrice\n4/5 of full time", "02 555 01 01\nana@x.be"),
    ]
    assert rows(workspace, "committee") == [("Grand Pont", "Ms Odile Verbeke", "01/06/2027", "odile@x.be")]
    assert rows(workspace, "pilots") == [
        ("Sans pilote", "No pilot is named.", ""),
        ("Seniors", "Ms Odile Verbeke", "odile@x.be"),
        ("Seniors", "Mr Samir Aït", ""),
        ("Seniors\nAxis 1 · Parler", "Mr Samir Aït", ""),
    ]


def test_funders_are_those_of_the_subsidies_with_whom_the_directory_knows_there(workspace: Workspace) -> None:
    body = organisation(workspace, "Région Fictive", member=False)
    make(workspace, ContactChannel, organisation_id=body, kind=ChannelKind.WEB, value="https://region.example")
    agent = person(workspace, "Zoé", "Agent")
    make(workspace, Subsidy, year=2025, funder="Région fictive", reference="A-1")
    make(workspace, Subsidy, year=2026, funder="Région Fictive", reference="A-2")
    make(workspace, Subsidy, year=2026, funder="Fonds inconnu")
    make(workspace, Subsidy, year=2019, funder="Ancien fonds")

    assert rows(workspace, "funders") == [
        ("Fonds inconnu", "", "2026", ""),
        ("Région Fictive", "", "A-2\n2026", "https://region.example"),
    ]
    representative(workspace, agent, body)
    assert rows(workspace, "funders")[1] == ("Région Fictive", "Ms Zoé Agent", "A-2\n2026", "https://region.example")


def test_rhythms_are_the_median_gap_and_what_most_meetings_have_in_common(workspace: Workspace) -> None:
    for day in (date(2026, 1, 8), date(2026, 2, 12), date(2026, 3, 19), date(2026, 6, 4)):
        held(workspace, day)
    held(workspace, date(2026, 2, 3), BasicKind.COMMITTEE)
    held(workspace, date(2020, 2, 3))  # too long ago to tell

    told = {row[0]: row[1:] for row in rows(workspace, "rhythms")}
    assert list(told.values()) == [
        ("every 5 weeks", "Thursday, 9:30 – 12:00", "4"),
        ("once only", "Tuesday, 9:30 – 12:00", "1"),
    ]


def test_the_year_ahead_and_the_deadlines(workspace: Workspace) -> None:
    meeting(workspace, on=date(2026, 12, 10), theme="Bilan")
    meeting(workspace, on=date(2028, 1, 1), theme="Trop loin")
    subsidy = make(workspace, Subsidy, year=2026, funder="Région Fictive")
    make(workspace, SubsidyDeadline, subsidy_id=subsidy, label="Rapport", due_on=date(2026, 11, 1))
    make(
        workspace, SubsidyDeadline, subsidy_id=subsidy, label="Fait", due_on=date(2026, 1, 1), done_on=date(2026, 1, 1)
    )
    pont = organisation(workspace, "Grand Pont")
    make(workspace, Seat, organisation_id=pont, term_end_on=date(2027, 6, 1))
    make(workspace, Convention, organisation_id=pont, object="Local", to_on=date(2027, 1, 1))

    assert [(row[0], row[2]) for row in rows(workspace, "calendar")] == [
        ("Thursday 10 December", "General assembly\nBilan")
    ]
    due = [
        ("1 November 2026\nlate", "Rapport", "Région Fictive, subsidy of 2026"),
        ("1 June 2027", "A seat of the committee ends", "Grand Pont"),
    ]
    assert rows(workspace, "deadlines") == due
    workspace.modules.choose(Module.CONVENTIONS, wanted=True)
    renew = ("1 January 2027", "Convention to renew or end: Local", "Grand Pont")
    assert rows(workspace, "deadlines") == [due[0], renew, due[1]]


def test_what_waits_is_told_and_what_is_over_is_not(workspace: Workspace) -> None:
    assembly = meeting(workspace, on=date(2026, 9, 17), theme="Logement")
    workspace.meetings.mark_held(assembly)
    make(workspace, Action, meeting_id=assembly, text="Rappeler", who="Ana", due_on=date(2026, 10, 1))
    old, new = (workspace.meetings.decide(assembly, words).record_id for words in ("Louer", "Ne plus louer"))
    workspace.registers.replace(new, old)
    asked, put_off, member = (organisation(workspace, name, member=False) for name in ("Demande", "Plus tard", "Oui"))
    make(workspace, Candidacy, organisation_id=asked, asked_on=date(2026, 10, 2))
    make(workspace, Candidacy, organisation_id=put_off, outcome=CandidacyOutcome.POSTPONED, reason="Avis attendu")
    make(workspace, Candidacy, organisation_id=member, outcome=CandidacyOutcome.ACCEPTED)

    assert [row[1:] for row in rows(workspace, "minutes")] == [("Logement\nAG", "Being written\nlate")]
    assert rows(workspace, "actions") == [("01/10/2026\nlate", "Rappeler", "Ana", "General assembly\n17/09/2026")]
    assert [row[1] for row in rows(workspace, "decisions")] == ["Ne plus louer"]
    assert rows(workspace, "memberships") == [
        ("Plus tard", "", "Put off until later\nAvis attendu"),
        ("Demande", "02/10/2026", "Waits for an assembly"),
    ]


def test_figures_lists_and_files_say_where_they_come_from(workspace: Workspace, dossier: Path) -> None:
    indicator = make(workspace, Indicator, name="Appels", definition="Appels reçus", unit="appels", source="Cahier")
    make(workspace, IndicatorValue, indicator_id=indicator, year=2025, value=Decimal(12), source="Tableau")
    make(workspace, IndicatorValue, indicator_id=indicator, year=2024, value=Decimal(9))
    make(workspace, Indicator, name="Abandonné", closed_on=date(2025, 1, 1))
    letter = make(workspace, MailingList, name="Lettre", description="Abonnés")
    make(workspace, Subscription, mailing_list_id=letter, address="a@x.be", source="formulaire")

    assert rows(workspace, "indicators") == [("Appels\nAppels reçus", "12 appels\n2025", "Tableau")]
    assert rows(workspace, "lists") == [("Lettre\nAbonnés", "1", "formulaire")]
    assert (str(dossier / "csxl.db"), "Everything that was typed, all years.") in rows(workspace, "files")


def test_groups_are_told_with_their_axes_and_their_sessions(workspace: Workspace) -> None:
    group = make(workspace, WorkingGroup, name="Seniors", aims="Vivre\nchez soi")
    make(workspace, Axis, working_group_id=group, number=1, title="Parler")
    make(workspace, Axis, working_group_id=group, number=2, title="Fini", closed_on=date(2020, 1, 1))
    make(workspace, WorkingGroup, name="Fermé", closed_on=date(2026, 2, 1))
    held(workspace, date(2026, 3, 3), BasicKind.GROUP_SESSION, working_group_id=group)
    held(workspace, date(2025, 3, 3), BasicKind.GROUP_SESSION, working_group_id=group)

    assert rows(workspace, "groups") == [("Seniors\nVivre chez soi", "1. Parler", "1")]


def test_word_has_the_same_tables(workspace: Workspace) -> None:
    staff(workspace, "Ana", "Diop", role="Coordinatrice")
    word = docx.Document(BytesIO(render_word(workspace.handover.document(language="en"))))
    told = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert "Ana Diop" in told
    assert "The team" in [paragraph.text for paragraph in word.paragraphs]
