"""Where newer versions of the program are put: the shared folder, or one chosen on this computer."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from csxl_desktop import __version__
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _
from csxl_desktop.services import updates
from csxl_desktop.services.updates import Release
from csxl_desktop.system import paths
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.updating import FOLDER, Updating, folders, found_in
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, label


class UpdatesCard(Card):
    """The version that runs, the folder, and *Look now*, which also tells a version that was declined."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Updates of the program"))
        self._context = context
        self._shared: Path | None = None
        self.words = label("", wrap=True, selectable=True)
        self.choose_button = button(_("Choose a folder…"), "folder-open", self.choose)
        self.shared_button = link_button(_("The shared folder again"), self.use_shared)
        self.look_button = button(_("Look now"), "repeat-2", self.look)
        self.about_button = link_button(_("About this program…"), self.show_about, "info")
        self.line = Notice()
        self.updating = Updating(context, self.line, self)
        row = QHBoxLayout()
        row.setSpacing(look().sizes.inside)
        for each in (self.look_button, self.choose_button, self.shared_button, self.about_button):
            row.addWidget(each)
        row.addStretch()
        self.box.addWidget(self.words)
        self.box.addLayout(row)
        self.box.addWidget(self.line)

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(lambda: context.services.sharing.place(), self._show, context.errors.show, owner=self)

    def choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self.window(), _("Folder of the updates"))
        if chosen:
            self.use(chosen)

    def use(self, folder: str) -> None:
        """Look there from now on, and now."""
        self._context.state.set_text(FOLDER, folder)
        self._show(self._shared)
        self.look()

    def use_shared(self) -> None:
        self._context.state.set_text(FOLDER, "")
        self._show(self._shared)

    def look(self) -> None:
        """Say what there is, also what was declined."""
        keys, places = updates.publisher_keys(paths.resources()), folders(self._context, self._shared)
        self._context.jobs.compute(
            lambda: found_in(places, keys) if keys else None,
            self._found,
            self._context.errors.show,
            owner=self,
            label=_("Looking for a new version"),
        )

    def show_about(self) -> None:
        """What it is made with, and under which licences."""
        from csxl_desktop.ui.about import AboutSheet, notices_file  # not needed at start-up

        AboutSheet(self.window(), notices_file()).open()

    def _found(self, found: Release | DomainError | None) -> None:
        if isinstance(found, Release):
            self.updating.propose(found)
            return
        self.line.action.hide()
        if found is None:
            self.line.say(_("No newer version was found."), "good")
        else:
            self.line.say(sentence(found), "late")

    def _show(self, shared: Path | None) -> None:
        self._shared = shared
        chosen = self._context.state.text(FOLDER)
        version = _("This is version {version}.").format(version=__version__)
        if not updates.publisher_keys(paths.resources()):
            where = _("This copy of the program bears no publisher’s key: it proposes no updates.")
        elif chosen:
            where = _("New versions are looked for at each opening in {folder}.").format(folder=chosen)
        elif shared is not None:
            where = _("New versions are looked for at each opening in the shared folder, {folder}.").format(
                folder=shared
            )
        else:
            where = _("Choose the folder in which new versions are put: the program looks there at each opening.")
        self.words.setText(f"{version} {where}")
        self.shared_button.setVisible(bool(chosen) and shared is not None)
        self.look_button.setEnabled(bool(folders(self._context, shared)))
