"""The exchange workbook taken in: all of it or nothing, and what became of each row."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import SEALED
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.history import HistoryTransaction
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.office import Attachment, Office
from csxl_desktop.exchange.annexes import read_annexes
from csxl_desktop.exchange.workbook import SheetSpec, WorkbookContent
from csxl_desktop.i18n import N_
from csxl_desktop.services import rules
from csxl_desktop.services.exchange.import_batch import ImportOrigin, keep_batch
from csxl_desktop.services.exchange.report import ImportLine, ImportReport, NothingWrittenError, Outcome, stop_where
from csxl_desktop.services.exchange.rows import Planned, RowReader, apply_values
from csxl_desktop.services.exchange.sheets import kind_word, sheet_specs
from csxl_desktop.services.natural_keys import NaturalKeys, entities
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments, undo
from csxl_desktop.storage.backups.kept import Why

_ANNEXES = "annexes"


class ForeignDocumentError(DomainError):
    template = N_("These minutes were approved and sealed here: they can no longer be changed.")


def import_workbook(
    workspace: Workspace,
    content: WorkbookContent,
    *,
    beside: Path | None = None,
    dry_run: bool = False,
) -> ImportReport:
    """Take in what `workbook.read` read. `beside` is the path of the workbook, whose folder of files stands there.

    Nothing is written where a row is refused, on a dry run, or where every row is as it was.
    """
    report = ImportReport((), written=False)
    try:
        with workspace.database.begin(N_("Workbook imported"), after=None if dry_run else Why.IMPORT) as session:
            intake = _Intake(session, content, workspace.folder / _ANNEXES, beside)
            report = intake.take()
            stop_where(dry_run or bool(report.refused))
            intake.store_files()
            if not intake.untouched:  # a dossier moved whole comes out again as it was, its list of imports too
                keep_batch(session, workspace.database, ImportOrigin(beside.name if beside else ""), None, report)
    except NothingWrittenError:
        return report
    changed = any(line.outcome is not Outcome.UNCHANGED for line in report.lines)
    return replace(report, written=changed)


class _Intake:
    """One import on its way; `take` is called once."""

    def __init__(self, session: Session, content: WorkbookContent, annexes: Path, beside: Path | None) -> None:
        self._session, self._content = session, content
        self._annexes, self._beside = annexes, beside
        self._keys = NaturalKeys(session)
        self._specs = {spec.key: spec for spec in sheet_specs()}
        self.untouched = _is_untouched(session)
        self._lines: list[ImportLine] = []
        self._missing_files: list[str] = []

    def take(self) -> ImportReport:
        self._lines += [
            ImportLine(problem.line, "", "", Outcome.REFUSED, (), problem.reason, problem.column, problem.sheet)
            for problem in self._content.refused
        ]
        minutes_last = sorted(entities(), key=lambda entity: entity is Minutes)  # they seal the parts of their meeting
        for entity in minutes_last:
            if entity.__tablename__ in self._content.sheets:
                self._take_sheet(entity)
        order = {spec.title: number for number, spec in enumerate(self._specs.values())}
        self._lines.sort(key=lambda line: (order.get(line.sheet, -1), line.line))
        return ImportReport(tuple(self._lines), written=False)

    def store_files(self) -> None:
        """Keep the files that came beside the workbook; they are named by content, so one too many does no harm."""
        if self._beside is not None:
            for _digest, content in read_annexes(self._beside, self._missing_files):
                attachments.store(self._annexes, content)

    def _take_sheet(self, entity: type[Record]) -> None:
        spec = self._specs[entity.__tablename__]
        rows = self._content.sheets[entity.__tablename__]
        if self._brings_its_own(entity):
            self._make_way(entity, {row.values["id"] for row in rows})
        reader = RowReader(entity, spec, self._keys, self._trashed(entity))
        planned = [reader.read(row) for row in rows]
        for plan in planned:
            self._write(entity, plan)
        for plan in planned:  # rows may point to rows below them
            if not plan.refusals:
                reader.read_own_references(plan)
                self._guarded(plan, lambda plan=plan: self._set_later(plan))
        self._flush_and_check(planned)
        self._lines += [self._line(entity, spec, plan) for plan in planned]

    def _brings_its_own(self, entity: type[Record]) -> bool:
        """Whether a dossier as it was made takes this sheet as a whole: an export, be it of nothing, has keys."""
        rows = self._content.sheets[entity.__tablename__] or self._content.sheets.get(Office.__tablename__, ())
        return self.untouched and bool(rows) and all(row.values.get("id") is not None for row in rows)

    def _write(self, entity: type[Record], plan: Planned) -> None:
        if plan.refusals:
            return
        if entity is Attachment:
            self._guarded(plan, lambda: self._look_for_file(plan.values.get("sha256", "")))
        if entity is Minutes:
            self._guarded(plan, lambda: _mark_approved_elsewhere(plan))
        if plan.record is None and not plan.refusals:
            self._guarded(plan, lambda: self._create(entity, plan))
        elif not plan.refusals:
            self._guarded(plan, lambda: self._change(plan))

    def _create(self, entity: type[Record], plan: Planned) -> None:
        made = entity(**plan.values) if plan.record_id is None else entity(id=plan.record_id, **plan.values)
        self._session.add(made)
        self._keys.add(made)
        plan.record, plan.created = made, True

    def _change(self, plan: Planned) -> None:
        record = plan.found()
        plan.changes(self._keys)
        differing = frozenset(plan.differing())
        if differing:
            rules.check_change(self._session, record, differing)
        named = plan.apply()
        if named:
            self._keys.add(record)

    def _set_later(self, plan: Planned) -> None:
        if plan.later:
            plan.told += plan.differences(plan.later, self._keys) if not plan.created else []
            apply_values(plan.found(), plan.later)

    def _flush_and_check(self, planned: list[Planned]) -> None:
        self._session.flush()
        for plan in planned:
            if plan.record is not None and not plan.refusals and (plan.created or plan.told):
                touched = frozenset(plan.values) | frozenset(plan.later)
                self._guarded(plan, lambda plan=plan, touched=touched: self._check(plan, touched))

    def _check(self, plan: Planned, touched: frozenset[str]) -> None:
        rules.check(self._session, plan.found(), touched)

    def _guarded(self, plan: Planned, act: Any) -> None:
        try:
            act()
        except DomainError as error:
            plan.refuse("", error.user_message)

    def _look_for_file(self, digest: str) -> None:
        """Know that the content is here, or beside the workbook."""
        if digest in self._missing_files or attachments.path_of(self._annexes, digest).exists():
            return
        for _found in read_annexes(self._beside or Path(), [digest]):
            self._missing_files.append(digest)

    def _trashed(self, entity: type[Record]) -> Mapping[UUID, Record]:
        found = self._session.scalars(select(entity).where(entity.trashed_at.is_not(None)))
        return {record.id: record for record in found}

    def _make_way(self, entity: type[Record], coming: set[UUID]) -> None:
        """In a dossier that holds but what it was made with, an export brings its own settings instead."""
        for record in list(self._keys.records(entity).values()):
            if record.id not in coming:
                self._keys.forget(record)
                self._session.delete(record)

    def _line(self, entity: type[Record], spec: SheetSpec, plan: Planned) -> ImportLine:
        if plan.refusals:
            outcome = Outcome.REFUSED
        elif plan.created:
            outcome = Outcome.CREATED
        else:
            outcome = Outcome.CHANGED if plan.told else Outcome.UNCHANGED
        name = self._keys.label(plan.record) if plan.record is not None else plan.title
        column, reason = plan.refusals[0] if plan.refusals else ("", "")
        changes = tuple(plan.told) if outcome is Outcome.CHANGED else ()
        key = None if plan.record is None else plan.record.id
        return ImportLine(plan.line, kind_word(entity), name, outcome, changes, reason, column, spec.title, key)


def _is_untouched(session: Session) -> bool:
    """Whether nothing was done here since the dossier was made."""
    labels = session.scalars(select(HistoryTransaction.label).limit(2)).all()
    return labels == [undo.CREATION] or not labels


def _mark_approved_elsewhere(plan: Planned) -> None:
    """Approved minutes come in without their seal."""
    if isinstance(plan.record, Minutes):
        if plan.record.seal_sha256 and plan.differing():
            raise ForeignDocumentError
        if plan.record.state in SEALED:
            return
    if plan.values.get("state") in SEALED:
        plan.values["approved_elsewhere"] = True
