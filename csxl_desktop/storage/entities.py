"""Every entity, imported once so that the catalogue of tables is whole."""

from sqlalchemy.orm import configure_mappers

from csxl_desktop.domain import directory, evaluation, history, meetings, office, report, working_groups
from csxl_desktop.domain.base import Base

MODULES = (office, directory, meetings, working_groups, evaluation, report, history)
metadata = Base.metadata


def configure() -> None:
    """Settle the mappings now, not at the first query."""
    configure_mappers()
