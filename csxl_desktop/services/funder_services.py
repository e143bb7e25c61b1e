"""The services on the funder's file and on what feeds it, each imported when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from csxl_desktop.services.following_services import FollowingServices

if TYPE_CHECKING:
    from csxl_desktop.services.conventions import ConventionService
    from csxl_desktop.services.criteria import CriterionService
    from csxl_desktop.services.home_alerts import HomeAlerts
    from csxl_desktop.services.library import LibraryService
    from csxl_desktop.services.projects import ProjectService
    from csxl_desktop.services.subsidy import SubsidyService
    from csxl_desktop.services.summary import SummaryService
    from csxl_desktop.services.trainings import TrainingService


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

    @cached_property
    def library(self) -> "LibraryService":
        from csxl_desktop.services.library import LibraryService

        return LibraryService(self.database)

    @cached_property
    def conventions(self) -> "ConventionService":
        from csxl_desktop.services.conventions import ConventionService

        return ConventionService(self.database, self.today)

    @cached_property
    def trainings(self) -> "TrainingService":
        from csxl_desktop.services.trainings import TrainingService

        return TrainingService(self.database)

    @cached_property
    def projects(self) -> "ProjectService":
        from csxl_desktop.services.projects import ProjectService

        return ProjectService(self.database)
