"""`csxl print` of groups, figures and evaluation; a document of a module that is off is refused."""

from argparse import Namespace
from collections.abc import Callable, Mapping

from csxl_desktop.cli import funder, groups, threads
from csxl_desktop.cli.output import UsageError
from csxl_desktop.cli.threads import thread
from csxl_desktop.domain.modules import Module
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.printing import Document
from csxl_desktop.services.workspace import Workspace


class ModuleOffUsageError(UsageError):
    template = N_("“{module}” is off: tick it in the settings of the office.")


def of_module(module: Module, make: Callable[[Workspace, Namespace], Document]) -> Callable[..., Document]:
    """`make`, where the office wants its module."""

    def guarded(workspace: Workspace, options: Namespace) -> Document:
        if module not in workspace.modules.wanted():
            from csxl_desktop.services.modules import MODULE_NAMES  # hardly ever wanted

            raise ModuleOffUsageError(module=_(MODULE_NAMES[module]))
        return make(workspace, options)

    return guarded


def _figures(workspace: Workspace, options: Namespace) -> Document:
    return workspace.figures.document(_year(workspace, options), language=options.lang or "fr")


def _testimonials(workspace: Workspace, options: Namespace) -> Document:
    return workspace.testimonials.document(_year(workspace, options), language=options.lang or "fr")


def _swot(workspace: Workspace, options: Namespace) -> Document:
    return workspace.swot.document(_year(workspace, options), language=options.lang or "fr")


def _evaluations(workspace: Workspace, options: Namespace) -> Document:
    return workspace.evaluation_records.document(_year(workspace, options), language=options.lang or "fr")


def _year(workspace: Workspace, options: Namespace) -> int:
    return int(options.year or workspace.today().year)


def _action_sheet(workspace: Workspace, options: Namespace) -> Document:
    year, language = options.year or workspace.today().year, options.lang or "fr"
    if options.title:
        return workspace.action_sheet_documents.named(options.title, year, language=language)
    return workspace.action_sheet_documents.of_year(year, language=language)


def handover(workspace: Workspace, options: Namespace) -> Document:
    """The handover file, as of today."""
    return workspace.handover.document(language=options.lang or "fr")


def findings(workspace: Workspace, options: Namespace) -> Document:
    """What Relecture finds in the report of the year and its records."""
    return workspace.findings.document(_year(workspace, options), language=options.lang or "fr", read=True)


DOCUMENTS: Mapping[str, Callable[..., Document]] = {
    "figures": of_module(Module.FIGURES, _figures),
    **groups.DOCUMENTS,
    "criteria": of_module(Module.CRITERIA, funder.criteria),
    "summary": funder.summary,
    "subsidy": funder.subsidy,
    "publications": funder.publications,
    "conventions": of_module(Module.CONVENTIONS, funder.conventions),
    "action-sheet": of_module(Module.ACTION_SHEETS, _action_sheet),
    "testimonials": of_module(Module.TESTIMONIALS, _testimonials),
    "swot": of_module(Module.SWOT, _swot),
    "evaluations": _evaluations,
    "handover": handover,
    "thread": thread,
    "cycle": of_module(Module.CYCLE, threads.cycle),
    "survey": of_module(Module.SURVEYS, threads.survey),
    "survey-sheet": of_module(Module.SURVEYS, threads.survey_sheet),
    "findings": findings,
}
