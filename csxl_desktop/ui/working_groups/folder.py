"""The group's folder on this computer: what stands in it, and one key that writes what does not yet."""

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from csxl_desktop.domain.errors import DomainError
from csxl_desktop.domain.group_publication import FileState, FolderFile, WrittenFile
from csxl_desktop.i18n import N_, _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.services.group_publication import Plan, Standing, compare, publish
from csxl_desktop.services.group_reads import OpenGroup
from csxl_desktop.ui.printing import documents_folder, write_document
from csxl_desktop.ui.widgets.buttons import primary_button
from csxl_desktop.ui.widgets.lines import Lines, Shown
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import label, set_tip
from csxl_desktop.ui.working_groups.desk import GroupDesk
from csxl_desktop.ui.working_groups.section import GroupCard

_AT_ONCE = 8  # documents read and written in one go
STATES = {
    FileState.PUBLISHED: (N_("published"), "good"),
    FileState.STALE: (N_("to publish again"), "late"),
    FileState.NEW: (N_("to publish"), "accent"),
    FileState.MISSING: (N_("gone from the folder"), "late"),
    FileState.CHANGED: (N_("changed in the folder: left alone"), "wrong"),
    FileState.NOT_FINAL: (N_("not final"), "neutral"),
    FileState.NO_FILE: (N_("without a file"), "neutral"),
    FileState.LEFT: (N_("no longer published: remove it by hand"), "neutral"),
}


@dataclass(frozen=True, slots=True)
class _Run:
    """A publication on its way: what is still to be written, how much was, why it stopped."""

    group_id: UUID
    folder: Path
    queue: tuple[UUID, ...]
    done: int = 0
    refusal: str = ""

    def some(self) -> frozenset[UUID]:
        return frozenset(self.queue[:_AT_ONCE])


class FolderCard(GroupCard):
    """The folder is chosen once on each computer; the office synchronises it itself."""

    def __init__(self, desk: GroupDesk) -> None:
        super().__init__(_("Folder of the group"))
        self._desk = desk
        self._of: UUID | None = None
        self._year = desk.year
        self._pressed = False  # before the plan was read
        self._plan: Plan | None = None
        self._standing = Standing()
        self.path = label("", "secondary", wrap=True)
        self.told = Notice(closable=False)
        self.lines: Lines[FolderFile] = Lines(
            self._shown, empty=_("Nothing to publish yet: session reports that were sent, outputs that are adopted.")
        )
        self.publish_button = primary_button(_("Publish"), "upload", self.publish)
        set_tip(self.publish_button, "Ctrl+Shift+P")
        self.add_action(_("Choose the folder…"), "folder", self.choose)
        self.open_button = self.add_action(_("Open the folder"), "folder-open", self._open)
        self._top.addWidget(self.publish_button)
        for widget in (self.path, self.told, self.lines):
            self.box.addWidget(widget)

    def show_group(self, group: OpenGroup, *, same: bool) -> None:
        """Read what would be published, then look into the folder, aside."""
        self._of = group.record.id
        if not same:
            self._plan, self._standing, self._pressed = None, Standing(), False
            self.told.say("")
        self._year = group.record.year
        self._read(frozenset())

    def _read(self, also: frozenset[UUID]) -> None:
        context, key, year = self._desk.context, self._of, self._year
        if key is not None:
            context.jobs.ask(
                lambda: context.services.group_publication.plan(key, year, also),
                self._compare,
                self._failed,
                owner=self,
                latest="groups/folder",
            )

    def folder(self) -> Path | None:
        """Where this computer has the folder of the group; nowhere until somebody chose."""
        text = self._desk.context.state.text(f"groups/folder/{self._of.hex}") if self._of else ""
        return Path(text) if text else None

    def choose(self) -> None:
        """Ask where the folder is on this computer."""
        start = str(self.folder() or documents_folder())
        chosen = QFileDialog.getExistingDirectory(self, _("Folder of the group"), start)
        if chosen:
            self.keep_folder(Path(chosen))

    def keep_folder(self, folder: Path) -> None:
        if self._of is not None:
            self._desk.context.state.set_text(f"groups/folder/{self._of.hex}", str(folder))
            self._look()

    def publish(self) -> None:
        """One key: write what is new or changed, a few at a time; the window goes on meanwhile."""
        folder, plan = self.folder(), self._plan
        if folder is None:
            self.choose()
            folder = self.folder()
        self._pressed = folder is not None and plan is None
        if folder is None or plan is None:
            return  # the plan is being read: it is published when it is there
        self.publish_button.setEnabled(False)
        self._next(_Run(plan.working_group_id, folder, self._standing.to_write()))

    def _next(self, run: "_Run") -> None:
        """Read the next few documents, write them, remember that they stand there."""
        context, some = self._desk.context, run.some()
        if not run.queue or run.refusal:
            self._ended(run)
            return
        context.jobs.ask(
            lambda: context.services.group_publication.plan(run.group_id, 0, some).only(some),
            lambda plan: self._write(run, plan),
            self._failed,
            owner=self,
        )

    def _write(self, run: "_Run", plan: Plan) -> None:
        context = self._desk.context

        def written(answer: tuple[tuple[WrittenFile, ...], DomainError | None]) -> None:
            files, refusal = answer
            after = replace(
                run,
                queue=run.queue[_AT_ONCE:],
                done=run.done + len(files),
                refusal=refusal.user_message if refusal else "",
            )
            context.jobs.save(
                lambda: context.services.group_publication.record(plan, files),
                lambda _done: self._next(after),
                self._failed,
                owner=self,
            )

        context.jobs.compute(
            lambda: publish(plan, run.folder, write_document),
            written,
            self._failed,
            owner=self,
            label=_("Publishing the folder"),
        )

    def _ended(self, run: "_Run") -> None:
        words = ngettext("{count} file published.", "{count} files published.", run.done).format(count=run.done)
        told = " ".join(part for part in (run.refusal, words if run.done or not run.refusal else "") if part)
        self.told.say(told, "wrong" if run.refusal else "good")
        self._desk.changed()

    def _failed(self, error: Exception) -> None:
        self._pressed = False
        self.publish_button.setEnabled(True)
        self._desk.context.errors.show(error)

    def _compare(self, plan: Plan) -> None:
        self._plan = plan
        self._look()

    def _look(self) -> None:
        plan, folder, before, context = self._plan, self.folder(), self._standing, self._desk.context
        self.path.setText(str(folder) if folder else _("No folder is chosen on this computer yet."))
        self.open_button.setVisible(folder is not None)
        if plan is not None:
            context.jobs.compute(
                lambda: compare(plan, folder, before),
                lambda standing: self._show(plan, standing),
                self._failed,
                owner=self,
            )

    def _show(self, plan: Plan, standing: Standing) -> None:
        if plan is not self._plan:
            return  # another group came meanwhile
        self._standing = standing
        unread = plan.unread(standing)
        if unread:
            self._read(unread)
            return
        self.show_count(len(standing.files))
        self.lines.show_rows(standing.files)
        count = len(standing.to_write())
        words = ngettext("Publish {count} file", "Publish {count} files", count).format(count=count)
        self.publish_button.setText(words if count else _("Publish"))
        self.publish_button.setEnabled(count > 0)
        if self._pressed:
            self.publish()

    def _open(self) -> None:
        folder = self.folder()
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _shown(self, row: FolderFile) -> Shown:
        words, tone = STATES[row.state]
        day = short_date(row.day) if row.day else ""
        name = row.name if row.state not in {FileState.NOT_FINAL, FileState.NO_FILE} else ""
        return Shown(
            row.title, " · ".join(part for part in (day, name) if part and part != row.title), pills=((_(words), tone),)
        )
