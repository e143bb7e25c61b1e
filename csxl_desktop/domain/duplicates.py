"""Two records that look alike and are not the same: said once, remembered."""

from datetime import date
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import Record, reference


class NotDuplicate(Record, kw_only=True):
    """Somebody said that these two are different; both organisations or both people."""

    __tablename__ = "not_duplicates"

    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    other_organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    other_person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    said_on: Mapped[date | None] = mapped_column(default=None)
