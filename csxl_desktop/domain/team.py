"""The office's own team."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Numeric, String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import Record, reference


class StaffMember(Record, kw_only=True):
    """Somebody of the office's own team."""

    __tablename__ = "staff_members"

    civility: Mapped[str] = mapped_column(String(20), default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str]
    role: Mapped[str] = mapped_column(default="")
    fte: Mapped[Decimal | None] = mapped_column(Numeric(4, 2), default=None)
    email: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(String(60), default="")
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    shared_with: Mapped[str] = mapped_column(default="")  # another employer of the same post
    position: Mapped[int] = mapped_column(default=0)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
