"""The life of five minutes in a row: sent, remarked, approved by the next assembly, corrected, never changed."""

import io
from datetime import date, timedelta
from uuid import UUID

import docx
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from csxl_desktop import i18n
from csxl_desktop.domain.choices import AttendanceState, BasicKind, MinutesState, RemarkOutcome, VersionKind
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import (
    CorrigendumEmptyError,
    MinutesNotSealedError,
    MinutesNotSentError,
    RemarksMadeError,
    RemarksStillOpenError,
)
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.merge_rows import Choices
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesRemark, MinutesVersion
from csxl_desktop.domain.office import Attachment, MeetingKind
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services.printing import render, render_word
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments
from tests.factories import (
    SPRING,
    kind,
    meeting,
    organisation,
    paragraph,
    person,
    representative,
)

DAYS = tuple(SPRING + timedelta(days=28 * place) for place in range(5))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def french(message: str) -> str:
    with i18n.speaking("fr"):
        return i18n._(message)


def seal_of(workspace: Workspace, meeting_id: UUID) -> bytes:
    with workspace.database() as session:
        minutes = session.scalars(select(Minutes).where(Minutes.meeting_id == meeting_id)).one()
        assert minutes.seal_pdf_id is not None
        return attachments.read(workspace.folder / "annexes", session.get_one(Attachment, minutes.seal_pdf_id).sha256)


def chain(workspace: Workspace) -> tuple[list[UUID], UUID, UUID]:
    """Five assemblies with a representative present; each but the last sent, and approved by the next."""
    canevas = organisation(workspace, "(Le) Canevas")
    odile = person(workspace, "Odile", "Verbeke")
    representative(workspace, odile, canevas)
    made = [meeting(workspace, on=day, theme=f"Thème {place}") for place, day in enumerate(DAYS, start=1)]
    for each in made:
        workspace.attendance.invite_expected(each)
        workspace.attendance.set_state(workspace.meetings.record(each).attendances[0].id, AttendanceState.PRESENT)
    for place, each in enumerate(made[:-1]):
        workspace.minutes.send(each, DAYS[place] + timedelta(days=5), "tous les membres")
        if place == 1:
            remark = workspace.minutes_life.remark(
                each, "Lire douze et non dix.", on=DAYS[place] + timedelta(days=7), who="Mme Keita",
                agenda_item_id=workspace.meetings.record(each).items[0].id,
            )  # fmt: skip
            workspace.records.change(
                MinutesRemark, remark.record_id, {"outcome": RemarkOutcome.TAKEN, "answer": "Corrigé."}
            )
        workspace.minutes.approve(each, made[place + 1])
    return made, canevas, odile


def test_five_assemblies_each_approve_the_one_before_and_nothing_moves_afterwards(workspace: Workspace) -> None:
    made, canevas, odile = chain(workspace)
    for place, each in enumerate(made[1:], start=1):
        title = workspace.meetings.record(each).items[0].title
        assert long_date(DAYS[place - 1], weekday=False) in title
    workspace.minutes_life.correct(made[2], paragraph("Lire mardi."), on=DAYS[4], reason="Une erreur de date")
    seals = [seal_of(workspace, each) for each in made[:-1]]
    printed = [render(workspace.documents.minutes(each)) for each in made[:-1]]

    other = organisation(workspace, "Le Canevas")
    workspace.records.change(Organisation, canevas, {"name": "Autre nom"})
    workspace.merging.merge(Organisation, other, canevas, Choices())
    workspace.anonymising.anonymise(odile, "Odile Verbeke")

    assert [seal_of(workspace, each) for each in made[:-1]] == seals
    assert [render(workspace.documents.minutes(each)) for each in made[:-1]] == printed
    assert all(pages.startswith(seal) for pages, seal in zip(printed, seals, strict=True))
    assert f"Mme Keita ({french('item {number}').format(number=1)})" in text_of(printed[1])
    assert f"Lire douze et non dix. {french('Taken over.')} Corrigé." in text_of(printed[1])
    assert "Lire mardi." in text_of(printed[2])
    assert all("Odile Verbeke" in text_of(pages) for pages in printed)
    assert workspace.minutes_life.life(made[2]).state is MinutesState.CORRECTED


def test_each_sending_is_kept_as_it_left_with_the_number_of_the_assembly(workspace: Workspace) -> None:
    first, second = meeting(workspace), meeting(workspace, on=DAYS[1])
    workspace.minutes.send(second, DAYS[2], "tous")
    workspace.records.change(Meeting, second, {"theme": "Autre thème"})
    workspace.minutes.send(second, DAYS[3], "tous encore")
    workspace.records.trash(Meeting, first)

    life = workspace.minutes_life.life(second)

    assert [(each.number, each.kind, each.made_on) for each in life.versions] == [
        (1, VersionKind.SENT, DAYS[2]),
        (2, VersionKind.SENT, DAYS[3]),
    ]
    assert workspace.meetings.record(second).row.number == 2
    with workspace.database() as session:
        kept = session.scalars(select(MinutesVersion).order_by(MinutesVersion.number)).all()
        pages = [
            attachments.read(workspace.folder / "annexes", session.get_one(Attachment, each.pdf_id).sha256)
            for each in kept
            if each.pdf_id is not None
        ]
    assert len({each.sha256 for each in kept}) == 2
    assert ["Autre thème" in text_of(each) for each in pages] == [False, True]


def test_minutes_are_approved_where_nobody_remarked_in_time(workspace: Workspace) -> None:
    workspace.records.change(MeetingKind, kind(workspace, BasicKind.PLENARY), {"remark_days": 10})
    planned = meeting(workspace)
    workspace.minutes.send(planned, SPRING, "tous")
    until = SPRING + timedelta(days=10)

    assert workspace.minutes_life.life(planned).remarks_until_on == until
    with pytest.raises(RemarksStillOpenError):
        workspace.minutes.approve_tacitly(planned, until)
    workspace.minutes.approve_tacitly(planned, until + timedelta(days=1))

    life = workspace.minutes_life.life(planned)
    assert (life.state, life.approved_on, life.approved_tacitly) == (MinutesState.APPROVED, until, True)
    told = french("Approved on {date}: no remark was made.").split("{date}")
    assert all(part.strip() in text_of(render(workspace.documents.minutes(planned))) for part in told)


def test_a_remark_leaves_the_approval_to_an_assembly(workspace: Workspace) -> None:
    workspace.records.change(MeetingKind, kind(workspace, BasicKind.PLENARY), {"remark_days": 0})
    planned = meeting(workspace)
    with pytest.raises(MinutesNotSentError):
        workspace.minutes_life.remark(planned, "Trop tôt", on=SPRING)
    workspace.minutes.send(planned, SPRING, "tous")
    workspace.minutes_life.remark(planned, "Une remarque", on=SPRING)

    with pytest.raises(RemarksMadeError):
        workspace.minutes.approve_tacitly(planned, SPRING + timedelta(days=1))
    assert [each.text for each in workspace.minutes_life.life(planned).remarks] == ["Une remarque"]


def test_only_approved_minutes_are_corrected_and_only_with_words(workspace: Workspace) -> None:
    planned = meeting(workspace)
    workspace.minutes.send(planned, SPRING, "tous")
    with pytest.raises(MinutesNotSealedError):
        workspace.minutes_life.correct(planned, paragraph("Trop tôt"), on=SPRING)
    workspace.minutes.approve(planned, meeting(workspace, on=date(2026, 6, 2)))

    with pytest.raises(CorrigendumEmptyError):
        workspace.minutes_life.correct(planned, RichText(), on=SPRING)
    workspace.minutes_life.correct(planned, paragraph("Premier"), on=SPRING)
    workspace.minutes_life.correct(planned, paragraph("Second"), on=SPRING)

    pages = render(workspace.documents.minutes(planned))
    assert pages.startswith(seal_of(workspace, planned))
    assert text_of(pages).index("Corrigendum 1") < text_of(pages).index("Corrigendum 2")

    word = docx.Document(io.BytesIO(render_word(workspace.documents.minutes(planned))))
    lines = [each.text for each in word.paragraphs]
    behind = lines[lines.index("Corrigendum 1") :]
    assert behind[2:4] == ["Premier", "Corrigendum 2"]
    assert behind[-1] == "Second"
    assert "12 mars 2026" in behind[1]


def test_proposed_is_the_next_assembly_and_none_for_a_report(workspace: Workspace) -> None:
    planned, later = meeting(workspace), meeting(workspace, on=DAYS[1])
    walk = meeting(workspace, BasicKind.WALK)

    proposed = workspace.minutes_life.life(planned).proposed
    assert proposed is not None
    assert proposed.id == later
    assert workspace.minutes_life.life(walk).proposed is None
