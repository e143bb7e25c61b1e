"""The fields that the office declared for itself, and what they hold."""

from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import FieldKind, FieldSubject


class CustomField(Record, kw_only=True):
    """A field that the office declared for itself; `choices` has one choice a line."""

    __tablename__ = "custom_fields"

    subject: Mapped[FieldSubject]
    label: Mapped[str]
    label_nl: Mapped[str] = mapped_column(default="")
    kind: Mapped[FieldKind] = mapped_column(default=FieldKind.TEXT)
    choices: Mapped[str] = mapped_column(String(TEXT), default="")
    in_report: Mapped[bool] = mapped_column(default=False)
    printable: Mapped[bool] = mapped_column(default=False)  # in the published directory
    position: Mapped[int] = mapped_column(default=0)


class CustomValue(Record, kw_only=True):
    """What a field of the office's own holds for one record: text, a number with a point, an ISO day, a choice."""

    __tablename__ = "custom_values"

    custom_field_id: Mapped[UUID] = mapped_column(reference("custom_fields"), index=True)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    value: Mapped[str] = mapped_column(String(TEXT), default="")
