"""The record of an organisation."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.choices import OrganisationStatus
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.directory_rows import OrganisationRow
from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.named import named
from csxl_desktop.ui.directory.act_kinds import RENAME, Subject
from csxl_desktop.ui.directory.acts import Acts
from csxl_desktop.ui.directory.attendance_strip import AttendanceStrip
from csxl_desktop.ui.directory.contact_card import ContactLogCard
from csxl_desktop.ui.directory.contacts import ContactsCard
from csxl_desktop.ui.directory.detail_cards import OrganisationDetailCards
from csxl_desktop.ui.directory.ends import EndCard
from csxl_desktop.ui.directory.history import HistoryCard
from csxl_desktop.ui.directory.identity import OrganisationFields
from csxl_desktop.ui.directory.mandates import MandatesCard, is_representative
from csxl_desktop.ui.directory.membership import MembershipCard, SeatsCard, held_seats
from csxl_desktop.ui.directory.name_offer import NameOffer
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.panel import RecordHead, RecordPanel
from csxl_desktop.ui.directory.section import Section
from csxl_desktop.ui.directory.sheets import OrganisationSheet
from csxl_desktop.ui.directory.tags import AliasesCard, CategoriesCard, NamesCard
from csxl_desktop.ui.directory.words import kind_words
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.text import label


def state_of(row: OrganisationRow) -> tuple[str, str] | None:
    """The pill of an organisation: what is out of the ordinary goes first."""
    if row.status is OrganisationStatus.DISSOLVED:
        return _("dissolved"), "wrong"
    if row.status is OrganisationStatus.DORMANT:
        return _("dormant"), "late"
    if row.is_member:
        return _("member"), "good"
    return (_("former"), "neutral") if row.was_member else None


class OrganisationPanel(RecordPanel):
    def __init__(self, screen: OnScreen, place: QWidget) -> None:
        self.head = RecordHead()
        super().__init__(self.head, place)
        self._screen = screen
        self._key: UUID | None = None
        self._parent: UUID | None = None
        self._name = ""
        self._is_member = False
        self.identity = OrganisationFields(screen)
        self.acts = Acts(screen)
        self.name_offer = NameOffer()
        self.ends = EndCard(screen)
        self.mandates = MandatesCard(screen, self._record)
        self.membership = MembershipCard(screen, self._record)
        self.seats = SeatsCard(screen, self._record)
        self.contacts = ContactsCard(screen, "organisation_id")
        self.contact_log = ContactLogCard(screen)
        self.categories = CategoriesCard(screen)
        self.aliases = AliasesCard(screen)
        self.details = OrganisationDetailCards(screen)
        self.groups = NamesCard(_("Working groups"))
        self.strip = AttendanceStrip()
        self.history = HistoryCard(screen)
        self._nothing_seen = label(_("No meeting in the last three years."), "secondary")
        attendance = Section(_("Attendance over three years"))
        attendance.box.addWidget(self.strip)
        attendance.box.addWidget(self._nothing_seen)
        self.add_cards(
            (self.ends, self.mandates, self.membership, self.identity, *self.details.main(), self.history),
            (
                *(self.contacts, self.contact_log, self.details.hours, attendance, self.categories, self.details.tags),
                *(self.details.own, self.aliases, self.seats, self.groups),
            ),
        )
        self.add_above(self.acts)
        self.identity.box.insertWidget(1, self.name_offer)
        self.identity.fields["name"].committed.connect(self._named)
        self.name_offer.renaming_wanted.connect(self._renamed)
        self.head.buttons.addWidget(self.acts.button)
        self.verified = button(_("Verified today"), "badge-check", self._verify)
        self.head.buttons.addWidget(self.verified)
        self.head.add_merge(screen.page.merge_record)
        self.head.add_history(screen.page, screen.key)
        self.head.add_trash(screen.page.trash_record)
        self.head.parent_link.clicked.connect(self._open_parent)
        self.strip.meeting_requested.connect(lambda key: screen.page.record_requested.emit("meeting", key))

    def show_sheet(self, sheet: OrganisationSheet) -> None:
        """Another record, or the same one read again."""
        record = sheet.record
        other = record.row.id != self._key
        self._key, self._parent = record.row.id, record.values["parent_id"]
        self._is_member = record.row.is_member
        self._show_head(sheet)
        self._show_acts(sheet, other=other)
        self.identity.show_kinds(sheet.kinds)
        self.identity.show_values(record.values, other=other)
        self.identity.show_parent(record.values["parent_id"], record.row.parent, other=other)
        self.mandates.show_mandates(record.mandates, other=other)
        self.membership.show_memberships(
            record.memberships, sheet.candidacies, sheet.assemblies, is_member=record.row.is_member
        )
        self.seats.show_seats(sheet.seats)
        self.seats.setVisible(bool(sheet.seats) or record.row.is_member)
        self.contacts.show_channels(record.channels, other=other)
        self.categories.show_categories(sheet.categories, record.categories)
        self.aliases.show_aliases(record.aliases)
        self.details.show(record, sheet.details, other=other)
        self.identity.logo.show_picture(sheet.details.logo)
        self.groups.show_names(record.groups)
        self.strip.show_rows(record.seen)
        self._nothing_seen.setVisible(not record.seen)
        self.contact_log.show_contacts(record.row.id, record.row.name, sheet.contacts, other=other)
        self.history.show_acts(sheet.acts, other=other)
        if other:
            self.scroll_up()

    def forget(self) -> None:
        """The record left: the next one is another, even if it is the same."""
        self._key = None

    def _show_head(self, sheet: OrganisationSheet) -> None:
        row, values = sheet.record.row, sheet.record.values
        pills = [pill for pill in (state_of(row), (kind_words(row), "neutral") if row.kind else None) if pill]
        verified, by = values["verified_on"], values["verified_by"]
        facts = []
        if row.short_name:
            facts.append(row.short_name)
        if verified is not None:
            day = short_date(verified)
            facts.append(
                _("verified on {day} by {name}").format(day=day, name=by)
                if by
                else _("verified on {day}").format(day=day)
            )
        else:
            facts.append(_("never verified"))
        parent = named(_("part of {name}"), bodies=["name"], name=row.parent) if row.parent else ""
        self.head.show_head(row.name, pills, " · ".join(facts), parent)
        self.verified.setEnabled(verified != self._screen.today())

    def _show_acts(self, sheet: OrganisationSheet, *, other: bool) -> None:
        row, today = sheet.record.row, self._screen.today()
        self._name = sheet.record.values["name"]
        if other:
            self.name_offer.dismiss()
        self.ends.show_ends(sheet.ends)
        seats = tuple((each.id, each.person or row.name) for each in held_seats(sheet.seats, today))
        represented = any(is_representative(each) for each in sheet.record.mandates)
        self.acts.show_subject(Subject(row.id, row.name, row.status, row.is_member, represented, seats))

    def _record(self, key: str) -> None:
        self.acts.open_act(key)
        self.scroll_up()

    def _named(self, name: str) -> None:
        if self._is_member:
            self.name_offer.offer(self._name, name)

    def _renamed(self, former: str) -> None:
        """The new name stands already: the act keeps the former one, with its days."""
        name = self.identity.fields["name"].value()
        self.acts.open_act(RENAME, name=name, former=former)
        self.scroll_up()

    def _verify(self) -> None:
        context, key, today = self._screen.context, self._screen.key(), self._screen.today()

        def work() -> None:
            by = context.services.database.author.person
            values = {"verified_on": today, "verified_by": by}
            context.services.records.change(Organisation, key, values, N_("Record verified"))

        self._screen.act(work)

    def _open_parent(self) -> None:
        if self._parent is not None:
            self._screen.page.record_requested.emit("organisation", self._parent)
