"""Composition root: the only module that knows every layer. It joins them; it decides nothing.

The services bring the database library with them, which takes longer to import than the window takes to stand: they are
imported in the database lane.
"""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import csxl_desktop.ui  # Qt is made safe for this Python, and its imports plain, before anything of it is used

# isort: split
from PySide6.QtWidgets import QApplication, QWidget

from csxl_desktop import ways_in
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import own_words
from csxl_desktop.services.typing_cover import DossierCover
from csxl_desktop.storage.backups.kept import PLACE
from csxl_desktop.storage.schema import FILE_NAME
from csxl_desktop.system import clock, crash, crash_report, logging, opened_copies, paths, put_aside, waiting_mails
from csxl_desktop.system.workstation import BAG_SUFFIX, workstation
from csxl_desktop.ui import eyes, opening, single, spoken
from csxl_desktop.ui.bag_given import ask_about
from csxl_desktop.ui.by_passphrase import ask_for_bag, ask_for_folder
from csxl_desktop.ui.closed_meanwhile import do_closed
from csxl_desktop.ui.context import Context, Dossier, Rescuing
from csxl_desktop.ui.covering import cover_what_waits
from csxl_desktop.ui.crash_page import Crashes
from csxl_desktop.ui.desk import Desk
from csxl_desktop.ui.drafts import Drafts
from csxl_desktop.ui.elsewhere import bring_here, look_there
from csxl_desktop.ui.ending import Ending
from csxl_desktop.ui.errors import Errors, sentence
from csxl_desktop.ui.help_opening import show_keys
from csxl_desktop.ui.jobs import Jobs
from csxl_desktop.ui.manual import opening as manual
from csxl_desktop.ui.no_place import found_place
from csxl_desktop.ui.other_dossiers import remove_demonstration, show_others
from csxl_desktop.ui.pages import entries
from csxl_desktop.ui.read_only import copy_and_open, say_if_read_only
from csxl_desktop.ui.rescue import Strip, looked_strip, restored_strip, taken_over_strip
from csxl_desktop.ui.room_for_pages import stand_where
from csxl_desktop.ui.safekeeping import copy_elsewhere
from csxl_desktop.ui.single import bring_forward
from csxl_desktop.ui.start_page import StartPage
from csxl_desktop.ui.unlock_page import UnlockPage, locked_place, tried
from csxl_desktop.ui.unread_line import UnreadLine
from csxl_desktop.ui.waiting_texts import WaitingTexts
from csxl_desktop.ui.window_language import begin_speaking, build_anew, change_language, first_page_anew, say_anew
from csxl_desktop.ui.window_state import WindowState
from csxl_desktop.ui.wording import speak_remembered

if TYPE_CHECKING:
    from csxl_desktop.services.safety.restoring import Restored
    from csxl_desktop.services.workspace import Workspace
    from csxl_desktop.storage.database import Author

__all__ = ["Application", "csxl_desktop", "main"]

_PAINTED_WITHIN = 2.0  # seconds; a window that nobody paints keeps no dossier waiting


class Application:
    """The running program: one dossier at a time, or the start page."""

    def __init__(self, app: QApplication, language: str | None = None) -> None:
        self.app = app
        self.state = WindowState(paths.config_folder() / "fenetre.json")
        self.jobs, self.errors = Jobs(), Errors()
        self.dossier = Dossier()
        self.window: QWidget | None = None
        self.desk: Desk | None = None
        self.crashes: Crashes | None = None
        self.fallen = crash_report.last_fall(paths.log_folder())
        self._closed = False
        begin_speaking(app, self.state, language)
        spoken.install()
        eyes.dress(app, self.state)
        app.setApplicationName("CSXL")
        manual.hold(app, self.state, self.jobs, self.errors, paths.resources() / "manual", show_keys)
        app.aboutToQuit.connect(self.close)

    def open(self, folder: Path) -> None:
        """Open the dossier of `folder`, or ask about a bag; the window stands at once, filled as the answers come."""
        if folder.suffix == BAG_SUFFIX:  # told by its name: the disk may keep one waiting
            ask_about(self, folder, partial(ask_for_bag, self, ways_in.open_bag))
            return
        looked = ways_in.Looked(folder, lambda: _author(self.state))
        self._begin(looked.open, folder, lambda: say_if_read_only(self), first=looked.look)

    def restore(self, folder: Path, name: str, place: Path | None = None) -> None:
        """Let the dossier become what the backup `name` holds, and open it; `place` is another place of backups."""
        restored: list[Restored] = []

        def work() -> "Workspace":
            restored.append(ways_in.restore_backup(folder, name, _author(self.state), place))
            return ways_in.open_workspace_in(folder, _author(self.state))

        self._begin(
            work,
            folder,
            lambda: self.desk_says(restored_strip(restored[0], lambda name: self.restore(folder, name))),
            kept=False,
        )

    def look(self, folder: Path, name: str, place: Path | None = None) -> None:
        """Open the backup `name` of `folder` to be read."""
        where = place or folder / PLACE
        self._begin(
            lambda: ways_in.look_at_backup(where, name, _author(self.state)),
            folder,
            lambda: self.desk_says(looked_strip(self.dossier.workspace.looked_at, lambda: self.open(folder))),
            kept=False,
        )

    def open_made(
        self,
        make: "Callable[[Author], Workspace]",
        folder: Path,
        then: Callable[[], None] = lambda: None,
        *,
        kept: bool = True,
        refused: Callable[[Exception], object] | None = None,
    ) -> None:
        """Open in `folder` what `make` makes there; whoever asked may take the refusal."""
        self._begin(lambda: make(_author(self.state)), folder, then, kept=kept, told=refused)

    def open_demo(self, folder: Path) -> None:
        """The demonstration years, made where they are not there yet."""
        self._begin(lambda: ways_in.demo_workspace(folder, _author(self.state)), folder)

    def start(self, folder: Path | None = None) -> None:
        """The dossier named, else the last one, else the start page."""
        remembered = self.state.text("dossier")
        chosen = folder or (Path(remembered) if remembered else None)
        if chosen is None:
            self.show_start_page()
        else:
            self.open(chosen)

    def come_forward(self, folder: Path | None) -> None:
        """The program was started again: this window comes forward, with the dossier that was asked for."""
        if folder is not None and str(folder) != self.state.text("dossier"):
            self.open(folder)
        if self.window is not None:
            bring_forward(self.window)

    def show_start_page(self, refusal: str = "") -> StartPage:
        page, self.desk = _start_page(self, refusal), None
        self.show(page)
        return page

    def close(self) -> None:
        """Let every write reach the file, then let the file go; once."""
        if self._closed:
            return
        self._closed = True
        left: list[Path | None] = []
        self.jobs.ask(lambda: left.append(self.release()), lambda _answer: None)
        self.jobs.shutdown(lambda: copy_elsewhere(left))
        self.state.sync()
        logging.stop()

    def _begin(
        self,
        work: "Callable[[], Workspace]",
        folder: Path,
        after: Callable[[], None] = lambda: None,
        *,
        kept: bool = True,
        first: Callable[[], None] = lambda: None,
        told: Callable[[Exception], object] | None = None,
    ) -> None:
        board = opening.kept_in_time(folder, folder / FILE_NAME) if kept and not self.dossier.is_open else None
        context, painted = self.context(folder, board=board), Event()
        left: list[Path | None] = []

        def opened() -> None:
            if board is not None:
                first()
                # What the window needs is there: it is painted before the libraries of the database are imported.
                painted.wait(_PAINTED_WITHIN)
            left.append(self.release())
            context.drafts.settle()
            self.dossier.hold(work())
            context.drafts.opened()

        def done(_answer: None) -> None:
            self.state.set_text("dossier", str(folder))
            self.jobs.reach(lambda: copy_elsewhere(left), lambda _none: None)
            after()

        def refused(error: Exception) -> None:
            context.drafts.not_opened()
            self.jobs.reach(lambda: copy_elsewhere(left), lambda _none: None)
            if (place := locked_place(error)) is None:
                _show_refusal(self, error, folder) if told is None else told(error)
                return
            page = UnlockPage(error)
            page.left.connect(lambda: self.show_start_page())
            page.words_given.connect(lambda words: self._begin(tried(words, place, work), folder, after, kept=kept))
            self.show(page)

        # The database lane opens the file while the window is being built: its reads queue behind.
        self.jobs.ask(opened, done, refused)
        self.told = after
        speak_remembered(self.state, folder)
        self.show_desk(context, painted)

    def context(self, folder: Path, place: Path | None = None, *, board: Mapping[str, Any] | None = None) -> Context:
        return Context(
            self.dossier,
            self.jobs,
            self.errors,
            self.state,
            clock.today,
            drafts=Drafts(paths.drafts_folder(), folder, DossierCover(folder), is_open=False),
            rescuing=_rescuing(self, folder, place),
            opening=board,
        )

    def show_desk(self, context: Context, painted: Event, before: Desk | None = None) -> None:
        self.desk = Desk(context, entries(context), clock.wall_clock, before.window if before is not None else None)
        eyes.serve(self.desk.window, self.app, self.state, partial(build_anew, self, context))
        self.desk.window.status.language.chosen.connect(partial(change_language, self, context))
        self.desk.window.installEventFilter(opening.FirstPainting(self.desk.window, painted))
        self.desk.wording.changed.connect(partial(say_anew, self, context))
        self.show(self.desk.window)
        WaitingTexts(context, self.desk.window)
        cover_what_waits(context)
        UnreadLine(context, self.desk.window)
        if self.fallen and self.crashes is not None:
            self.jobs.ask(lambda: None, lambda _answer: _tell_fall(self))  # once it is open

    def say_backed_up(self, at: datetime) -> None:
        if self.desk is not None:
            self.desk.safekeeping.say(at)

    def desk_says(self, strip: Strip) -> None:
        if self.desk is not None:
            self.desk.announce(strip)

    def show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        self.crashes = Crashes(window, self.errors, _keep_report)
        stand_where(window, before)
        window.show()
        if before is not None:
            before.hide()  # nobody closes it: it takes no leave
            before.close()
            before.deleteLater()

    def release(self) -> Path | None:
        """Close the dossier; its folder where a backup was made, which a second place does not have yet."""
        workspace = self.dossier.release()
        return _close(workspace) if workspace is not None else None


def _close(workspace: "Workspace") -> Path | None:
    if workspace.looked_at is not None:
        workspace.close()
        return None
    from csxl_desktop.services.opening_facts import opening_year
    from csxl_desktop.ui.home.reading import board

    backed_up = False
    try:
        with suppress(DomainError):  # told while the window stood; closing goes on
            backed_up = workspace.backups.at_the_end()
        today = clock.today()
        page = None if workspace.database.key else board(workspace, opening_year(workspace, today), today).to_json()
    finally:
        workspace.close()
    if page is not None:  # of an encrypted dossier nothing is kept in the clear
        opening.keep(workspace.folder, workspace.folder / FILE_NAME, page)
    return workspace.folder if backed_up else None


def _show_refusal(application: Application, error: Exception, folder: Path) -> None:
    application.errors.show(error)
    page = application.show_start_page(sentence(error))
    application.jobs.compute(lambda: ways_in.backup_offer(folder, error), page.offer, owner=page)


def _rescuing(application: Application, folder: Path, place: Path | None) -> Rescuing:
    return Rescuing(
        lambda name: application.restore(folder, name, place),
        lambda name: application.look(folder, name, place),
        application.say_backed_up,
        partial(copy_and_open, application),
        partial(show_others, application),
        partial(remove_demonstration, application, folder),
        partial(do_closed, application, folder, ways_in.open_workspace_in),
    )


def _show_backups(application: Application, folder: Path, place: Path | None = None) -> None:
    """The backups of a dossier that does not open, or those on a stick, to be put back into `folder`."""
    from csxl_desktop.ui.home.backups import standing_alone  # brings the database library with it

    sheet = standing_alone(application.context(folder, place), place or folder / PLACE)
    sheet.left.connect(lambda: application.show_start_page())
    application.show(sheet)


def _create(application: Application, folder: Path, office_name: str, table: Path | None = None) -> None:
    """A new dossier, empty; with `table`, its import stands in front."""

    def created() -> None:
        if table is not None and application.desk is not None:
            application.desk.window.open_record("directory_tool", table)

    application.open_made(lambda author: ways_in.create_dossier(folder, author, office_name), folder, created)


def _take_over(application: Application, file: Path, folder: Path) -> None:
    """Go on in `folder` with the dossier that another computer put into `file`."""
    remembered: list[bytes] = []

    def made(author: "Author") -> "Workspace":
        remembered.append(ways_in.take_over(file, folder, author))
        return ways_in.open_workspace_in(folder, author)

    def taken() -> None:
        application.state.adopt(remembered[-1])
        application.desk_says(taken_over_strip(file))

    application.open_made(made, folder, taken, kept=False)


def _start_page(application: Application, refusal: str) -> StartPage:
    own_words.use({})  # those of a dossier
    page = StartPage(paths.default_dossiers_folder(), refusal)
    page.restore_chosen.connect(application.restore)
    page.look_chosen.connect(application.look)
    page.backups_chosen.connect(partial(_show_backups, application))
    page.copy_chosen.connect(partial(bring_here, application))
    page.rescue.look_there_chosen.connect(partial(look_there, application))
    page.open_chosen.connect(application.open)
    page.language_chosen.connect(partial(change_language, application, None))
    eyes.serve_first_page(page, application.app, application.state, partial(first_page_anew, application))
    page.new_chosen.connect(partial(_create, application))
    page.demo_chosen.connect(application.open_demo)
    page.table_chosen.connect(partial(_create, application))
    page.carried_chosen.connect(partial(_take_over, application))
    page.bag_chosen.connect(partial(ask_for_bag, application, ways_in.open_bag))
    page.join_chosen.connect(partial(ask_for_folder, application, ways_in.join_folder))
    return page


def _author(state: WindowState) -> "Author":
    from csxl_desktop.storage.database import Author

    return Author(state.text("person") or "—", workstation())


def _tell_fall(application: Application) -> None:
    if application.crashes is not None and application.dossier.is_open:
        application.crashes.tell_fall(application.fallen)
        application.fallen = ""


def _keep_report(told: str) -> Path:
    return crash_report.write_report(paths.log_folder(), told, clock.wall_clock())


def main(folder: Path | None = None, *, demo: Path | None = None, language: str | None = None) -> int:
    """Run the window until it is closed; the exit status."""
    app = QApplication(sys.argv[:1])
    if not found_place(app, language):
        return 1
    paths.close_to_others()
    paths.provide_temporary_folder()
    logging.start(paths.log_folder())
    name = single.name_for(paths.config_folder())
    first = single.FirstWindow(name, app)
    if single.hand_over(name, demo or folder) or (not first.listen() and single.hand_over(name, demo or folder)):
        logging.stop()
        return 0  # the window that stands already comes forward
    opened_copies.sweep()
    put_aside.sweep(paths.removed_folder(), clock.today())
    waiting_mails.sweep(clock.today())
    application = Application(app, language)
    first.asked.connect(application.come_forward)
    Ending(app)
    with crash.guarded(paths.log_folder(), application.errors.show):
        if demo is not None:
            application.open_demo(demo)
        else:
            application.start(folder)
        return app.exec()
