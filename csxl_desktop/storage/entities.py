"""The catalogue of tables. Reading maps the tables that its queries name; writing needs it whole.

A flush sorts the tables by what they point to, history and undo know a record by the name of its table.
"""

from functools import cache
from importlib import import_module

from sqlalchemy import MetaData
from sqlalchemy.orm import configure_mappers

from csxl_desktop.domain.base import Base

MODULES = (
    "accepted_findings",
    "action_sheets",
    "advocacy",
    "attendance",
    "campaigns",
    "categories",
    "closed_days",
    "contact_log",
    "contacts",
    "conventions",
    "custom_fields",
    "cycles",
    "directory",
    "duplicates",
    "elections",
    "enclosures",
    "evaluation",
    "evaluation_records",
    "figures_kept",
    "follow_up",
    "funder",
    "group_outputs",
    "group_people",
    "group_work",
    "history",
    "imports",
    "library",
    "mailing_lists",
    "meetings",
    "membership",
    "minutes",
    "minutes_versions",
    "news",
    "newsletters",
    "office",
    "office_texts",
    "organisation_details",
    "partnerships",
    "preparation",
    "privacy",
    "programme",
    "projects",
    "publication",
    "published_files",
    "reconciling",
    "record_links",
    "report",
    "report_archives",
    "saved_searches",
    "school_holidays",
    "selections",
    "sheet_figures",
    "sheets",
    "surveys",
    "swot",
    "team",
    "trainings",
    "verification",
    "votes",
    "wording",
    "working_groups",
)


@cache
def configure() -> None:
    """Map every entity and settle the mappings; asked again, it has nothing to do."""
    for name in MODULES:
        import_module(f"csxl_desktop.domain.{name}")
    configure_mappers()


def metadata() -> MetaData:
    """Every table, whatever was mapped before."""
    configure()
    return Base.metadata
