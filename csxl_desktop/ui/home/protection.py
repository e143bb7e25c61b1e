"""The encryption of the dossier: turned on and off, who opens it, and the sheet for when nobody knows any more."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csxl_desktop.domain import passphrases
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.i18n.named import named
from csxl_desktop.services import protection
from csxl_desktop.services.protection import OpenerRow, Protecting, ProtectionPage
from csxl_desktop.system import clock
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.document_panel import DocumentPanel
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button, primary_button
from csxl_desktop.ui.widgets.document_language import DocumentLanguage
from csxl_desktop.ui.widgets.flow import BoundedColumn
from csxl_desktop.ui.widgets.form import Splitter
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.text import Card, SectionLabel, label, set_look
from csxl_desktop.ui.widgets.text_fields import TextField

T = TypeVar("T")
_WIDEST = 760  # pixels of what is typed
_TONES = {
    passphrases.Strength.SHORT: "late",
    passphrases.Strength.WEAK: "late",
    passphrases.Strength.FAIR: "secondary",
    passphrases.Strength.STRONG: "good",
}


class ProtectionView(QWidget):
    """On the left what is typed, on the right the sheet that is printed before anything counts."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._page: ProtectionPage | None = None
        self.code: tuple[str, ...] = ()
        self.asked = (1, 2)
        self.told = label("", wrap=True)
        self.notice = Notice()
        self.people = QVBoxLayout()
        self.person = TextField(_("Whose passphrase"), required=True)
        self.passphrase = TextField(_("Passphrase"), required=True)
        self.again = TextField(_("The same once more"), required=True)
        self.strength = label("", "small", wrap=True)
        self.give_button = button(_("Give this passphrase"), "user-check", self.give)
        self.sheet_button = button(_("Prepare the recovery sheet"), "printer", self.prepare)
        self.retyped = TextField(_("Group {number} of the sheet")), TextField(_("Group {number} of the sheet"))
        self.keep_button = primary_button("", "check", self.keep)
        self.rest = Notice(action=_("Encrypt them too"), clicked=self._encrypt_rest, closable=False)
        self.off_button = link_button(_("Turn the encryption off"), self.turn_off)
        self.language = DocumentLanguage()
        self.language.changed.connect(lambda _key: self._show_sheet())
        self.panel = DocumentPanel(context, sent=False)  # what opens the dossier goes by no mail
        for field in (self.passphrase, self.again):
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.edit.textChanged.connect(self._weigh)
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        card = Card(padding=sizes.between)
        card.box.addWidget(self.told)
        card.box.addLayout(self.people)
        card.box.addWidget(SectionLabel(_("1. A passphrase")))
        card.box.addWidget(self.person)
        card.box.addLayout(_beside(self.passphrase, self.again))
        card.box.addWidget(self.strength)
        card.box.addWidget(self.give_button)
        card.box.addWidget(SectionLabel(_("2. The recovery sheet")))
        card.box.addWidget(
            label(
                _("It opens the dossier when nobody knows a passphrase any more. Print it, then prove it."), wrap=True
            )
        )
        sheet = QHBoxLayout()
        sheet.addWidget(self.sheet_button, 1)
        sheet.addWidget(self.language)
        card.box.addLayout(sheet)
        card.box.addLayout(_beside(*self.retyped))
        card.box.addWidget(self.keep_button)
        card.box.addWidget(self.off_button)
        card.box.addStretch()
        left = _readable(self.notice, self.rest, card)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Splitter("home/protection", self._context.state, left, self.panel, sizes=(560, 640)))

    def print_document(self) -> None:
        """The sheet that was prepared."""
        if self.code:
            self.panel.print_document()

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: context.services.protection.page(), self._show, context.errors.show, owner=self, latest="protection"
        )

    def prepare(self) -> None:
        """A new code, on paper: nothing opens by it before two of its groups were typed from there."""
        self.code = protection.new_code()
        self.asked = protection.groups_to_retype()
        for field, number in zip(self.retyped, self.asked, strict=True):
            field.rename(_("Group {number} of the sheet").format(number=number))
            field.set_value("")
        self._show_sheet()
        self._arrange()
        self.retyped[0].setFocus()

    def _show_sheet(self) -> None:
        """The sheet that was prepared, in its language: another one changes no group of it."""
        if self.code:
            code, language, services = self.code, self.language.value(), self._context.services
            self.panel.show_document(lambda: services.protection.sheet(code, language), (code, language))

    def keep(self) -> None:
        """The sheet counts; where the dossier is not encrypted yet, it is from now on."""
        if self._refused_in_retyped():
            return
        code, context = self.code, self._context
        if self._page is not None and self._page.is_on:
            self._save(
                lambda: context.services.protection.keep_sheet(code),
                lambda _done: self._done(_("The new sheet counts; the one before opens nothing any more.")),
            )
            return
        if self._refused_in_words():
            return
        wanted = Protecting(str(self.person.value()), self.passphrase.edit.text().strip(), code)
        context.rescuing.closed(
            lambda folder, author: protection.turn_on(folder, wanted, author, clock.now_utc),
            _("The dossier is encrypted, its backups and files too. At the next start it asks for the passphrase."),
        )

    def give(self) -> None:
        """One more person, or a new passphrase for one."""
        if self._refused_in_words():
            return
        person, words, context = str(self.person.value()), self.passphrase.edit.text().strip(), self._context
        self._save(
            lambda: context.services.protection.give(person, words),
            lambda _done: self._done(_("{person} opens the dossier by this passphrase.").format(person=person)),
        )

    def turn_off(self) -> None:
        """Closed meanwhile; turned on again it gets another key and another sheet."""
        self._context.rescuing.closed(
            lambda folder, author: protection.turn_off(folder, author, clock.now_utc),
            _("The dossier is no longer encrypted. Backups made until now still ask for the passphrase."),
        )

    def _take_away(self, row: OpenerRow) -> None:
        context = self._context
        self._save(
            lambda: context.services.protection.take_away(row.name),
            lambda _done: self._done(_("{person} opens the dossier no more.").format(person=row.name)),
        )

    def _encrypt_rest(self) -> None:
        context = self._context
        self._save(lambda: context.services.protection.encrypt_rest(), self._encrypted)

    def _encrypted(self, damaged: int) -> None:
        self._done("" if damaged else _("What lies beside the dossier is encrypted too."))

    def _refused_in_words(self) -> bool:
        """Whether the passphrase, or whose it is, cannot be taken; said beside the field."""
        if not self.person.value():
            self.person.show_refusal(_("A name is needed here."))
            return True
        try:
            passphrases.check(self.passphrase.edit.text().strip(), self.again.edit.text().strip())
        except DomainError as error:
            differs = isinstance(error, passphrases.DifferentPassphrasesError)
            (self.again if differs else self.passphrase).show_refusal(sentence(error))
            return True
        return False

    def _refused_in_retyped(self) -> bool:
        for field, number in zip(self.retyped, self.asked, strict=True):
            try:
                protection.check_retyped(self.code, number, field.edit.text())
            except DomainError as error:
                field.show_refusal(sentence(error))
                field.setFocus()
                return True
        return False

    def _done(self, words: str) -> None:
        self.code = ()
        for field in (self.passphrase, self.again, *self.retyped):
            field.set_value("")
        if words:
            self.notice.say(words, "good")
        self.reload()

    def _show(self, page: ProtectionPage) -> None:
        self._page = page
        self.told.setText(_told(page))
        if not self.person.value():
            self.person.set_value(self._context.state.text("person"))
        while (item := self.people.takeAt(0)) is not None:
            if (line := item.widget()) is not None:
                line.deleteLater()
        for row in page.people:
            self.people.addWidget(_PersonLine(row, len(page.people) > 1, partial(self._take_away, row)))
        self.keep_button.setText(_("From now on this sheet counts") if page.is_on else _("Encrypt the dossier"))
        self.sheet_button.setText(_("Prepare a new recovery sheet") if page.is_on else _("Prepare the recovery sheet"))
        self.rest.say(_in_the_clear(page.clear), "late")
        self._arrange()

    def _arrange(self) -> None:
        """What can be done now; the rest is not there to be tried in vain."""
        is_on = self._page is not None and self._page.is_on
        self.give_button.setVisible(is_on)
        self.off_button.setVisible(is_on)
        for each in (*self.retyped, self.keep_button):
            each.setVisible(bool(self.code))
        self.panel.setVisible(bool(self.code))

    def _weigh(self, typed: str) -> None:
        found = passphrases.strength(typed.strip())
        self.strength.setText(_(passphrases.STRENGTHS[found]) if typed else "")
        set_look(self.strength, _TONES[found])

    def _save(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._context.jobs.save(work, done, self._context.errors.show, owner=self)


def _readable(*parts: QWidget) -> QWidget:
    """Below each other, no wider than one reads where no sheet stands beside."""
    holder = QWidget()
    box = BoundedColumn(holder, _WIDEST)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look().sizes.between)
    for part in parts:
        box.addWidget(part)
    return holder


def _beside(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(look().sizes.between)
    for field in fields:
        row.addWidget(field)
    return row


class _PersonLine(QWidget):
    """Who opens the dossier, since when; the last one stays."""

    def __init__(self, row: OpenerRow, may_go: bool, clicked: Callable[[], None]) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        name = row.name or _("The passphrase of the bag")
        box.addWidget(label(_("{name}, since {day}").format(name=name, day=short_date(row.since))))
        box.addStretch()
        if may_go:
            gone = link_button(_("Take away"), clicked, "x")
            gone.setAccessibleName(named(_("Take the passphrase of {name} away"), name=name))
            box.addWidget(gone)


def _told(page: ProtectionPage) -> str:
    if not page.is_on:
        return _(
            "The dossier is not encrypted: whoever takes this computer or a stick with backups away can read it. Where "
            "Windows encrypts the disk already (BitLocker), the computer is safe; sticks are not."
        )
    if page.clear:
        words = [_("The dossier is encrypted. It opens by the passphrase of:")]
    else:
        words = [_("The dossier, its files and its backups are encrypted. It opens by the passphrase of:")]
    if page.sheet_on is None:
        words.insert(0, _("There is no recovery sheet: print one below."))
    else:
        words.insert(0, _("The recovery sheet is of {day}.").format(day=short_date(page.sheet_on)))
    return " ".join(words)


def _in_the_clear(count: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "{count} earlier file beside it still lies in the clear.",
        "{count} earlier files beside it still lie in the clear.",
        count,
    )
    return words.format(count=count)
