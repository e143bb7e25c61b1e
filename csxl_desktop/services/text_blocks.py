"""Text blocks: texts of the office that are put into minutes by their name."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.wording import TextBlock
from csxl_desktop.i18n import N_
from csxl_desktop.services.records import Written, add, written
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class TextBlockRow:
    """A block as it is listed and put into a text."""

    id: UUID
    name: str
    language: str
    text: RichText


class TextBlockService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self) -> tuple[TextBlockRow, ...]:
        """The blocks in the office's order."""
        with self._database() as session:
            found = session.scalars(
                select(TextBlock)
                .where(TextBlock.trashed_at.is_(None))
                .order_by(TextBlock.position, TextBlock.name, TextBlock.id)
            )
            return tuple(TextBlockRow(each.id, each.name, each.language, each.text or RichText()) for each in found)

    def begin(self, name: str) -> Written:
        """A new block behind the others."""
        with self._database.begin(N_("Text block created")) as session:
            last = session.scalar(select(func.max(TextBlock.position))) or 0
            made = add(session, TextBlock, {"name": name, "position": last + 1})
            return written(self._database, session, made.id)
