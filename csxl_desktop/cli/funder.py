"""`csxl print` of the funder's file: criteria, summary, subsidy, publications, conventions."""

from argparse import Namespace

from csxl_desktop.cli.output import UsageError
from csxl_desktop.i18n import N_, fold
from csxl_desktop.services.printing import Document
from csxl_desktop.services.workspace import Workspace


class NoSubsidyError(UsageError):
    template = N_("No subsidy of {year} is written down.")


def criteria(workspace: Workspace, options: Namespace) -> Document:
    """The criteria in force in the year, and how they were met."""
    return workspace.criteria.document(_year(workspace, options), language=options.lang or "fr")


def summary(workspace: Workspace, options: Namespace) -> Document:
    """The year on two pages."""
    return workspace.summary.document(_year(workspace, options), language=options.lang or "fr")


def subsidy(workspace: Workspace, options: Namespace) -> Document:
    """The file of the year's subsidy; of the funder `--title` where there are several."""
    year, wanted = _year(workspace, options), fold(options.title or "")
    rows = [row for row in workspace.subsidies.rows(year) if wanted in fold(row.funder)]
    if not rows:
        raise NoSubsidyError(year=year)
    return workspace.subsidies.document(rows[0].id, language=options.lang or "fr")


def publications(workspace: Workspace, options: Namespace) -> Document:
    """All that is printed, or what came out in `--year` with what is forthcoming."""
    return workspace.library.document(options.year, language=options.lang or "fr")


def conventions(workspace: Workspace, options: Namespace) -> Document:
    """The agreements that ran in the year."""
    return workspace.conventions.document(_year(workspace, options), language=options.lang or "fr")


def _year(workspace: Workspace, options: Namespace) -> int:
    year: int = options.year or workspace.today().year
    return year
