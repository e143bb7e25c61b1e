"""An import asked and written, whatever its lines are; in the database lane only."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from csxl_desktop.exchange.members_table import MembersTable
from csxl_desktop.services.exchange.decisions import Decision
from csxl_desktop.services.exchange.report import ImportReport
from csxl_desktop.services.members_import import ImportPreview, apply_members, preview_members
from csxl_desktop.services.people_import import PeoplePreview, apply_people, preview_people
from csxl_desktop.services.workspace import Workspace
from csxl_desktop.ui.directory.import_reading import Reading

_NOTHING = ImportReport((), written=False)


def judged(services: Workspace, reading: Reading, on: date | None, decisions: Iterable[Decision]) -> ImportReport:
    """What the table would do on the dossier as it is."""
    content = reading.content
    if content is None:
        return _NOTHING
    if isinstance(content, MembersTable):
        return preview_members(services, content, on=on, decisions=decisions, origin=reading.origin).report
    return preview_people(services, content, decisions=decisions, origin=reading.origin).report


def written(
    services: Workspace, reading: Reading, on: date | None, decisions: Iterable[Decision]
) -> tuple[ImportReport, UUID | None]:
    """Write the whole table in one act; the report, and the import that can be taken back."""
    content, before = reading.content, {row.id for row in services.imports.imports()}
    if isinstance(content, MembersTable):
        report = apply_members(services, ImportPreview(content, on, _NOTHING, reading.origin), decisions)
    elif content is not None:
        report = apply_people(services, PeoplePreview(content, _NOTHING, reading.origin), decisions)
    else:
        return _NOTHING, None
    made = next((row.id for row in services.imports.imports() if row.id not in before), None)
    return replace(report, written=made is not None), made
