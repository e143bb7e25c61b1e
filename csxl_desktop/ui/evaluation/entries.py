"""The places of Évaluation, in the order of the left card."""

from dataclasses import dataclass

from csxl_desktop.domain.modules import Module
from csxl_desktop.i18n import N_
from csxl_desktop.ui.evaluation.action_sheets import ActionSheetsPlace
from csxl_desktop.ui.evaluation.campaigns import CampaignsPlace
from csxl_desktop.ui.evaluation.conventions import ConventionsPlace
from csxl_desktop.ui.evaluation.criteria import CriteriaPlace
from csxl_desktop.ui.evaluation.cycles import CyclesPlace
from csxl_desktop.ui.evaluation.evaluations import EvaluationsPlace
from csxl_desktop.ui.evaluation.figures import FiguresPlace
from csxl_desktop.ui.evaluation.handover import HandoverPlace
from csxl_desktop.ui.evaluation.news import NewsPlace
from csxl_desktop.ui.evaluation.newsletters import NewslettersPlace
from csxl_desktop.ui.evaluation.partnerships import PartnershipsPlace
from csxl_desktop.ui.evaluation.place import Place
from csxl_desktop.ui.evaluation.projects import ProjectsPlace
from csxl_desktop.ui.evaluation.publications import PublicationsPlace
from csxl_desktop.ui.evaluation.relecture import RelecturePlace
from csxl_desktop.ui.evaluation.report import ReportPlace
from csxl_desktop.ui.evaluation.subsidy import SubsidyPlace
from csxl_desktop.ui.evaluation.summary import SummaryPlace
from csxl_desktop.ui.evaluation.surveys import SurveysPlace
from csxl_desktop.ui.evaluation.swot import SwotPlace
from csxl_desktop.ui.evaluation.testimonials import TestimonialsPlace
from csxl_desktop.ui.evaluation.trainings import TrainingsPlace


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A line of the left card; `kind` is the kind of record that the place opens, `module` what must be wanted."""

    key: str
    title: str
    icon: str
    create: type[Place]
    kind: str = ""
    module: Module | None = None


ENTRIES = (
    PlaceEntry("figures", N_("Figures"), "chart-column", FiguresPlace, module=Module.FIGURES),
    PlaceEntry(
        "testimonials",
        N_("Testimonials"),
        "message-square-quote",
        TestimonialsPlace,
        "testimonial",
        Module.TESTIMONIALS,
    ),
    PlaceEntry("campaigns", N_("Calls for testimonials"), "mail", CampaignsPlace, "campaign", Module.TESTIMONIALS),
    PlaceEntry("swot", N_("SWOT"), "table", SwotPlace, "swot_entry", Module.SWOT),
    PlaceEntry("evaluations", N_("Evaluations"), "list-checks", EvaluationsPlace, "evaluation_record"),
    PlaceEntry("partnerships", N_("Partnerships"), "handshake", PartnershipsPlace, "partnership"),
    PlaceEntry(
        "action_sheets", N_("Action sheets"), "list-checks", ActionSheetsPlace, "action_sheet", Module.ACTION_SHEETS
    ),
    PlaceEntry("news", N_("Relayed news"), "megaphone", NewsPlace, "news_item"),
    PlaceEntry("newsletters", N_("Newsletter"), "mail", NewslettersPlace, "newsletter"),
    PlaceEntry("criteria", N_("Criteria"), "target", CriteriaPlace, "criterion", Module.CRITERIA),
    PlaceEntry("publications", N_("Publications"), "book-user", PublicationsPlace, "publication"),
    PlaceEntry("projects", N_("Projects"), "trending-up", ProjectsPlace, "project", Module.PROJECTS),
    PlaceEntry("conventions", N_("Conventions"), "signature", ConventionsPlace, "convention", Module.CONVENTIONS),
    PlaceEntry("trainings", N_("Trainings"), "badge-check", TrainingsPlace, "training", Module.TRAININGS),
    PlaceEntry("cycles", N_("Evaluation cycle"), "repeat-2", CyclesPlace, "evaluation_cycle", Module.CYCLE),
    PlaceEntry("surveys", N_("Surveys"), "list-checks", SurveysPlace, "survey", Module.SURVEYS),
    PlaceEntry("subsidy", N_("Subsidy"), "landmark", SubsidyPlace, "subsidy"),
    PlaceEntry("summary", N_("Summary"), "files", SummaryPlace),
    PlaceEntry("report", N_("Activity report"), "file-text", ReportPlace, "report_section"),
    PlaceEntry("relecture", N_("Proofreading"), "check-check", RelecturePlace, "relecture"),
    PlaceEntry("handover", N_("Handover file"), "book-user", HandoverPlace),
)


def offered(wanted: frozenset[Module]) -> tuple[PlaceEntry, ...]:
    """The places of what the office wants."""
    return tuple(entry for entry in ENTRIES if entry.module is None or entry.module in wanted)
