"""The services of the directory in an open dossier, each imported when it is first asked for."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from csxl_desktop.storage.database import Database

if TYPE_CHECKING:
    from csxl_desktop.services.acts.service import ActService
    from csxl_desktop.services.anonymising import AnonymisingService
    from csxl_desktop.services.contact_log import ContactLogService
    from csxl_desktop.services.directory import DirectoryService
    from csxl_desktop.services.directory_documents import DirectoryDocuments
    from csxl_desktop.services.directory_lists import DirectoryListService
    from csxl_desktop.services.duplicates import DuplicateService
    from csxl_desktop.services.elections import ElectionService
    from csxl_desktop.services.imports import ImportService
    from csxl_desktop.services.joining import JoiningService
    from csxl_desktop.services.joining_documents import JoiningDocuments
    from csxl_desktop.services.letters import LetterService
    from csxl_desktop.services.mailing_lists import MailingListService
    from csxl_desktop.services.merging import MergeService
    from csxl_desktop.services.office_texts import OfficeTextService
    from csxl_desktop.services.organisation_details import DetailService
    from csxl_desktop.services.own_fields import OwnFieldService
    from csxl_desktop.services.privacy import PrivacyService
    from csxl_desktop.services.publication import PublicationService
    from csxl_desktop.services.selection_documents import SelectionDocuments
    from csxl_desktop.services.selection_export import SelectionExport
    from csxl_desktop.services.selections import SelectionService
    from csxl_desktop.services.silence import SilenceService
    from csxl_desktop.services.slip_documents import SlipDocuments
    from csxl_desktop.services.tags import TagService
    from csxl_desktop.services.verification import VerificationService


class DirectoryServices:
    """What a workspace offers of the directory; on the database that the workspace holds."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def today(self) -> date:
        """The day on the office's wall, from the clock that the dossier was opened with."""
        return self.database.now().astimezone().date()

    @cached_property
    def privacy(self) -> "PrivacyService":
        from csxl_desktop.services.privacy import PrivacyService

        return PrivacyService(self.database, self.today)

    @cached_property
    def anonymising(self) -> "AnonymisingService":
        from csxl_desktop.services.anonymising import AnonymisingService

        return AnonymisingService(self.database, self.today)

    @cached_property
    def contact_log(self) -> "ContactLogService":
        from csxl_desktop.services.contact_log import ContactLogService

        return ContactLogService(self.database, self.today)

    @cached_property
    def silence(self) -> "SilenceService":
        from csxl_desktop.services.silence import SilenceService

        return SilenceService(self.database, self.today)

    @cached_property
    def directory(self) -> "DirectoryService":
        from csxl_desktop.services.directory import DirectoryService

        return DirectoryService(self.database, self.today)

    @cached_property
    def details(self) -> "DetailService":
        from csxl_desktop.services.organisation_details import DetailService

        return DetailService(self.database, self.today)

    @cached_property
    def tags(self) -> "TagService":
        from csxl_desktop.services.tags import TagService

        return TagService(self.database)

    @cached_property
    def own_fields(self) -> "OwnFieldService":
        from csxl_desktop.services.own_fields import OwnFieldService

        return OwnFieldService(self.database, self.today)

    @cached_property
    def directory_lists(self) -> "DirectoryListService":
        from csxl_desktop.services.directory_lists import DirectoryListService

        return DirectoryListService(self.database)

    @cached_property
    def duplicates(self) -> "DuplicateService":
        from csxl_desktop.services.duplicates import DuplicateService

        return DuplicateService(self.database, self.today)

    @cached_property
    def merging(self) -> "MergeService":
        from csxl_desktop.services.merging import MergeService

        return MergeService(self.database)

    @cached_property
    def acts(self) -> "ActService":
        from csxl_desktop.services.acts.service import ActService

        return ActService(self.database, self.today)

    @cached_property
    def selections(self) -> "SelectionService":
        from csxl_desktop.services.selections import SelectionService

        return SelectionService(self.database, self.today)

    @cached_property
    def selection_documents(self) -> "SelectionDocuments":
        from csxl_desktop.services.selection_documents import SelectionDocuments

        return SelectionDocuments(self.database, self.today)

    @cached_property
    def selection_export(self) -> "SelectionExport":
        from csxl_desktop.services.selection_export import SelectionExport

        return SelectionExport(self.database, self.today)

    @cached_property
    def mailing_lists(self) -> "MailingListService":
        from csxl_desktop.services.mailing_lists import MailingListService

        return MailingListService(self.database, self.today)

    @cached_property
    def imports(self) -> "ImportService":
        from csxl_desktop.services.imports import ImportService

        return ImportService(self.database)

    @cached_property
    def joining(self) -> "JoiningService":
        from csxl_desktop.services.joining import JoiningService

        return JoiningService(self.database, self.today)

    @cached_property
    def elections(self) -> "ElectionService":
        from csxl_desktop.services.elections import ElectionService

        return ElectionService(self.database, self.today)

    @cached_property
    def office_texts(self) -> "OfficeTextService":
        from csxl_desktop.services.office_texts import OfficeTextService

        return OfficeTextService(self.database, self.today)

    @cached_property
    def letters(self) -> "LetterService":
        from csxl_desktop.services.letters import LetterService

        return LetterService(self.database)

    @cached_property
    def joining_documents(self) -> "JoiningDocuments":
        from csxl_desktop.services.joining_documents import JoiningDocuments

        return JoiningDocuments(self.database)

    @cached_property
    def directory_documents(self) -> "DirectoryDocuments":
        from csxl_desktop.services.directory_documents import DirectoryDocuments

        return DirectoryDocuments(self.database)

    @cached_property
    def publication(self) -> "PublicationService":
        from csxl_desktop.services.publication import PublicationService

        return PublicationService(self.database, self.today)

    @cached_property
    def verification(self) -> "VerificationService":
        from csxl_desktop.services.verification import VerificationService

        return VerificationService(self.database, self.today)

    @cached_property
    def slip_documents(self) -> "SlipDocuments":
        from csxl_desktop.services.slip_documents import SlipDocuments

        return SlipDocuments(self.database)
