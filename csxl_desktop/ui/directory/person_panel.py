"""The record of a person."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.civilities import called
from csxl_desktop.i18n import _
from csxl_desktop.ui.directory.attendance_strip import AttendanceStrip
from csxl_desktop.ui.directory.certificate_view import CertificateView
from csxl_desktop.ui.directory.consents_card import ConsentsCard
from csxl_desktop.ui.directory.contacts import ContactsCard
from csxl_desktop.ui.directory.detail_cards import PersonDetailCards
from csxl_desktop.ui.directory.history import HistoryCard
from csxl_desktop.ui.directory.identity import PersonFields
from csxl_desktop.ui.directory.mandates import MandatesCard, is_representative
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.panel import RecordHead, RecordPanel
from csxl_desktop.ui.directory.personal_data_view import PersonalDataView
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.sheets import PersonSheet
from csxl_desktop.ui.directory.tags import NamesCard
from csxl_desktop.ui.widgets.buttons import link_button, menu_button
from csxl_desktop.ui.widgets.text import label


class PersonPanel(RecordPanel):
    def __init__(self, screen: OnScreen, place: QWidget) -> None:
        self.head = RecordHead()
        super().__init__(self.head, place)
        self._key: UUID | None = None
        self.identity = PersonFields(screen)
        self.mandates = MandatesCard(screen)
        self.contacts = ContactsCard(screen, "person_id")
        self.consents = ConsentsCard(screen)
        self.details = PersonDetailCards(screen)
        self.groups = NamesCard(_("Working groups"))
        self.strip = AttendanceStrip()
        self.history = HistoryCard(screen)
        self._nothing_seen = label(_("No meeting in the last three years."), "secondary")
        attendance = Section(_("Attendance over three years"))
        attendance.box.addWidget(self.strip)
        attendance.box.addWidget(self._nothing_seen)
        self.add_cards(
            (self.identity, self.mandates, self.history),
            (self.contacts, self.consents, attendance, self.details.tags, self.details.own, self.groups),
        )
        self.head.add_merge(screen.page.merge_record)
        self.personal = PersonalDataView(screen)
        self.add_aside(self.personal)
        self.personal.closed.connect(self.show_cards)
        self.certificate = CertificateView(screen)
        self.add_aside(self.certificate)
        self.certificate.closed.connect(self.show_cards)
        attendance.box.addWidget(link_button(_("Certificate of attendance…"), self.show_certificate, "stamp"))
        entries = (
            ("file-text", _("Everything we hold…"), self.show_everything),
            ("user-minus", _("Anonymise…"), self.show_anonymising),
            ("trash-2", _("Erase for good…"), self.show_erasing),
        )
        self.privacy_button = menu_button(_("Personal data"), "signature", entries)
        self.head.buttons.addWidget(self.privacy_button)
        self.head.add_history(screen.page, screen.key)
        self.head.add_trash(screen.page.trash_record)
        self.strip.meeting_requested.connect(lambda key: screen.page.record_requested.emit("meeting", key))

    def show_sheet(self, sheet: PersonSheet) -> None:
        """Another record, or the same one read again."""
        record = sheet.record
        other = record.row.id != self._key
        self._key = record.row.id
        represents = [each for each in record.mandates if is_representative(each)]
        pills = [(_("representative"), "accent")] if represents else []
        facts = " · ".join(part for part in (record.row.function_title, record.row.organisations) if part)
        self.head.show_head(called(record.row.civility, record.row.full_name), pills, facts)
        self.identity.show_values(record.values, other=other)
        self.mandates.show_mandates(record.mandates, other=other)
        self.contacts.show_channels(record.channels, other=other)
        self.details.show(sheet.details, other=other)
        self.groups.show_names(record.groups)
        self.strip.show_rows(record.seen)
        self._nothing_seen.setVisible(not record.seen)
        self.history.show_acts(sheet.acts, other=other)
        self.consents.show_privacy(sheet.privacy)
        self.privacy_button.menu().actions()[1].setEnabled(sheet.privacy.anonymised_on is None)
        if other:
            self.show_cards()
            self.scroll_up()

    def show_certificate(self) -> None:
        """The attestation of a year, in the place of the cards."""
        self.show_aside(self.personal, shown=False)
        self.show_aside(self.certificate, shown=True)
        self.certificate.show_certificate()

    def show_everything(self) -> None:
        """All that is held about the person, in the place of the cards."""
        self.certificate.hide()
        self.show_aside(self.personal, shown=True)
        self.personal.show_everything()

    def show_anonymising(self) -> None:
        """The preview of what would go."""
        self.certificate.hide()
        self.show_aside(self.personal, shown=True)
        self.personal.show_anonymising()

    def show_erasing(self) -> None:
        """What would go for good, sealed papers and backups included."""
        self.certificate.hide()
        self.show_aside(self.personal, shown=True)
        self.personal.show_erasing()

    def show_cards(self) -> None:
        self.certificate.hide()
        self.show_aside(self.personal, shown=False)

    def forget(self) -> None:
        """The record left: the next one is another, even if it is the same."""
        self._key = None
