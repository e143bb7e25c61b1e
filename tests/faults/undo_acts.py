"""The acts of the walk of undo: what two people do all day, through the services, chosen by one seed."""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from csxl_desktop.domain.attendance import Attendance
from csxl_desktop.domain.base import Base, Record
from csxl_desktop.domain.choices import AttendanceState
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.meetings import Meeting
from csxl_desktop.domain.merge_rows import Choices
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.domain.reconciling import Choice, CopySource, DiscardKind
from csxl_desktop.exchange.mapping import guessed_mapping
from csxl_desktop.exchange.members_table import members_sheet, members_table
from csxl_desktop.exchange.tabular import read_table
from csxl_desktop.services.exchange.import_batch import MEMORY as IMPORTS
from csxl_desktop.services.members_import import apply_members, preview_members
from csxl_desktop.services.reconciling import ReconcilingService, Source
from csxl_desktop.services.workspace import Workspace, new_workspace, open_workspace
from csxl_desktop.storage import undo
from csxl_desktop.storage.database import FILE_NAME, Author
from csxl_desktop.storage.values import record_classes
from tests import factories
from tests.faults.writer import AUTHOR, now

OTHER = Author("Samir", "poste-samir")
MEMORY = IMPORTS | {"reconciliations"}  # what tells of an act stays when the act is taken back
_BASE = "base.db"
ASKED = "asked"  # in a state: what waits for somebody to decide, by record
State = dict[tuple[str, UUID], dict[str, Any]]


class Acts:
    """One office and its acts; everything is chosen by `seed` alone."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance, self._count = folder, random.Random(seed), 0
        self.workspace = new_workspace(folder, AUTHOR, now, office_name="Coordination de l'Épreuve")
        for number in range(4):
            body = factories.organisation(self.workspace, f"Maison {number}")
            factories.representative(self.workspace, factories.person(self.workspace, "Ana", f"Nom{number}"), body)
        for theme in ("Logement", "Santé"):
            self.workspace.attendance.invite_expected(factories.meeting(self.workspace, theme=theme))
        self.all: dict[str, Callable[[], object]] = {
            "create": self._create, "change": self._change, "trash": self._trash, "restore": self._restore,
            "merge": self._merge, "import": self._import, "tick": self._tick, "write": self._write,
            "send": self._send, "approve": self._approve, "bag": self._bag, "decide": self._decide,
        }  # fmt: skip

    def act(self, name: str = "") -> tuple[str, list[UUID]] | None:
        """What was done, and the acts that Ctrl+Z may take back now; nothing where nothing was changed."""
        name = name or self.chance.choice([*self.all])
        self._count += 1
        before = self._may_undo()
        with suppress(DomainError):
            self.all[name]()
        fresh = self._may_undo()[len(before) :]
        return (name, fresh) if fresh else None

    def _may_undo(self) -> list[UUID]:
        with self.workspace.database() as session:
            return undo.undo_stacks(session, AUTHOR.workstation)[0]

    def _open(self) -> None:
        self.workspace = open_workspace(self.folder, AUTHOR, now)

    def state(self) -> State:
        """Every row of every table but the history, and what waits for a decision."""
        kinds = record_classes()
        tables = {table: kind.__table__ for table, kind in kinds.items()}
        tables |= {table: Base.metadata.tables[table] for table in MEMORY | {"bags"}}
        with self.workspace.database() as session:
            found: State = {
                (name, row["id"]): dict(row)
                for name, table in tables.items()
                for row in session.connection().execute(table.select()).mappings()
            }
            asked = Base.metadata.tables["discarded_values"]
            waiting = asked.select().where(asked.c.asked, asked.c.choice == Choice.OPEN)
            for row in session.connection().execute(waiting).mappings():
                found.setdefault((ASKED, row["record_id"]), {})[row["column_name"]] = True
        return found

    def keys(self, entity: type[Record], workspace: Workspace | None = None) -> list[UUID]:
        with (workspace or self.workspace).database() as session:
            table = entity.__table__
            keys = table.select().with_only_columns(table.c.id).order_by(table.c.id)
            return list(session.connection().execute(keys).scalars())

    @contextmanager
    def elsewhere(self) -> Iterator[Workspace]:
        """Another computer goes on from here."""
        theirs = Path(tempfile.mkdtemp(dir=self.folder.parent))
        self.workspace.database.copy_to(theirs / _BASE)
        shutil.copyfile(theirs / _BASE, theirs / FILE_NAME)
        with open_workspace(theirs, OTHER, lambda: now() + timedelta(minutes=1)) as other:
            yield other

    def change_in(self, other: Workspace) -> tuple[type[Record], UUID, str]:
        """The other computer writes one field."""
        self._count += 1
        entity, column = self.chance.choice(((Person, "note"), (Organisation, "note"), (Organisation, "name")))
        key = self._one(entity, other)
        other.records.change(entity, key, {column: f"Ailleurs {self._count}"})
        return entity, key, column

    def take_in(self, kind: CopySource, theirs: Path) -> None:
        """What the other computer did in the folder `theirs` comes in."""
        self._count += 1
        with tempfile.TemporaryDirectory(dir=self.folder.parent) as work:
            source = Source(kind, workstation=OTHER.workstation, sha256=f"{self._count:064}")
            service = ReconcilingService(self.workspace.database)
            service.take_in(theirs / FILE_NAME, theirs / _BASE, source, work=Path(work))
        shutil.rmtree(theirs)

    def _one(self, entity: type[Record], workspace: Workspace | None = None) -> UUID:
        """Mostly one of the first two: acts are to meet."""
        keys = self.keys(entity, workspace)
        return self.chance.choice(keys[:2] if self.chance.random() < 0.7 else keys)

    def _create(self) -> None:
        factories.make(self.workspace, Person, first_name="Zoé", last_name=f"Neuve{self._count}")

    def _change(self) -> None:
        names = ((Person, "last_name"), (Organisation, "name"), (Meeting, "theme"))
        entity, column = self.chance.choice((*names, (Person, "note"), (Organisation, "note")))
        self.workspace.records.change(entity, self._one(entity), {column: f"Été {self._count} <b>"})

    def _trash(self) -> None:
        entity = self.chance.choice((Person, Organisation, Meeting, AgendaItem))
        self.workspace.records.trash(entity, self._one(entity))

    def _restore(self) -> None:
        lines = self.workspace.trash.lines()
        if lines:
            line = self.chance.choice(lines)
            self.workspace.trash.restore(line.table, line.id)

    def _merge(self) -> None:
        entity = self.chance.choice((Person, Organisation))
        keep, lose = self.chance.sample(self.keys(entity), 2)
        self.workspace.merging.merge(entity, keep, lose, Choices())

    def _import(self) -> None:
        lines = "".join(f"Reprise {self._count} {number};a{number}@exemple.example\n" for number in range(3))
        sheet = members_sheet(read_table(f"Organisation;E-mail\n{lines}".encode()))
        table = members_table(sheet, guessed_mapping(sheet), today=now().date())
        apply_members(self.workspace, preview_members(self.workspace, table, on=None), ())

    def _tick(self) -> None:
        state = self.chance.choice((AttendanceState.PRESENT, AttendanceState.EXCUSED, AttendanceState.ABSENT))
        self.workspace.attendance.set_state(self._one(Attendance), state)

    def _write(self) -> None:
        words = factories.paragraph(f"Il est dit {self._count}.", "a")
        self.workspace.records.change(AgendaItem, self._one(AgendaItem), {"text": words})

    def _send(self) -> None:
        self.workspace.minutes.send(self._one(Meeting), now().date(), "membres")

    def _approve(self) -> None:
        first, second = self.chance.sample(self.keys(Meeting), 2)
        self.workspace.minutes.approve(first, second, f"Remarque {self._count}")

    def _bag(self) -> None:
        """A copy that went out comes back; one field was written here meanwhile as well."""
        with self.elsewhere() as other:
            entity, key, column = first = self.change_in(other)
            while self.change_in(other) == first:  # a copy that only asks changes no record: Ctrl+Z passes it over
                pass
        if self.chance.random() < 0.6:
            self.workspace.records.change(entity, key, {column: f"Ici {self._count}"})
        self.take_in(CopySource.BAG, other.database.folder)

    def _decide(self) -> None:
        written = {DiscardKind.VALUE, DiscardKind.TEXT}  # another decision may change no record: Ctrl+Z passes it over
        waiting = self.workspace.discarded.waiting()
        rows = [row for row in waiting if row.kind in written and row.ours.words != row.theirs.words]
        if rows:
            self.workspace.discarded.choose(self.chance.choice(rows).id, Choice.THEIRS)
