"""In the place of a person's cards: everything held about that person, anonymising and erasing with their previews."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.domain.content.personal_data import to_json
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.services.printing import Document
from csxl_desktop.ui.directory.erase_view import EraseView
from csxl_desktop.ui.directory.name_again import NameAgain
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.document_mail import to_one
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.look import look
from csxl_desktop.ui.printing import write_document
from csxl_desktop.ui.widgets.buttons import button, primary_button
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.flow import TitleLayout
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.stack import Stack
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title, label

if TYPE_CHECKING:  # it maps every table
    from csxl_desktop.services.anonymising import AnonymisePreview, PreviewLine

_SHOWN = 12


class PersonalDataView(Stack):
    """`closed` when the cards come back."""

    closed = Signal()

    def __init__(self, screen: OnScreen) -> None:
        super().__init__()
        self._screen = screen
        self._preview: AnonymisePreview | None = None
        self.language = DocumentLanguage()
        self.panel = DocumentPanel(screen.context)
        self.json_button = button(_("Save as JSON…"), "download", self._choose_file)
        self.erased, self.unnamed, self.kept = (label("", wrap=True) for _part in range(3))
        self.named_in = label("", "secondary", wrap=True)
        self.title = Title(_("Anonymise"))
        self.anonymise_button = primary_button(_("Anonymise for good"), "user-minus", self.anonymise)
        self.foot = NameAgain(self.anonymise_button)
        self.foot.given_up.connect(self.closed)
        self.addWidget(self._everything())
        self.addWidget(self._anonymising())
        self.erasing = EraseView(screen)
        self.addWidget(self.erasing)
        self.erasing.closed.connect(self.closed)
        self.erasing.everything_wanted.connect(self.show_everything)
        self.language.changed.connect(lambda _language: self.show_everything())
        self.hide()

    def _everything(self) -> QWidget:
        card = Card(padding=look().sizes.between)
        top = TitleLayout()
        top.addWidget(SectionLabel(_("Everything we hold")))
        for each in (self.language, self.json_button, button(_("Back to the record"), "arrow-left", self.closed.emit)):
            top.addWidget(each)
        card.box.addLayout(top)
        card.box.addWidget(self.panel, 1)
        return card

    def _anonymising(self) -> QWidget:
        card = Card()
        box = QVBoxLayout()
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.title)
        told = _("This cannot be taken back. Save everything we hold first, if it may be asked for.")
        box.addWidget(
            Notice(told, "late", action=_("Everything we hold…"), clicked=self.show_everything, closable=False)
        )
        for title, words in (
            (_("What goes"), self.erased),
            (_("What stays without the name"), self.unnamed),
            (_("What stays as it is"), self.kept),
        ):
            box.addWidget(SectionLabel(title))
            box.addWidget(words)
        box.addWidget(self.named_in)
        box.addWidget(self.foot)
        box.addStretch()
        card.box.addLayout(box)
        return scrolled(card, cards=True)

    def show_everything(self) -> None:
        """The pages of the person on screen."""
        context, key, language = self._screen.context, self._screen.key(), self.language.value()
        self.setCurrentIndex(0)

        def read() -> Document:
            return context.services.privacy.everything(key, language=language)

        self.panel.show_document(read, ("personal-data", key, language), audience=to_one(context, key))

    def show_anonymising(self) -> None:
        """What it would do; the name is typed below."""
        context, key = self._screen.context, self._screen.key()
        self.setCurrentIndex(1)
        self._preview = None
        for each in (self.erased, self.unnamed, self.kept, self.named_in):
            each.setText("…")
        self.foot.wait(_("Every record and every text is being read…"))
        context.jobs.ask(lambda: context.services.anonymising.preview(key), self._show, context.errors.show, owner=self)

    def show_erasing(self) -> None:
        """What erasing for good would do; the name is typed below."""
        self.setCurrentWidget(self.erasing)
        self.erasing.show_preview()

    def save_json(self, path: Path) -> None:
        """The same for a machine."""
        context, key = self._screen.context, self._screen.key()

        def work() -> str:
            content = context.services.privacy.everything(key).content
            data = json.dumps(to_json(content), ensure_ascii=False, indent=1) + "\n"
            write_document(path, data.encode(), own=True)
            return path.name

        context.jobs.ask(
            work,
            lambda name: self._screen.page.said.emit(_("“{name}” saved").format(name=name)),
            context.errors.show,
            owner=self,
        )

    def anonymise(self) -> None:
        """The button, once the name is typed."""
        preview, context, typed = self._preview, self._screen.context, self.foot.typed.edit.text()
        if preview is None or not self.anonymise_button.isEnabled():
            return
        self.foot.hold(_("The name goes, then the file is written anew: a few seconds in a large dossier…"))

        def done(_written: object) -> None:
            self.closed.emit()
            self._screen.changed()
            self._screen.page.said.emit(_("Anonymised: every count stays as it was."))

        context.jobs.save(
            lambda: context.services.anonymising.anonymise(preview.person_id, typed),
            done,
            lambda error: self.foot.refuse(error, context.errors),
            owner=self,
            label=_("Anonymising and writing the file anew"),
        )

    def _show(self, preview: "AnonymisePreview") -> None:
        self._preview = preview
        self.title.setText(_("Anonymise {name}").format(name=preview.name))
        name = _("name, civility, note and preferences")
        self.erased.setText(", ".join((name, *map(_counted, preview.erased))))
        stays = _("“{name}” stands instead, and every count stays as it is: {records}")
        records = ", ".join(map(_counted, preview.unnamed)) or "–"
        self.unnamed.setText(stays.format(name=preview.placeholder, records=records))
        self.kept.setText(_kept(preview))
        self.named_in.setText(_named_in(preview.named_in))
        self.foot.expect(preview.name)

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, _("Save as JSON"), "", "JSON (*.json)")
        if name:
            self.save_json(Path(name))


def _counted(line: "PreviewLine") -> str:
    return f"{line.title.lower()} ({line.count})"


def _kept(preview: "AnonymisePreview") -> str:
    lines = ngettext(
        "{count} line of approved minutes, kept as an archive in the public interest",
        "{count} lines of approved minutes, kept as an archive in the public interest",
        preview.sealed,
    ).format(count=preview.sealed)
    more = _("archived reports, and the backups made until now, as long as they are kept")
    if not preview.sealed:
        return f"{more[:1].upper()}{more[1:]}."
    return _("{lines}; {more}.").format(lines=lines, more=more)


def _named_in(places: Sequence[str]) -> str:
    if not places:
        return _("No text names the person.")
    told = "\n".join(places[:_SHOWN])
    words = _("These texts name the person and stay as they are; change them by hand where it is wanted:")
    return f"{words}\n{told}" if len(places) <= _SHOWN else f"{words}\n{told}\n…"
