"""The services on the funder's file and on what feeds it, each imported when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from csxl_desktop.services.following_services import FollowingServices

if TYPE_CHECKING:
    from csxl_desktop.services.criteria import CriterionService
    from csxl_desktop.services.home_alerts import HomeAlerts
    from csxl_desktop.services.subsidy import SubsidyService
    from csxl_desktop.services.summary import SummaryService


class FunderServices(FollowingServices):
    """Criteria, summary, subsidy, publications, projects, agreements, trainings."""

    @cached_property
    def criteria(self) -> "CriterionService":
        from csxl_desktop.services.criteria import CriterionService

        return CriterionService(self.database, self.today)

    @cached_property
    def home_alerts(self) -> "HomeAlerts":
        from csxl_desktop.services.home_alerts import HomeAlerts

        return HomeAlerts(self.database, self.today)

    @cached_property
    def summary(self) -> "SummaryService":
        from csxl_desktop.services.summary import SummaryService

        return SummaryService(self.database, self.today)

    @cached_property
    def subsidies(self) -> "SubsidyService":
        from csxl_desktop.services.subsidy import SubsidyService

        return SubsidyService(self.database, self.today)
