"""The annual report of a year, gathered from the records: everything computed, nothing typed twice."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import BasicKind, InvolvementRole, MeetingState, Precision
from csxl_desktop.domain.content import report
from csxl_desktop.domain.content.committee import SeatLine
from csxl_desktop.domain.content.members import MemberLine
from csxl_desktop.domain.content.shared import PersonName, Picture
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meeting_rows import MeetingRecord, MeetingRow
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.office import MeetingKind, Office
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.domain.report_choices import ReportChoices
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.i18n.phones import phone
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services import report_figures
from csxl_desktop.services.category_tables import told_tables
from csxl_desktop.services.contact_log import theme_counts
from csxl_desktop.services.group_fields import group_values
from csxl_desktop.services.group_pages import group_pages
from csxl_desktop.services.office import counting_rule
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.report_choices import choices_of, printed_charts
from csxl_desktop.services.report_modules import with_modules
from csxl_desktop.services.report_own_fields import own_field_lines
from csxl_desktop.services.report_partners import news_lines, newsletter_lines, partnership_pages
from csxl_desktop.services.report_years import of_year, printed_look
from csxl_desktop.services.sources import cited_sources
from csxl_desktop.services.testimonial_quotes import printed_testimonials
from csxl_desktop.storage.queries import meetings as meetings_query
from csxl_desktop.storage.queries import members as members_query
from csxl_desktop.storage.queries.meeting_record import told_all

_PAGES = (BasicKind.PLENARY, BasicKind.THEMED)
_OUTINGS = (BasicKind.WALK, BasicKind.LUNCH)


def report_content(
    session: Session, office: Office, year: int, *, annexes: Path, language: str, today: date
) -> report.Report:
    """All that the report of `year` prints; members and committee are those of 31 December."""
    last = date(year, 12, 31)
    rows = _told_rows(session, year)
    records = _records(session, rows)
    arrivals, departures = members_query.changes_of_year(session, year)
    choices = choices_of(session, year)
    known = report_figures.known_years(session, year, choices.years)
    content = report.Report(
        year=year,
        office=parts.identity(session, office, annexes),
        number=office.report_number(year),
        language=language,
        sections=_sections(session, year),
        look=printed_look(session, office, year),
        cover_photo=_cover(session, office, year, annexes),
        members=tuple(
            MemberLine(row.number, row.organisation, row.representative, row.joined_on)
            for row in members_query.members_on(session, last)
        ),
        arrivals=tuple(report.MemberChange(change.organisation, change.on) for change in arrivals),
        departures=tuple(report.MemberChange(change.organisation, change.on, change.reason) for change in departures),
        own_fields=own_field_lines(session, year, language),
        committee=tuple(
            SeatLine(row.organisation, row.person, row.elected_on, row.term_end_on)
            for row in members_query.seats_on(session, last)
        ),
        meetings=tuple(_page(record, annexes) for record in records if record.row.behaviour in _PAGES),
        plurals=_plurals(session),
        groups=group_pages(session, year, annexes),
        group_names=group_values(session),
        next_assembly=_next_assembly(session, last),
        outings=_outings(session, records, annexes),
        team=_team(session, last),
        partnerships=partnership_pages(session, year, annexes),
        news=news_lines(session, year),
        newsletters=newsletter_lines(session, year),
        figures=report_figures.figures(session, year, known),
        counting_note=report_figures.counting_note(counting_rule(session)),
        evolution_years=tuple(known) if len(known) > 1 else (),
        evolution=report_figures.evolution(known),
        contacts=tuple(report.ContactLine(each.theme, each.months) for each in theme_counts(session, year)),
        testimonials=printed_testimonials(session, year, today),
    )
    content = with_modules(session, _drawn(session, content, choices))
    texts = tuple(_texts(content))
    return replace(content, attachments=parts.images_of(texts, annexes), sources=cited_sources(session, texts))


def _plurals(session: Session) -> dict[str, str]:
    return {
        house_words.meeting_kind(kind.label, kind.label_nl): house_words.meeting_kinds(
            kind.label_plural, kind.label_plural_nl or kind.label_nl
        )
        for kind in _kinds(session)
    }


def _drawn(session: Session, content: report.Report, choices: ReportChoices) -> report.Report:
    """The content with the charts wanted, and the tables by category."""
    return replace(
        content,
        charts=printed_charts(session, content.year, choices),
        tables=told_tables(session, content.year),
        tables_drawn="tables" in choices.charts,
    )


def _told_rows(session: Session, year: int) -> list[MeetingRow]:
    rows = meetings_query.meetings_of_year(session, year, counting_rule(session))
    return [row for row in rows if row.state is MeetingState.HELD]


def _next_assembly(session: Session, after: date) -> date | None:
    """The first assembly planned after the year: the report gives the members an appointment."""
    return session.scalar(
        select(func.min(Meeting.first_on))
        .join(MeetingKind, MeetingKind.id == Meeting.kind_id)
        .where(MeetingKind.behaviour == BasicKind.PLENARY, Meeting.trashed_at.is_(None), Meeting.first_on > after)
        .where(Meeting.precision == Precision.DAY, Meeting.stub.is_(False))
        .where(Meeting.state.in_((MeetingState.PLANNED, MeetingState.HELD)))
    )


def _records(session: Session, rows: list[MeetingRow]) -> list[MeetingRecord]:
    """The meetings that the report tells one by one."""
    return told_all(session, [row for row in rows if row.behaviour in {*_PAGES, *_OUTINGS}])


def _sections(session: Session, year: int) -> tuple[report.Section, ...]:
    rows = session.scalars(
        select(ReportSection)
        .where(ReportSection.year == year, ReportSection.trashed_at.is_(None), ReportSection.included)
        .order_by(ReportSection.position, ReportSection.id)
    )
    return tuple(map(_section, rows)) or tuple(report.Section(code) for code in report.HOUSE_ORDER)


def section_alone(session: Session, document: Document, section_id: UUID, annexes: Path) -> Document:
    """One section of the report, be it left out of the whole: without cover, contents nor number."""
    row = session.get(ReportSection, section_id)
    if row is None or row.trashed_at is not None:
        raise RecordNotFoundError
    section = replace(_section(row), annex=False)
    attachments = {**document.content.attachments, **parts.images_of((row.text, row.closing), annexes)}
    sources = {**document.content.sources, **cited_sources(session, (row.text, row.closing))}
    content = replace(document.content, sections=(section,), attachments=attachments, sources=sources, alone=True)
    return replace(document, content=content, file_name=in_file_name(f"{document.file_name} – {row.title}"))


def _section(row: ReportSection) -> report.Section:
    return report.Section(row.code, house_words.section_title(row.title), row.text, row.closing, row.annex)


def _page(record: MeetingRecord, annexes: Path) -> report.MeetingPage:
    persons, partners = parts.printed_counts(record.row.count)
    return report.MeetingPage(
        facts=parts.record_facts(record),
        agenda=tuple(item.title for item in record.items if item.title),
        persons=persons,
        partners=partners,
        speakers=tuple(
            report.SpeakerLine(PersonName(line.civility, line.first_name, line.last_name), line.organisation)
            for line in record.speakers
        ),
        text=record.report_paragraph,
        pictures=parts.pictures(record.pictures, annexes),
        links=parts.links(record.links),
    )


def _outings(session: Session, records: list[MeetingRecord], annexes: Path) -> tuple[report.OutingKind, ...]:
    return tuple(
        report.OutingKind(
            house_words.meeting_kind(kind.label, kind.label_nl),
            house_words.meeting_kinds(kind.label_plural, kind.label_plural_nl or kind.label_nl),
            outings=tuple(_outing(record, annexes) for record in records if record.row.kind_id == kind.id),
        )
        for kind in _kinds(session)
        if kind.behaviour in _OUTINGS and any(record.row.kind_id == kind.id for record in records)
    )


def _outing(record: MeetingRecord, annexes: Path) -> report.Outing:
    persons, partners = parts.printed_counts(record.row.count)
    visited = (InvolvementRole.STOP, InvolvementRole.HOST)
    return report.Outing(
        facts=parts.record_facts(record),
        stops=tuple(involved.organisation for involved in record.involvements if involved.role in visited),
        persons=persons,
        partners=partners,
        text=record.report_paragraph,
        pictures=parts.pictures(record.pictures, annexes),
    )


def _team(session: Session, day: date) -> tuple[report.StaffLine, ...]:
    members = session.scalars(
        select(StaffMember)
        .where(StaffMember.trashed_at.is_(None))
        .order_by(StaffMember.position, StaffMember.last_name, StaffMember.id)
    )
    return tuple(
        report.StaffLine(
            PersonName(member.civility, member.first_name, member.last_name),
            member.role,
            float(member.fte) if member.fte is not None else None,
            phone(member.phone) if member.phone else "",
            member.email,
            member.shared_with,
        )
        for member in members
        if overlaps(member.from_on, member.to_on, day)
    )


def _cover(session: Session, office: Office, year: int, annexes: Path) -> Picture | None:
    own = of_year(session, year)
    chosen = own.cover_photo_id if own is not None and own.cover_photo_id is not None else office.cover_id
    data = parts.chosen_picture(session, chosen, annexes)
    return Picture(data) if data is not None else None


def _kinds(session: Session) -> list[MeetingKind]:
    return list(
        session.scalars(select(MeetingKind).where(MeetingKind.trashed_at.is_(None)).order_by(MeetingKind.position))
    )


def _texts(content: report.Report) -> Iterable[RichText]:
    for section in content.sections:
        yield section.text
        yield section.closing
    for page in content.meetings:
        yield page.text
    for group in content.groups:
        yield group.text
        yield from (output.text for output in group.outputs)
    for kind in content.outings:
        yield from (outing.text for outing in kind.outings)
    for partnership in content.partnerships:
        yield partnership.text
    for testimonial in content.testimonials:
        yield testimonial.text
    for perspective in content.perspectives:
        yield perspective.outlook
