"""Consents, what may be printed, and everything that is held about a person."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import AttendanceState, ChannelKind, ConsentScope, OfficeTextCode
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.content.personal_data import PersonalData, to_json
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.evaluation import Testimonial as Words
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services.directory_entries import DirectoryReading
from csxl_desktop.services.person_links import columns_to
from csxl_desktop.services.printing import render
from csxl_desktop.services.privacy import AlreadyWithdrawnError
from csxl_desktop.services.testimonial_quotes import printed_testimonials
from csxl_desktop.services.workspace import Workspace
from tests.documents.reading import whole_text
from tests.factories import assembly, make, paragraph, person, representative
from tests.factories import organisation as made_organisation


def everything(workspace: Workspace, key: UUID, language: str = "fr") -> PersonalData:
    content = workspace.privacy.everything(key, language=language).content
    assert isinstance(content, PersonalData)
    return content


def printed(workspace: Workspace, day: date | None = None) -> str:
    """All that the published directory says."""
    with workspace.database() as session:
        return str(DirectoryReading(session, day or workspace.today(), language="fr").sections())


@pytest.fixture
def odile(workspace: Workspace) -> UUID:
    """Represents a member; has a phone number."""
    key = person(workspace, "Odile", "Verbeke")
    representative(workspace, key, made_organisation(workspace, "(Le) Canevas"))
    make(workspace, ContactChannel, person_id=key, kind=ChannelKind.PHONE, value="0470998877")
    return key


def test_agreeing_prints_and_withdrawing_takes_it_off_the_next_print(workspace: Workspace, odile: UUID) -> None:
    assert "0470998877" not in printed(workspace)

    given = workspace.privacy.give(odile, ConsentScope.CONTACT_PRINTED, source="formulaire")
    assert "0470998877" in printed(workspace)
    assert [each.printed for each in workspace.privacy.of_person(odile).channels] == [True]

    workspace.privacy.withdraw(given.record_id)
    assert "0470998877" not in printed(workspace)
    privacy = workspace.privacy.of_person(odile)
    assert [each.printed for each in privacy.channels] == [False]
    assert [(row.scope, row.holds, row.withdrawn_on) for row in privacy.consents] == [
        (ConsentScope.CONTACT_PRINTED, False, workspace.today())
    ]
    with pytest.raises(AlreadyWithdrawnError):
        workspace.privacy.withdraw(given.record_id)


def test_an_agreement_ends_on_its_last_day(workspace: Workspace, odile: UUID) -> None:
    today = workspace.today()
    workspace.privacy.give(odile, ConsentScope.CONTACT_PRINTED, today, until_on=today)

    assert "0470998877" in printed(workspace)
    assert "0470998877" not in printed(workspace, today + timedelta(days=1))


def test_a_channel_and_a_name_may_be_held_back(workspace: Workspace, odile: UUID) -> None:
    workspace.privacy.give(odile, ConsentScope.CONTACT_PRINTED)
    (channel,) = workspace.privacy.of_person(odile).channels
    workspace.records.change(ContactChannel, channel.id, {"printable": False})
    assert "0470998877" not in printed(workspace)
    assert "Verbeke" in printed(workspace)

    workspace.records.change(Person, odile, {"name_printable": False})

    assert "Verbeke" not in printed(workspace)
    assert not workspace.privacy.of_person(odile).name_printed


def test_who_withdraws_or_agreed_until_a_day_is_quoted_no_longer(workspace: Workspace, odile: UUID) -> None:
    make(workspace, Words, year=2026, author_id=odile, author_name="Odile Verbeke", text=paragraph("Merci."))
    today = workspace.today()
    given = workspace.privacy.give(odile, ConsentScope.QUOTATION, today, until_on=today).record_id
    with workspace.database() as session:
        assert len(printed_testimonials(session, 2026, today)) == 1
        assert printed_testimonials(session, 2026, today + timedelta(days=1)) == ()

    workspace.privacy.withdraw(given)

    with workspace.database() as session:
        assert printed_testimonials(session, 2026, today) == ()


def test_the_signed_paper_is_filed(workspace: Workspace, odile: UUID) -> None:
    given = workspace.privacy.give(odile, ConsentScope.PHOTO).record_id

    workspace.privacy.file(given, b"scan", "accord.pdf", "application/pdf")

    assert [row.file for row in workspace.privacy.of_person(odile).consents] == ["accord.pdf"]


def test_no_table_that_points_to_people_is_forgotten(workspace: Workspace) -> None:
    """A row in every one of them, made from the metadata alone, is found again."""
    made = assembly(workspace)
    workspace.attendance.set_state(made.odile_line, AttendanceState.PRESENT)
    workspace.privacy.give(made.odile, ConsentScope.PHOTO)
    values: dict[str, dict[str, object]] = {
        "contact_channels": {"kind": ChannelKind.PHONE, "value": "026415621"},
        "testimonials": {"year": 2026},
        "contact_log": {"contact_on": workspace.today()},
        "staff_members": {"last_name": "Verbeke"},
        "working_groups": {"name": "Logement"},
        "actions": {"meeting_id": made.meeting, "text": "Écrire"},
        "speakers": {"meeting_id": made.meeting},
        "seats": {"organisation_id": made.canevas},
    }
    for entity, columns in columns_to(Person).items():
        if entity.__tablename__ in values:
            make(workspace, entity, **values[entity.__tablename__], **{columns[0]: made.odile})

    found = {table.table for table in everything(workspace, made.odile).tables}

    assert found == {"people", "consents", "attendances", "mandates", *values}


def test_texts_that_name_the_person_are_places_not_texts(workspace: Workspace) -> None:
    made = assembly(workspace)
    item = workspace.meetings.record(made.meeting).items[0]
    workspace.records.change(AgendaItem, item.id, {"text": paragraph("ODILE VERBÉKE propose un secret.")})

    content = everything(workspace, made.odile)

    (place,) = content.named_in
    assert (place.table, place.label) == ("agenda_items", "Texte")
    assert "secret" not in json.dumps(to_json(content))


def test_the_json_is_stable_and_dated_in_iso(workspace: Workspace, odile: UUID) -> None:
    workspace.privacy.give(odile, ConsentScope.PHOTO, date(2026, 3, 1))

    told = to_json(everything(workspace, odile))

    assert json.dumps(told) == json.dumps(to_json(everything(workspace, odile)))
    assert told["drawn_up_on"] == "2026-11-21"
    assert told["records"]["people"][0]["last_name"] == "Verbeke"
    assert told["records"]["consents"][0]["given_on"] == "2026-03-01"
    assert {"Ana Test"} == {act["by"] for act in told["history"]}
    assert any(act["new"].get("value") == "0470998877" for act in told["history"])


def test_the_pages_speak_in_words(workspace: Workspace, odile: UUID) -> None:
    workspace.privacy.give(odile, ConsentScope.PHOTO, date(2026, 3, 1))

    said = whole_text(render(workspace.privacy.everything(odile, language="en")))

    assert "Odile Verbeke" in said
    assert "01/03/2026" in said
    assert "to be completed by the office" in said
    assert "given_on" not in said
    assert "person_id" not in said
    assert "photo" in said.lower()


def test_the_office_s_own_letter_stands_first(workspace: Workspace, odile: UUID) -> None:
    text = workspace.office_texts.new_version(OfficeTextCode.PERSONAL_DATA, "en", date(2026, 1, 1)).record_id
    workspace.office_texts.write(text, paragraph("Voici ce que nous savons de vous."))

    said = whole_text(render(workspace.privacy.everything(odile, language="en")))

    assert "Voici ce que nous savons de vous." in said
    assert "to be completed" not in said


def test_a_line_frozen_with_the_name_is_held_too(workspace: Workspace) -> None:
    made = assembly(workspace)
    line: type[Record] = type_of_lines()
    make(workspace, line, meeting_id=made.meeting, first_name="Odile", last_name="Verbeke", row=7)

    tables = {table.table: table for table in everything(workspace, made.odile).tables}

    assert len(tables["attendances"].rows) == 2


def type_of_lines() -> type[Record]:
    return next(entity for entity in columns_to(Person) if entity.__tablename__ == "attendances")


def test_a_meeting_is_called_by_its_kind_and_day_not_by_its_code(workspace: Workspace) -> None:
    case = assembly(workspace)

    pages = {each: workspace.privacy.everything(case.odile, language=each) for each in ("fr", "nl")}
    told = {each: " ".join(whole_text(render(pages[each])).split()) for each in pages}

    assert "Assemblée générale 12/03/2026" in told["fr"]
    assert "Plenaire vergadering 12/03/2026" in told["nl"]
    assert "AG 2026-03-12" not in told["fr"] + told["nl"]
