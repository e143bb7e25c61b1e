"""*Take the dossier along…*: the whole dossier as one file for another computer, from the page of the backups."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.safety.carrying import SUFFIX, carry_away
from csxl_desktop.system import clock
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.printing import documents_folder
from csxl_desktop.ui.widgets.buttons import button
from csxl_desktop.ui.widgets.field import leave_focused_field


class CarryAway(QWidget):
    """`carried(words)`: the file stands; `folder` is the dossier's once it is known."""

    carried = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.folder: Path | None = None
        self.button = button(_("Take the dossier along…"), "log-out", self._choose_target)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)

    def _choose_target(self) -> None:
        if self.folder is None:
            return
        start = documents_folder() / f"{self.folder.name}{SUFFIX}"
        kinds = _("Dossier taken along (*{suffix})").format(suffix=SUFFIX)
        name, _kind = QFileDialog.getSaveFileName(self, _("Where the dossier goes"), str(start), kinds)
        if name:
            self.carry_away(Path(name))

    def carry_away(self, target: Path) -> None:
        """Drawn in the database lane, written beside it."""
        leave_focused_field()
        context = self._context
        self.button.setEnabled(False)

        def drawn(draft: object) -> None:
            context.jobs.compute(
                lambda: carry_away(draft, target, context.state.content(), clock.now_utc()),
                self._carried,
                self._refused,
                owner=self,
                label=_("Taking the dossier along"),
            )

        context.jobs.ask(lambda: context.services.backups.draw_by_hand(), drawn, self._refused, owner=self)

    def _carried(self, path: Path) -> None:
        self.button.setEnabled(True)
        words = _(
            "“{name}” holds the whole dossier, read back to the last byte. On the other computer: first page, "
            "Take over a dossier. From then on work there, and here no more."
        )
        self.carried.emit(words.format(name=path.name))

    def _refused(self, error: Exception) -> None:
        self.button.setEnabled(True)
        self._context.errors.show(error)
