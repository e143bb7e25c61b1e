"""The meeting bag: made in two clicks before leaving, taken back at the office, and what is then to be decided."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from csxl_desktop.domain import passphrases
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import _
from csxl_desktop.services.bag_removal import check, remove
from csxl_desktop.services.bags import SUFFIX, BagsPage
from csxl_desktop.system import clock
from csxl_desktop.ui.bag_words import bag_words, banner_words, first_bag_words
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.home.bag_back import BagBack
from csxl_desktop.ui.home.bag_place import BagPlaceLine, next_bag, place_of_bags, remember_place
from csxl_desktop.ui.home.discards import DiscardsView
from csxl_desktop.ui.home.kept_beside import KeptBesideView
from csxl_desktop.ui.look import look
from csxl_desktop.ui.page import Page
from csxl_desktop.ui.printing import documents_folder
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.choices import SegmentedSwitch
from csxl_desktop.ui.widgets.flow import SharedLines
from csxl_desktop.ui.widgets.form import column
from csxl_desktop.ui.widgets.messages import Notice
from csxl_desktop.ui.widgets.stack import StackLayout
from csxl_desktop.ui.widgets.text import Card, label
from csxl_desktop.ui.widgets.text_fields import ChoiceField, TextField

T = TypeVar("T")
_WAITS, _BESIDE = "waits", "beside"


class BagView(QWidget):
    """One line to leave and to come back; below it what waits for somebody to decide."""

    def __init__(self, context: Context, page: Page) -> None:
        super().__init__()
        self._context, self._page = context, page
        self.meeting = ChoiceField(_("With the files of"))
        self.passphrase = TextField(_("Passphrase of the bag"))
        self.make_button = button(_("Make the bag…"), "download", self._make, look="primary")
        self.place = BagPlaceLine(self._choose_target)
        self.back = BagBack(context, self.passphrase)
        self.back_button, self.lacking = self.back.button, self.back.lacking
        self.remove_button = link_button(_("Remove this bag from the laptop"), self._remove)
        self.notice = Notice(action=_("Take it out again"), clicked=self.back.take_out)
        self._proposed: UUID | None = None  # the meeting that was proposed last
        self.told = label("", "secondary", wrap=True)
        self.discards, self.beside = DiscardsView(context, page), KeptBesideView(context, page)
        self.switch = SegmentedSwitch(
            _("What is shown"), [(_WAITS, _("To decide")), (_BESIDE, _("Decided, or kept beside"))], _WAITS
        )
        self._below = StackLayout()
        self.notice.action.hide()
        self.back.said.connect(self._say)
        self.back.came.connect(self.reload)
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        line = SharedLines()
        line.setSpacing(sizes.between)
        beside = (self._level_with_fields(self.make_button), self._level_with_fields(self.back_button))
        for each, weight in ((self.meeting, 3), (self.passphrase, 3), (beside[0], 0), (beside[1], 0)):
            line.add(each, weight)
            line.setAlignment(each, Qt.AlignmentFlag.AlignTop)
        card = Card(padding=sizes.between)
        card.box.addLayout(line)
        card.box.addWidget(self.place)
        card.box.addWidget(self.told)
        card.box.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(card)
        box.addWidget(self.notice)
        box.addWidget(self.lacking)
        box.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        for view in (self.discards, self.beside):
            self._below.addWidget(view)
        box.addLayout(self._below, 1)
        self.switch.changed.connect(lambda _key: self._turn())

    def _level_with_fields(self, made: QWidget) -> QWidget:
        """Beside what is typed in, whatever stands below that."""
        above = QWidget()
        above.setFixedHeight(self.meeting.control_top())
        return column(above, made, spacing=0)

    def _turn(self) -> None:
        view = self.discards if self.switch.value() == _WAITS else self.beside
        self._below.setCurrentWidget(view)
        view.reload()

    def reload(self) -> None:
        context = self._context
        context.jobs.ask(
            lambda: context.services.bags.page(), self._show, context.errors.show, owner=self, latest="bags"
        )
        self.discards.reload()
        self.beside.reload()

    def _show(self, found: BagsPage) -> None:
        self.meeting.set_options([(None, _("no meeting: the data alone")), *found.meetings])
        if self.meeting.value() == self._proposed or self.meeting.combo.currentIndex() < 0:  # else somebody chose
            self._proposed = found.meetings[0][0] if found.meetings else None
            self.meeting.set_value(self._proposed)
        self._show_place(closing=found.open_bag is not None)
        if found.open_bag is not None and (self.back.coming or not self.notice.text()):
            self.back.forget()  # a bag takes in no other; what was just done is not talked over
            self._say(banner_words(found.open_bag))
        self.meeting.setVisible(found.open_bag is None)
        self.back_button.setVisible(found.open_bag is None)
        self.remove_button.setVisible(found.open_bag is not None)
        self.told.setText("\n".join(bag_words(row) for row in found.bags[:3]))
        self.told.setVisible(bool(found.bags))
        self.discards.table.set_empty(self.discards.nothing if found.bags or found.open_bag else first_bag_words())

    def _show_place(self, *, closing: bool) -> None:
        place = place_of_bags(self._context.state)
        asks, knows = _("Make the bag…"), _("Make the bag")
        if closing:
            asks, knows = _("Close up the bag…"), _("Close up the bag")
        self.make_button.setText(asks if place is None else knows)
        self.place.show_place(place)

    def _make(self) -> None:
        """Where the last one went; the first time, a place is asked for."""
        place, today = place_of_bags(self._context.state), self._context.today()
        if not self._passphrase_fits():
            return
        if place is None:
            self._choose_target()
        else:
            self._write(lambda: next_bag(place, today))

    def _passphrase_fits(self) -> bool:
        """Before a file is looked for; a new one is told where it is typed what it lacks."""
        try:
            passphrases.check(str(self.passphrase.value()))
        except DomainError as error:
            self.back.refuse_passphrase(sentence(error))
            return False
        return True

    def _choose_target(self) -> None:
        if not self._passphrase_fits():
            return
        start = documents_folder() / (_("Meeting bag") + SUFFIX)
        kinds = _("Meeting bag (*{suffix})").format(suffix=SUFFIX)
        name, _kind = QFileDialog.getSaveFileName(self, _("Where the bag goes"), str(start), kinds)
        if name:
            self.make(Path(name))

    def make(self, path: Path) -> None:
        """Write the bag to `path`."""
        target = path if path.suffix else path.with_suffix(SUFFIX)
        self._write(lambda: target)

    def _write(self, where: Callable[[], Path]) -> None:
        words, meeting_id = self.passphrase.value(), self.meeting.value()
        services = self._context

        def work() -> Path:
            target = where()
            services.services.bags.make(target, words, meeting_id)
            return target

        self._save(work, self._made, _("Making the bag"))

    def _remove(self) -> None:
        """Refused where something was done since the bag was closed up."""
        context = self._context
        context.jobs.ask(
            lambda: check(context.services.database),
            lambda _fine: context.rescuing.closed(lambda folder, author: remove(folder, author, clock.now_utc), ""),
            context.errors.show,
            owner=self,
        )

    def _made(self, target: Path) -> None:
        remember_place(self._context.state, target)
        self.passphrase.set_value("")
        self.reload()
        self.back.act = None
        words = _("The bag is ready: {name}. Copy it to the laptop.")
        if self.remove_button.isVisibleTo(self):
            words = _("The bag is closed up: {name}. Once it is back at the office, remove it from this laptop.")
        self._say(words.format(name=target.name), "good")

    def choose(self, path: Path) -> None:
        """The file at `path` comes back."""
        self.back.await_passphrase(path)

    def take_back(self, path: Path) -> None:
        """Take in what was done with the bag at `path`."""
        self.back.take(path, str(self.passphrase.value()))

    def _say(self, text: str, tone: str = "plain") -> None:
        self.notice.say(text, tone)
        self.notice.action.setVisible(self.back.act is not None)

    def _save(self, work: Callable[[], T], done: Callable[[T], object], words: str) -> None:
        self._context.jobs.save(work, done, self._context.errors.show, owner=self, label=words)
