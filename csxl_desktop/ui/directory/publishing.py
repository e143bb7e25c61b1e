"""Publishing the directory for the web: one gesture, what changed is said, and it can be taken back."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.ui.binding import act
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.once import Once
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.printing import write_document
from csxl_desktop.ui.widgets.buttons import menu_button
from csxl_desktop.ui.widgets.messages import Notice

if TYPE_CHECKING:
    from csxl_desktop.domain.content.publication import DirectoryChanges
    from csxl_desktop.services.publication import Publication
    from csxl_desktop.services.records import Written

FOLDER = "repertoire"


class PublishBar(QObject):
    """Its button and its notice, which stand apart in the view."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self._once = Once()
        self.button = menu_button(
            _("Publish for the web"),
            "globe",
            [
                ("folder", _("In the documents of the dossier"), self.publish_here),
                ("folder-open", _("In another folder…"), self.publish_elsewhere),
            ],
        )
        self.notice = Notice()
        self.notice.hide()

    def publish_here(self) -> None:
        """Into the folder that every dossier has for what goes out."""
        self._begin(None)

    def publish_elsewhere(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self.button.window(), _("Publish for the web"))
        if chosen:
            self.publish_in(Path(chosen))

    def publish_in(self, folder: Path) -> None:
        """Read, lay out (which may be stopped), write the pages and tables, and only then keep what was published."""
        self._begin(folder)

    def _begin(self, folder: Path | None) -> None:
        if not self._once.begin():
            return
        context = self._context
        self.button.setEnabled(False)
        context.jobs.ask(
            lambda: (context.services.publication.prepare(), folder or context.services.folder / "documents" / FOLDER),
            lambda found: self._lay_out(*found),
            self._failed,
            owner=self,
        )

    def _lay_out(self, publication: "Publication", folder: Path) -> None:
        from csxl_desktop.services.publication import laid_out  # not loaded before somebody publishes

        self._context.jobs.compute(
            lambda: laid_out(publication),
            lambda files: self._write(files, publication, folder),
            self._failed,
            owner=self,
            label=_("Laying out the pages"),
            stoppable=True,
        )

    def _write(self, files: Mapping[str, bytes], publication: "Publication", folder: Path) -> None:
        from csxl_desktop.services.publication import write_files  # as above

        self._context.jobs.compute(
            lambda: write_files(files, folder, write_document),
            lambda _paths: self._keep(publication, folder),
            lambda error: self._not_written(error, folder),
            owner=self,
            label=_("Writing the pages"),
        )

    def _keep(self, publication: "Publication", folder: Path) -> None:
        context = self._context
        context.jobs.save(
            lambda: context.services.publication.record(publication),
            lambda written: self._published(publication, folder, written),
            self._failed,
            owner=self,
            label=_("Writing the pages"),
        )

    def _published(self, publication: "Publication", folder: Path, written: "Written | None") -> None:
        self._end()
        changes = change_words(publication.changes)
        self.notice.say(_("Published in {folder}. {changes}").format(folder=folder, changes=changes), "good")
        if written is not None:
            transaction = written.transaction_id
            self._page.undo_offered.emit(_("Directory published"), lambda: self._take_back(transaction))

    def _take_back(self, transaction: UUID) -> None:
        def taken_back(_undone: object) -> None:
            self.notice.say(_("The publication is taken back; its files stay where they are."))

        act(
            self._context,
            self._page,
            lambda: self._context.services.history.undo_transaction(transaction),
            taken_back,
        )

    def _end(self) -> None:
        self._once.end()
        self.button.setEnabled(True)

    def _failed(self, error: Exception) -> None:
        self._end()
        self._context.errors.show(error)

    def _not_written(self, error: Exception, folder: Path) -> None:
        if not isinstance(error, OSError):
            self._failed(error)
            return
        self._end()
        self.notice.say(
            _("The pages cannot be written in {folder} ({detail}). Nothing is published.").format(
                folder=folder, detail=error.strerror or error
            ),
            "wrong",
        )


def change_words(changes: "DirectoryChanges | None") -> str:
    """What a reader of the last publication would find otherwise."""
    if changes is None:
        return _("It is the first publication.")
    day = short_date(changes.since)
    if not changes:
        return _("Nothing changed since {date}.").format(date=day)
    counts = [
        (len(changes.new), ngettext("{count} new", "{count} new", len(changes.new))),
        (len(changes.gone), ngettext("{count} gone", "{count} gone", len(changes.gone))),
        (len(changes.renamed), ngettext("{count} renamed", "{count} renamed", len(changes.renamed))),
        (len(changes.changed), ngettext("{count} changed", "{count} changed", len(changes.changed))),
    ]
    told = ", ".join(words.format(count=count) for count, words in counts if count)
    return _("Since {date}: {changes}.").format(date=day, changes=told)
