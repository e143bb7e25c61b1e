"""The register of processing, filled in from what the dossier really holds; law is left to the office."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import Record
from csxl_desktop.domain.contact_log import ContactEntry
from csxl_desktop.domain.content.processing_register import ProcessingActivity, ProcessingRegister
from csxl_desktop.domain.directory import Person
from csxl_desktop.domain.evaluation import Testimonial
from csxl_desktop.domain.mailing_lists import Subscription
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.team import StaffMember
from csxl_desktop.i18n import N_, _, speaking
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.exchange.sheet_words import SHEETS
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.services.retention import KEPT_YEARS, RetentionService
from csxl_desktop.services.trash import KEPT_MONTHS
from csxl_desktop.storage.backups.thinning import MONTHS
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class _Use:
    """A use of personal data as msgids; it is told where one of `entities` has records."""

    entities: tuple[type[Record], ...]
    title: str
    purpose: str
    people: str
    data: str
    recipients: str
    kept: str


_USES = (
    _Use(
        (Person,),
        N_("Directory of the partners"),
        N_("Knowing who speaks and works for which organisation, inviting and answering them."),
        N_("Representatives, deputies, directors and contact persons of the partner organisations."),
        N_("Name, civility, function, organisation, professional phone and e-mail, languages, preferred channel."),
        N_("The team; the members of the coordination for what each person agreed to have printed."),
        N_("As long as a role runs, then {years} years after the last sign of life: then anonymising is proposed."),
    ),
    _Use(
        (Attendance, Minutes),
        N_("Meetings and their minutes"),
        N_("Inviting, taking attendance, keeping the minutes, counting participation in the annual report."),
        N_("People invited, present or excused, speakers, people in charge of an action."),
        N_("Name, function, organisation, attendance, what the minutes say of them, agreement to be photographed."),
        N_("Those to whom the minutes are sent; the annual report counts, and names speakers only."),
        N_("Approved minutes stay as they are (archive of the coordination); lists can be anonymised, counts stay."),
    ),
    _Use(
        (Subscription,),
        N_("Mailing lists and newsletter"),
        N_("Sending invitations, minutes and news to those who want them."),
        N_("Subscribers."),
        N_("Name or organisation, e-mail address, day of subscription and of its end."),
        N_("The team; the mail program of the office sends, with the recipients in blind copy."),
        N_("Until the subscription ends."),
    ),
    _Use(
        (Seat,),
        N_("Steering committee and elections"),
        N_("Knowing who sits in the committee, and until when."),
        N_("Members of the committee, candidates."),
        N_("Name, organisation, days of election and of the end of the term."),
        N_("The members of the coordination; the annual report names the committee."),
        N_("Kept with the years: the annual reports name them."),
    ),
    _Use(
        (Testimonial,),
        N_("Testimonials"),
        N_("Showing in the annual report and in publications what the work was worth."),
        N_("People who testify."),
        N_("The words, the signature agreed to, the agreement with its scope and its end."),
        N_("Readers of what it was agreed for; nothing is printed without an agreement that holds."),
        N_("Until the agreement ends or is withdrawn."),
    ),
    _Use(
        (ContactEntry,),
        N_("Contact log"),
        N_("Remembering who turned to the office and what became of it."),
        N_("Professionals who called or wrote."),
        N_("Name or organisation, day, way, theme, note."),
        N_("The team."),
        N_("{years} years after the last sign of life of the person: then anonymising is proposed."),
    ),
    _Use(
        (StaffMember,),
        N_("Team"),
        N_("Saying who works at the office, in its documents and in the history of the dossier."),
        N_("Employees and volunteers of the office."),
        N_("Name, function, working time, professional phone and e-mail."),
        N_("Readers of the documents that name the team."),
        N_("Kept with the years: the annual reports name them."),
    ),
)
_MEASURES = (
    N_("The dossier is a folder on a computer of the office; the program opens no network connection."),
    N_("Its files can be read by the account of the computer alone."),
    N_("Every change is written down: who, when, what it was, what it is."),
    N_("What is thrown away stays {months} months in the trash at least, and goes only after somebody looked at it."),
    N_("All that is held about a person can be printed and given to that person."),
    N_("A person can be anonymised: names, addresses and notes go, from the history too; figures stay."),
    N_(
        "A person who asks is erased: from approved minutes and archived reports too, whose older versions are "
        "destroyed; copies that come back lose the person first."
    ),
    N_("The program’s logs hold no names."),
)
_BACKUPS = N_(
    "Backups are let go of after {months} months at most, those of approved reports never; whoever was erased is taken "
    "out of them at once where it was asked for, else when one of them is restored."
)


class ProcessingRegisterService:
    """Reads in one transaction and returns a document."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        self._database, self._today = database, today

    def document(self, language: str = "fr") -> Document:
        """The register on today’s day, in `language`."""
        proposed = len(RetentionService(self._database, self._today).proposed())
        with self._database() as session, speaking(language):
            office = the_office(session)
            content = ProcessingRegister(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                drawn_up_on=self._today(),
                activities=tuple(_activities(session)),
                measures=(
                    *(_(words).format(months=KEPT_MONTHS) for words in _MEASURES),
                    _(_BACKUPS).format(months=MONTHS),
                ),
                kept_years=KEPT_YEARS,
                to_propose=proposed,
                language=language,
            )
            name = f"{_('Register of processing')} {self._today().isoformat()}"
            return Document("processing-register", content, name, office.look)


def _activities(session: Session) -> Iterator[ProcessingActivity]:
    for use in _USES:
        counts = [(entity, _count(session, entity)) for entity in use.entities]
        held = tuple(f"{_(SHEETS[entity.__name__][0])}: {count}" for entity, count in counts if count)
        if held:
            yield ProcessingActivity(
                title=_(use.title),
                purpose=_(use.purpose),
                people=_(use.people),
                data=_(use.data),
                recipients=_(use.recipients),
                kept=_(use.kept).format(years=KEPT_YEARS),
                held=held,
            )


def _count(session: Session, entity: type[Record]) -> int:
    return session.scalar(select(func.count()).select_from(entity).where(entity.trashed_at.is_(None))) or 0
