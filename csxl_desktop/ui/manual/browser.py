"""The page of the manual: it shows chapters and their pictures, and opens nothing else."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QSignalBlocker, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from csxl_desktop.domain.manual import WINDOW, Manual
from csxl_desktop.i18n.folding import fold
from csxl_desktop.ui.look import look
from csxl_desktop.ui.manual.page_html import SCHEME, page, style_sheet

SHARPNESS = 1.5  # pixels of a picture for one on the screen
_BESIDE = 64  # pixels around the text


class ManualBrowser(QTextBrowser):
    """`chapter_shown(key)`; `window_wanted(what)` where a link asks for something of the program."""

    chapter_shown = Signal(str)
    window_wanted = Signal(str)

    def __init__(self, picture: Callable[[str], bytes | None]) -> None:
        super().__init__()
        self._manual, self._picture = Manual("", ""), picture
        self._images: dict[str, QImage] = {}
        self._widths: dict[str, int] = {}
        self._wider = QTimer(self, singleShot=True, interval=0)  # a page is never drawn while it is being drawn
        self._wider.timeout.connect(self.draw_again)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(look().sizes.px(24))
        self.document().setDefaultStyleSheet(style_sheet())
        self.anchorClicked.connect(self._follow)
        self.sourceChanged.connect(lambda url: self.chapter_shown.emit(_name(url)))

    def show_manual(self, manual: Manual) -> None:
        """Its chapters from now on; the page on the screen is drawn again."""
        self._manual = manual
        if self.chapter() in manual.chapters:
            self.draw_again()

    def show_chapter(self, key: str) -> None:
        """Turn to a chapter; the page before is one step back."""
        if key in self._manual.chapters:
            self.setSource(QUrl(f"{SCHEME}{key}"), QTextDocument.ResourceType.HtmlResource)

    def chapter(self) -> str:
        """The key of the chapter on the screen."""
        return _name(self.source())

    def mark_words(self, words: Sequence[str]) -> None:
        """Show where the folded words stand, and bring the first place forward."""
        found = [cursor for word in words for cursor in _places(self.document(), word)]
        self.setExtraSelections([_marked(cursor) for cursor in found])
        if found:
            first = QTextCursor(min(found, key=lambda cursor: cursor.position()))
            first.clearSelection()
            self.setTextCursor(first)
            self.ensureCursorVisible()

    def loadResource(self, kind: int, url: QUrl | str) -> str | QImage:
        """Chapters and pictures of the manual alone: no file and no address is ever opened."""
        name = _name(QUrl(url))
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._scaled(name)
        chapter = self._manual.chapters.get(name)
        if chapter is None:
            return ""
        self._widths = {block.attachment: self._width(block.attachment) for block in chapter.pictures()}
        return page(chapter, self._width, language=self._manual.language)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if any(self._width(name) != width for name, width in self._widths.items()):
            self._wider.start()

    def draw_again(self) -> None:
        """The same page, where one was reading: its width or the colours have changed."""
        bar = self.verticalScrollBar()
        part = bar.value() / max(1, bar.maximum())
        with QSignalBlocker(self):
            self.document().setDefaultStyleSheet(style_sheet())
            self.reload()
        bar.setValue(round(part * bar.maximum()))

    def _follow(self, url: QUrl) -> None:
        if url.toString().startswith(WINDOW):
            self.window_wanted.emit(url.path())
        else:
            self.show_chapter(_name(url))

    def _image(self, name: str) -> QImage:
        if name not in self._images:
            self._images[name] = QImage.fromData(QByteArray(self._picture(name) or b""))
        return self._images[name]

    def _width(self, name: str) -> int:
        """As wide as it was taken, in the size of the letters, where the page has the room."""
        natural = self._image(name).width() / SHARPNESS * look().sizes.scale
        return round(min(natural, max(1, self.viewport().width() - look().sizes.px(_BESIDE))))

    def _scaled(self, name: str) -> QImage:
        ratio = self.devicePixelRatioF()
        image, width = self._image(name), self._width(name) * ratio
        if image.isNull():
            return image
        size = QSize(round(width), round(width * image.height() / image.width()))
        smooth = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied).scaled(
            size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        smooth.setDevicePixelRatio(ratio)
        return smooth


def _name(url: QUrl) -> str:
    """What an address of ours names; nothing of another one."""
    return url.toString().removeprefix(SCHEME) if url.toString().startswith(SCHEME) else ""


def _places(document: QTextDocument, word: str) -> list[QTextCursor]:
    """Where a folded word begins a word of the text."""
    found, block = [], document.begin()
    while block.isValid() and word:
        text = block.text()
        bare = [fold(letter) or " " for letter in text]
        letters = "".join(bare)
        owners = [place for place, each in enumerate(bare) for _letter in each]
        at = letters.find(word)
        while at >= 0:
            if not at or not letters[at - 1].isalnum():
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + owners[at])
                cursor.setPosition(block.position() + owners[at + len(word) - 1] + 1, QTextCursor.MoveMode.KeepAnchor)
                found.append(cursor)
            at = letters.find(word, at + len(word))
        block = block.next()
    return found


def _marked(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    marked = QTextCharFormat()
    marked.setBackground(look().color("accent"))
    marked.setForeground(look().color("on_accent"))
    selection.cursor, selection.format = cursor, marked
    return selection
