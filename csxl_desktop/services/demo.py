"""The demonstration years: an invented office, loaded whole into a new dossier."""

import json
import mimetypes
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import inspect

from csxl_desktop.domain.base import Record, RichTextType
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.office import DEMONSTRATION, Attachment, Office
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.natural_keys import NaturalKeys, comparable_key, entities, key_values, references
from csxl_desktop.services.workspace import Workspace, new_workspace
from csxl_desktop.storage import attachments
from csxl_desktop.storage.database import Author
from csxl_desktop.storage.undo import CREATION
from csxl_desktop.storage.values import columns, from_json
from csxl_desktop.system.identifiers import new_id

_DEMO, _ANNEXES = "demo", "annexes"


class DemoRowError(DomainError):
    template = N_("The demonstration data are damaged: {table}, row {row} ({detail}).")


def load_demo(workspace: Workspace, resources: Path) -> None:
    """Fill the new dossier with `resources/demo/<table>.json`, in the act that makes a dossier.

    Each row is keyed by the names of the model; records are named as `NaturalKeys` knows them, files by file name.
    """
    folder = resources / _DEMO
    with workspace.database.begin(CREATION) as session:
        loader = _Loader(NaturalKeys(session), folder, workspace.folder / _ANNEXES)
        for entity in entities():
            path = folder / f"{entity.__tablename__}.json"
            if path.exists():
                rows = json.loads(path.read_text(encoding="utf-8"))
                for record in loader.seeds_to_replace(entity, rows):
                    session.delete(record)
                session.add_all(loader.load(entity, rows))
            if entity is Attachment:
                session.add_all(loader.files())


def new_demo_workspace(folder: Path, author: Author, now: Callable[[], datetime], resources: Path) -> Workspace:
    """A new dossier in `folder` with the demonstration years, whole or not at all."""
    name = _("Demonstration")
    return new_workspace(
        folder,
        author,
        now,
        office_name=name,
        load=lambda made: load_demo(made, resources),
        office_id=DEMONSTRATION,
    )


class _Loader:
    """Rows into records, one table after the other."""

    def __init__(self, keys: NaturalKeys, folder: Path, annexes: Path) -> None:
        self._keys, self._folder, self._annexes = keys, folder, annexes

    def files(self) -> list[Record]:
        """Every file of the demonstration, kept by its content."""
        made: list[Record] = []
        for path in sorted(path for path in self._folder.rglob("*.*") if path.suffix != ".json"):
            content = path.read_bytes()
            digest = attachments.store(self._annexes, content)
            media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            file = Attachment(sha256=digest, file_name=path.name, media_type=media_type, size=len(content))
            self._keys.add(file)
            made.append(file)
        return made

    def seeds_to_replace(self, entity: type[Record], rows: list[dict[str, Any]]) -> list[Record]:
        """What the new dossier was given and the demonstration has otherwise."""
        if entity is Office:
            return []
        wanted = {comparable_key(entity, row) for row in rows}
        unwanted = [record for record in self._keys.records(entity).values() if key_values(record) not in wanted]
        for record in unwanted:
            self._keys.forget(record)
        return unwanted

    def load(self, entity: type[Record], rows: list[dict[str, Any]]) -> list[Record]:
        known = {key_values(record): record for record in self._keys.records(entity).values()}
        made: list[Record] = []
        own: list[tuple[Record, dict[str, str]]] = []
        for number, row in enumerate(rows, start=1):
            try:
                values, own_references = self._values(entity, row)
                record = known.get(comparable_key(entity, values))
                if record is None:
                    record = entity(**values)
                    self._keys.add(record)
                    made.append(record)
                else:
                    for key, value in values.items():
                        setattr(record, key, value)
            except (DomainError, LookupError, TypeError, ValueError) as error:
                raise DemoRowError(table=entity.__tablename__, row=number, detail=error) from error
            own.append((record, own_references))
        for record, own_references in own:
            for attribute, name in own_references.items():
                setattr(record, attribute, self._keys.find(entity, name).id)
        return made

    def _values(self, entity: type[Record], row: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
        """The values of a row, and apart its references to rows of its own table, which may come later."""
        values: dict[str, Any] = {}
        own: dict[str, str] = {}
        kinds = columns(inspect(entity))
        known = references(entity)
        for key, raw in row.items():
            attribute = f"{key}_id"
            if attribute not in kinds or key not in known:
                values[key] = self._typed(kinds[key], raw)
            elif known[key] is entity and raw is not None:
                own[attribute] = raw
            elif raw is not None:
                values[attribute] = self._keys.find(known[key], raw).id
        return values, own

    def _typed(self, column: Any, raw: Any) -> Any:
        if isinstance(column.type, RichTextType) and isinstance(raw, str):
            return RichText.from_plain(raw, new_id)
        return from_json(column, raw)
