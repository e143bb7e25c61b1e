"""The services on the working groups in an open dossier, each imported when it is first asked for."""

from functools import cached_property
from typing import TYPE_CHECKING

from csxl_desktop.services.following_services import FollowingServices

if TYPE_CHECKING:
    from csxl_desktop.services.advocacy import AdvocacyService
    from csxl_desktop.services.group_documents import GroupDocuments
    from csxl_desktop.services.group_fields import GroupFieldService
    from csxl_desktop.services.group_outputs import GroupOutputService
    from csxl_desktop.services.group_people import GroupPeopleService
    from csxl_desktop.services.group_presence import GroupPresenceService
    from csxl_desktop.services.group_publication import GroupPublicationService


class GroupServices(FollowingServices):
    """What a workspace offers of the groups beside `working_groups`."""

    @cached_property
    def advocacy(self) -> "AdvocacyService":
        from csxl_desktop.services.advocacy import AdvocacyService

        return AdvocacyService(self.database, self.today)

    @cached_property
    def group_publication(self) -> "GroupPublicationService":
        from csxl_desktop.services.group_publication import GroupPublicationService

        return GroupPublicationService(self.database)

    @cached_property
    def group_documents(self) -> "GroupDocuments":
        from csxl_desktop.services.group_documents import GroupDocuments

        return GroupDocuments(self.database, self.today)

    @cached_property
    def group_fields(self) -> "GroupFieldService":
        from csxl_desktop.services.group_fields import GroupFieldService

        return GroupFieldService(self.database)

    @cached_property
    def group_outputs(self) -> "GroupOutputService":
        from csxl_desktop.services.group_outputs import GroupOutputService

        return GroupOutputService(self.database, self.today)

    @cached_property
    def group_people(self) -> "GroupPeopleService":
        from csxl_desktop.services.group_people import GroupPeopleService

        return GroupPeopleService(self.database, self.today)

    @cached_property
    def group_presence(self) -> "GroupPresenceService":
        from csxl_desktop.services.group_presence import GroupPresenceService

        return GroupPresenceService(self.database, self.today)
