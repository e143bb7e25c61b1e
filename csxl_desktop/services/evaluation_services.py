"""The services on groups, figures and evaluation in an open dossier, each imported when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from csxl_desktop.services.funder_services import FunderServices
from csxl_desktop.services.group_services import GroupServices

if TYPE_CHECKING:
    from csxl_desktop.services.figures import FiguresService
    from csxl_desktop.services.modules import ModuleService
    from csxl_desktop.services.record_links import RecordLinkService


class EvaluationServices(GroupServices, FunderServices):
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
    def record_links(self) -> "RecordLinkService":
        from csxl_desktop.services.record_links import RecordLinkService

        return RecordLinkService(self.database, self.today)
