"""The register of all minutes: when each was sent and approved, and how long that took."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class MinutesEntry:
    """The minutes of one meeting; `state` is empty where nobody began them, else one of `minutes.STATES`.

    `due_days` and `to_approve` are the rule of the kind: nothing of another kind is ever late or awaits approval.
    """

    meeting_id: UUID
    on: date
    badge: str
    colour: str
    subject: str
    state: str = ""
    due_days: int | None = None
    to_approve: bool = False
    sent_on: date | None = None
    approved_on: date | None = None
    tacit: bool = False
    remarks: int = 0
    corrigenda: int = 0

    @property
    def days_to_send(self) -> int | None:
        return (self.sent_on - self.on).days if self.sent_on else None

    @property
    def days_to_approve(self) -> int | None:
        return (self.approved_on - self.on).days if self.approved_on else None

    @property
    def due_on(self) -> date | None:
        return self.on + timedelta(days=self.due_days) if self.due_days is not None else None

    def is_late(self, today: date) -> bool:
        """Not sent, though the day that the kind gives is over."""
        return not self.sent_on and not self.approved_on and self.due_on is not None and self.due_on < today

    @property
    def awaits_approval(self) -> bool:
        return self.to_approve and self.state == "sent"


@dataclass(frozen=True, slots=True)
class MinutesRegister:
    """Of a year, or of all; `on` is the day that lateness is judged by."""

    office: OfficeIdentity
    on: date
    entries: tuple[MinutesEntry, ...]
    year: int | None = None
    language: str = "fr"
