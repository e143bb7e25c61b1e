"""Recording acts on the organisation shown: the menu in its head, the form above its cards, the way back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from csxl_desktop.domain.choices import OrganisationStatus
from csxl_desktop.domain.errors import DomainError
from csxl_desktop.i18n import N_, _
from csxl_desktop.services.acts.kinds import Act, ChangeStatus
from csxl_desktop.services.records import Written
from csxl_desktop.ui.directory.act_form import ActForm, Answer, draft_key, read_answer
from csxl_desktop.ui.directory.act_kinds import KINDS, SLEEP, WAKE, IncompleteError, Subject
from csxl_desktop.ui.directory.on_screen import OnScreen
from csxl_desktop.ui.errors import sentence
from csxl_desktop.ui.kept_form import about_kept
from csxl_desktop.ui.widgets.buttons import menu_button
from csxl_desktop.ui.widgets.field import Field
from csxl_desktop.ui.widgets.sent_together import SentTogether, put_back
from csxl_desktop.ui.widgets.text import Card

_STATES = (
    (SLEEP, "eye-off", N_("It is dormant"), OrganisationStatus.DORMANT),
    (WAKE, "rotate-ccw", N_("It is active again"), OrganisationStatus.ACTIVE),
)


Contents = Mapping[str, tuple[Any, str]]  # of fields by column, as `Field.content` gives them


class Acts(SentTogether, QWidget):
    """`button` goes into the head of the record; this widget, empty until an act is chosen, above its cards.

    A form half filled for one organisation waits with it while another is on screen.
    """

    def __init__(self, screen: OnScreen) -> None:
        super().__init__()
        self._screen = screen
        self._subject: Subject | None = None
        self.form: ActForm | None = None
        self._left: dict[UUID, tuple[str, str, Contents]] = {}
        self._card = Card()
        self.hide()  # else it takes the space between it and the cards
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._card)
        entries: list[tuple[str, str, Callable[[], object]]] = [
            (kind.icon, _(kind.entry), self._opens(kind.key)) for kind in KINDS
        ]
        entries += [(icon, _(words), self._turns(status)) for _key, icon, words, status in _STATES]
        self.button = menu_button(_("Record an act"), "stamp", entries)
        self._keys = [*(kind.key for kind in KINDS), *(key for key, _icon, _words, _status in _STATES)]

    @property
    def entries(self) -> dict[str, QAction]:
        """The actions of the menu by the keys of their acts; the menu keeps them, nobody else."""
        return dict(zip(self._keys, self.button.menu().actions(), strict=True))

    def show_subject(self, subject: Subject) -> None:
        """Another organisation, or the same read again: an open form stays with its own."""
        other = self._subject is None or self._subject.id != subject.id
        if other:
            if self.form is not None and self.form.typed():
                self.form.bringing_back()()
            self.close_form()
        self._subject = subject
        if other and subject.id in self._left:
            self._open_again(*self._left.pop(subject.id))
        for key, entry in self.entries.items():
            entry.setVisible(subject.may(key))

    def open_act(self, key: str, *, former: str = "", **values: Any) -> None:
        """The form of the act, above the cards; `former` is the name that was just typed over."""
        if self._subject is None:
            return
        subject = replace(self._subject, name=former or self._subject.name, former=former)
        self.close_form()
        kind = next(each for each in KINDS if each.key == key)
        form = self.form = ActForm(kind, self._screen, subject, self._ask)
        form.owner_brings_back = lambda contents: self._bring_back(subject.id, key, former, contents)
        form.submitted.connect(lambda _values: self._submit(form))
        form.closed.connect(self.close_form)
        self._card.box.addWidget(form)
        self.show()
        form.begin(**values)

    def close_form(self) -> None:
        """Take it off the page."""
        form, self.form = self.form, None
        if form is not None:
            if form.isAncestorOf(QApplication.focusWidget() or self):
                self.button.setFocus()  # where the act was chosen
            self._card.box.removeWidget(form)
            form.hide()
            form.deleteLater()
        self.hide()

    def sent_fields(self) -> Iterable[Field]:
        return ()  # the form of the act has them

    def open_again(self, key: str) -> bool:
        if self._subject is None or self.form is not None:
            return False
        wanted = (each.key for each in KINDS if key == draft_key(each, self._subject))
        if (act := next(wanted, None)) is None:
            return False
        self.open_act(act, former=about_kept(self._screen.context.drafts, key).get("former", ""))
        return True

    # Within.

    def _bring_back(self, subject_id: UUID, key: str, former: str, contents: Contents) -> None:
        """What was typed and not confirmed: now where its organisation is on screen, else with it."""
        if self.form is None and self._subject is not None and self._subject.id == subject_id:
            self._open_again(key, former, contents)
        else:
            self._left[subject_id] = (key, former, contents)

    def _open_again(self, key: str, former: str, contents: Contents) -> None:
        self.open_act(key, former=former)
        if self.form is not None:
            put_back({self.form.fields[column]: content for column, content in contents.items()})
            for field in self.form.fields.values():
                field.flush()  # what follows from the act is read for these

    def _opens(self, key: str) -> Callable[[], None]:
        return lambda: self.open_act(key)

    def _turns(self, status: OrganisationStatus) -> Callable[[], None]:
        def turn() -> None:
            if self._subject is not None:
                subject = self._subject
                self._perform(ChangeStatus(subject.id, status), frozenset(), subject)

        return turn

    def _ask(self, act: Act | None, day: date, done: Callable[[Answer], object]) -> None:
        context, form = self._screen.context, self.form

        def show(answer: Answer) -> None:
            if form is self.form:
                done(answer)

        def failed(error: Exception) -> None:
            context.errors.show(error)
            show(((), (), sentence(error)))

        context.jobs.ask(lambda: read_answer(self._screen, act, day), show, failed, owner=self, latest="directory.act")

    def _submit(self, form: ActForm) -> None:
        try:
            act = form.act()
        except IncompleteError as error:
            form.show_incomplete(error)
            return
        self._perform(act, form.chosen(), form.subject)

    def _perform(self, act: Act, chosen: frozenset[str], subject: Subject) -> None:
        context, form = self._screen.context, self.form

        def done(written: Written) -> None:
            if form is self.form:
                self.close_form()
            words = _("Recorded on “{name}”").format(name=subject.name)
            self._screen.page.undo_offered.emit(words, lambda: self._take_back(written))
            self._screen.changed()

        def failed(error: Exception) -> None:
            if isinstance(error, DomainError) and form is not None and form is self.form:
                form.refuse(sentence(error))
            else:
                context.errors.show(error)

        context.jobs.save(lambda: context.services.acts.perform(act, chosen), done, failed, owner=self._screen.page)

    def _take_back(self, written: Written) -> None:
        context = self._screen.context
        self._screen.act(lambda: context.services.history.undo_transaction(written.transaction_id))
