"""*About*: which version this is, what it is made with, under which licences, and where the notices are."""

import platform
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop import __version__
from csxl_desktop.i18n import _
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.text import Title, label

_NOTICES = "NOTICES.txt"


class AboutSheet(QDialog):
    """Its words can be selected, for a message to whoever helps."""

    def __init__(self, parent: QWidget | None, notices: Path | None) -> None:
        super().__init__(parent)
        add_help_key(self, "about")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("About this program"))
        self._notices = notices
        self.words = label("\n\n".join(about_words(notices)), wrap=True, selectable=True)
        self.notices_button = button(_("Show the notices"), "file-text", self._show_notices)
        self.notices_button.setVisible(notices is not None)
        close = primary_button(_("Close"), "", self.accept)
        close.setDefault(True)
        sizes = look().sizes
        foot = QHBoxLayout()
        foot.setSpacing(sizes.inside)
        foot.addWidget(self.notices_button)
        foot.addStretch()
        foot.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.px(24), sizes.px(20), sizes.px(24), sizes.px(20))
        box.setSpacing(sizes.between)
        box.addWidget(Title(_("CSXL Desktop {version}").format(version=__version__)))
        box.addWidget(self.words, 1)
        box.addLayout(foot)
        self.setMinimumWidth(sizes.px(520))

    def _show_notices(self) -> None:
        if self._notices is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._notices)))


def notices_file() -> Path | None:
    """The notices beside the installed program; None where it runs from its sources."""
    path = Path(sys.executable).with_name(_NOTICES)
    return path if path.is_file() else None


def about_words(notices: Path | None) -> list[str]:
    """A paragraph each."""
    made = _(
        "Made with Qt {qt} and Qt for Python (PySide6 {pyside}), © The Qt Company Ltd and others, under the GNU Lesser "
        "General Public License, version 3: their libraries are files of their own, which you may replace by others."
    )
    runs = _("It runs on Python {python}, with ReportLab, SQLAlchemy, SQLite and others, under licences of their own.")
    return [
        _("This is free software, under the European Union Public Licence (EUPL) 1.2. It comes without warranty."),
        made.format(qt=qVersion(), pyside=PySide6.__version__),
        runs.format(python=platform.python_version()),
        _("All of them, their authors and how their sources are had: {file}.").format(file=notices)
        if notices is not None
        else _("Installed, it has all of them, their authors and how their sources are had in NOTICES.txt beside it."),
    ]
