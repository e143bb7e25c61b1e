"""What an issue of the newsletter prints, and what the portrait of a partner prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.rich_text import RichText


@dataclass(frozen=True, slots=True)
class Article:
    """One article; a `heading` opens a part of the issue. `picture` is the file that came with the news."""

    title: str
    text: RichText = field(default_factory=RichText)
    heading: str = ""
    organisation: str = ""
    contact: str = ""
    event_on: date | None = None
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class Newsletter:
    """An issue; `on` is the day it leaves, `images` the files of the pictures in its texts."""

    office: OfficeIdentity
    number: int
    title: str = ""
    on: date | None = None
    text: RichText = field(default_factory=RichText)
    articles: tuple[Article, ...] = ()
    images: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    language: str = "fr"


@dataclass(frozen=True, slots=True)
class Portrait:
    """One partner presented to the others: the words of the news, and how to reach the organisation."""

    office: OfficeIdentity
    title: str
    organisation: str
    text: RichText = field(default_factory=RichText)
    description: str = ""
    address: str = ""
    reach: tuple[str, ...] = ()
    on: date | None = None
    picture: bytes | None = None
    images: Mapping[str, bytes] = field(default_factory=dict, hash=False)
    language: str = "fr"
