"""Minutes on their way: written, sent, approved; sealed, they print as they were approved."""

import hashlib
import io
import json
import unicodedata
from datetime import timedelta

import docx
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from csxl_desktop import i18n
from csxl_desktop.domain.attendance import Headcount
from csxl_desktop.domain.choices import AttendanceState, BasicKind, MeetingState, MinutesState
from csxl_desktop.domain.content.minutes import Minutes as Content
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import MinutesNotSentError, MinutesSealedError, RecordNotFoundError
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Attachment, Office
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.rich_text import Block, RichText
from csxl_desktop.services.frozen_content import content_from
from csxl_desktop.services.minutes_sealing import sealed
from csxl_desktop.services.printing import render, render_word
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.errors import MissingFileError
from csxl_desktop.system.identifiers import new_id
from tests.factories import SPRING, Assembly, assembly, make, meeting, paragraph

LATER = SPRING + timedelta(days=60)


def kept(workspace: Workspace, meeting_id: object) -> Minutes:
    with workspace.database() as session:
        return session.scalars(select(Minutes).where(Minutes.meeting_id == meeting_id)).one()


def approved(workspace: Workspace) -> Assembly:
    """An assembly whose minutes were written, sent and approved at the next one."""
    case = assembly(workspace)
    item = workspace.meetings.record(case.meeting).items[0]
    workspace.records.change(AgendaItem, item.id, {"text": paragraph("Il est dit l\u2019e\u0301te\u0301.")})
    workspace.meetings.decide(case.meeting, "Acheter des chaises", item.id)
    make(workspace, Action, meeting_id=case.meeting, agenda_item_id=item.id, text="Demander un prix", who="Ana")
    workspace.attendance.set_state(case.odile_line, AttendanceState.PRESENT)
    workspace.minutes.send(case.meeting, SPRING + timedelta(days=5), "tous les membres")
    workspace.minutes.approve(case.meeting, meeting(workspace, on=LATER), "Une remarque")
    return case


def test_sent_minutes_say_when_and_to_whom(workspace: Workspace) -> None:
    planned = meeting(workspace)

    workspace.minutes.send(planned, SPRING, "tous")

    record = workspace.meetings.record(planned)
    assert record.minutes is not None
    assert (record.minutes.state, record.minutes.sent_on, record.minutes.sent_to) == (MinutesState.SENT, SPRING, "tous")
    assert record.row.state is MeetingState.HELD


def test_minutes_not_sent_cannot_be_approved(workspace: Workspace) -> None:
    planned = meeting(workspace, theme="Logement")

    with pytest.raises(MinutesNotSentError, match="Logement"):
        workspace.minutes.approve(planned, meeting(workspace, on=LATER))

    assert kept(workspace, planned).state is MinutesState.DRAFT


def test_minutes_of_a_meeting_in_the_trash_are_not_approved(workspace: Workspace) -> None:
    planned = meeting(workspace)
    workspace.minutes.send(planned, SPRING, "tous")
    minutes = kept(workspace, planned).id
    workspace.records.trash(Meeting, planned)
    workspace.records.restore(Minutes, minutes)

    with pytest.raises(RecordNotFoundError):
        workspace.minutes.approve(planned, meeting(workspace, on=LATER))

    assert workspace.records.values(Minutes, minutes)["state"] is MinutesState.SENT


def test_approved_minutes_are_neither_sent_nor_approved_again(workspace: Workspace) -> None:
    case = approved(workspace)

    with pytest.raises(MinutesSealedError):
        workspace.minutes.approve(case.meeting, meeting(workspace, on=LATER))
    with pytest.raises(MinutesSealedError):
        workspace.minutes.send(case.meeting, LATER, "tous")


def test_seal_holds_the_content_its_digest_and_the_pages(workspace: Workspace) -> None:
    minutes = kept(workspace, approved(workspace).meeting)

    assert (minutes.state, minutes.approved_on, minutes.remarks) == (MinutesState.APPROVED, LATER, "Une remarque")
    canonical = json.dumps(minutes.seal_content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(unicodedata.normalize("NFC", canonical).encode()).hexdigest() == minutes.seal_sha256
    assert minutes.seal_content is not None
    assert minutes.seal_content["schema"] == 1
    content = minutes.seal_content["minutes"]
    assert content["approval"] == {"day": LATER.isoformat(), "remarks": "Une remarque", "tacit": False}
    assert content["persons"] == {"number": 1, "quality": "exact", "to": None}
    assert [each["name"]["last"] for each in content["present"]] == ["Verbeke"]
    assert content["items"][0]["decisions"] == [{"number": "2026-01", "text": "Acheter des chaises"}]
    assert content["items"][0]["actions"] == [{"what": "Demander un prix", "who": "Ana", "due_on": None}]


def test_seal_speaks_french_whatever_the_window_speaks(workspace: Workspace) -> None:
    assert i18n.current_language() == "en"
    minutes = kept(workspace, approved(workspace).meeting)
    assert minutes.seal_content is not None

    with i18n.speaking("fr"):
        expected = i18n._("News of the members")

    assert minutes.seal_content["minutes"]["items"][2]["title"] == expected


def test_approved_minutes_print_the_same_bytes_whatever_changes_after(workspace: Workspace) -> None:
    case = approved(workspace)
    first = render(workspace.documents.minutes(case.meeting))

    workspace.records.change(Person, case.odile, {"last_name": "Autrement"})
    workspace.records.change(Organisation, case.canevas, {"name": "Autre Maison"})
    workspace.records.change(
        Office, workspace.office.office_id(), {"name": "Autre Coordination", "accent_colour": "#aa0000"}
    )
    again = render(workspace.documents.minutes(case.meeting, language="nl"))

    assert again == first
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(first)).pages)
    assert "Verbeke" in text
    assert "Autre" not in text
    minutes = kept(workspace, case.meeting)
    with workspace.database() as session:
        assert minutes.seal_pdf_id is not None
        digest = session.get_one(Attachment, minutes.seal_pdf_id).sha256
    assert digest == hashlib.sha256(first).hexdigest()


def test_changed_rule_or_headcount_changes_no_sealed_figure(workspace: Workspace) -> None:
    case = approved(workspace)
    before = workspace.attendance.count(case.meeting)
    with workspace.database.begin("behind the rules") as session:
        session.add(Headcount(meeting_id=case.meeting, persons=99, partners=99))
    workspace.records.change(
        Office, workspace.office.office_id(), {"staff_counted": True, "represented_counted": False}
    )

    assert workspace.attendance.count(case.meeting) == before
    assert (before.persons, before.partners) == (1, 1)
    assert workspace.meetings.rows(2026)[0].count == before


def test_sealed_meeting_without_any_figure_has_none(workspace: Workspace) -> None:
    planned = meeting(workspace)
    workspace.minutes.send(planned, SPRING, "")
    workspace.minutes.approve(planned, meeting(workspace, on=LATER))

    assert workspace.attendance.count(planned).persons is None


def test_lost_pages_of_a_seal_are_told_not_replaced(workspace: Workspace) -> None:
    case = approved(workspace)
    pages = kept(workspace, case.meeting).seal_pdf_id
    assert pages is not None
    with workspace.database() as session:
        file = session.get_one(Attachment, pages)
    attachments.path_of(workspace.folder / "annexes", file.sha256).unlink()

    with pytest.raises(MissingFileError):
        workspace.documents.minutes(case.meeting)


def test_minutes_begin_when_nobody_began_them(workspace: Workspace) -> None:
    walk, group = meeting(workspace, BasicKind.WALK), meeting(workspace, BasicKind.PLENARY, LATER)
    workspace.records.trash(Minutes, kept(workspace, group).id)

    workspace.minutes.send(walk, SPRING, "tous")
    workspace.minutes.send(group, LATER, "tous")

    assert kept(workspace, walk).kind == "CR"
    record = workspace.meetings.record(group)
    assert record.minutes is not None
    assert record.minutes.kind == "PV"


def test_digest_follows_the_content_and_nothing_else(workspace: Workspace) -> None:
    case = assembly(workspace)
    workspace.records.change(Meeting, case.meeting, {"theme": "Logement"})
    first = workspace.documents.minutes(case.meeting).content

    assert sealed(first) == sealed(workspace.documents.minutes(case.meeting).content)
    workspace.records.change(Meeting, case.meeting, {"theme": "Autre"})
    assert sealed(workspace.documents.minutes(case.meeting).content)[1] != sealed(first)[1]


def test_pictures_of_a_text_are_sealed_by_their_digest(workspace: Workspace) -> None:
    case = assembly(workspace)
    digest = attachments.store(workspace.folder / "annexes", b"\x89PNG")
    item = workspace.meetings.record(case.meeting).items[0].id
    workspace.records.change(
        AgendaItem,
        item,
        {"text": RichText((Block("1", "image", attachment=digest), Block("2", "image", attachment="0" * 64)))},
    )

    content = workspace.documents.minutes(case.meeting).content

    assert content.pictures == {digest: b"\x89PNG"}
    assert sealed(content)[0]["minutes"]["pictures"] == {digest: digest}


def test_minutes_of_a_meeting_that_is_not_there_are_refused(workspace: Workspace) -> None:
    with pytest.raises(RecordNotFoundError):
        workspace.minutes.send(new_id(), SPRING, "")


def test_word_of_sealed_minutes_says_what_was_approved(workspace: Workspace) -> None:
    case = approved(workspace)
    digest = kept(workspace, case.meeting).seal_sha256
    workspace.records.change(Person, case.odile, {"last_name": "Autrement"})
    workspace.records.change(Organisation, case.canevas, {"name": "Autre Maison"})
    workspace.records.change(Office, workspace.office.office_id(), {"name": "Autre Coordination"})

    document = workspace.documents.minutes(case.meeting, language="nl")

    assert sealed(document.content)[1] == digest
    text = "".join(str(each) for each in docx.Document(io.BytesIO(render_word(document))).element.body.itertext())
    assert "Verbeke" in text
    assert "Autre" not in text


def test_pictures_and_logo_of_a_seal_come_back(workspace: Workspace) -> None:
    case = assembly(workspace)
    digest = attachments.store(workspace.folder / "annexes", b"\x89PNG")
    item = workspace.meetings.record(case.meeting).items[0].id
    workspace.records.change(AgendaItem, item, {"text": RichText((Block("1", "image", attachment=digest),))})
    content = workspace.documents.minutes(case.meeting).content

    data = sealed(content)[0]

    files = {digest: b"\x89PNG"}.get
    assert content_from(Content, data["minutes"], files) == content
    assert content_from(Content, data["minutes"], lambda _digest: None).pictures == {}
    office = data["minutes"]["office"] | {"logo": digest}
    logo = content_from(Content, data["minutes"] | {"office": office}, files).office.logo
    assert logo == b"\x89PNG"
