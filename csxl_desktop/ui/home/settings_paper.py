"""The office's own letter paper: chosen from a file, for which documents, with a letter on it beside."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout

from csxl_desktop.domain.letterhead import MOST_MARGIN
from csxl_desktop.i18n import _
from csxl_desktop.services.letterhead import (
    SERVED_NAMES,
    CleanPaper,
    LetterheadService,
    LetterheadSettings,
    UnreadableLetterheadError,
    clean_paper,
    fills_the_page,
)
from csxl_desktop.services.printing import Document, render_told
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.home.settings_fields import NeededNumber
from csxl_desktop.ui.look import look
from csxl_desktop.ui.saving import save_when_left
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.form import FormLayout
from csxl_desktop.ui.widgets.page_picture import PagePicture
from csxl_desktop.ui.widgets.side_by_side import SideBySide
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import CheckField, ChoiceField

_MOST_READ = 60_000_001  # bytes: one more than what is taken, so that it is refused as too large
_PICTURE_HEIGHT = 330


class PaperCard(Card):
    """Every tick and number is saved by itself; the letter beside is laid out again after each."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Letter paper"))
        self._context = context
        self._turn = 0
        self._shown = False
        self._source: tuple[bytes, str] | None = None  # the file chosen last: another of its pages may be wanted
        self.file = label("", wrap=True)
        self.choose_button = button(_("Choose a letter paper…"), "image-plus", self._choose)
        self.remove_button = link_button(_("Print on plain paper again"), lambda: self._keep(None))
        self.page = NeededNumber(_("Page of the file"), 1, 9999)
        self.page.committed.connect(self._take_page)
        self.page.hide()
        self.fields: dict[str, Field] = {
            "every_page": ChoiceField(_("It stands"), [(False, _("on the first page")), (True, _("on every page"))]),
            "top": NeededNumber(_("Left free above, in mm"), 0, MOST_MARGIN),
            "bottom": NeededNumber(_("Left free below, in mm"), 0, MOST_MARGIN),
        }
        self.served = {kind: CheckField(_(name)) for kind, name in SERVED_NAMES.items()}
        self.notice = label("", "small", wrap=True)
        self.picture = PagePicture(_("A letter on this paper"), look().sizes.px(_PICTURE_HEIGHT))
        self._save_fields()
        self._build()

    def _save_fields(self) -> None:
        context = self._context
        service = LetterheadService

        def of(name: str) -> Callable[[Any], Callable[[], object]]:
            return lambda value: lambda: service(context.services.database).change(**{name: value})

        def for_kind(kind: str) -> Callable[[Any], Callable[[], object]]:
            return lambda value: lambda: service(context.services.database).serve(kind, wanted=bool(value))

        for name, field in self.fields.items():
            save_when_left(field, context.jobs, context.errors, of(name), self.reload)
        for kind, check in self.served.items():
            save_when_left(check, context.jobs, context.errors, for_kind(kind))

    def _build(self) -> None:
        words = label(
            _(
                "A picture, or a page of a PDF, in A4: your documents are printed on it, without the head above. "
                "In Word they keep that head."
            ),
            "secondary",
            wrap=True,
        )
        chosen = QHBoxLayout()
        chosen.addWidget(self.file, 1)
        chosen.addWidget(self.remove_button)
        chosen.addWidget(self.choose_button)
        form = FormLayout(3)
        form.add_all(*self.fields.values(), self.page)
        served = FormLayout(3)
        served.add_all(*self.served.values())
        left = QVBoxLayout()
        left.setSpacing(look().sizes.px(10))
        left.addWidget(words)
        left.addLayout(chosen)
        left.addWidget(self.notice)
        left.addLayout(form)
        left.addWidget(label(_("It serves for")))
        left.addLayout(served)
        left.addStretch()
        beside = SideBySide()  # the letter below where large letters leave it no room
        beside.setSpacing(look().sizes.around)
        beside.addLayout(left, 1)
        beside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(beside)

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: LetterheadService(context.services.database).settings(),
            self._show,
            context.errors.show,
            owner=self,
            latest="letterhead",
        )

    def take_file(self, path: Path) -> None:
        """Read the file beside the window, then keep its first page, or the picture."""
        self._read(lambda: _read(path))

    def _take_page(self, page: int) -> None:
        if self._source is not None:
            content, name = self._source
            self._read(lambda: (content, clean_paper(content, name, page)))

    def _read(self, work: Callable[[], tuple[bytes, CleanPaper]]) -> None:
        context = self._context
        context.jobs.compute(
            work, self._take, context.errors.show, owner=self, label=_("Reading the letter paper"), stoppable=True
        )

    def _take(self, read: tuple[bytes, CleanPaper]) -> None:
        content, paper = read
        several = paper.pages > 1
        if several and (self._source is None or self._source[0] is not content):
            self.page.set_value(1)
        self._source = (content, paper.name) if several else None
        self.page.setVisible(several)
        self._keep(paper)

    def _keep(self, paper: CleanPaper | None) -> None:
        context = self._context
        if paper is None:
            self._source = None
            self.page.hide()
        context.jobs.save(
            lambda: LetterheadService(context.services.database).choose(paper),
            lambda _written: self.reload(),
            context.errors.show,
            owner=self,
        )

    def _show(self, settings: LetterheadSettings) -> None:
        same, self._shown = self._shown, True
        self.file.setText(settings.file_name or _("No letter paper yet: documents carry the head above."))
        self.remove_button.setVisible(bool(settings.file_name))
        for name, field in self.fields.items():
            field.show_value(getattr(settings.use, name), same=same)
        for kind, check in self.served.items():
            check.show_value(kind in settings.use.kinds, same=same)
        for each in (*self.fields.values(), *self.served.values()):
            each.setEnabled(bool(settings.file_name))
        self._turn += 1
        self._context.jobs.compute(
            partial(_sample, settings.sample),
            partial(self._show_sample, self._turn),
            self._context.errors.show,
            owner=self,
            label=_("Laying out the document"),
        )

    def _show_sample(self, turn: int, made: tuple[bytes, tuple[str, ...]]) -> None:
        if turn != self._turn:
            return
        pdf, told = made
        self.notice.setText("\n".join(told))
        self.notice.setVisible(bool(told))
        self.picture.show_pdf(pdf)

    def _choose(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _filter = QFileDialog.getOpenFileName(
            self, self.choose_button.text(), folder, _("PDF and pictures (*.pdf *.jpg *.jpeg *.png)")
        )
        if chosen:
            self.take_file(Path(chosen))


def _read(path: Path) -> tuple[bytes, CleanPaper]:
    try:
        with path.open("rb") as opened:
            content = opened.read(_MOST_READ)
    except OSError:
        raise UnreadableLetterheadError(name=path.name) from None
    return content, clean_paper(content, path.name)


def _sample(document: Document) -> tuple[bytes, tuple[str, ...]]:
    """The letter, and what is to be known of its paper."""
    pdf, told = render_told(document)
    paper = document.content.office.paper
    if paper is not None and not fills_the_page(paper):
        told = (*told, _("This paper is not A4: it is fitted to the width of the page. Look at the letter beside."))
    return pdf, told
