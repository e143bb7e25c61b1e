"""Somebody of an unlikely name whom everything names, and the search for that name in every byte."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from pypdf import PdfReader

from csxl_desktop.domain.choices import AttendanceState, ChannelKind, ConsentScope
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.follow_up import Action
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.i18n import fold
from csxl_desktop.services.workspace import Workspace
from tests import factories

FIRST, LAST = "Éxanthippe", "Quvrezoÿ-Vhtnmk"
NAME = f"{FIRST} {LAST}"
EMAIL = "jwkqx.zyh@exemple.be"
SIGNS = ("xanthippe", "quvrezo", "vhtnmk", "jwkqx")


@dataclass(frozen=True)
class Known:
    """The person, the meeting whose minutes are sealed, another one that is not, and the archive of a report."""

    person: UUID
    sealed: UUID
    open: UUID
    body: UUID
    item: UUID


def known(workspace: Workspace) -> Known:
    """Directory, sheets, sealed minutes with a corrigendum, an archived report, a signed paper: all name the person."""
    body = factories.organisation(workspace, "Le Canevas")
    key = factories.person(workspace, FIRST, LAST)
    factories.representative(workspace, key, body, function_title="Directrice")
    other = factories.person(workspace, "Samir", "Tazi", "M.")
    factories.representative(workspace, other, factories.organisation(workspace, "Espace Rencontre"))
    factories.make(workspace, ContactChannel, person_id=key, kind=ChannelKind.EMAIL, value=EMAIL)
    consent = workspace.privacy.give(key, ConsentScope.QUOTATION).record_id
    workspace.privacy.file(consent, f"signé {NAME}".encode(), "accord.pdf", "application/pdf")
    sealed, item = _held(workspace, body)
    workspace.minutes.send(sealed, on=date(2026, 3, 20), to="tous")
    workspace.minutes.approve(sealed, factories.meeting(workspace, on=date(2026, 6, 2)), remarks=f"{NAME} corrige.")
    workspace.minutes_life.correct(
        sealed, factories.paragraph(f"{NAME} était excusée, dit {FIRST} {LAST}."), on=date(2026, 5, 1), reason="Erreur"
    )
    other_meeting = factories.meeting(workspace, on=date(2026, 11, 24), theme="Réseau")
    workspace.attendance.invite_expected(other_meeting)
    workspace.records.change(Organisation, body, {"note": f"Demander à Mme {LAST.upper()} ({EMAIL})"})
    factories.make(workspace, Testimonial, year=2026, author_id=key, author_name=NAME, signature=f"{FIRST} Q.")
    _archived(workspace, year=2026)
    return Known(key, sealed, other_meeting, body, item)


def _held(workspace: Workspace, body: UUID) -> tuple[UUID, UUID]:
    sealed = factories.meeting(workspace, theme="Logement")
    workspace.attendance.invite_expected(sealed)
    record = workspace.meetings.record(sealed)
    for line in record.attendances:
        workspace.attendance.set_state(line.id, AttendanceState.PRESENT)
    item = record.items[0].id
    runs = (Span(f"Selon {FIRST} "), Span("Quvrezoÿ", "b"), Span("-Vhtnmk, il faut agir. Vhtnmk n’est rien seul."))
    workspace.records.change(AgendaItem, item, {"text": RichText((Block("b1", "p", runs),))})
    factories.make(workspace, Action, meeting_id=sealed, text=f"Rappeler {LAST} {FIRST}", who=NAME)
    workspace.meetings.mark_held(sealed)
    return sealed, item


def _archived(workspace: Workspace, year: int) -> None:
    workspace.report.begin_year(year)
    section = next(each for each in workspace.report.sections(year) if each.code == "introduction")
    workspace.records.change(ReportSection, section.id, {"text": factories.paragraph(f"Merci à {NAME}.")})
    workspace.report_years.change(year, "approved_on", date(year, 12, 1))
    workspace.report_archives.archive(year)


def found_in(folder: Path) -> list[str]:
    """The files below `folder` in which a part of the name stands: as bytes, in whatever case, in pages, in JSON."""
    return sorted(
        f"{path.relative_to(folder)}: {sign}"
        for path in folder.rglob("*")
        if path.is_file()
        for sign in _signs_in(path.read_bytes())
    )


def _signs_in(data: bytes) -> Iterator[str]:
    words = fold(data.decode("utf-8", "replace"))
    words += fold(re.sub(rb"\\u(00[0-9a-f]{2})", _letter, data).decode("utf-8", "replace"))
    if data.startswith(b"%PDF"):
        words += fold("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).replace("\n", " "))
    yield from (sign for sign in SIGNS if sign in words)


def _letter(found: "re.Match[bytes]") -> bytes:
    return chr(int(found[1], 16)).encode()
