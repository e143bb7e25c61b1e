"""Pieces that several documents print, taken from the records."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import Quality
from csxl_desktop.domain.content.meeting_facts import Count as PrintedCount
from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.domain.content.meeting_facts import Venue as PrintedVenue
from csxl_desktop.domain.content.shared import Link, OfficeIdentity, Picture
from csxl_desktop.domain.counting import Count
from csxl_desktop.domain.letterhead import LetterPaper, letterhead_use
from csxl_desktop.domain.meeting_rows import LinkRow, MeetingRecord, MeetingRow, PictureRow
from csxl_desktop.domain.office import Attachment, Office
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n.phones import phone
from csxl_desktop.storage import attachments
from csxl_desktop.storage.errors import MissingFileError

# The comma before the town, not the one before the number of the house.
_BEFORE_TOWN = re.compile(r", (?=\d{4,} |[^\W\d][^,]*$)")


def identity(session: Session, office: Office, annexes: Path) -> OfficeIdentity:
    """The office as its letterhead names it."""
    town = f"{office.postal_code} {office.city}".strip()
    return OfficeIdentity(
        name=office.name,
        short_name=office.short_name,
        host=office.host,
        address=tuple(line for line in (office.street, town) if line),
        phones=tuple(phone(number) for number in (office.phone, office.mobile) if number),
        emails=tuple(address for address in (office.email,) if address),
        web=office.website,
        logo=chosen_picture(session, office.logo_id, annexes),
        paper=letter_paper(session, office, annexes),
    )


def letter_paper(session: Session, office: Office, annexes: Path) -> LetterPaper | None:
    """The paper of the office; a lost one has no bytes, and whoever prints on it is told."""
    kept = session.get(Attachment, office.letterhead_id) if office.letterhead_id else None
    if kept is None:
        return None
    content = file_bytes(annexes, kept.sha256) or b""
    return LetterPaper(content, kept.media_type, letterhead_use(office.letterhead_use))


def facts(row: MeetingRow, *, address: str = "") -> MeetingFacts:
    """When, where and what: the head of every document about a meeting."""
    venue = PrintedVenue(row.venue, tuple(part for part in _BEFORE_TOWN.split(address) if part)) if row.venue else None
    return MeetingFacts(
        kind=row.kind_label,
        title=row.theme or row.title,
        number=row.number,
        day=row.first_on,
        last_day=row.last_on,
        precision=row.precision.value,
        starts=row.starts_at,
        ends=row.ends_at,
        venue=venue,
        working_group=row.working_group,
        axis=row.axis,
    )


def record_facts(record: MeetingRecord) -> MeetingFacts:
    return facts(record.row, address=record.venue_address)


def printed_counts(count: Count) -> tuple[PrintedCount | None, PrintedCount | None]:
    """Persons and partners as they are printed; nothing where nothing was counted."""
    return (
        _printed(count.persons, count.persons_quality, count.persons_to),
        _printed(count.partners, count.partners_quality, count.partners_to),
    )


def pictures(rows: Iterable[PictureRow], annexes: Path) -> tuple[Picture, ...]:
    """The pictures, in order; one whose file is lost has no bytes, and its place on paper says so."""
    return tuple(Picture(file_bytes(annexes, row.sha256) or b"", row.caption, row.alt) for row in rows)


def links(rows: Iterable[LinkRow]) -> tuple[Link, ...]:
    return tuple(Link(row.label, row.url) for row in rows)


def images_of(texts: Iterable[RichText], annexes: Path) -> Mapping[str, bytes]:
    """The files of the pictures that stand inside the texts, by the key that the texts use (SHA-256)."""
    keys = {block.attachment for text in texts for block in text.blocks if block.attachment}
    return dict(_found(keys, annexes))


def attachment_bytes(session: Session, attachment_id: UUID | None, annexes: Path) -> bytes | None:
    attachment = session.get(Attachment, attachment_id) if attachment_id else None
    return file_bytes(annexes, attachment.sha256) if attachment else None


def chosen_picture(session: Session, attachment_id: UUID | None, annexes: Path) -> bytes | None:
    """A picture that was chosen, nothing where none was; a lost one has no bytes: whoever prints is told."""
    return attachment_bytes(session, attachment_id, annexes) or b"" if attachment_id else None


def file_bytes(annexes: Path, digest: str) -> bytes | None:
    """The file, or nothing where it is missing: a document never fails for a lost picture."""
    try:
        return attachments.read(annexes, digest)
    except MissingFileError:
        return None


def _found(keys: Iterable[str], annexes: Path) -> Iterator[tuple[str, bytes]]:
    for key in sorted(keys):
        data = file_bytes(annexes, key)
        if data is not None:
            yield key, data


def _printed(number: int | None, quality: Quality, to: int | None) -> PrintedCount | None:
    if number is None or quality is Quality.UNKNOWN:
        return None
    return PrintedCount(number, quality.value, to if quality is Quality.RANGE else None)
