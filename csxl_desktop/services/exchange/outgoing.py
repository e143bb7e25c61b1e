"""The whole dossier as one workbook, and the files that go beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.office import Attachment
from csxl_desktop.exchange import workbook
from csxl_desktop.services.exchange.cells import to_workbook
from csxl_desktop.services.exchange.sheets import carried, sheet_specs, workbook_entities
from csxl_desktop.services.natural_keys import KEYS, NaturalKeys, entities, key_values, references
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.storage import attachments

_ANNEXES = "annexes"


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of the dossier, by its content's SHA-256."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Export:
    """The workbook's bytes, how many records it holds, and the files that belong beside it."""

    content: bytes
    records: int
    files: tuple[ExportedFile, ...]


def template() -> bytes:
    """The exchange workbook without a row."""
    return workbook.write(sheet_specs(), {})


def export_workbook(workspace: Workspace) -> Export:
    """Everything but trash, history, drafts and seals."""
    with workspace.database() as session:
        keys = NaturalKeys(session)
        ranks: dict[UUID, int] = {}
        rows: dict[str, list[dict[str, Any]]] = {}
        for entity in entities():
            kept = _in_order(entity, keys, ranks)
            rows[entity.__tablename__] = [to_workbook(record, keys) for record in kept]
        files = {
            record.sha256: ExportedFile(record.sha256, record.file_name)
            for record in keys.records(Attachment).values()
            if isinstance(record, Attachment)
        }
    content = workbook.write(
        sheet_specs(), {entity.__tablename__: rows[entity.__tablename__] for entity in workbook_entities()}
    )
    return Export(content, sum(len(found) for found in rows.values()), tuple(files.values()))


def exported_contents(workspace: Workspace, files: tuple[ExportedFile, ...]) -> Iterator[bytes]:
    """The content of each file, one at a time."""
    for file in files:
        yield attachments.read(workspace.folder / _ANNEXES, file.sha256, file.name)


def _in_order(entity: type[Record], keys: NaturalKeys, ranks: dict[UUID, int]) -> list[Record]:
    """The records in the order of what names them; those whose owner is in the trash are left with it."""
    known = references(entity)
    needed = [key for key, column in carried(entity).items() if column.foreign_keys and not column.nullable]
    found = keys.records(entity)
    for record in [record for record in found.values() if any(getattr(record, key) not in ranks for key in needed)]:
        del found[record.id]

    def place(record: Record) -> tuple[Any, ...]:
        values = zip(KEYS[entity], key_values(record), strict=True)
        return (*(_sortable(value, ranks if part in known else None) for part, value in values), record.id)

    ordered = sorted(found.values(), key=place)
    ranks |= {record.id: rank for rank, record in enumerate(ordered)}
    return ordered


def _sortable(value: Any, ranks: dict[UUID, int] | None) -> tuple[bool, Any]:
    """Empty first; a reference by the place of what it points to."""
    if value is None or (ranks is not None and value not in ranks):
        return False, 0
    if ranks is not None:
        return True, ranks[value]
    return True, value.toordinal() if isinstance(value, date) else value
