"""The services on what follows from meetings: registers, attestations, newsletters, what the report tells."""

from functools import cached_property
from typing import TYPE_CHECKING

from csxl_desktop.services.directory_services import DirectoryServices

if TYPE_CHECKING:
    from csxl_desktop.services.certificates import CertificateService
    from csxl_desktop.services.days_off import DaysOffService
    from csxl_desktop.services.extracts import ExtractService
    from csxl_desktop.services.meeting_kinds import MeetingKindService
    from csxl_desktop.services.newsletters import NewsletterService
    from csxl_desktop.services.posters import PosterService
    from csxl_desktop.services.registers import RegisterService
    from csxl_desktop.services.report_paragraph import ReportParagraphService
    from csxl_desktop.services.vocabulary import VocabularyService
    from csxl_desktop.services.year_calendar import YearCalendarService
    from csxl_desktop.services.year_opening import YearOpening


class FollowingServices(DirectoryServices):
    """Each service is imported when it is first asked for."""

    @cached_property
    def report_paragraph(self) -> "ReportParagraphService":
        from csxl_desktop.services.report_paragraph import ReportParagraphService

        return ReportParagraphService(self.database)

    @cached_property
    def registers(self) -> "RegisterService":
        from csxl_desktop.services.registers import RegisterService

        return RegisterService(self.database, self.today)

    @cached_property
    def extracts(self) -> "ExtractService":
        from csxl_desktop.services.extracts import ExtractService

        return ExtractService(self.database, self.today)

    @cached_property
    def certificates(self) -> "CertificateService":
        from csxl_desktop.services.certificates import CertificateService

        return CertificateService(self.database, self.today)

    @cached_property
    def newsletters(self) -> "NewsletterService":
        from csxl_desktop.services.newsletters import NewsletterService

        return NewsletterService(self.database, self.today)

    @cached_property
    def year_calendar(self) -> "YearCalendarService":
        from csxl_desktop.services.year_calendar import YearCalendarService

        return YearCalendarService(self.database)

    @cached_property
    def year_opening(self) -> "YearOpening":
        from csxl_desktop.services.year_opening import YearOpening

        return YearOpening(self.database)

    @cached_property
    def days_off(self) -> "DaysOffService":
        from csxl_desktop.services.days_off import DaysOffService

        return DaysOffService(self.database)

    @cached_property
    def meeting_kinds(self) -> "MeetingKindService":
        from csxl_desktop.services.meeting_kinds import MeetingKindService

        return MeetingKindService(self.database)

    @cached_property
    def vocabulary(self) -> "VocabularyService":
        from csxl_desktop.services.vocabulary import VocabularyService

        return VocabularyService(self.database)

    @cached_property
    def posters(self) -> "PosterService":
        from csxl_desktop.services.posters import PosterService

        return PosterService(self.database)
