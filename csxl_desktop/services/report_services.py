"""The services on the annual report in an open dossier, each imported when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from csxl_desktop.storage.database import Database
from csxl_desktop.system.paths import resources

if TYPE_CHECKING:
    from csxl_desktop.services.report import ReportService
    from csxl_desktop.services.report_archives import ReportArchiveService
    from csxl_desktop.services.report_past import ReportPastService
    from csxl_desktop.services.report_years import ReportYearService


class ReportServices:
    """What a workspace offers of the annual report."""

    database: Database

    @cached_property
    def report(self) -> "ReportService":
        from csxl_desktop.services.report import ReportService

        return ReportService(self.database, resources() / "texts")

    @cached_property
    def report_years(self) -> "ReportYearService":
        from csxl_desktop.services.report_years import ReportYearService

        return ReportYearService(self.database)

    @cached_property
    def report_archives(self) -> "ReportArchiveService":
        from csxl_desktop.services.report_archives import ReportArchiveService

        return ReportArchiveService(self.database)

    @cached_property
    def report_past(self) -> "ReportPastService":
        from csxl_desktop.services.report_past import ReportPastService

        return ReportPastService(self.database)
