"""The services on groups, figures and evaluation in an open dossier, each imported when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from csxl_desktop.services.funder_services import FunderServices
from csxl_desktop.services.group_services import GroupServices
from csxl_desktop.services.report_services import ReportServices

if TYPE_CHECKING:
    from csxl_desktop.services.accepted_findings import AcceptedFindingService
    from csxl_desktop.services.action_sheet_documents import ActionSheetDocuments
    from csxl_desktop.services.action_sheet_years import ActionSheetYears
    from csxl_desktop.services.action_sheets import ActionSheetService
    from csxl_desktop.services.campaign_mail import CampaignMailService
    from csxl_desktop.services.campaigns import CampaignService
    from csxl_desktop.services.category_tables import CategoryTableService
    from csxl_desktop.services.cycles import CycleService
    from csxl_desktop.services.earlier_totals import EarlierTotalService
    from csxl_desktop.services.evaluation_records import EvaluationRecordService
    from csxl_desktop.services.figures import FiguresService
    from csxl_desktop.services.findings_document import FindingsDocumentService
    from csxl_desktop.services.grammar import GrammarReader
    from csxl_desktop.services.handover import HandoverService
    from csxl_desktop.services.modules import ModuleService
    from csxl_desktop.services.newsletter_quotations import NewsletterQuotations
    from csxl_desktop.services.occurrences import OccurrenceService
    from csxl_desktop.services.proofreading import ProofreadingService
    from csxl_desktop.services.proofreading_meetings import MeetingProofreading
    from csxl_desktop.services.record_links import RecordLinkService
    from csxl_desktop.services.report_choices import ReportChoiceService
    from csxl_desktop.services.sheet_templates import SheetTemplateService
    from csxl_desktop.services.survey_figures import SurveyFigureService
    from csxl_desktop.services.surveys import SurveyService
    from csxl_desktop.services.swot import SwotService
    from csxl_desktop.services.testimonials import TestimonialService
    from csxl_desktop.services.threads import ThreadService


class EvaluationServices(GroupServices, FunderServices, ReportServices):
    """What a workspace offers of the work between meetings, and of what it was worth."""

    @cached_property
    def modules(self) -> "ModuleService":
        from csxl_desktop.services.modules import ModuleService

        return ModuleService(self.database)

    @cached_property
    def figures(self) -> "FiguresService":
        from csxl_desktop.services.figures import FiguresService

        return FiguresService(self.database)

    @cached_property
    def category_tables(self) -> "CategoryTableService":
        from csxl_desktop.services.category_tables import CategoryTableService

        return CategoryTableService(self.database)

    @cached_property
    def earlier_totals(self) -> "EarlierTotalService":
        from csxl_desktop.services.earlier_totals import EarlierTotalService

        return EarlierTotalService(self.database)

    @cached_property
    def report_choices(self) -> "ReportChoiceService":
        from csxl_desktop.services.report_choices import ReportChoiceService

        return ReportChoiceService(self.database)

    @cached_property
    def record_links(self) -> "RecordLinkService":
        from csxl_desktop.services.record_links import RecordLinkService

        return RecordLinkService(self.database, self.today)

    @cached_property
    def action_sheets(self) -> "ActionSheetService":
        from csxl_desktop.services.action_sheets import ActionSheetService

        return ActionSheetService(self.database)

    @cached_property
    def action_sheet_years(self) -> "ActionSheetYears":
        from csxl_desktop.services.action_sheet_years import ActionSheetYears

        return ActionSheetYears(self.database)

    @cached_property
    def sheet_templates(self) -> "SheetTemplateService":
        from csxl_desktop.services.sheet_templates import SheetTemplateService

        return SheetTemplateService(self.database)

    @cached_property
    def occurrences(self) -> "OccurrenceService":
        from csxl_desktop.services.occurrences import OccurrenceService

        return OccurrenceService(self.database)

    @cached_property
    def action_sheet_documents(self) -> "ActionSheetDocuments":
        from csxl_desktop.services.action_sheet_documents import ActionSheetDocuments

        return ActionSheetDocuments(self.database, self.today)

    @cached_property
    def testimonials(self) -> "TestimonialService":
        from csxl_desktop.services.testimonials import TestimonialService

        return TestimonialService(self.database, self.today)

    @cached_property
    def campaigns(self) -> "CampaignService":
        from csxl_desktop.services.campaigns import CampaignService

        return CampaignService(self.database, self.today)

    @cached_property
    def campaign_mail(self) -> "CampaignMailService":
        from csxl_desktop.services.campaign_mail import CampaignMailService

        return CampaignMailService(self.database, self.today)

    @cached_property
    def newsletter_quotations(self) -> "NewsletterQuotations":
        from csxl_desktop.services.newsletter_quotations import NewsletterQuotations

        return NewsletterQuotations(self.database, self.today)

    @cached_property
    def swot(self) -> "SwotService":
        from csxl_desktop.services.swot import SwotService

        return SwotService(self.database, self.today)

    @cached_property
    def evaluation_records(self) -> "EvaluationRecordService":
        from csxl_desktop.services.evaluation_records import EvaluationRecordService

        return EvaluationRecordService(self.database, self.today)

    @cached_property
    def handover(self) -> "HandoverService":
        from csxl_desktop.services.handover import HandoverService

        return HandoverService(self.database, self.today)

    @cached_property
    def threads(self) -> "ThreadService":
        from csxl_desktop.services.threads import ThreadService

        return ThreadService(self.database, self.today)

    @cached_property
    def cycles(self) -> "CycleService":
        from csxl_desktop.services.cycles import CycleService

        return CycleService(self.database, self.today)

    @cached_property
    def surveys(self) -> "SurveyService":
        from csxl_desktop.services.surveys import SurveyService

        return SurveyService(self.database, self.today)

    @cached_property
    def survey_figures(self) -> "SurveyFigureService":
        from csxl_desktop.services.survey_figures import SurveyFigureService

        return SurveyFigureService(self.database)

    @cached_property
    def meeting_proofreading(self) -> "MeetingProofreading":
        from csxl_desktop.services.proofreading_meetings import MeetingProofreading

        return MeetingProofreading(self.database, self.today, self.grammar)

    @cached_property
    def proofreading(self) -> "ProofreadingService":
        from csxl_desktop.services.proofreading import ProofreadingService

        return ProofreadingService(self.database, self.today, self.grammar)

    @cached_property
    def accepted_findings(self) -> "AcceptedFindingService":
        from csxl_desktop.services.accepted_findings import AcceptedFindingService

        return AcceptedFindingService(self.database)

    @cached_property
    def findings(self) -> "FindingsDocumentService":
        from csxl_desktop.services.findings_document import FindingsDocumentService

        return FindingsDocumentService(self.database, self.today, self.grammar)

    @cached_property
    def grammar(self) -> "GrammarReader":
        from csxl_desktop.services.grammar import GrammarReader

        return GrammarReader()

    def stop_reading(self) -> None:
        """The grammar of a long text is read no further: the end of the program would wait for it."""
        if "grammar" in vars(self):
            self.grammar.stop()
