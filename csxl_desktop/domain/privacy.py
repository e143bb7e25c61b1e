"""What a person agreed to, and until when."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import ConsentScope


class Consent(Record, kw_only=True):
    """A person agreed to one thing; withdrawn, it holds no longer."""

    __tablename__ = "consents"

    person_id: Mapped[UUID] = mapped_column(reference("people"), index=True)
    scope: Mapped[ConsentScope]
    given_on: Mapped[date | None] = mapped_column(default=None)
    until_on: Mapped[date | None] = mapped_column(default=None)
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    source: Mapped[str] = mapped_column(default="")
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    note: Mapped[str] = mapped_column(String(TEXT), default="")

    def holds_on(self, day: date) -> bool:
        """Whether it covers `day`; the day of the withdrawal no longer does."""
        begun = self.given_on is None or self.given_on <= day
        lasting = self.until_on is None or day <= self.until_on
        return begun and lasting and (self.withdrawn_on is None or day < self.withdrawn_on)
