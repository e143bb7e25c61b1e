"""The data-check slips of a round, of some organisations or of one, ready to be printed."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.content.slips import Slip, Slips
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.slip_rows import RoundRow, SlipSheet
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.office import the_office
from csxl_desktop.services.office_text_rows import LANGUAGES, text_in_force
from csxl_desktop.services.postal_addresses import members_of
from csxl_desktop.services.printing import Document
from csxl_desktop.services.two_languages import BOTH
from csxl_desktop.services.verification_reads import round_rows
from csxl_desktop.services.verification_sheets import SlipReading
from csxl_desktop.storage.database import Database

TITLE = N_("Data-check slips")


class SlipDocuments:
    """Reads in one transaction and returns what `printing.render` turns into a PDF."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def slips(
        self,
        organisation_ids: Collection[UUID] | None = None,
        *,
        round_id: UUID | None = None,
        missing_only: bool = False,
        language: str = "",
    ) -> Document:
        """The slips of a round (none named: of the newest one that runs; none runs: of the members, without numbers).

        Without `language` each organisation is written to in its own; in both it gets one behind the other.
        """
        with self._database() as session:
            office, day = the_office(session), self._database.now().astimezone().date()
            held = _round(session, round_id, day)
            wanted = self._wanted(session, held, organisation_ids, day, missing_only=missing_only)
            sheets = SlipReading(session, wanted, day).sheets()
            if organisation_ids is not None and not sheets:
                raise RecordNotFoundError
            openings = {each: _opening(session, each, day) for each in LANGUAGES}
            content = Slips(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                slips=tuple(_slips(sheets, held, openings, language)),
                due_on=held.due_on if held and (held.due_on is None or held.due_on >= day) else None,
                language=language[:2] or "fr",
            )
            with speaking(content.language):
                both = [BOTH.upper()] if language == BOTH else []
                name = " ".join([_(TITLE), held.name if held else day.isoformat(), *both])
            return Document("slips", content, name, office.look)

    def _wanted(
        self,
        session: Session,
        held: RoundRow | None,
        organisation_ids: Collection[UUID] | None,
        day: date,
        *,
        missing_only: bool,
    ) -> set[UUID]:
        if organisation_ids is not None:
            return set(organisation_ids)
        if held is None:
            return members_of(session, day)
        return {slip.organisation_id for slip in (held.missing if missing_only else held.slips)}


def own_language(sheet: SlipSheet) -> str:
    """Dutch where the organisation names Dutch before French, or has no other language; else French."""
    spoken = [part.strip().casefold() for part in sheet.values.languages.replace(";", ",").split(",")]
    return "nl" if spoken[0] in {"nl", "néerlandais", "nederlands", "dutch"} else "fr"


def _round(session: Session, round_id: UUID | None, day: date) -> RoundRow | None:
    rounds = round_rows(session, day)
    if round_id is None:
        return next((each for each in rounds if each.closed_on is None), None)
    found = next((each for each in rounds if each.id == round_id), None)
    if found is None:
        raise RecordNotFoundError
    return found


def _opening(session: Session, language: str, day: date) -> RichText:
    row = text_in_force(session, OfficeTextCode.CHECK_SLIP, language, day)
    office = the_office(session)
    names = {"office": office.name, "office_short": office.short_name or office.name}
    return row.text.with_fields(names) if row else RichText()


def _slips(sheets: list[SlipSheet], held: RoundRow | None, openings: dict[str, RichText], language: str) -> list[Slip]:
    """By their numbers, those without one as the office sorts them."""
    known = {slip.organisation_id: slip for slip in held.slips} if held else {}
    numbered = [replace(sheet, slip=known.get(sheet.organisation_id)) for sheet in sheets]
    numbered.sort(key=lambda sheet: sheet.slip.number if sheet.slip else 0)
    made = []
    for sheet in numbered:
        code = sheet.slip.code if sheet.slip else ""
        for spoken in (language or own_language(sheet)).split("-"):
            opening = openings.get(spoken, RichText())
            made.append(Slip(sheet.values, code, sheet.others, sheet.verified_on, opening, spoken))
    return made
