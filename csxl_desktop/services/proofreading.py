"""Relecture: the report of a year, its records, or a text from outside, held against what the dossier knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.accepted_findings import AcceptedFinding
from csxl_desktop.domain.choices import BasicKind, MeetingState
from csxl_desktop.domain.errors import DomainError, RecordNotFoundError
from csxl_desktop.domain.grammar import NOT_ASKED, GrammarRead
from csxl_desktop.exchange.document_text import is_marked, read_document
from csxl_desktop.i18n import N_, speaking
from csxl_desktop.proofreading.content_text import Jumps, from_report
from csxl_desktop.proofreading.finding import Finding, Severity
from csxl_desktop.proofreading.knowledge import Knowledge
from csxl_desktop.proofreading.plain_text import from_plain
from csxl_desktop.proofreading.proofread import proofread, proofread_records, with_grammar
from csxl_desktop.proofreading.registry import DOSSIER_RULES, GRAMMAR_RULES, TEXT_RULES
from csxl_desktop.proofreading.text import Jump, Text
from csxl_desktop.services.grammar import GrammarReader
from csxl_desktop.services.office import the_office
from csxl_desktop.services.proofreading_knowledge import knowledge_of
from csxl_desktop.services.records import Written, add, put_away, written
from csxl_desktop.services.report_content import report_content
from csxl_desktop.services.report_years import language_of
from csxl_desktop.storage.database import Database
from csxl_desktop.system.clock import now_utc

OF_FORM = frozenset(
    {each.code for each in TEXT_RULES if each.severity is Severity.C}
    | {each.code for each in GRAMMAR_RULES if each.severity is Severity.C}
    | {each.code for each in DOSSIER_RULES if each.severity is Severity.C}
)
OF_GRAMMAR = frozenset(each.code for each in GRAMMAR_RULES)
OF_RECORDS = frozenset(each.code for each in DOSSIER_RULES)
_TOLD = (BasicKind.PLENARY.value, BasicKind.THEMED.value, BasicKind.WALK.value, BasicKind.LUNCH.value)


class ReasonMissingError(DomainError):
    """A finding is accepted for a reason, which is kept."""

    template = N_("Say in a few words why it stays as it is.")


@dataclass(frozen=True, slots=True)
class Gathered:
    """A text, what the dossier knows, and the reasons given so far by finding; `records`: these are read too."""

    text: Text
    known: Knowledge
    accepted: Mapping[str, str]
    records: bool = True


def found(gathered: Gathered, grammar: GrammarRead = NOT_ASKED) -> tuple[Finding, ...]:
    """What the rules say of it, and the grammar that was read; on any thread."""
    known, accepted = gathered.known, gathered.accepted
    of_records = proofread_records(known, accepted) if gathered.records else ()
    return found_as_well((*proofread(gathered.text, known, accepted), *of_records), gathered, grammar)


def found_as_well(findings: tuple[Finding, ...], gathered: Gathered, grammar: GrammarRead) -> tuple[Finding, ...]:
    """`findings` as `found` gave them with less of the grammar: it is read while they are looked at."""
    ours = tuple(each for each in findings if each.code not in OF_RECORDS | OF_GRAMMAR)
    of_records = (each for each in findings if each.code in OF_RECORDS)
    return (*with_grammar(ours, gathered.text, gathered.known, gathered.accepted, grammar.slips), *of_records)


def text_of(data: bytes, year: int) -> Text:
    """A text from outside: plain, Word or PDF; on any thread."""
    return from_plain(read_document(data), year, wrapped=not is_marked(data))


class ProofreadingService:
    """Each public method reads in one transaction; the rules themselves may run on any thread."""

    def __init__(self, database: Database, today: Callable[[], date], grammar: GrammarReader) -> None:
        self._database, self._today, self._grammar = database, today, grammar

    def knowledge(self, year: int) -> Knowledge:
        """What the dossier knows of a year."""
        with self._database() as session:
            return knowledge_of(session, year, self._today())

    def year(self, year: int) -> tuple[Finding, ...]:
        """What is to be mended in the report of the year, then in its records."""
        return self._found(self.gathered(year))

    def gathered(self, year: int) -> Gathered:
        """The report of the year and what the dossier knows of it: the rules then need no dossier."""
        with self._database() as session:
            accepted = _accepted(session, year)
            known = knowledge_of(session, year, self._today())
            office, annexes = the_office(session), self._database.folder / "annexes"
            language, today = language_of(session, year), self._today()
            with speaking(language):  # as it is printed, whatever the window speaks
                content = report_content(session, office, year, annexes=annexes, language=language, today=today)
                text = from_report(content, _jumps(known))
        return Gathered(text, known, accepted)

    def of_text(self, text: Text, year: int) -> Gathered:
        """Another text of the dossier, with what this knows of the year."""
        with self._database() as session:
            return Gathered(text, knowledge_of(session, year, self._today()), _accepted(session, year))

    def file(self, data: bytes, year: int) -> tuple[Finding, ...]:
        """What is to be mended in a text from outside: plain, Word or PDF."""
        return self._found(self.beside(text_of(data, year), year))

    def beside(self, text: Text, year: int) -> Gathered:
        """A text that is not the dossier's, with what this knows of the year."""
        return replace(self.of_text(text, year), records=False)

    def _found(self, gathered: Gathered) -> tuple[Finding, ...]:
        return found(gathered, self._grammar.read(gathered.text))

    def take_back(self, finding: Finding, year: int) -> Written:
        """It is to be mended after all: whatever was said for it goes to the trash, of facts for their year alone."""
        with self._database.begin(N_("Finding no longer accepted")) as session:
            rows = [
                row
                for row in session.scalars(
                    select(AcceptedFinding).where(
                        AcceptedFinding.fingerprint == finding.fingerprint, AcceptedFinding.trashed_at.is_(None)
                    )
                )
                if row.year == year or row.rule in OF_FORM
            ]
            if not rows:
                raise RecordNotFoundError
            for each in rows:
                put_away(session, each, self._database.now())
            return written(self._database, session, rows[0].id)

    def accept(self, finding: Finding, year: int, reason: str) -> Written:
        """It stays as it is, for this reason, and is not said again."""
        with self._database.begin(N_("Finding accepted")) as session:
            if not reason.strip():
                raise ReasonMissingError
            values = {
                "rule": finding.code,
                "fingerprint": finding.fingerprint,
                "printed": finding.remark.printed,
                "year": year,
                "reason": reason.strip(),
                "accepted_by": self._database.author.person,
                "accepted_at": now_utc(),
            }
            return written(self._database, session, add(session, AcceptedFinding, values).id)


def _accepted(session: Session, year: int) -> Mapping[str, str]:
    """The reasons, by finding; the last one given stands. Of form they hold in every year, of facts in their own."""
    rows = session.execute(
        select(AcceptedFinding.rule, AcceptedFinding.fingerprint, AcceptedFinding.reason, AcceptedFinding.year)
        .where(AcceptedFinding.trashed_at.is_(None))
        .order_by(AcceptedFinding.accepted_at, AcceptedFinding.id)
    )
    return {row.fingerprint: row.reason for row in rows if row.year == year or row.rule in OF_FORM}


def _jumps(known: Knowledge) -> Jumps:
    """The records that the report's content names by their words."""
    found: dict[tuple[str, str], Jump] = {}
    for section_id, code in known.sections:
        found["section", code] = Jump("report_section", section_id, "text")
    for meeting in known.meetings:
        if meeting.state == MeetingState.HELD.value and meeting.behaviour in _TOLD:
            key = f"{meeting.kind} {meeting.day} {meeting.subject}"
            found["meeting", key] = Jump("meeting", meeting.id, "report_paragraph")
    for group in known.groups:
        found["working_group", group.id] = Jump("working_group", group.id, "text")
    for partnership in known.partnerships:
        found["partnership", partnership.id] = Jump("partnership", partnership.id, "text")
    for said in known.testimonials:
        found["testimonial", said.key] = Jump("testimonial", said.id, "text")
    return found
