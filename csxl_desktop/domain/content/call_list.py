"""What the call list prints: the organisations of which nothing was heard for a while, and how to reach them."""

from dataclasses import dataclass
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity


@dataclass(frozen=True, slots=True)
class Call:
    """One organisation: whom to ask for, at which number, and when it was last heard of (`last` in words)."""

    organisation: str
    person: str = ""
    phone: str = ""
    last: str = ""
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class CallList:
    """Silent for `months` on `drawn_up_on`; or `about` something that waits for their answer."""

    office: OfficeIdentity
    months: int
    drawn_up_on: date
    calls: tuple[Call, ...] = ()
    about: str = ""
    language: str = "fr"
