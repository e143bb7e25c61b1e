"""One open dossier on the screen: its window, its search, its undo, who works here."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QFileDialog

from csxl_desktop.i18n import N_, _
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.named import named
from csxl_desktop.system import paths
from csxl_desktop.ui.actions import add_action
from csxl_desktop.ui.bag_words import banner_words
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.dossier_place import DossierPlace
from csxl_desktop.ui.farewell import Farewell
from csxl_desktop.ui.half_filled import UnsentForms
from csxl_desktop.ui.help_opening import show_keys
from csxl_desktop.ui.home.board import Board
from csxl_desktop.ui.live_calendar import LiveCalendar
from csxl_desktop.ui.main_window import MainWindow
from csxl_desktop.ui.manual.news import offer_news
from csxl_desktop.ui.manual.opening import open_manual
from csxl_desktop.ui.page import BACKUPS, SHARED, PageEntry
from csxl_desktop.ui.rescue import Strip
from csxl_desktop.ui.safekeeping import Safekeeping
from csxl_desktop.ui.together import Together
from csxl_desktop.ui.updating import Updating
from csxl_desktop.ui.who import ask_who
from csxl_desktop.ui.widgets.search_popup import Result, ResultGroup
from csxl_desktop.ui.wording import Wording

if TYPE_CHECKING:  # rows of the services: the database lane imports those, while the window is painted
    from csxl_desktop.services.history import Undone
    from csxl_desktop.services.office import StaffRow
    from csxl_desktop.services.open_bag import OpenBag
    from csxl_desktop.services.opening_facts import OpeningFacts
    from csxl_desktop.storage.search import Found

_GROUPS = {
    "organisation": (N_("Organisations"), "building-2"),
    "person": (N_("People"), "users"),
    "meeting": (N_("Meetings"), "calendar-days"),
    "working_group": (N_("Working groups"), "users"),
    "partnership": (N_("Partnerships"), "handshake"),
    "action_sheet": (N_("Action sheets"), "list-checks"),
    "news_item": (N_("News"), "mail"),
    "newsletter": (N_("Newsletter"), "mail"),
    "testimonial": (N_("Testimonials"), "message-square-quote"),
    "report_section": (N_("Report"), "file-text"),
}


# Why something was found, by the value of the reason's sign.
_WHY = {
    "former": N_("formerly {text}"),
    "alias": N_("also {text}"),
    "acronym": N_("acronym {text}"),
    "phone": N_("phone {text}"),
    "email": N_("e-mail {text}"),
    "web": N_("web site {text}"),
    "works_for": N_("works for {text}"),
}


def _first_year(context: Context) -> int:
    """Of the demonstration the year that its first page was kept of (`opening_year`)."""
    kept = Board.from_json(context.opening or {})
    return kept.year if kept is not None and kept.demo else context.today().year


def _window(
    context: Context, entries: Sequence[PageEntry], now: Callable[[], datetime], before: MainWindow | None
) -> MainWindow:
    """That of the dossier; it shows what the one `before` showed, where there is one."""
    return MainWindow(
        entries,
        jobs=context.jobs,
        errors=context.errors,
        state=context.state,
        now=now,
        year=_first_year(context) if before is None else before.year(),
        whereabouts={} if before is None else before.whereabouts(),
    )


def _facts(context: Context) -> "OpeningFacts":
    from csxl_desktop.services.opening_facts import opening_facts  # while the window is painted, as the rows above

    return opening_facts(context.services, context.today())


class Desk(QObject):
    """Ties the main window's signals to the services of the dossier in `context`.

    Its window shows what the one `before` showed, where there is one: it is built anew in other words or sizes.
    """

    def __init__(
        self,
        context: Context,
        entries: Sequence[PageEntry],
        now: Callable[[], datetime],
        before: MainWindow | None = None,
    ) -> None:
        super().__init__()
        self._context, self._anew = context, before is not None
        self._person = context.state.text("person")
        self.window = _window(context, entries, now, before)
        self.window.search_text_changed.connect(self._search)
        self.window.top.search.installEventFilter(self)
        self.window.undo_requested.connect(self._undo)
        self.window.redo_requested.connect(self._redo)
        self.window.person_clicked.connect(self.choose_person)
        self.window.help_requested.connect(self.show_help)
        add_action(self.window, _("Keys"), ("Shift+F1",), self.show_keys)
        self.place = DossierPlace(context, self.window)
        self.window.status.set_person(self._person or _("Who works here?"))
        self.live_calendar = LiveCalendar(context, self)
        self.safekeeping = Safekeeping(context, self)
        self.safekeeping.told.connect(partial(self.window.status.set_fact, "backup"))
        self.safekeeping.worried.connect(lambda words: self.window.banner.say(words, "wrong"))
        self.safekeeping.lost.connect(self._lost)
        self.safekeeping.vanished.connect(partial(_tell_backups_gone, self))
        self.window.closing.connect(self.safekeeping.stop)
        self.safekeeping.start()
        self._exchange()
        self.wording = Wording(context, self.window)
        self.updating = Updating(context, self.window.update_line, self)
        self.updating.start()
        offer_news(self.window.status, context.state)
        context.jobs.ask(partial(_facts, context), self._show_facts, context.errors.show, owner=self)
        context.jobs.saved.connect(self._look_who_works)
        context.jobs.ask(
            lambda: context.services.opened_bag.open_bag(),
            self._show_bag,
            context.errors.show,
            owner=self,
            unhurried=True,
        )

    def _exchange(self) -> None:
        """With the other computer, where the dossier is shared."""
        context, self.together = self._context, Together(self._context, self)
        exchanging = context.exchanging
        exchanging.now = lambda deletions: self.together.exchange(deletions=deletions)
        exchanging.begun, exchanging.left = self.together.start, self.together.leave
        self.together.ended.connect(lambda ended: exchanging.heard(ended))
        self.together.told.connect(self.window.status.set_shared)
        self.together.came.connect(self._came)
        self.window.closing.connect(self.together.stop)
        self.window.status.shared_clicked.connect(lambda: self.window.open_record(SHARED, None))
        self.closing = Farewell(self.window, self.together), UnsentForms(self.window)
        self.together.start()

    def _came(self) -> None:
        """What the other computer did stands here; fields leave alone what is being typed."""
        self.window.current_page().reload()

    # What the window says of the dossier.

    def _show_facts(self, facts: "OpeningFacts") -> None:
        self.window.setWindowTitle(f"CSXL – {facts.office}")
        self.window.set_years(facts.years)
        if not self._anew and facts.year != self._context.today().year == self.window.year():
            self.window.show_year(facts.year)
        known = [member.full_name for member in facts.staff]
        if not self._person and len(known) == 1:
            self._work_as(known[0])
        elif not self._person and known:
            self.choose_person()

    def announce(self, strip: Strip) -> None:
        """Above the pages, and it stays: what is shown here, and the way back."""
        self.window.banner.say(strip.words, strip.tone)
        self.window.banner.offer(strip.action, strip.clicked)

    def _lost(self, words: str) -> None:
        """The file of the dossier is away; it is back where nothing is said."""
        self.announce(
            Strip(words, "wrong", _("Save the dossier elsewhere…"), self._choose_elsewhere if words else None)
        )

    def _choose_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self.window, _("Folder to copy the dossier to"), str(paths.default_dossiers_folder())
        )
        if chosen:
            self._context.rescuing.elsewhere(Path(chosen))

    def _show_bag(self, bag: "OpenBag | None") -> None:
        """Above every page, where this dossier is a bag."""
        if bag is not None:
            self.window.banner.say(banner_words(bag), "late" if bag.overdue else "plain")

    def show_keys(self) -> None:
        """What the keys do, on the page in front."""
        from csxl_desktop.ui.paper import PaperStrip  # what prints is loaded when something is printed

        context = self._context
        show_keys(self.window, self.window, PaperStrip(context.state, context.jobs, context.errors))

    def show_help(self) -> None:
        """The page of the manual that tells of what is in front."""
        open_manual(self.window, self.window.current_page().topic())

    # Who works here.

    def choose_person(self) -> None:
        """Ask who works on this computer; the answer stands in every line of the history from now on."""
        context = self._context
        context.jobs.ask(
            lambda: context.services.office.staff(context.today()),
            self._ask_person,
            context.errors.show,
            owner=self,
        )

    def _look_who_works(self) -> None:
        """Nobody is named here yet: whoever is the first of the team by now works here."""
        if self._person or not self._context.dossier.is_open:
            return
        context = self._context

        def found(staff: "list[StaffRow]") -> None:
            if not self._person and len(staff) == 1:
                self._work_as(staff[0].full_name)

        context.jobs.ask(
            lambda: context.services.office.staff(context.today()),
            found,
            context.errors.show,
            owner=self,
            latest="who works here",
        )

    def _ask_person(self, staff: "Sequence[StaffRow]") -> None:
        names = [member.full_name for member in staff]
        ask_who(self._context.drafts, names, self._person, self.window).chosen.connect(self._work_as)

    def _work_as(self, person: str) -> None:
        self._person = person
        self._context.state.set_text("person", person)
        self.window.status.set_person(person)
        context = self._context
        context.jobs.ask(
            lambda: context.services.work_as(person), lambda _answer: None, context.errors.show, owner=self
        )

    # The one search box.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.window.top.search and event.type() == QEvent.Type.FocusIn:
            self._prepare_search()
        return super().eventFilter(watched, event)

    def _prepare_search(self) -> None:
        """One is about to search: what the first search needs is made ready, a portion at a time."""
        context = self._context
        if context.dossier.is_open:
            context.jobs.ask(
                lambda: context.services.history.prepare_search(),
                lambda more: self._prepare_search() if more else None,
                context.errors.show,
                owner=self,
            )

    def _search(self, text: str) -> None:
        self._context.jobs.ask(
            lambda: self._context.services.history.find(text),
            lambda found: self.window.show_results(result_groups(found)),
            self._context.errors.show,
            owner=self,
            latest="search",
        )

    # Undo and redo.

    def _undo(self) -> None:
        self._take(lambda: self._context.services.history.undo(), _("Undone: {what}"))

    def _redo(self) -> None:
        self._take(lambda: self._context.services.history.redo(), _("Done again: {what}"))

    def _take(self, work: "Callable[[], Undone]", words: str) -> None:
        def done(undone: "Undone") -> None:
            self.window.undo_strip.leave()  # what it offered may be done by now, and the words need its place
            self.window.toast.say(words.format(what=_(undone.label)), "good")
            self.window.current_page().reload()

        self._context.jobs.save(work, done, self._context.errors.show, owner=self)


def _tell_backups_gone(desk: Desk, words: str) -> None:
    def look() -> None:
        desk.announce(Strip("", "plain", "", None))
        desk.window.open_record(BACKUPS, None)

    desk.announce(Strip(words, "wrong", _("Open the backups"), look))


def result_groups(found: "Sequence[Found]") -> list[ResultGroup]:
    """The hits under the word of their kind, in the order of the tabs."""
    order = list(_GROUPS)
    ranked = sorted(found, key=lambda hit: order.index(hit.kind))
    return [
        ResultGroup(_(_GROUPS[kind][0]), _GROUPS[kind][1], tuple(_result(hit) for hit in hits))
        for kind, hits in groupby(ranked, key=lambda hit: hit.kind)
    ]


def _result(hit: "Found") -> Result:
    key: UUID = hit.record_id
    why = named(_(_WHY[hit.why.sign]), text=hit.why.text) if hit.why is not None else ""
    beside = " · ".join(part for part in (hit.called, _as_day(hit.detail), why) if part)
    return Result(hit.kind, key, hit.title or "—", beside, hit.excerpt)


def _as_day(detail: str) -> str:
    """The day of a meeting as one reads it; the index keeps it as 2026-12-15."""
    try:
        return short_date(date.fromisoformat(detail))
    except ValueError:
        return detail
