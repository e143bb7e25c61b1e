"""The texts of the office in their versions: which one holds on a day, and which one was signed."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_
from csxl_desktop.services.records import Written, assign, existing, written
from csxl_desktop.storage.database import Database

LANGUAGES = ("fr", "nl")
_DAY = timedelta(days=1)


class SignedTextError(DomainError):
    template = N_("This version of the charter was signed ({count}): begin a new version instead of changing it.")


class LaterVersionError(DomainError):
    template = N_("A new version begins after the one before it, which begins on {day}.")


@dataclass(frozen=True, slots=True)
class TextRow:
    """One version; `name` is what a signature keeps of it: its year, or its number where it has no date."""

    id: UUID
    code: OfficeTextCode
    language: str
    version: int
    name: str
    title: str
    text: RichText
    from_on: date | None
    to_on: date | None
    signed: int = 0

    @property
    def is_empty(self) -> bool:
        return not self.text

    def holds_on(self, day: date) -> bool:
        return overlaps(self.from_on, self.to_on, day)


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
            found.append(TextState(code, language, _current(versions, today), len(versions)))
        return found

    def versions(self, code: OfficeTextCode, language: str = "fr") -> list[TextRow]:
        """The versions of a text, newest first."""
        with self._database() as session:
            return [row for row in text_rows(session) if row.code is code and row.language == language]

    def in_force(self, code: OfficeTextCode, language: str, day: date) -> TextRow | None:
        """The version that holds on `day`; of a language without any, nothing."""
        with self._database() as session:
            return text_in_force(session, code, language, day)

    def named(self, code: OfficeTextCode, name: str, language: str = "fr") -> TextRow | None:
        """The version that a signature names, however old."""
        return next((row for row in self.versions(code, language) if row.name == name), None)

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


def text_in_force(session: Session, code: OfficeTextCode, language: str, day: date) -> TextRow | None:
    return _current([row for row in text_rows(session, code) if row.language == language], day)


def text_rows(session: Session, code: OfficeTextCode | None = None) -> list[TextRow]:
    """Every version, newest first."""
    statement = select(OfficeText).where(OfficeText.trashed_at.is_(None))
    if code is not None:
        statement = statement.where(OfficeText.code == code)
    found = session.scalars(statement.order_by(OfficeText.version.desc(), OfficeText.id.desc())).all()
    signed = _signatures(session)
    rows = []
    for each in found:
        name = _name(each, found)
        count = signed.count(name) if each.code is OfficeTextCode.CHARTER else 0
        rows.append(
            TextRow(
                each.id, each.code, each.language, each.version, name, each.title, each.text, each.from_on, each.to_on,
                count,
            )
        )  # fmt: skip
    return rows


def _current(versions: Sequence[TextRow], day: date) -> TextRow | None:
    return next((row for row in versions if row.holds_on(day)), None)


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


def _name(text: OfficeText, texts: Iterable[OfficeText]) -> str:
    if text.from_on is None:
        return str(text.version)
    alike = [
        each
        for each in texts
        if (each.code, each.language) == (text.code, text.language)
        and each.from_on is not None
        and each.from_on.year == text.from_on.year
    ]
    return str(text.from_on.year) if len(alike) == 1 else text.from_on.isoformat()


def _signatures(session: Session) -> list[str]:
    """The version that each membership signed, and each candidacy that is no member yet."""
    of_members = session.execute(
        select(Membership.organisation_id, Membership.charter_version).where(Membership.trashed_at.is_(None))
    )
    of_candidates = session.execute(
        select(Candidacy.organisation_id, Candidacy.charter_version).where(
            Candidacy.trashed_at.is_(None), Candidacy.charter_signed_on.is_not(None)
        )
    )
    return [version for _organisation, version in {(*row,) for row in (*of_members, *of_candidates)} if version]
