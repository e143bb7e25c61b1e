"""The poster of a meeting, ready to print."""

from uuid import UUID

from csxl_desktop.domain.choices import InvolvementRole
from csxl_desktop.domain.content.poster import Poster
from csxl_desktop.domain.content.year_calendar import Paper
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.meeting_rows import SpeakerRow
from csxl_desktop.i18n import _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meeting_record import meeting_record


class PosterService:
    """Each public method is one reading and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def poster(self, meeting_id: UUID, *, paper: Paper = Paper.A4, language: str = "fr") -> Document:
        """One page to be hung up; the first link of the meeting becomes its QR code."""
        with self._database() as session, speaking(language):
            office = the_office(session)
            record = meeting_record(session, meeting_id, counting_rule(session))
            if record is None:
                raise RecordNotFoundError

            def named(role: InvolvementRole) -> tuple[str, ...]:
                return tuple(each.organisation for each in record.involvements if each.role is role)

            link = next((each for each in record.links if each.url), None)
            content = Poster(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                meeting=parts.record_facts(record),
                speakers=tuple(filter(None, map(_speaker, record.speakers))),
                hosts=named(InvolvementRole.HOST),
                organisers=named(InvolvementRole.ORGANISER),
                edition=record.row.edition,
                audience=record.audience,
                link=link.url if link is not None else "",
                link_label=link.label if link is not None else "",
                paper=paper,
                language=language,
            )
            name = f"{_('Poster')} {record.row.badge} {record.row.first_on.isoformat()}"
            return Document("poster", content, name, office.look)


def _speaker(speaker: SpeakerRow) -> str:
    name = f"{speaker.first_name} {speaker.last_name}".strip()
    return ", ".join(part for part in (name, speaker.organisation) if part)
