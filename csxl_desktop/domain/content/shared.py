"""What several documents print: who the office is, people's names, pictures, links."""

from dataclasses import dataclass, field

from csxl_desktop.domain.civilities import called
from csxl_desktop.domain.letterhead import UNSEALED, LetterPaper


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as it is printed; `civility` is the stored code: `Mme`, `M.` or nothing."""

    civility: str = ""
    first: str = ""
    last: str = ""

    @property
    def full(self) -> str:
        """Civility, first and last name, in the language spoken: “Mme Odile Verbeke”, “Mevr. Odile Verbeke”."""
        return called(self.civility, self.first, self.last)

    @property
    def bare(self) -> str:
        """First and last name."""
        return " ".join(part for part in (self.first, self.last) if part)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its bytes (JPEG, PNG or WebP), with what is said under it and instead of it."""

    data: bytes
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A labelled address on the web; `qr` asks for its QR code beside it."""

    label: str
    url: str
    qr: bool = True


@dataclass(frozen=True, slots=True)
class OfficeIdentity:
    """The office as its documents name it. Address lines are printed as given."""

    name: str
    short_name: str = ""
    host: str = ""
    address: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    web: str = ""
    logo: bytes | None = None
    paper: LetterPaper | None = field(default=None, metadata=UNSEALED)
