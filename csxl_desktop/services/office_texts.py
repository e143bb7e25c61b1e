"""The texts of the office in their versions: which one holds on a day, and which one was signed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_
from csxl_desktop.services.office_text_rows import TextRow, current_version, text_in_force, text_rows
from csxl_desktop.services.records import Written, assign, existing, written
from csxl_desktop.storage.database import Database

_DAY = timedelta(days=1)


class SignedTextError(DomainError):
    template = N_("This version of the charter was signed ({count}): begin a new version instead of changing it.")


class LaterVersionError(DomainError):
    template = N_("A new version begins after the one before it, which begins on {day}.")


@dataclass(frozen=True, slots=True)
class TextState:
    """A code in one language: the version in force, and how many there are."""

    code: OfficeTextCode
    language: str
    current: TextRow | None
    versions: int

    @property
    def to_complete(self) -> bool:
        return self.current is None or self.current.is_empty


class OfficeTextService:
    """Each public method is one transaction and returns plain values."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def states(self, language: str = "fr") -> list[TextState]:
        """Every code in the order of `OfficeTextCode`, with what holds today."""
        today = self._today()
        with self._database() as session:
            rows = text_rows(session)
        found = []
        for code in OfficeTextCode:
            versions = [row for row in rows if row.code is code and row.language == language]
            found.append(TextState(code, language, current_version(versions, today), len(versions)))
        return found

    def versions(self, code: OfficeTextCode, language: str = "fr") -> list[TextRow]:
        """The versions of a text, newest first."""
        with self._database() as session:
            return [row for row in text_rows(session) if row.code is code and row.language == language]

    def in_force(self, code: OfficeTextCode, language: str, day: date) -> TextRow | None:
        """The version that holds on `day`; of a language that the office writes, and without any, nothing."""
        with self._database() as session:
            return text_in_force(session, code, language, day)

    def named(self, code: OfficeTextCode, name: str, language: str = "fr") -> TextRow | None:
        """The version that a signature names, however old."""
        return next((row for row in self.versions(code, language) if row.name == name), None)

    def version(self, text_id: UUID) -> TextRow:
        """One version, by its id."""
        with self._database() as session:
            existing(session, OfficeText, text_id)
            return next(row for row in text_rows(session) if row.id == text_id)

    def new_version(
        self, code: OfficeTextCode, language: str = "fr", from_on: date | None = None, title: str = ""
    ) -> Written:
        """A version that begins as a copy of the one before, which ends on the eve. Free letters stand side by side."""
        start = from_on or self._today()
        with self._database.begin(N_("New version of a text")) as session:
            before = _entities(session, code, language)
            newest = max(before, key=lambda each: each.version, default=None)
            made = OfficeText(
                code=code,
                language=language,
                version=newest.version + 1 if newest else 1,
                title=title or (newest.title if newest else ""),
                text=newest.text if newest else RichText(),
                from_on=start if before or from_on else None,
            )
            session.add(made)
            if newest is not None and code is not OfficeTextCode.LETTER:
                _end_before(session, newest, start)
            session.flush()
            return written(self._database, session, made.id)

    def write(self, text_id: UUID, text: RichText) -> Written:
        """What the version says; one that was signed stays as it was signed."""
        with self._database.begin(N_("Text of the office written")) as session:
            found = existing(session, OfficeText, text_id)
            row = next((each for each in text_rows(session) if each.id == text_id), None)
            if row is not None and row.signed:
                raise SignedTextError(count=row.signed)
            assign(session, found, {"text": text})
            return written(self._database, session, text_id)


def _entities(session: Session, code: OfficeTextCode, language: str) -> list[OfficeText]:
    return list(
        session.scalars(
            select(OfficeText).where(
                OfficeText.code == code, OfficeText.language == language, OfficeText.trashed_at.is_(None)
            )
        )
    )


def _end_before(session: Session, before: OfficeText, start: date) -> None:
    if before.from_on is not None and before.from_on >= start:
        raise LaterVersionError(day=before.from_on.strftime("%d/%m/%Y"))
    assign(session, before, {"to_on": start - _DAY})
