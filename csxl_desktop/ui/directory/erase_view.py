"""Erasing a person for good: what goes, what stays, what only people can do, and the name typed again."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.ui.directory.name_again import NameAgain
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import REDACTED
from csxl_desktop.ui.widgets.buttons import link_button, primary_button
from csxl_desktop.ui.widgets.form import scrolled
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, SectionLabel, Title, label
from csxl_desktop.ui.widgets.text_fields import CheckBox

if TYPE_CHECKING:  # what erases is loaded when somebody erases
    from csxl_desktop.services.anonymising import PreviewLine
    from csxl_desktop.services.erasing.copies import Followed, InBackups
    from csxl_desktop.services.erasing.service import Erased, ErasePreview

_SHOWN = 8


class EraseView(QWidget):
    """`closed` when the cards come back, `everything_wanted` when what is held is to be saved first."""

    closed = Signal()
    everything_wanted = Signal()

    def __init__(self, screen: OnScreen) -> None:
        super().__init__()
        self._screen = screen
        self._preview: ErasePreview | None = None
        self.title = Title(_("Erase for good"))
        self.goes, self.sealed, self.copies, self.backups, self.by_hand = (label("", wrap=True) for _part in range(5))
        self.out_of_backups = CheckBox(_("Also out of the backups: each is written anew without the person"))
        self.out_of_backups.setChecked(True)
        self.replaced_link = link_button(
            _("Minutes that were replaced so far"),
            lambda: screen.page.record_requested.emit("agenda_place", REDACTED),
            "file-text",
        )
        self.erase_button = primary_button(_("Erase for good"), "trash-2", self.erase)
        self.foot = NameAgain(self.erase_button)
        self.foot.given_up.connect(self.closed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(look().sizes.inside)
        outer.addWidget(scrolled(self._card(), cards=True), 1)
        foot = Card()  # it stays in sight, however much is told above
        foot.box.addWidget(self.foot)
        outer.addWidget(foot)

    def _card(self) -> QWidget:
        card = Card()
        box = QVBoxLayout()
        box.setSpacing(look().sizes.inside)
        box.addWidget(self.title)
        told = _(
            "Nothing takes this back, no backup and no other computer. Anonymising keeps approved minutes as they are; "
            "erasing lets the person leave these too. Save everything we hold first, if it may be asked for."
        )
        box.addWidget(
            Notice(told, "wrong", action=_("Everything we hold…"), clicked=self.everything_wanted.emit, closable=False)
        )
        for title, words in (
            (_("What goes"), self.goes),
            (_("Sealed papers"), self.sealed),
            (_("Copies that the program keeps"), self.copies),
            (_("Backups"), self.backups),
        ):
            box.addWidget(SectionLabel(title))
            box.addWidget(words)
            if words is self.sealed:
                box.addWidget(self.replaced_link)
        box.addWidget(self.out_of_backups)
        box.addWidget(SectionLabel(_("What only you can do")))
        box.addWidget(self.by_hand)
        box.addStretch()
        card.box.addLayout(box)
        return card

    def show_preview(self) -> None:
        """What it would do to the person on screen; nothing is done yet."""
        context, key = self._screen.context, self._screen.key()
        self._preview = None
        self.out_of_backups.setEnabled(True)
        for each in (self.goes, self.sealed, self.copies, self.backups, self.by_hand):
            each.setText("…")
        self.foot.wait(_("Every record and every text is being read…"))
        context.jobs.ask(lambda: context.services.erasing.preview(key), self._show, self._not_offered, owner=self)

    def erase(self) -> None:
        """The button, once the name is typed."""
        preview, context, typed = self._preview, self._screen.context, self.foot.typed.edit.text()
        if preview is None or not self.erase_button.isEnabled():
            return
        everywhere = self.out_of_backups.isChecked()
        self.out_of_backups.setEnabled(False)
        self.foot.hold(_("The name goes, papers are printed anew, then the file is written anew…"))
        context.jobs.save(
            lambda: context.services.erasing.erase(preview.person_id, typed),
            lambda done: self._done(done, everywhere=everywhere),
            self._refused,
            owner=self,
            label=_("Erasing a person, and writing the file anew"),
        )

    def _done(self, done: "Erased", *, everywhere: bool) -> None:
        context, screen = self._screen.context, self._screen
        context.drafts.forget_naming(done.eraser.may_be_in)
        if everywhere:
            erasing = context.services.erasing
            context.jobs.compute(
                lambda: erasing.out_of_backups(done.wanted),
                self._followed,
                context.errors.show,
                owner=self,
                label=_("Writing the backups anew"),
            )
        self.closed.emit()
        screen.changed()
        screen.page.said.emit(_said(done))

    def _followed(self, followed: "Followed") -> None:
        words = ngettext(
            "{count} backup was written anew without the person.",
            "{count} backups were written anew without the person.",
            followed.written,
        ).format(count=followed.written)
        left = ", ".join(path.name for path in followed.unreadable)
        if left:
            words += " " + _("These could not be read, and may still hold the name: {files}").format(files=left)
        self._screen.page.said.emit(words)

    def _refused(self, error: Exception) -> None:
        self.out_of_backups.setEnabled(True)
        self.foot.refuse(error, self._screen.context.errors)

    def _not_offered(self, error: Exception) -> None:
        self.foot.tell(sentence(error))

    def _show(self, preview: "ErasePreview") -> None:
        self._preview = preview
        self.title.setText(_("Erase {name} for good").format(name=preview.name))
        self.goes.setText(_goes(preview))
        self.sealed.setText(_sealed(preview))
        self.copies.setText(_copies(preview))
        self.backups.setText(_backups(preview.backups))
        self.by_hand.setText(_by_hand(preview))
        self.foot.expect(preview.name)


def _said(done: "Erased") -> str:
    words = _("Erased: every count stays as it was.")
    left = ", ".join(path.name for path in done.unreadable)
    if left:
        words += " " + _("These could not be read, and may still hold the name: {files}").format(files=left)
    return words


def _lines(lines: "Iterable[PreviewLine]") -> str:
    return ", ".join(f"{line.title.lower()} ({line.count})" for line in lines) or "–"


def _listed(title: str, names: Sequence[str]) -> str:
    more = "\n…" if len(names) > _SHOWN else ""
    return title + "\n" + "\n".join(names[:_SHOWN]) + more


def _goes(preview: "ErasePreview") -> str:
    told = [
        _("Erased: {records}.").format(records=_lines(preview.erased)),
        _("Kept for the counts, under “{name}”: {records}.").format(
            name=preview.placeholder, records=_lines(preview.unnamed)
        ),
        *(
            [_("Texts that say “{mark}” instead: {records}.").format(mark=preview.mark, records=_lines(preview.texts))]
            if preview.texts
            else []
        ),
        ngettext(
            "{count} change in the history keeps who and when, and loses what was written.",
            "{count} changes in the history keep who and when, and lose what was written.",
            preview.history,
        ).format(count=preview.history),
    ]
    return "\n".join(told)


def _sealed(preview: "ErasePreview") -> str:
    if not preview.sealed:
        return _("No approved minutes and no archived report name the person.")
    words = ngettext(
        "{count} paper gets a version that says “{mark}”; the older one is destroyed. The seal says since when.",
        "{count} papers get a version that says “{mark}”; the older ones are destroyed. The seals say since when.",
        len(preview.sealed),
    )
    return _listed(words.format(count=len(preview.sealed), mark=preview.mark), preview.sealed)


def _copies(preview: "ErasePreview") -> str:
    parts = [
        ngettext("{count} file set aside", "{count} files set aside", preview.aside).format(count=preview.aside),
        ngettext("{count} base of a bag", "{count} bases of bags", preview.bags).format(count=preview.bags),
    ]
    gone = [
        ngettext("{count} yearly export", "{count} yearly exports", preview.exports).format(count=preview.exports),
        ngettext("{count} mail draft", "{count} mail drafts", preview.drafts).format(count=preview.drafts),
    ]
    written = _there(parts, (preview.aside, preview.bags))
    removed = [*_there(gone, (preview.exports, preview.drafts)), _("what is being typed here and names the person")]
    told = [_("Written anew: {copies}.").format(copies=", ".join(written))] if written else []
    return " ".join((*told, _("Removed: {copies}.").format(copies=", ".join(removed))))


def _there(words: Sequence[str], counts: Sequence[int]) -> list[str]:
    return [each for each, count in zip(words, counts, strict=True) if count]


def _backups(held: "InBackups") -> str:
    """Counted as of now; the act makes one more."""
    counted = ngettext("{count} backup still holds the name.", "{count} backups still hold the name.", held.count)
    words = [counted.format(count=held.count) if held.count else _("No backup holds the name yet.")]
    if held.until is not None:
        words.append(
            _("Left alone, they go by {date} at the latest.").format(date=long_date(held.until, weekday=False))
        )
    if held.for_ever:
        words.append(
            ngettext(
                "{count} of them was made for an approved report, and is never let go of.",
                "{count} of them were made for approved reports, and are never let go of.",
                held.for_ever,
            ).format(count=held.for_ever)
        )
    words.append(_("Whichever is restored, the person is erased again before anything is shown."))
    return " ".join(words)


def _by_hand(preview: "ErasePreview") -> str:
    told = []
    if preview.namesake:
        told.append(
            _(
                "Somebody else bears this name: no text and no sealed paper is changed, since nobody can tell by "
                "machine who is meant. If both are one person, merge the two records first."
            )
        )
    if preview.by_hand:
        told.append(_listed(_("Look through these, and replace them where they name the person:"), preview.by_hand))
    if preview.alone:
        told.append(_listed(_("These say the name where it may mean something else:"), preview.alone))
    if preview.authored:
        told.append(
            ngettext(
                "{count} act in the history was done by this person, and keeps its author.",
                "{count} acts in the history were done by this person, and keep their author.",
                preview.authored,
            ).format(count=preview.authored)
        )
    told.append(_("What left the computer (mails, paper, a stick that is not in) is out of reach of the program."))
    return "\n".join(told)
