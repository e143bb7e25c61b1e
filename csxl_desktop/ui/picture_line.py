"""A logo, or another picture of which there is one, in small, and the buttons that change it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy

from csxl_desktop.i18n import _
from csxl_desktop.services.files import CleanPicture, clean_picture
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.text import label

Write = Callable[[CleanPicture | None], object]


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What the buttons and the empty place say."""

    choose: str
    remove: str
    none: str
    name: str


def logo_words() -> PictureWords:
    return PictureWords(_("Choose a logo…"), _("Remove the logo"), _("No logo yet"), _("Logo"))


class PictureLine(QHBoxLayout):
    """`prepare()` binds whose logo it is, in the window's thread; what it returns keeps the picture, or takes the
    logo away (None), in the database lane; then `changed` is called.
    """

    def __init__(
        self,
        context: Context,
        prepare: Callable[[], Write],
        changed: Callable[[], object],
        words: PictureWords | None = None,
    ) -> None:
        super().__init__()
        self._context, self._prepare, self._changed = context, prepare, changed
        self._words = words or logo_words()
        px = look().sizes.px
        self.view = label("", "secondary", wrap=True)
        self.view.setMinimumSize(px(100), px(56))
        policy = self.view.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # what the buttons leave
        self.view.setSizePolicy(policy)
        self.view.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.choose_button = button(self._words.choose, "image-plus", self._choose)
        self.remove_button = link_button(self._words.remove, lambda: self._keep(self._prepare(), None))
        self.addWidget(self.view, 1)
        self.addWidget(self.remove_button)
        self.addWidget(self.choose_button)

    def show_picture(self, content: bytes | None) -> None:
        picture = QPixmap()
        self.remove_button.setVisible(content is not None)
        if content is None or not picture.loadFromData(content):
            self.view.clear()
            self.view.setText(self._words.none)
            return
        ratio = self.view.devicePixelRatio()
        scaled = picture.scaled(
            self.view.minimumSize() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self.view.setPixmap(scaled)
        self.view.setAccessibleName(self._words.name)

    def take_file(self, path: Path) -> None:
        """Clean the picture beside the window, then keep it."""
        context, write = self._context, self._prepare()
        context.jobs.compute(
            partial(_clean, path),
            partial(self._keep, write),
            context.errors.show,
            owner=self,
            label=_("Preparing pictures"),
        )

    def _keep(self, write: Write, picture: CleanPicture | None) -> None:
        context = self._context
        context.jobs.save(lambda: write(picture), lambda _written: self._changed(), context.errors.show, owner=self)

    def _choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        chosen, _filter = QFileDialog.getOpenFileName(
            self.view, self._words.choose, folder, _("Pictures (*.jpg *.jpeg *.png)")
        )
        if chosen:
            self.take_file(Path(chosen))


def _clean(path: Path) -> CleanPicture:
    return clean_picture(path.read_bytes(), path.name)
