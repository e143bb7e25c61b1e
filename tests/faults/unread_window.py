"""`python -m tests.faults.unread_window FOLDER`: the window on a disk that stops answering, then answers again.

The dossier is open and a page is shown; from then on every read of its folder is refused. One JSON line tells what was
said at each thing asked for, whether the crash page came, whether the page kept what it showed, and what the same
things gave once the disk answered again and *Try again* was pressed.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.faults.shim import Shim, under_shim

if TYPE_CHECKING:
    from csxl_desktop.services.printing import Document


class Window:
    """The program with its window, as somebody sits before it."""

    def __init__(self, folder: Path) -> None:
        from csxl_desktop import app as program  # Qt is made safe by it

        # isort: split
        from PySide6.QtWidgets import QApplication

        self.running = program.Application(QApplication(sys.argv[:1]), "en")
        self.running.open(folder)
        self.settle()
        if self.running.desk is None or self.running.crashes is None:
            raise RuntimeError("no window")
        self.desk, self.window, self.crashes = self.running.desk, self.running.desk.window, self.running.crashes

    @property
    def page(self) -> Any:
        return self.window.current_page()

    def settle(self) -> None:
        from tests.faults.silent_tour import settle  # the window with it

        settle(self.running)

    def rows(self) -> list[int]:
        """Of each list on the page in front."""
        from PySide6.QtWidgets import QAbstractItemView

        views = self.page.findChildren(QAbstractItemView)
        return [each.model().rowCount() for each in views if each.isVisible() and each.model() is not None]

    def asked(self, act: Callable[[], object]) -> str:
        """What the line above the pages says of it."""
        self.window.unread_line.dismiss()
        return self._said(act)

    def try_again(self) -> str:
        return self._said(self.window.unread_line.action.click)

    def _said(self, act: Callable[[], object]) -> str:
        act()
        self.settle()
        return self.window.unread_line.text() if self.window.unread_line.isVisible() else ""

    def preview(self, folder: Path) -> Any:
        """A document beside the window, as it is shown beside a record."""
        from csxl_desktop.ui.document_panel import DocumentPanel  # the window with it

        panel = DocumentPanel(self.running.context(folder))
        panel.resize(500, 600)
        panel.show()
        return panel

    def search(self) -> None:
        """“mais” is typed into the box above the pages."""
        from tests.ui.typing_keys import type_text  # the window with it

        self.window.top.search.setFocus()
        type_text(self.window.top.search, "mais")

    def forget(self) -> None:
        """What SQLite holds in memory is asked of the disk again."""
        connection = self.running.dossier.workspace.database._connection
        self.running.jobs.ask(lambda: connection.execute("PRAGMA shrink_memory").fetchone(), lambda _none: None)
        self.settle()


def _work(folder: Path) -> dict[str, object]:
    from csxl_desktop.storage.backups import ledger  # as the window is
    from csxl_desktop.storage.backups.kept import place_of
    from tests.journeys.running import DIRECTORY, MEETINGS  # the window with it

    shown, shim = Window(folder), Shim()
    shown.window.show_tab(DIRECTORY)
    shown.settle()
    before = shown.rows()
    panel, services = shown.preview(folder), shown.running.dossier.workspace

    def document() -> "Document":
        return services.handover.document(language="fr")

    shown.running.jobs.ask(lambda: services.backups.make(), lambda _made: None)
    shown.forget()
    shim.refuse_reads(folder, 1)
    told = {
        "reload": shown.asked(shown.page.reload),
        "search": shown.asked(shown.search),
        "tab": shown.asked(lambda: shown.window.show_tab(MEETINGS)),
        "preview": shown.asked(lambda: panel.show_document(document, "handover")),
    }
    shown.window.show_tab(DIRECTORY)
    shown.settle()
    refused = list[str]()
    shown.running.errors.refused.connect(refused.append)
    shown.asked(shown.desk.safekeeping.back_up)
    result: dict[str, object] = {"told": told, "kept": shown.rows() == before, "rows": before}
    result["preview"] = panel.preview.message()
    result["still"] = shown.try_again()
    shim.disarm()
    result["after"] = shown.try_again()
    result |= {"backup": refused, "damage_seen": any(ledger.read(place_of(folder)).of_kind("refused"))}
    result["pages"] = panel.preview.page_count()
    panel.close()
    popup = shown.window.top.search.popup
    result["found"] = popup.titles() if popup is not None else []
    shown.window.show_tab(MEETINGS)
    shown.settle()
    result |= {"meetings": shown.rows(), "crashed": shown.crashes.page is not None}
    shown.window.close()
    shown.running.close()
    return result


if __name__ == "__main__":
    under_shim("tests.faults.unread_window")
    print(json.dumps(_work(Path(sys.argv[1]))), flush=True)
