"""The content of the published directory, for paper, Word and the web alike."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.content.directory import DirectoryBrochure, Foreword
from csxl_desktop.domain.office import Office
from csxl_desktop.i18n import speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.directory_entries import DirectoryReading
from csxl_desktop.services.office_text_rows import text_in_force

OTHER = {"fr": "nl", "nl": "fr"}


def brochure(
    session: Session, office: Office, day: date, annexes: Path, *, language: str, bilingual: bool = False
) -> DirectoryBrochure:
    """What may be published on `day`; `bilingual` puts the other language beside `language`."""
    beside = OTHER.get(language, "fr") if bilingual else ""
    with speaking(language):
        reading = DirectoryReading(session, day, language=language)
        second = None
        if beside:
            with speaking(beside):
                second = DirectoryReading(session, day, language=beside)
        return DirectoryBrochure(
            office=parts.identity(session, office, annexes),
            on=day,
            sections=reading.sections(second),
            language=language,
            second_language=beside,
            forewords=tuple(
                found
                for each in (language, beside)
                if each and (found := _foreword(session, each, day, annexes)) is not None
            ),
        )


def _foreword(session: Session, language: str, day: date, annexes: Path) -> Foreword | None:
    """The version in force in that language, where it says something."""
    held = text_in_force(session, OfficeTextCode.DIRECTORY_FOREWORD, language, day)
    if held is None or held.text.is_blank():
        return None
    return Foreword(held.title, held.text, held.language, parts.images_of([held.text], annexes))
