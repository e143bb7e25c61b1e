"""Every entity, imported once so that the catalogue of tables is whole."""

from sqlalchemy.orm import configure_mappers

from csxl_desktop.domain import (
    contact_log,
    directory,
    duplicates,
    elections,
    evaluation,
    history,
    imports,
    meetings,
    office,
    office_texts,
    organisation_details,
    privacy,
    publication,
    report,
    selections,
    verification,
    working_groups,
)
from csxl_desktop.domain.base import Base

MODULES = (
    *(office, directory, organisation_details, office_texts, elections, contact_log, selections, verification),
    *(privacy, publication, duplicates, imports, meetings, working_groups, evaluation, report, history),
)
metadata = Base.metadata


def configure() -> None:
    """Settle the mappings now, not at the first query."""
    configure_mappers()
