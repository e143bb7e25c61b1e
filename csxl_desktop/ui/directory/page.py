"""The Répertoire: the lists on the left, the record on the right."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.directory import Organisation, Person
from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.recipients import Selection
from csxl_desktop.domain.search_criteria import SearchCriteria
from csxl_desktop.i18n import _
from csxl_desktop.ui.binding import trash
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.columns import COMMITTEE, FORMER, MEMBERS, ORGANISATIONS, PEOPLE
from csxl_desktop.ui.directory.directory_list import DirectoryList
from csxl_desktop.ui.directory.list_feed import ListFeed
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.directory.put_away import Place, PutAway, place_after, places
from csxl_desktop.ui.directory.record_side import RecordSide
from csxl_desktop.ui.directory.selection_words import MAIL
from csxl_desktop.ui.directory.sheets import OrganisationSheet, PersonSheet, read_sheet
from csxl_desktop.ui.directory.standing import DirectoryStanding
from csxl_desktop.ui.directory.tools import DUPLICATES, IMPORT, MEMBERS_TABLE, TEXTS, TOOLS
from csxl_desktop.ui.directory.turning import Turning
from csxl_desktop.ui.entering import Entering
from csxl_desktop.ui.tool import ToolFront, ToolTab
from csxl_desktop.ui.way_back import WayBack
from csxl_desktop.ui.widgets.field import leave_focused_field
from csxl_desktop.ui.widgets.form import Splitter

_ENTITIES: dict[str, type[Record]] = {"organisation": Organisation, "person": Person}


class DirectoryPage(ToolTab):
    """`shown` is the record on screen, as (kind, id)."""

    def __init__(self, context: Context, place: QWidget | None = None) -> None:
        super().__init__(place)
        self._context, self.standing = context, DirectoryStanding(self)
        self.shown: Place | None = None
        self._before = WayBack[Place]()
        self._entering = Entering(self._open, self.edit_record)
        self._put_away: PutAway | None = None
        self.list = DirectoryList(context)
        self.feed = ListFeed(context, self.list)
        screen = OnScreen(context, self, self._key, self._changed, self.feed.organisations, self.feed.people)
        self._front = ToolFront(self, split := Splitter("directory", context.state), TOOLS, self.list.table)
        split.addWidget(self.list)  # Tab comes to it before the record
        self.right = RecordSide(context, screen, split)
        self.organisation, self.person, self.new = self.right.organisation, self.right.person, self.right.new
        self.documents = self.right.documents
        split.hold(self.list, self.right, sizes=(548, 786))
        self._connect()

    def _connect(self) -> None:
        self.list.chosen.connect(self._open)
        self.list.opened.connect(self._entering.open)
        self.feed.arrived.connect(self._arrived)
        self.feed.summarised.connect(self.summary_changed)
        Turning(self.list, self.feed, self.right, lambda: self.shown, self._mark, self._leave)
        self.list.day_changed.connect(self.feed.read)
        self.list.new_wanted.connect(self.new_record)
        self.list.import_wanted.connect(lambda: self.open_tool(IMPORT))
        self.right.import_wanted.connect(lambda: self.open_tool(MEMBERS_TABLE))
        self.list.tool_wanted.connect(self.open_tool)
        self.list.print_wanted.connect(self.print_list)
        self.new.created.connect(self._created)
        self.new.known.connect(self._open)
        self.new.wanted.connect(lambda kind: self.right.show_new(kind, ""))
        self.list.selection.wanted.connect(self.use_selection)
        self.right.sending.all_wanted.connect(lambda place: self.use_selection(place, every=True))
        for aside in (self.new, self.documents, self.right.sending):
            aside.closed.connect(self._show_panel)

    def reload(self) -> None:
        if (tool := self.tool()) is not None:
            tool.reload()
        self.feed.read()
        self._read_record()

    def open_record(self, kind: str, key: object) -> None:
        if kind == "office_text" and isinstance(key, UUID):
            self._front.open(self._context, TEXTS).begin_with(kind, key, "")
        elif isinstance(key, UUID):
            self.close_tool()
            self._open(kind, key)
        elif isinstance(key, Selection):
            self.close_tool()
            self.right.show_selection(MAIL, key, SearchCriteria(ORGANISATIONS, ids=key.ids), instead=0)
        elif isinstance(key, str):
            self.open_tool(key)
        elif isinstance(key, Path):
            self._front.open(self._context, IMPORT).begin_with_file(key)

    def new_record(self) -> None:
        self.close_tool()
        self.right.show_new("person" if self.list.view() == PEOPLE else "organisation", self.list.unfound())

    def edit_record(self) -> None:
        if self.shown is not None and self.tool() is None:
            self.right.begin(self.shown)

    def trash_record(self) -> None:
        if self.shown is None or self.right.currentWidget() is not self.right.panel(self.shown[0]):
            return
        kind, key = self.shown
        words = _("“{name}” moved to the trash").format(name=self.right.title(kind))
        put_away = PutAway(self.shown, place_after(places(self.list), self.shown))
        trash(self._context, self, _ENTITIES[kind], key, words, lambda: self._trashed(put_away))

    def merge_record(self) -> None:
        if self.shown is not None:
            kind, key = self.shown
            self._front.open(self._context, DUPLICATES).begin_with(kind, key, self.right.title(kind))

    def topic(self) -> str:
        return f"directory/{self.tool_key() or self.right.topic()}"

    def focus_filter(self) -> None:
        self.close_tool()
        self.list.focus_filter()

    def print_current(self) -> None:
        if (tool := self.tool()) is not None:
            tool.print_current()
        else:
            self.right.print_front(self.shown, self.list)

    def print_list(self) -> None:
        self.right.offer_lists(self.list)

    def use_selection(self, place: str, *, every: bool = False) -> None:
        """Something is done with the marked rows, or with all that the list shows."""
        self.right.show_selection(place, *self.list.selection.chosen(every=every))

    def go_back(self) -> None:
        if (place := self._before.back()) is not None:
            self.shown = None
            self._open(*place)

    def escape(self) -> None:
        if self._front.step_back():
            return
        if self.tool() is not None:
            self.close_tool()
        elif self.right.close_personal() or self.right.is_aside():
            self._show_panel()
        elif self.list.clear_filters():
            self.list.table().setFocus()

    # Reading the record.

    def _read_record(self) -> None:
        if self.shown is None:
            return
        context, (kind, key) = self._context, self.shown

        def done(sheet: OrganisationSheet | PersonSheet) -> None:
            if self.shown == (kind, key):
                self.shown = (kind, sheet.record.row.id)  # another where this one was merged into it
                self.right.show_sheet(sheet, self.shown)
                self._entering.came(kind, key)

        context.jobs.ask(
            lambda: read_sheet(context, kind, key), done, self._lost, owner=self, latest="directory.record"
        )

    def _lost(self, error: Exception) -> None:
        """The record is no longer there: it was put in the trash here or elsewhere."""
        if isinstance(error, RecordNotFoundError) and self.shown is not None:
            self._before.forget(self.shown)
            self.shown = None
            self._show_panel()
        self._context.errors.show(error)

    def _changed(self) -> None:
        self.feed.read_soon()
        self._read_record()

    # Moving about.

    def _key(self) -> UUID:
        if self.shown is None:
            raise RuntimeError("no record is shown")
        return self.shown[1]

    def _open(self, kind: str, key: UUID) -> None:
        leave_focused_field()
        self._leave((kind, key))
        self.right.setCurrentWidget(self.right.panel(kind))
        self._mark()
        self._read_record()

    def _leave(self, place: Place | None = None) -> None:
        self._before.leave(self.shown, place)
        self.shown = place

    def _created(self, kind: str, key: UUID) -> None:
        if kind == "organisation" and self.list.view() in {FORMER, COMMITTEE, MEMBERS}:
            self.list.turn_to(ORGANISATIONS)
        self._open(kind, key)
        self.right.panel(kind).identity.focus_first()  # one goes on typing, and not in the first button of the head
        self.feed.read()
        self.said.emit(_("Created: fill in what is known, it saves by itself."))

    def _trashed(self, put_away: PutAway) -> None:
        """After going to the trash, or coming back from there: `trash` calls this for both."""
        place = put_away.place
        if put_away.thrown:
            self._open(*place)
        elif self.shown == place:
            self._put_away, self.shown = put_away, None
            self.right.panel(place[0]).forget()
            self._show_panel()
            if put_away.after is not None:
                self._open(*put_away.after)
        put_away.thrown = True
        self._before.forget(place)
        self.feed.read()

    def _arrived(self) -> None:
        """The list was read: what Ctrl+Z took out of the trash is shown again, unless one went elsewhere since."""
        if self._put_away is not None and self._put_away.is_back(self.shown, self.list):
            self._open(*self._put_away.place)
        self.right.know_emptiness(nobody=self.feed.is_empty())
        self._mark()

    def _show_panel(self) -> None:
        self.right.show_record(self.shown)

    def _mark(self) -> bool:
        return self.shown is None or self.list.mark(*self.shown)
