"""The texts of the office that joining, leaving and electing print."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.rich_text import Block, RichText, Span
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.letters import LetterText
from csxl_desktop.services.office import the_office
from csxl_desktop.services.office_text_rows import TextRow, text_rows, written_in

_LETTER_TITLES = {
    OfficeTextCode.WELCOME_LETTER: N_("Welcome to the coordination"),
    OfficeTextCode.DEPARTURE_LETTER: N_("Your departure from the coordination"),
    OfficeTextCode.ELECTION_CALL: N_("Election of the steering committee: call for candidates"),
}


class JoiningTexts:
    """The texts of a day in a language; `text_id` stands for the one of its code, whatever is in force."""

    def __init__(self, session: Session, language: str, day: date, text_id: UUID | None = None) -> None:
        self.language, self._day = language, day
        office = the_office(session)
        self._office = {"office": office.name, "office_short": office.short_name or office.name}
        self._rows = text_rows(session)
        self._chosen = next((row for row in self._rows if row.id == text_id), None)

    @classmethod
    def of_letter(
        cls, session: Session, code: OfficeTextCode, language: str, day: date, text_id: UUID | None = None
    ) -> "JoiningTexts":
        """Those in the language that the letter of that code is written in: its days and its greeting follow it."""
        texts = cls(session, language, day, text_id)
        row = texts.row(code)
        return cls(session, row.language, day, text_id) if row and row.language != language else texts

    def row(self, code: OfficeTextCode) -> TextRow | None:
        """What the office has written in the language of the document, in force that day."""
        if self._chosen is not None and self._chosen.code is code:
            return self._chosen
        held = [row for row in self._rows if row.code is code and row.holds_on(self._day) and not row.is_empty]
        found = (row for each in written_in(self.language) for row in held if row.language == each)
        return next(found, None)

    def of(self, code: OfficeTextCode) -> RichText:
        row = self.row(code)
        return row.text.with_fields(self._office) if row else RichText()

    def letter(self, code: OfficeTextCode, values: Mapping[str, str]) -> LetterText:
        """The letter of that code; what the office has not written is marked, never invented."""
        row = self._chosen or self.row(code)
        title = (row.title if row else "") or _(_LETTER_TITLES.get(code, ""))
        text = row.text if row and row.text else _to_complete()
        return LetterText(text, title if code in _LETTER_TITLES or row else "", values=values, language=self.language)


def _to_complete() -> RichText:
    words = _("[Text of this letter: to be completed by the office]")
    return RichText((Block("to-complete", "p", (Span(words, "i"),)),))
