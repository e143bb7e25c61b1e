"""What is said before and after a person is erased: the papers, the texts, and what only people can look through."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import VersionKind
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.enclosures import Annex
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesVersion
from csxl_desktop.domain.office import Attachment
from csxl_desktop.domain.report_archives import ReportArchive
from csxl_desktop.domain.sheets import MeetingFile
from csxl_desktop.i18n import _, fold
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.services.anonymising import PreviewLine, counted_lines
from csxl_desktop.services.erasing import words
from csxl_desktop.services.erasing.act import Survey
from csxl_desktop.services.kind_words import one_word
from csxl_desktop.services.minutes import next_version
from csxl_desktop.services.natural_keys import NaturalKeys
from csxl_desktop.services.person_links import linked
from csxl_desktop.services.personal_data import title_of
from csxl_desktop.services.rules import meeting_name
from csxl_desktop.system.identifiers import derived_id

# One key whichever copy of the dossier tells it: a restored backup and the other computer say the same.
_TOLD = UUID("1b46492d-7f5f-45c0-a44a-8dc9920982ce")


def called(person: Person, found: Survey) -> str:
    """By the name that is looked for, where the person was anonymised before."""
    if person.anonymised_on is None or not found.eraser.names:
        return person.full_name
    name = found.eraser.names[0]
    return f"{name.first} {name.last}".strip()


def tell(session: Session, found: Survey, today: date) -> list[MinutesVersion]:
    """Papers that are frozen anew say since when, and why; the history says who did it: the versions for that."""
    made: list[MinutesVersion] = []
    said = _("Version of {day} without a person who asked to be erased").format(day=long_date(today, weekday=False))
    for record in found.sealed:
        if isinstance(record, ReportArchive):
            record.note = "\n".join(part for part in (record.note, said) if part)
        elif isinstance(record, Minutes):
            number = next_version(session, record.id)
            version = MinutesVersion(
                id=derived_id(_TOLD, f"{record.id.hex} {found.people[0].id.hex}"),
                minutes_id=record.id,
                number=number,
                made_on=today,
                kind=VersionKind.SNAPSHOT,
                reason=said,
            )
            session.add(version)
            made.append(version)
    return made


def texts(found: Survey) -> tuple[PreviewLine, ...]:
    """The records whose words name the person, those that point to the person left out."""
    records = {(each.entity, each.record_id) for each in found.places if each.record_id not in found.own}
    return counted_lines(Counter(sorted(title_of(entity) for entity, _key in records)))


def paper(session: Session, record: Record) -> str:
    keys = NaturalKeys(session)
    return f"{one_word(type(record))} – {keys.label(record)}"


def places(session: Session, places: Iterable[words.Place]) -> Iterable[str]:
    keys = NaturalKeys(session)
    for place in places:
        yield f"{one_word(place.entity)} – {keys.label(session.get_one(place.entity, place.record_id))}"


def by_hand(session: Session, found: Survey) -> Iterable[str]:
    """Sealed papers that cannot be printed anew, bodies called after the person, and papers that came as files."""
    yield from (paper(session, each) for each in found.stuck)
    names: list[Organisation | OrganisationAlias] = [
        *session.scalars(select(Organisation)), *session.scalars(select(OrganisationAlias)),
    ]  # fmt: skip
    yield from (paper(session, body) for body in names if found.eraser.is_in(body.name))
    keys = list(_meetings(session, found))
    for file_of in (MeetingFile, Annex):
        files = session.execute(
            select(Attachment.file_name, Meeting)
            .select_from(file_of)
            .join(Attachment, file_of.attachment_id == Attachment.id)
            .join(Meeting, Meeting.id == file_of.meeting_id)
            .where(file_of.meeting_id.in_(keys))
        )
        yield from (f"{name} – {meeting_name(meeting)}" for name, meeting in files)


def _meetings(session: Session, found: Survey) -> Iterator[UUID]:
    """Those that the person was expected at, or spoke at."""
    for _entity, rows in linked(session, found.people):
        for row in rows:
            key = getattr(row, "meeting_id", None)
            if key is not None:
                yield key


def authored(session: Session, found: Survey) -> int:
    names = {fold(f"{each.first} {each.last}") for each in found.eraser.names}
    counts = session.execute(select(HistoryTransaction.person, func.count()).group_by(HistoryTransaction.person))
    return sum(count for person, count in counts if fold(person) in names)
