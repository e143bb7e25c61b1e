"""The versions of the office's texts, for those who only print them: which one holds on a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.membership import Candidacy, Membership
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.domain.rich_text import RichText

LANGUAGES = ("fr", "nl")


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


def text_in_force(session: Session, code: OfficeTextCode, language: str, day: date) -> TextRow | None:
    """Of a language in which the office writes none (English), the text of the first one in which it does."""
    rows = text_rows(session, code)
    found = (current_version([row for row in rows if row.language == each], day) for each in written_in(language))
    return next((row for row in found if row is not None), None)


def written_in(language: str) -> tuple[str, ...]:
    """The languages of the office’s texts that serve a document in `language`, the best first."""
    return (language,) if language in LANGUAGES else (language, *LANGUAGES)


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


def current_version(versions: Sequence[TextRow], day: date) -> TextRow | None:
    return next((row for row in versions if row.holds_on(day)), None)


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
