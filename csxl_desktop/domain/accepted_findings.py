"""What Relecture found and somebody accepted, with the reason: it is not said again."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record


class AcceptedFinding(Record, kw_only=True):
    """One finding accepted; `fingerprint` is that of the finding (rule, what is printed, record), not of its place."""

    __tablename__ = "accepted_findings"

    rule: Mapped[str] = mapped_column(String(40))
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    printed: Mapped[str] = mapped_column(String(TEXT), default="")
    year: Mapped[int | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(String(TEXT))
    accepted_by: Mapped[str] = mapped_column(default="")
    accepted_at: Mapped[datetime]
