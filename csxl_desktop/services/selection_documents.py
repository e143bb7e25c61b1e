"""What is printed for a selection: labels, badges, table names, personalised letters."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import overlaps
from csxl_desktop.domain.choices import OfficeTextCode
from csxl_desktop.domain.content import badges, labels, letters
from csxl_desktop.domain.content.shared import PersonName
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.office_texts import OfficeText
from csxl_desktop.domain.recipients import Recipient, Recipients, Selection, SelectionKind
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, _, fold, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.letters import LetterText, letter_to, letters_document
from csxl_desktop.services.office import counting_rule, the_office
from csxl_desktop.services.printing import Document, in_file_name
from csxl_desktop.services.records import Written, add, written
from csxl_desktop.services.selection_reading import SelectionReading
from csxl_desktop.storage.database import Database
from csxl_desktop.storage.queries.meetings import meeting_row


class NoLetterTextError(DomainError):
    template = N_("No letter text is in force. Write one first: Lists and mailings, With the selection, Letter.")


class NoSuchLetterTextError(DomainError):
    template = N_("No letter text is called “{name}”. There are: {candidates}.")


class EmptySelectionError(DomainError):
    template = N_("Nobody is in this selection today.")


@dataclass(frozen=True, slots=True)
class LetterModel:
    """A letter of the office: its title, and the languages that it has been written in."""

    title: str
    texts: tuple[LetterText, ...]

    def text(self, language: str) -> LetterText:
        """What it says in that language, else in the first that there is."""
        return next((each for each in self.texts if each.language == language), self.texts[0])


class SelectionDocuments:
    """Each public method reads in one transaction and returns what `printing.render` turns into a PDF."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today
        self._annexes = database.folder / "annexes"

    def labels(
        self, selection: Selection, *, sheet: labels.LabelSheet = labels.L7160, start: int = 1, language: str = "fr"
    ) -> Document:
        """An address label for each recipient; those without an address are named in `missing`."""
        with self._database() as session, speaking(language):
            people = self._recipients(session, selection).people
            content = labels.Labels(
                office=parts.identity(session, the_office(session), self._annexes),
                addresses=tuple(_postal(each) for each in people if each.place),
                sheet=sheet,
                start=start,
                missing=tuple(each.title for each in people if not each.place),
                language=language,
            )
            return self._document(session, "labels", content, _("Address labels"), selection.name, sheet.name)

    def badges(self, selection: Selection, *, blank: int = 0, language: str = "fr") -> Document:
        """A badge for each person of the selection; the band names the meeting, else the office."""
        with self._database() as session, speaking(language):
            people = self._recipients(session, selection).people
            meeting = None
            if selection.kind is SelectionKind.MEETING:
                row = meeting_row(session, selection.ids[0], counting_rule(session))
                meeting = parts.facts(row) if row is not None else None
            content = badges.Badges(
                office=parts.identity(session, the_office(session), self._annexes),
                meeting=meeting,
                badges=tuple(
                    badges.Badge(
                        PersonName(each.civility, each.first_name, each.last_name),
                        each.organisation,
                        each.short_name,
                        each.function,
                    )
                    for each in people
                    if each.bare_name or each.organisation
                ),
                blank=blank,
                language=language,
            )
            if not content.badges and not blank:
                raise EmptySelectionError
            return self._document(session, "badges", content, _("Badges"), selection.name)

    def table_names(self, selection: Selection, *, language: str = "fr") -> Document:
        """A card for each organisation of the selection."""
        with self._database() as session, speaking(language):
            bodies = self._recipients(session, selection).bodies
            if not bodies:
                raise EmptySelectionError
            content = badges.TableNames(
                office=parts.identity(session, the_office(session), self._annexes),
                names=tuple(badges.TableName(each.name, each.short_name) for each in bodies),
                language=language,
            )
            return self._document(session, "table-names", content, _("Table names"), selection.name)

    # Letters.

    def letter_models(self) -> list[LetterModel]:
        """The letters of the office in force today, by title; of each the newest version in each language."""
        with self._database() as session:
            return _models(session, self._today())

    def keep_letter_text(self, title: str, text: RichText, language: str = "fr") -> Written:
        """A new version of the letter of that title."""
        with self._database.begin(N_("Letter text kept")) as session:
            before = session.scalars(
                select(OfficeText).where(OfficeText.code == OfficeTextCode.LETTER, OfficeText.language == language)
            )
            version = max((each.version for each in before if fold(each.title) == fold(title)), default=0) + 1
            values = {"code": OfficeTextCode.LETTER, "language": language, "version": version, "title": title}
            made = add(session, OfficeText, {**values, "text": text, "from_on": self._today()})
            return written(self._database, session, made.id)

    def letters(self, selection: Selection, title: str = "", *, language: str = "fr") -> Document:
        """A letter for each recipient, in their language where the text exists in it; `title` names the letter."""
        with self._database() as session:
            model = _model(_models(session, self._today()), title)
            people = self._recipients(session, selection).people
            if not people:
                raise EmptySelectionError
            made = [letter_to(_addressee(each), model.text(each.language)) for each in people]
            document = letters_document(session, self._database, made, self._today(), language=language)
            with speaking(language):
                return replace(document, file_name=_file_name(model.title, selection.name, self._today().isoformat()))

    def _recipients(self, session: Session, selection: Selection) -> Recipients:
        return SelectionReading(session, self._today()).recipients(selection)

    def _document(self, session: Session, kind: str, content: object, *about: str) -> Document:
        office = the_office(session)
        return Document(kind, content, _file_name(*about), office.look)


def _models(session: Session, day: date) -> list[LetterModel]:
    found = session.scalars(
        select(OfficeText)
        .where(OfficeText.code == OfficeTextCode.LETTER, OfficeText.trashed_at.is_(None))
        .order_by(OfficeText.version.desc(), OfficeText.id)
    )
    newest: dict[tuple[str, str], OfficeText] = {}
    for each in found:
        if overlaps(each.from_on, each.to_on, day):
            newest.setdefault((fold(each.title), each.language), each)
    by_title: dict[str, list[OfficeText]] = {}
    for (title, _language), each in newest.items():
        by_title.setdefault(title, []).append(each)
    return [
        LetterModel(texts[0].title, tuple(LetterText(each.text, each.title, language=each.language) for each in texts))
        for _title, texts in sorted(by_title.items())
    ]


def _model(models: Sequence[LetterModel], title: str) -> LetterModel:
    if not models:
        raise NoLetterTextError
    if not title:
        return models[0]
    found = [each for each in models if fold(each.title) == fold(title)]
    found = found or [each for each in models if fold(title) in fold(each.title)]
    if len(found) != 1:
        raise NoSuchLetterTextError(name=title, candidates="; ".join(each.title for each in models))
    return found[0]


def _addressee(recipient: Recipient) -> letters.Recipient:
    name = PersonName(recipient.civility, recipient.first_name, recipient.last_name)
    return letters.Recipient(
        recipient.organisation,
        (name,) if recipient.bare_name else (),
        recipient.function,
        recipient.place.street,
        recipient.place.town,
    )


def _postal(recipient: Recipient) -> labels.PostalAddress:
    name, place = recipient.full_name, recipient.place
    if not recipient.organisation:
        return labels.PostalAddress(name, "", place.street, place.town)
    return labels.PostalAddress(recipient.organisation, name, place.street, place.town)


def _file_name(*about: str) -> str:
    return in_file_name(" ".join(part for part in about if part))
