"""The school leaves of both communities."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import LINE, Record


class SchoolHoliday(Record, kw_only=True):
    """A school leave of one of the two communities."""

    __tablename__ = "school_holidays"

    community: Mapped[str] = mapped_column(String(2))
    name: Mapped[str] = mapped_column(String(LINE))
    first_on: Mapped[date]
    last_on: Mapped[date]


@dataclass(frozen=True, slots=True)
class SchoolLeave:
    """A school leave as pages read it; `community` is FR or NL."""

    community: str
    name: str
    first_on: date
    last_on: date

    @property
    def told(self) -> str:
        """Its name, after its community where that is the Flemish one: both use the same names."""
        return f"{self.community} · {self.name}" if self.community == "NL" else self.name


def communities_without(leaves: Iterable[SchoolLeave], year: int) -> tuple[str, ...]:
    """The communities of which no school leave begins in the year."""
    known = {each.community for each in leaves if each.first_on.year == year}
    return tuple(name for name in ("FR", "NL") if name not in known)
