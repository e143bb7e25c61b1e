"""The services that keep what was done and what was thrown away."""

from functools import cached_property
from typing import TYPE_CHECKING

from csxl_desktop.storage.database import Database

if TYPE_CHECKING:
    from csxl_desktop.services.office_history import OfficeHistoryService
    from csxl_desktop.services.trash import TrashService


class SafetyServices:
    """Those of an open dossier, each imported when it is first asked for."""

    database: Database

    @cached_property
    def office_history(self) -> "OfficeHistoryService":
        from csxl_desktop.services.office_history import OfficeHistoryService

        return OfficeHistoryService(self.database)

    @cached_property
    def trash(self) -> "TrashService":
        from csxl_desktop.services.trash import TrashService

        return TrashService(self.database)
