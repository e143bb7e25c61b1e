"""The imports that came before, on the import page: read, taken back, their lines taken up again or settled."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.import_undoing import Undoing
from csxl_desktop.services.imports import AsideRow, ImportRow
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.import_earlier import EarlierImports
from csxl_desktop.ui.directory.import_undo import ImportUndo
from csxl_desktop.ui.page import Page


class ImportMemory(QObject):
    """`turned` when an import is looked at to be undone, or no longer; `take_up(rows)` for lines set aside."""

    turned = Signal()
    take_up = Signal(object)

    def __init__(self, context: Context, page: Page, earlier: EarlierImports, undo: ImportUndo) -> None:
        super().__init__(earlier)
        self._context, self._page = context, page
        self._earlier, self._undo = earlier, undo
        self._row: ImportRow | None = None
        earlier.undo_wanted.connect(self.look_at)
        earlier.take_up_wanted.connect(self.take_up)
        earlier.settled.connect(self.settle)
        undo.confirmed.connect(self.undo_import)
        undo.left.connect(self.leave)

    def is_undoing(self) -> bool:
        return self._row is not None

    def begin(self) -> None:
        self._row = None
        self.read()

    def read(self) -> None:
        """The lists anew."""
        context = self._context

        def work() -> tuple[list[ImportRow], list[AsideRow]]:
            imports = context.services.imports
            return imports.imports(), imports.set_aside()

        context.jobs.ask(
            work, lambda found: self._earlier.show_rows(*found), owner=self._earlier, latest="directory.imports"
        )

    def look_at(self, row: ImportRow) -> None:
        """Show what undoing an import would do."""
        context = self._context

        def done(undoing: Undoing) -> None:
            self._row = row
            self._undo.show_undoing(row, undoing)
            self.turned.emit()
            self._undo.undo_button.setFocus()

        context.jobs.ask(
            lambda: context.services.imports.undo_preview(row.id),
            done,
            context.errors.show,
            owner=self._earlier,
            latest="directory.undo",
        )

    def leave(self) -> None:
        self._row = None
        self.turned.emit()
        self._earlier.imports.setFocus()

    def undo_import(self) -> None:
        row = self._row
        if row is not None:
            self.leave()
            self.take_back(row.id)

    def take_back(self, import_id: UUID) -> None:
        """Undo an import as far as nothing stands on it, and say what stays."""
        context, page = self._context, self._page

        def done(undoing: Undoing) -> None:
            page.reload()
            page.said.emit(_said(undoing))

        context.jobs.save(lambda: context.services.imports.undo(import_id), done, context.errors.show, owner=page)

    def settle(self, line_id: UUID) -> None:
        """Cross a line off; it can come back."""
        context, page = self._context, self._page

        def done(act: UUID) -> None:
            self.read()
            page.undo_offered.emit(_("The line was settled."), lambda: self._back(act))

        context.jobs.save(
            lambda: context.services.imports.settle(line_id), done, context.errors.show, owner=self._earlier
        )

    def _back(self, act: UUID) -> None:
        context = self._context
        context.jobs.save(
            lambda: context.services.history.undo_transaction(act),
            lambda _undone: self.read(),
            context.errors.show,
            owner=self._earlier,
        )


def _said(undoing: Undoing) -> str:
    if not undoing.written:
        return _("Nothing of this import can be taken back any more.")
    stays = len(undoing.remaining)
    if not stays:
        return _("The import was taken back.")
    words = ngettext(
        "The import was taken back, but for {count} entry changed or used since.",
        "The import was taken back, but for {count} entries changed or used since.",
        stays,
    )
    return words.format(count=stays)
