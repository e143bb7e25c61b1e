"""The office's own fields: of one record, or of all of them for the lists."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import FieldKind, FieldSubject
from csxl_desktop.domain.custom_fields import CustomField, CustomValue
from csxl_desktop.domain.detail_rows import OwnFieldRow
from csxl_desktop.domain.own_fields import choices_of, fits


def declared_fields(session: Session, subject: FieldSubject) -> list[CustomField]:
    """The office's own fields for organisations, or for people, in its order."""
    return list(
        session.scalars(
            select(CustomField)
            .where(CustomField.subject == subject, CustomField.trashed_at.is_(None))
            .order_by(CustomField.position, CustomField.label, CustomField.id)
        )
    )


def owner_column(subject: FieldSubject) -> str:
    """The column of a value that points to its record."""
    return f"{subject.value}_id"


def own_fields(session: Session, subject: FieldSubject, record_id: UUID) -> tuple[OwnFieldRow, ...]:
    """The own fields of one record with what they hold."""
    declared = declared_fields(session, subject)
    if not declared:
        return ()
    owner = getattr(CustomValue, owner_column(subject))
    statement = select(CustomValue.custom_field_id, CustomValue.value)
    values = dict(session.execute(statement.where(owner == record_id, CustomValue.trashed_at.is_(None))).all())
    rows = []
    for each in declared:
        choices, value = choices_of(each.choices), values.get(each.id, "")
        rows.append(OwnFieldRow(each.id, each.label, each.kind, choices, value, fits(each.kind, choices, value)))
    return tuple(rows)


def choice_values(session: Session, subject: FieldSubject, only: UUID | None = None) -> Mapping[UUID, dict[str, str]]:
    """What the fields with choices hold for every record, by label."""
    values: defaultdict[UUID, dict[str, str]] = defaultdict(dict)
    owner = getattr(CustomValue, owner_column(subject))
    statement = (
        select(owner, CustomField.label, CustomValue.value)
        .join(CustomField, CustomField.id == CustomValue.custom_field_id)
        .where(CustomField.subject == subject, CustomField.kind == FieldKind.CHOICE)
        .where(CustomField.trashed_at.is_(None), CustomValue.trashed_at.is_(None), CustomValue.value != "")
        .where(owner.is_not(None) if only is None else owner == only)
        .order_by(CustomField.position, CustomField.label)
    )
    for key, label, value in session.execute(statement):
        values[key][label] = value
    return values
