"""A members' table taken in: organisations, representatives and memberships, all of it or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import AliasNature
from csxl_desktop.domain.contacts import OrganisationAlias
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.exchange.heading_words import Field
from csxl_desktop.exchange.member_line import MemberLine
from csxl_desktop.exchange.members_table import MembersTable
from csxl_desktop.exchange.organisation_names import parsed_name
from csxl_desktop.exchange.problem import Problem
from csxl_desktop.i18n import N_, _
from csxl_desktop.services import rules
from csxl_desktop.services.exchange.decisions import Choice, Decision
from csxl_desktop.services.exchange.import_batch import AsideLine, ImportOrigin, keep_batch, writes
from csxl_desktop.services.exchange.member_matching import Directory, Likeness
from csxl_desktop.services.exchange.member_writing import MemberWriter
from csxl_desktop.services.exchange.report import (
    Candidate,
    FieldChange,
    ImportLine,
    ImportReport,
    NothingWrittenError,
    Outcome,
    stop_where,
)
from csxl_desktop.services.natural_keys import NaturalKeys, quoted
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage.backups.kept import Why

_KIND = "organisation"


class DecisionWithoutLineError(DomainError):
    template = N_("A decision concerns {what}, about which nothing is to be decided.")


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What the table would do on the dossier as it is; undecided lines name what they may mean in `reason`."""

    table: MembersTable
    on: date | None
    report: ImportReport
    origin: ImportOrigin = field(default_factory=ImportOrigin)


def preview_members(
    workspace: Workspace,
    table: MembersTable,
    *,
    on: date | None,
    decisions: Iterable[Decision] = (),
    origin: ImportOrigin = ImportOrigin(),  # noqa: B008 - frozen
) -> ImportPreview:
    """What `apply_members` would do; nothing is written. `on` says at which date the table is the membership."""
    preview = ImportPreview(table, on, ImportReport((), written=False), origin)
    return replace(preview, report=_take(workspace, preview, tuple(decisions), dry_run=True))


def apply_members(workspace: Workspace, preview: ImportPreview, decisions: Iterable[Decision]) -> ImportReport:
    """Write the whole table, or nothing as long as a line is refused or undecided."""
    return _take(workspace, preview, tuple(decisions), dry_run=False)


def _take(
    workspace: Workspace, preview: ImportPreview, decisions: tuple[Decision, ...], *, dry_run: bool
) -> ImportReport:
    report = ImportReport((), written=False)
    try:
        with workspace.database.begin(N_("Members' table imported"), after=None if dry_run else Why.IMPORT) as session:
            report = _MembersIntake(session, preview, decisions).take()
            stop_where(dry_run or bool(report.refused) or bool(report.undecided))
            keep_batch(session, workspace.database, preview.origin, preview.on, report)
    except NothingWrittenError:
        return report
    return replace(report, written=writes(report))


class _MembersIntake:
    """One import on its way; `take` is called once."""

    def __init__(self, session: Session, preview: ImportPreview, decisions: tuple[Decision, ...]) -> None:
        self._session, self._table, self._on = session, preview.table, preview.on
        self._aside, on = preview.origin.aside, preview.on
        self._directory = Directory(NaturalKeys(session))
        self._writer = MemberWriter(session, self._directory, on)
        self._by_line = {decision.line: decision for decision in decisions if decision.line}
        self._by_id = {decision.record_id: decision for decision in decisions if decision.record_id}
        self._members = frozenset(each.id for each in self._directory.members_on(on)) if on else frozenset()
        self._taken: set[UUID] = set()  # meant by a line
        self._free: dict[UUID, str] = {}  # names of those whom no line means, once the known lines are taken
        self._asked: set[UUID] = set()  # perhaps meant by a line
        self._lines: dict[int, ImportLine] = {}
        self._written: list[tuple[MemberLine, Organisation, bool]] = []

    def take(self) -> ImportReport:
        _check_decisions(self._table, self._directory, self._by_line, self._by_id)
        self._refuse_problems()
        unknown = [line for line in self._table.lines if not self._take_known(line)]
        self._taken |= _set_aside(self._directory, self._aside)  # who stands on a line set aside is not missing
        self._free = self._directory.bare_names(self._taken)
        for line in unknown:
            self._take_unknown(line)
        self._session.flush()
        self._set_parents()
        self._session.flush()
        departed = self._departed() if self._on else []
        return ImportReport((*(self._lines[number] for number in sorted(self._lines)), *departed), written=False)

    def _refuse_problems(self) -> None:
        names = {line.line: line.called for line in self._table.lines}
        by_line: dict[int, list[Problem]] = {}
        for problem in self._table.refused:
            by_line.setdefault(problem.line, []).append(problem)
        for number, problems in by_line.items():
            reason = " ".join(dict.fromkeys(problem.reason for problem in problems))
            self._refuse(number, names.get(number, ""), reason, problems[0].column)

    def _refuse(self, number: int, name: str, reason: str, column: str = "") -> None:
        self._lines[number] = ImportLine(number, _KIND, name, Outcome.REFUSED, (), reason, column, self._table.sheet)

    def _take_known(self, line: MemberLine) -> bool:
        """Write a line whose organisation bears its name; whether it is done with."""
        found = self._directory.named(line.organisation.name)
        self._taken |= {organisation.id for organisation in found}
        if line.line in self._lines:
            return True
        if self._by_line.get(line.line) is not None:
            return False
        if len(found) > 1:
            names = ", ".join(quoted(organisation.name) for organisation in found)
            self._refuse(line.line, line.organisation.name, _("May mean one of several: {names}.").format(names=names))
            return True
        if found:
            self._write(line, found[0])
        return bool(found)

    def _take_unknown(self, line: MemberLine) -> None:
        likeness = self._directory.likeness(line, self._free, self._members)
        decision = self._by_line.get(line.line)
        if decision is not None:
            self._take_decided(line, decision, likeness)
        elif likeness.candidates and self._on is not None:
            self._ask(line, likeness)
        else:
            self._create(line, likeness)

    def _ask(self, line: MemberLine, likeness: Likeness) -> None:
        self._asked |= {organisation.id for organisation in likeness.candidates}
        self._lines[line.line] = _doubt(line, likeness, self._table.sheet)

    def _take_decided(self, line: MemberLine, decision: Decision, likeness: Likeness) -> None:
        if decision.choice is Choice.NEW:
            self._create(line, Likeness())
            self._lines[line.line] = replace(self._lines[line.line], candidates=_candidates(likeness))
            return
        if decision.choice not in {Choice.SAME, Choice.RENAME}:
            raise DecisionWithoutLineError(what=_("line {line}").format(line=line.line))
        organisation = self._target(decision, likeness)
        if organisation is None:
            raise DecisionWithoutLineError(what=_("line {line}").format(line=line.line))
        renamed = decision.choice is Choice.RENAME
        self._write(line, organisation, self._rename(line, organisation, renamed=renamed), renamed=renamed)
        self._lines[line.line] = replace(self._lines[line.line], candidates=_candidates(likeness))

    def _target(self, decision: Decision, likeness: Likeness) -> Organisation | None:
        if not decision.target:
            return likeness.candidates[0] if likeness.candidates else None
        found = self._directory.keys.find(Organisation, decision.target)
        return found if isinstance(found, Organisation) else None

    def _rename(self, line: MemberLine, organisation: Organisation, *, renamed: bool) -> list[FieldChange]:
        """Keep both names: one is printed, the other leads to it."""
        old, told = organisation.name, line.organisation.name
        if old == told or (not renamed and organisation in self._directory.named(told)):
            return []
        other = old if renamed else told
        nature = AliasNature.FORMER if renamed else AliasNature.ALIAS
        last = self._on - timedelta(days=1) if renamed and self._on else None
        alias = OrganisationAlias(organisation_id=organisation.id, name=other, nature=nature, to_on=last)
        self._session.add(alias)
        if renamed:
            organisation.name = told
            self._directory.add_organisation(organisation)
            return [FieldChange("name", old, told)]
        self._directory.add_alias(alias)
        return [FieldChange("alias", "", told)]

    def _create(self, line: MemberLine, likeness: Likeness) -> None:
        hint = _("Near to {name}.").format(name=quoted(likeness.candidates[0].name)) if likeness.candidates else ""
        try:
            made = self._writer.create(line)
        except DomainError as error:
            self._refuse(line.line, line.organisation.name, error.user_message)
            return
        self._write(line, made, created=True, hint=hint)

    def _write(
        self,
        line: MemberLine,
        organisation: Organisation,
        changes: list[FieldChange] | None = None,
        *,
        created: bool = False,
        renamed: bool = False,
        hint: str = "",
    ) -> None:
        changes = list(changes or ())
        self._taken.add(organisation.id)
        self._free.pop(organisation.id, None)
        try:
            changes += self._writer.update(line, organisation, created=created)
        except DomainError as error:
            self._refuse(line.line, line.organisation.name, error.user_message)
            return
        remarks = dict.fromkeys([hint, *(problem.reason for problem in line.problems), *self._writer.remarks()])
        outcome = Outcome.CHANGED if changes else Outcome.UNCHANGED
        if created or renamed:
            outcome = Outcome.CREATED if created else Outcome.RENAMED
        self._lines[line.line] = ImportLine(
            line.line,
            _KIND,
            organisation.name,
            outcome,
            tuple(changes),
            " ".join(remark for remark in remarks if remark),
            "",
            self._table.sheet,
            organisation.id,
        )
        self._written.append((line, organisation, created))

    def _set_parents(self) -> None:
        """Now that the whole table is known, a service finds the body it belongs to."""
        always = bool(self._table.mapping.numbers(Field.PARENT))
        for line, organisation, created in self._written:
            proposal = line.organisation.parent_proposal
            if not proposal or not (created or always):
                continue
            found = self._directory.named(proposal)
            if len(found) != 1 or found[0] is organisation or organisation.parent_id == found[0].id:
                continue
            before = organisation.parent_id
            organisation.parent_id = found[0].id
            try:
                rules.check(self._session, organisation, frozenset({"parent_id"}))
            except DomainError:
                organisation.parent_id = before
                continue
            told = self._lines[line.line]
            outcome = Outcome.CHANGED if told.outcome is Outcome.UNCHANGED else told.outcome
            changes = (*told.changes, FieldChange("parent", "", found[0].name))
            self._lines[line.line] = replace(told, outcome=outcome, changes=changes)

    def _departed(self) -> list[ImportLine]:
        """The members on that date whom the table does not name; closed only where somebody said so."""
        absent = [
            each for each in self._directory.organisations() if each.id in self._members - self._taken - self._asked
        ]
        return [self._depart(organisation) for organisation in sorted(absent, key=lambda each: each.sort_key)]

    def _depart(self, organisation: Organisation) -> ImportLine:
        decision = self._by_id.get(organisation.id)
        line = ImportLine(
            0, _KIND, organisation.name, Outcome.DEPARTED, (), _("Not in the table."), "", "", organisation.id
        )
        if decision is None:
            return replace(line, open=True)
        if decision.choice is Choice.KEEP:
            return replace(line, outcome=Outcome.UNCHANGED)
        return replace(line, changes=tuple(self._writer.leave(organisation)))


def _set_aside(directory: Directory, lines: Iterable[AsideLine]) -> set[UUID]:
    names = (parsed_name(line.name).name for line in lines)
    return {each.id for name in names if name for each in directory.named(name)}


def _doubt(line: MemberLine, likeness: Likeness, sheet: str) -> ImportLine:
    """A line that may mean somebody known under another name."""
    first, name = likeness.candidates[0], line.organisation.name
    names = ", ".join(quoted(organisation.name) for organisation in likeness.candidates)
    sure = likeness.sure
    reason = _("May be the new name of {names}.") if sure else _("May be the same as {names}, or a new one.")
    outcome = Outcome.RENAMED if sure else Outcome.DOUBTFUL
    changes = (FieldChange("name", first.name, name),)
    return ImportLine(
        line.line, _KIND, name, outcome, changes, reason.format(names=names), "", sheet, first.id,
        open=True, candidates=_candidates(likeness),
    )  # fmt: skip


def _candidates(likeness: Likeness) -> tuple[Candidate, ...]:
    return tuple(Candidate(each.id, each.name, each.city) for each in likeness.candidates)


def _check_decisions(
    table: MembersTable, directory: Directory, by_line: Mapping[int, Decision], by_id: Mapping[UUID, Decision]
) -> None:
    """Refuse a decision about a line or an organisation that is not there."""
    numbers = {line.line for line in table.lines}
    for number in by_line:
        if number not in numbers:
            raise DecisionWithoutLineError(what=_("line {line}").format(line=number))
    for key, decision in by_id.items():
        if decision.choice not in {Choice.DEPART, Choice.KEEP} or directory.organisation(key) is None:
            raise DecisionWithoutLineError(what=key)
