"""The fields that the office declared for itself: their values, their kinds, what the report takes of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import FieldKind, FieldSubject
from csxl_desktop.domain.custom_fields import CustomField, CustomValue
from csxl_desktop.domain.detail_rows import ReportField
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.own_fields import choices_of, own_value, printed_value
from csxl_desktop.i18n import N_
from csxl_desktop.services.records import Written, add, assign, existing, written
from csxl_desktop.services.report_own_fields import report_fields
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.own_fields import owner_column


@dataclass(frozen=True, slots=True)
class KindChange:
    """A field became of another kind; `unfit` are the (record, value) that stay as they were, to be looked at."""

    written: Written
    unfit: tuple[tuple[str, str], ...]


class OwnFieldService:
    """Each public method is one transaction and returns plain values; `today` completes dates typed without year."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database = database
        self._today = today

    def declare(self, subject: FieldSubject, label: str, kind: FieldKind = FieldKind.TEXT) -> Written:
        """A field more, at the end of those of its subject."""
        with self._database.begin(N_("Own field declared")) as session:
            last = session.scalar(select(func.max(CustomField.position)).where(CustomField.trashed_at.is_(None))) or 0
            values = {"subject": subject, "label": label.strip(), "kind": kind, "position": last + 1}
            return written(self._database, session, add(session, CustomField, values).id)

    def write(self, field_id: UUID, record_id: UUID, typed: str) -> Written:
        """What a record holds in a field, as typed; empty takes it away. Refuses what is not of the field's kind."""
        with self._database.begin(N_("Own field changed")) as session:
            field = existing(session, CustomField, field_id)
            kept = own_value(field.kind, choices_of(field.choices), typed, self._today())
            owner = owner_column(field.subject)
            value = session.scalar(
                select(CustomValue).where(
                    CustomValue.custom_field_id == field_id,
                    getattr(CustomValue, owner) == record_id,
                    CustomValue.trashed_at.is_(None),
                )
            )
            if value is not None:
                assign(session, value, {"value": kept})
            elif kept:
                made = add(session, CustomValue, {"custom_field_id": field_id, owner: record_id, "value": kept})
                return written(self._database, session, made.id)
            return written(self._database, session, value.id if value is not None else field_id)

    def change_kind(self, field_id: UUID, kind: FieldKind) -> KindChange:
        """Let the field be of another kind: the values that fit are kept in its form, the others stay as they are."""
        with self._database.begin(N_("Kind of an own field changed")) as session:
            field = existing(session, CustomField, field_id)
            choices, unfit = choices_of(field.choices), []
            values = list(
                session.scalars(
                    select(CustomValue).where(
                        CustomValue.custom_field_id == field_id,
                        CustomValue.trashed_at.is_(None),
                        CustomValue.value != "",
                    )
                )
            )
            for value in values:
                told = printed_value(field.kind, value.value)
                try:
                    assign(session, value, {"value": own_value(kind, choices, told, self._today())})
                except DomainError:
                    unfit.append((_name_of(session, value), told))
            assign(session, field, {"kind": kind})
            return KindChange(written(self._database, session, field_id), tuple(sorted(unfit)))

    def report_fields(self, year: int) -> tuple[ReportField, ...]:
        """The fields that go into the report of a year: those of organisations for its members on 31 December."""
        with self._database() as session:
            return report_fields(session, year)


def _name_of(session: Session, value: CustomValue) -> str:
    if value.organisation_id is not None:
        return session.get_one(Organisation, value.organisation_id).name
    return session.get_one(Person, value.person_id).full_name
