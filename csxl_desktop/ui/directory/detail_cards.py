"""The cards of what a record carries beside its own fields, each where it stands in the panel."""

from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.detail_rows import OrganisationDetails, PersonDetails
from csxl_desktop.domain.directory_rows import OrganisationRecord
from csxl_desktop.ui.directory.addresses import AddressesCard
from csxl_desktop.ui.directory.hours import HoursCard
from csxl_desktop.ui.directory.identity import DutchFields
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.own_fields import OwnFieldsCard
from csxl_desktop.ui.directory.services_card import ServicesCard
from csxl_desktop.ui.directory.tag_card import TagsCard


class OrganisationDetailCards:
    """Built with the panel, filled with each sheet."""

    def __init__(self, screen: OnScreen) -> None:
        self.dutch = DutchFields(screen)
        self.hours = HoursCard(screen)
        self.tags = TagsCard(screen, "organisation_id")
        self.own = OwnFieldsCard(screen)
        self.addresses = AddressesCard(screen)
        self.services = ServicesCard(screen)

    def main(self) -> tuple[QWidget, ...]:
        """Those that stand below the identity."""
        return (self.dutch, self.addresses, self.services)

    def show(self, record: OrganisationRecord, details: OrganisationDetails, *, other: bool) -> None:
        """`other` says that another record is shown than before."""
        self.dutch.show_values(record.values, other=other)
        self.hours.show_hours(details.hours, record.values["opening_note"], details.addresses, other=other)
        self.tags.show_tags(details.tags, details.known_tags, other=other)
        self.own.show_fields(details.fields, other=other)
        self.addresses.show_addresses(details.addresses)
        self.services.show_services(record.children)


class PersonDetailCards:
    """Built with the panel, filled with each sheet."""

    def __init__(self, screen: OnScreen) -> None:
        self.tags = TagsCard(screen, "person_id")
        self.own = OwnFieldsCard(screen)

    def show(self, details: PersonDetails, *, other: bool) -> None:
        """`other` says that another record is shown than before."""
        self.tags.show_tags(details.tags, details.known_tags, other=other)
        self.own.show_fields(details.fields, other=other)
