"""People taken in, from a contact list or from address cards: all of them or nothing, and nobody twice."""

import gc
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.exchange.people_table import PeopleTable, PersonLine
from csxl_desktop.i18n import N_, _, sort_key
from csxl_desktop.services.exchange.decisions import Choice, Decision
from csxl_desktop.services.exchange.import_batch import ImportOrigin, keep_batch, writes
from csxl_desktop.services.exchange.people_changes import PeopleChanges
from csxl_desktop.services.exchange.people_known import Known, KnownPerson, has_contacts, line_key
from csxl_desktop.services.exchange.people_writing import Writing
from csxl_desktop.services.exchange.report import (
    Candidate,
    FieldChange,
    ImportLine,
    ImportReport,
    NothingWrittenError,
    Outcome,
    stop_where,
)
from csxl_desktop.services.members_import import DecisionWithoutLineError
from csxl_desktop.services.natural_keys import quoted
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.backups.kept import Why

PERSON, ORGANISATION = "person", "organisation"


@dataclass(frozen=True, slots=True)
class PeoplePreview:
    """What the list would do on the dossier as it is."""

    table: PeopleTable
    report: ImportReport
    origin: ImportOrigin = field(default_factory=ImportOrigin)


def preview_people(
    workspace: Workspace,
    table: PeopleTable,
    *,
    decisions: Iterable[Decision] = (),
    origin: ImportOrigin = ImportOrigin(),  # noqa: B008 - frozen
) -> PeoplePreview:
    """What `apply_people` would do; nothing is written."""
    preview = PeoplePreview(table, ImportReport((), written=False), origin)
    with workspace.database() as session, _without_collector():
        return replace(preview, report=PeopleIntake(session, table, tuple(decisions)).judge())


def apply_people(workspace: Workspace, preview: PeoplePreview, decisions: Iterable[Decision]) -> ImportReport:
    """Write all the people, or nobody as long as a line is refused or undecided."""
    report = ImportReport((), written=False)
    try:
        with _without_collector(), workspace.database.begin(N_("People imported"), after=Why.IMPORT) as session:
            origin, intake = preview.origin, PeopleIntake(session, preview.table, tuple(decisions))
            del (
                preview
            )  # where nobody else keeps the lines, each goes once it is judged: they are a third of the memory
            report = intake.judge()
            stop_where(bool(report.refused or report.undecided))
            keep_batch(session, workspace.database, origin, None, report)
            writing = intake.writing
            del intake  # what was known is needed no more, and large
            if writes(report):
                writing.carry_out(session)
    except NothingWrittenError:
        return report
    return replace(report, written=writes(report))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Nothing here refers to itself; looking for that among a million objects would take a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


_house_key = lru_cache(20_000)(sort_key)  # a long list names the same organisations again and again


class PeopleIntake:
    """One list on its way; `judge` is called once and fills `writing`."""

    def __init__(self, session: Session, table: PeopleTable, decisions: tuple[Decision, ...]) -> None:
        self._sheet, self._left = table.sheet, deque(table.lines)  # lines that are still to be judged
        self._known = Known(session)
        self.writing = Writing()
        self._decisions: dict[int, list[Decision]] = defaultdict(list)
        for decision in decisions:
            self._decisions[decision.line or 0].append(decision)
        self._houses: dict[str, UUID] = {}  # of the names met so far
        self._doubts: dict[str, tuple[Candidate, ...]] = {}
        self._changes = PeopleChanges(self._known, self.writing)
        self._lines: list[ImportLine] = []

    def judge(self) -> ImportReport:
        """What each line does, as far as it is decided."""
        self._check_decisions()
        self._decide_houses()
        while self._left:
            self._take(self._left.popleft())
        return ImportReport(tuple(self._lines), written=False)

    def _check_decisions(self) -> None:
        numbers = {line.line for line in self._left} if self._decisions else set()
        for number, given in self._decisions.items():
            if number not in numbers or any(each.choice not in {Choice.SAME, Choice.NEW} for each in given):
                raise DecisionWithoutLineError(what=_("line {line}").format(line=number))

    def _decide_houses(self) -> None:
        """What was answered for one line about its organisation holds for every line that names it."""
        for line in self._left if self._decisions else ():
            given = self._decisions.get(line.line)
            key = _house_key(line.organisation) if given and line.organisation else ""
            if not given or not key or self._known.houses(line.organisation):
                continue
            target = next((house for each in given if (house := self._house_meant(each)) is not None), None)
            if target is not None:
                self._houses[key] = target
            elif any(each.choice is Choice.NEW for each in given):
                self._doubts[key] = ()

    def _house_meant(self, decision: Decision) -> UUID | None:
        if decision.choice is not Choice.SAME:
            return None
        key = _key(decision.target)
        return key if key in self._known.organisations else None

    def _take(self, line: PersonLine) -> None:
        if line.problems and (refused := [problem for problem in line.problems if problem.refused]):
            reason = " ".join(dict.fromkeys(problem.reason for problem in refused))
            self._tell(line, Outcome.REFUSED, reason=reason, column=refused[0].column)
            return
        house = None
        if line.organisation:
            house = self._house(line)
            if house is None:
                return
        if not line.person:
            self._take_house(line, house)
            return
        self._take_person(line, house)

    # Organisations.

    def _house(self, line: PersonLine) -> UUID | None:
        """The organisation that the line names, made where it is new; None where the line says so itself."""
        key = _house_key(line.organisation)
        if key in self._houses:
            return self._houses[key]
        found = self._known.houses(line.organisation)
        if len(found) > 1:
            names = ", ".join(quoted(self._known.organisations[each]) for each in found)
            self._tell(line, Outcome.REFUSED, reason=_("May mean one of several: {names}.").format(names=names))
            return None
        if found:
            self._houses[key] = found[0]
            return found[0]
        if key not in self._doubts:
            self._doubts[key] = self._known.near_houses(line.organisation)
        if self._doubts[key]:
            self._ask(line, ORGANISATION, line.organisation, self._doubts[key])
            return None
        made = self._houses[key] = self.writing.add_organisation(line.organisation)
        self._known.add_organisation(made, line.organisation)
        self._lines.append(ImportLine(line.line, ORGANISATION, line.organisation, Outcome.CREATED, sheet=self._sheet))
        return made

    def _take_house(self, line: PersonLine, house: UUID | None) -> None:
        if house is None:  # refused before: a line names a person or an organisation
            return
        changes = list(self._changes.of_house(line, house))
        outcome = Outcome.CHANGED if changes else Outcome.UNCHANGED
        if self._lines and self._lines[-1].line == line.line:  # this very line made it
            self._lines.pop()
            outcome = Outcome.CREATED
        self._tell(line, outcome, tuple(changes), record_id=house, kind=ORGANISATION)

    # People.

    def _take_person(self, line: PersonLine, house: UUID | None) -> None:
        key, name = line_key(line), line.name
        person, doubts = self._meant(line, key, house)
        given = self._given(line) if self._decisions else None
        if doubts and given is None:
            self._ask(line, PERSON, name, doubts)
            return
        if given is not None:
            person = None if given.choice is Choice.NEW else self._person_meant(given, doubts) or person
        hint, created = "", person is None
        if person is None:
            hint = self._namesake(key)
            person = KnownPerson(self.writing.add_person(line.person), name, line.person.civility, line.line)
            self._known.add_person(person, key)
        first = not person.met
        person.met = person.met or line.line
        changes = list(self._changes.of_person(line, person, house, first=first))
        outcome = Outcome.CREATED if created else Outcome.CHANGED if changes else Outcome.UNCHANGED
        remarks = hint
        if not first:
            remarks = _("This person already stands on line {line}.").format(line=person.met)
        if line.problems:
            remarks = " ".join(dict.fromkeys((remarks, *(told.reason for told in line.problems)))).strip()
        told = tuple(changes)
        self._tell(line, outcome, told, name=name, record_id=person.id, reason=remarks, candidates=doubts)

    def _given(self, line: PersonLine) -> Decision | None:
        return next((each for each in self._decisions.get(line.line, ()) if self._is_about_person(each)), None)

    def _is_about_person(self, decision: Decision) -> bool:
        return decision.choice is Choice.NEW or _key(decision.target) not in self._known.organisations

    def _person_meant(self, decision: Decision, doubts: tuple[Candidate, ...]) -> KnownPerson | None:
        key = _key(decision.target) or (doubts[0].id if doubts else None)
        return None if key is None else self._known.people.get(key)

    def _meant(
        self, line: PersonLine, key: str, house: UUID | None
    ) -> tuple[KnownPerson | None, tuple[Candidate, ...]]:
        """The person of the line, or those who may be; neither for somebody new."""
        named = self._known.named(key)
        if not named:
            return None, self._known.near_people(line, key) if has_contacts(line) else ()
        bound = [each for each in named if house is not None and each.mandate(house) is not None]
        if len(bound) == 1:
            return bound[0], ()
        reached = self._known.reached(line)
        sure = [each for each in bound or named if each in reached]
        if len(sure) == 1:
            return sure[0], ()
        bare = [each for each in named if not each.mandates and not each.channels]
        if not bound and len(named) == 1 and (bare or (house is None and not has_contacts(line))):
            return named[0], ()
        before = [each for each in bound or named if not each.line]  # not those whom this list makes
        return None, self._known.candidates(before)

    def _namesake(self, key: str) -> str:
        """Two of one name in one list: told, since the list itself tells them apart."""
        others = [each.line for each in self._known.named(key) if each.line]
        return _("Same name as on line {line}.").format(line=others[0]) if others else ""

    # Telling.

    def _ask(self, line: PersonLine, kind: str, name: str, candidates: tuple[Candidate, ...]) -> None:
        names = ", ".join(quoted(_with_detail(each)) for each in candidates)
        reason = _("May be the same as {names}, or a new one.").format(names=names)
        self._lines.append(
            ImportLine(
                line.line, kind, name, Outcome.DOUBTFUL, (), reason, "", self._sheet, candidates[0].id,
                open=True, candidates=candidates,
            )
        )  # fmt: skip

    def _tell(
        self,
        line: PersonLine,
        outcome: Outcome,
        changes: tuple[FieldChange, ...] = (),
        *,
        name: str = "",
        reason: str = "",
        column: str = "",
        record_id: UUID | None = None,
        kind: str = PERSON,
        candidates: tuple[Candidate, ...] = (),
    ) -> None:
        place = (line.line, kind, name or line.name, outcome)
        self._lines.append(ImportLine(*place, changes, reason, column, self._sheet, record_id, candidates=candidates))


def _with_detail(candidate: Candidate) -> str:
    return f"{candidate.name} ({candidate.detail})" if candidate.detail else candidate.name


def _key(target: str) -> UUID | None:
    try:
        return UUID(target)
    except ValueError:
        return None
