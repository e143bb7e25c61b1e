"""The rows of the lists, read in the database lane; the options of the fields that point to a record."""

from operator import attrgetter

from PySide6.QtCore import QObject, QTimer, Signal

from csxl_desktop.domain.directory_rows import Option as Choice
from csxl_desktop.domain.directory_rows import OrganisationRow, PersonRow, SeatRow
from csxl_desktop.i18n import ngettext
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.columns import PEOPLE
from csxl_desktop.ui.directory.directory_list import DirectoryList
from csxl_desktop.ui.models.rows import unchanged
from csxl_desktop.ui.widgets.reference_field import Option

_REST = 250  # milliseconds
_KEY = attrgetter("id")


class ListFeed(QObject):
    """`arrived` when a list was filled; `summarised(text)` for the status bar."""

    arrived = Signal()
    summarised = Signal(str)

    def __init__(self, context: Context, shown: DirectoryList) -> None:
        super().__init__(shown)
        self._context, self._list = context, shown
        self._organisations: list[Option] = []
        self._people: list[Option] | None = None  # made when somebody is to be picked
        self._known = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.read)
        self._other = QTimer(self, singleShot=True, interval=_REST)
        self._other.timeout.connect(self._read_other)

    def read(self) -> None:
        """Fill the list in front again, as it is on the day chosen; the other one after a rest."""
        self._rest.stop()
        if self._list.view() == PEOPLE:
            self._read_people()
        else:
            self._read_organisations()
        self._other.start()

    def read_soon(self) -> None:
        """Something was saved: read again after a rest, so that the next field is not saved behind whole lists."""
        self._rest.start()

    def is_waiting(self) -> bool:
        """Whether a read is still to begin."""
        return self._rest.isActive() or self._other.isActive()

    def _read_other(self) -> None:
        if self._list.view() == PEOPLE:
            self._read_organisations()
        else:
            self._read_people()

    def _read_organisations(self) -> None:
        context, day = self._context, self._list.on()
        is_today, before = day == context.today(), self._list.organisations.given()

        def work() -> tuple[list[OrganisationRow], list[SeatRow], list[Choice]]:
            """What fields choose from bears today's names, whatever day the list is about."""
            directory = context.services.directory
            options = [] if is_today else directory.organisation_options()
            rows = unchanged(before, directory.organisations(day), _KEY)
            return rows, directory.committee(day), options

        context.jobs.ask(
            work, self._show_organisations, context.errors.show, owner=self, latest="directory.organisations"
        )

    def _read_people(self) -> None:
        context, day, before = self._context, self._list.on(), self._list.people.given()
        context.jobs.ask(
            lambda: unchanged(before, context.services.directory.people(day), _KEY),
            self._show_people,
            context.errors.show,
            owner=self,
            latest="directory.people",
        )

    def organisations(self) -> list[Option]:
        """Every organisation to pick from."""
        return self._organisations

    def people(self) -> list[Option]:
        """Everybody to pick from."""
        if self._people is None:
            shown = self._list.people.given()
            self._people = [
                Option(row.id, row.full_name, row.organisations, row.folded) for row in shown if not row.anonymised
            ]
        return self._people

    def is_empty(self) -> bool:
        """Whether the directory was read and holds nobody."""
        return self._known and not self._organisations and not self._list.people.given()

    def _show_organisations(self, found: tuple[list[OrganisationRow], list[SeatRow], list[Choice]]) -> None:
        rows, seats, options = found
        self._known = True
        self._list.show_organisations(rows)
        self._list.show_seats(seats)
        self._organisations = [Option(each.id, each.label, each.secondary) for each in options] or [
            Option(row.id, row.name, row.short_name or row.parent) for row in rows
        ]
        self.arrived.emit()
        members = sum(row.is_member for row in rows)
        told = (
            ngettext("{count} member", "{count} members", members).format(count=members),
            ngettext("{count} organisation", "{count} organisations", len(rows)).format(count=len(rows)),
        )
        self.summarised.emit(" · ".join(told))

    def _show_people(self, rows: list[PersonRow]) -> None:
        self._list.show_people(rows)
        self._people = None
        self.arrived.emit()
