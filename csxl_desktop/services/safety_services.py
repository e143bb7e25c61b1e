"""The services that keep what was done, back up and restore, and say how personal data are kept."""

from functools import cached_property
from typing import TYPE_CHECKING

from csxl_desktop.services.directory_services import DirectoryServices
from csxl_desktop.system import waiting_mails

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from csxl_desktop.services.bag_bases import BagBases
    from csxl_desktop.services.bags import BagService
    from csxl_desktop.services.discarded import DiscardedService
    from csxl_desktop.services.erasing.service import EraseService
    from csxl_desktop.services.lost_texts import LostTextService
    from csxl_desktop.services.office_history import OfficeHistoryService
    from csxl_desktop.services.open_bag import OpenBagService
    from csxl_desktop.services.processing_register import ProcessingRegisterService
    from csxl_desktop.services.protection import ProtectionService
    from csxl_desktop.services.retention import RetentionService
    from csxl_desktop.services.safety.backups import BackupService
    from csxl_desktop.services.sharing import SharingService
    from csxl_desktop.services.trash import TrashService


class SafetyServices(DirectoryServices):
    """Those of an open dossier, each imported when it is first asked for."""

    @property
    def mails_folder(self) -> "Path":
        """Where drafts wait for the mail program: among the documents; those of an encrypted dossier not beside it."""
        folder = self.database.folder
        return waiting_mails.own_place(folder) if self.database.key is not None else folder / "documents"

    @cached_property
    def office_history(self) -> "OfficeHistoryService":
        from csxl_desktop.services.office_history import OfficeHistoryService

        return OfficeHistoryService(self.database)

    @cached_property
    def bags(self) -> "BagService":
        from csxl_desktop.services.bags import BagService

        return BagService(self.database, self.today)

    @cached_property
    def bag_bases(self) -> "BagBases":
        from csxl_desktop.services.bag_bases import BagBases

        return BagBases(self.database, self.today)

    @cached_property
    def opened_bag(self) -> "OpenBagService":
        from csxl_desktop.services.open_bag import OpenBagService

        return OpenBagService(self.database, self.today)

    @cached_property
    def discarded(self) -> "DiscardedService":
        from csxl_desktop.services.discarded import DiscardedService

        return DiscardedService(self.database)

    @cached_property
    def erasing(self) -> "EraseService":
        from csxl_desktop.services.erasing.service import EraseService

        return EraseService(self.database, self.today)

    @cached_property
    def trash(self) -> "TrashService":
        from csxl_desktop.services.trash import TrashService

        return TrashService(self.database)

    @cached_property
    def lost_texts(self) -> "LostTextService":
        from csxl_desktop.services.lost_texts import LostTextService

        return LostTextService(self.database)

    @cached_property
    def retention(self) -> "RetentionService":
        from csxl_desktop.services.retention import RetentionService

        return RetentionService(self.database, self.today)

    @cached_property
    def processing_register(self) -> "ProcessingRegisterService":
        from csxl_desktop.services.processing_register import ProcessingRegisterService

        return ProcessingRegisterService(self.database, self.today)

    @cached_property
    def sharing(self) -> "SharingService":
        from csxl_desktop.services.sharing import SharingService

        return SharingService(self.database)

    @cached_property
    def protection(self) -> "ProtectionService":
        from csxl_desktop.services.protection import ProtectionService

        return ProtectionService(self.database, self.today)

    @property
    def looked_at(self) -> "datetime | None":
        """Of when the backup is that one looks at; None in a dossier that can be written."""
        return self.database.looked_at

    @cached_property
    def backups(self) -> "BackupService":
        from csxl_desktop.services.safety.backups import BackupService

        return BackupService(self.database)
