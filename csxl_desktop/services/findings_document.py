"""The list of findings for paper: of the report of a year, or of a text from outside."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from csxl_desktop.domain.content.findings import AcceptedLine, FindingGroup, FindingLine, FindingPart, Findings
from csxl_desktop.i18n import _, speaking
from csxl_desktop.proofreading.finding import Finding, Severity
from csxl_desktop.proofreading.language import language_of
from csxl_desktop.proofreading.parts import part_of, parts_of
from csxl_desktop.proofreading.text import Text
from csxl_desktop.services import document_parts as parts
from csxl_desktop.services.accepted_findings import AcceptedFindingService, AcceptedRow
from csxl_desktop.services.grammar import GrammarReader
from csxl_desktop.services.office import the_office
from csxl_desktop.services.printing import Document
from csxl_desktop.services.proofreading import Gathered, ProofreadingService, found
from csxl_desktop.storage.database import Database


class FindingsDocumentService:
    """The rules run in the language of the paper: it explains itself in one tongue."""

    def __init__(self, database: Database, today: Callable[[], date], grammar: GrammarReader) -> None:
        self._database, self._today, self._grammar = database, today, grammar
        self._proofreading = ProofreadingService(database, today, grammar)
        self._accepted = AcceptedFindingService(database)

    def document(self, year: int, *, language: str = "fr", read: bool = False) -> Document:
        """What is to be mended in the report of the year and its records, and what was accepted.

        `read`: the grammar is read now, which may take seconds; else it is what Relecture has read of it.
        """
        with speaking(language):
            return self._made(self._proofreading.gathered(year), year, "", language, read=read)

    def of_text(self, text: Text, name: str, year: int, *, language: str = "fr") -> Document:
        """The same of a text from outside, which is called `name`."""
        with speaking(language):
            return self._made(self._proofreading.beside(text, year), year, name, language)

    def _made(self, gathered: Gathered, year: int, name: str, language: str, *, read: bool = False) -> Document:
        grammar = self._grammar.read(gathered.text) if read else self._grammar.kept(gathered.text)
        findings = found(gathered, grammar)
        kept = {row.fingerprint: row for row in self._accepted.rows(year)}
        with self._database() as session:
            office = the_office(session)
            content = Findings(
                office=parts.identity(session, office, self._database.folder / "annexes"),
                year=year,
                on=self._today(),
                groups=tuple(groups_of(each for each in findings if not each.accepted)),
                accepted=tuple(_accepted(each, kept[each.fingerprint]) for each in findings if each.accepted),
                file=name,
                language=language,
                written_in=language_of(gathered.text),
                grammar=grammar.told,
            )
            title = " ".join(part for part in (_("Proofreading"), name or str(year)) if part)
            return Document("findings", content, title, office.look)


def groups_of(findings: Iterable[Finding]) -> list[FindingGroup]:
    """By severity, then by place, in the order of the text."""
    told = list(findings)
    return [
        FindingGroup(severity.value, tuple(_parts([each for each in told if each.severity is severity])))
        for severity in Severity
        if any(each.severity is severity for each in told)
    ]


def _parts(findings: Sequence[Finding]) -> list[FindingPart]:
    return [
        FindingPart(part.title, tuple(_line(each) for each in findings if part_of(each) == part))
        for part in parts_of(findings)
    ]


def _line(finding: Finding) -> FindingLine:
    before, words, after = finding.excerpt
    remark = finding.remark
    return FindingLine(words or remark.printed, remark.why, remark.proposal, before, after, _place(finding))


def _place(finding: Finding) -> str:
    """The heading within its part, the page or line; a record is named by what is printed."""
    if finding.remark.place is None:
        return ""
    title = part_of(finding).title
    return finding.where.removeprefix(title[:80]).removeprefix(" · ")


def _accepted(finding: Finding, row: AcceptedRow) -> AcceptedLine:
    day = row.at.astimezone().date()
    return AcceptedLine(finding.remark.printed, finding.remark.why, finding.accepted, row.by, day)
