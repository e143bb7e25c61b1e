"""What the report tells of the fields that the office declared for itself and wants there."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import FieldKind, FieldSubject
from csxl_desktop.domain.content.report import OwnFieldLine
from csxl_desktop.domain.custom_fields import CustomField, CustomValue
from csxl_desktop.domain.detail_rows import ReportField
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.own_fields import choices_of, fits, printed_value
from csxl_desktop.storage.queries.members import members_on
from csxl_desktop.storage.queries.own_fields import declared_fields, owner_column


def report_fields(
    session: Session, year: int, subjects: Iterable[FieldSubject] = FieldSubject
) -> tuple[ReportField, ...]:
    """Those of organisations for the members on 31 December, those of people for everybody; in the office's order."""
    found: list[ReportField] = []
    for subject in subjects:
        fields = [field for field in declared_fields(session, subject) if field.in_report]
        if fields:
            names = _members(session, year) if subject is FieldSubject.ORGANISATION else _people(session)
            found += [_read(session, field, names) for field in fields]
    return tuple(found)


def own_field_lines(session: Session, year: int, language: str) -> tuple[OwnFieldLine, ...]:
    """The fields of organisations as the chapter on the members prints them, in the language of the report."""
    return tuple(
        OwnFieldLine(
            each.label_nl if language == "nl" and each.label_nl else each.label,
            each.values,
            None if each.total is None else printed_value(FieldKind.NUMBER, format(each.total, "f")),
            each.counts,
        )
        for each in report_fields(session, year, (FieldSubject.ORGANISATION,))
        if each.values
    )


def _members(session: Session, year: int) -> dict[UUID, str]:
    return {row.organisation_id: row.organisation for row in members_on(session, date(year, 12, 31))}


def _people(session: Session) -> dict[UUID, str]:
    found = session.scalars(select(Person).where(Person.trashed_at.is_(None)).order_by(Person.sort_key, Person.id))
    return {person.id: person.full_name for person in found}


def _read(session: Session, field: CustomField, names: Mapping[UUID, str]) -> ReportField:
    owner = getattr(CustomValue, owner_column(field.subject))
    statement = select(owner, CustomValue.value).where(
        CustomValue.custom_field_id == field.id, CustomValue.trashed_at.is_(None), CustomValue.value != ""
    )
    found: dict[UUID, str] = dict(session.execute(statement).all())
    choices = choices_of(field.choices)
    kept = {key: found[key] for key in names if key in found and fits(field.kind, choices, found[key])}
    counted = Counter(kept.values())
    return ReportField(
        field.label,
        field.label_nl,
        field.subject,
        field.kind,
        tuple((names[key], printed_value(field.kind, value)) for key, value in kept.items()),
        sum(map(Decimal, kept.values()), Decimal(0)) if field.kind is FieldKind.NUMBER else None,
        tuple((choice, counted[choice]) for choice in choices) if field.kind is FieldKind.CHOICE else (),
    )
