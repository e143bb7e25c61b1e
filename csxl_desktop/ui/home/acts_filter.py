"""What narrows the history: who, what about, when, which words; and the record that one came from."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.i18n.date_parsing import parse_date
from csxl_desktop.services.office_history import ActFilter, Subject
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import button, link_button
from csxl_desktop.ui.widgets.choices import SearchBox
from csxl_desktop.ui.widgets.date_fields import DateField
from csxl_desktop.ui.widgets.text import set_tip
from csxl_desktop.ui.widgets.text_fields import ChoiceField

_PAUSE = 200  # milliseconds without a key before the history is searched
_FIELD = 340  # pixels that a field takes at most: names and days are no longer
_LONGEST = 80  # letters of a name on the chip


class ActsFilter(QWidget):
    """Which acts are shown; `changed` when something else is asked for, of words once somebody pauses.

    `opened(kind, key)`: the record that the acts are about is to be shown.
    """

    changed = Signal()
    opened = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._subject: Subject | None = None
        self.person = ChoiceField(_("Who"), [("", _("everybody"))]).narrow()
        self.kind = ChoiceField(_("What about"), [("", _("everything"))]).narrow()
        self.since = DateField(_("Since"), self._day)
        self.until = DateField(_("Until"), self._day)
        self.words = SearchBox(_("Words that were written or erased"))
        self.chip = button("", "x", self._leave, look="chip")
        self.open_button = link_button(_("Open the record"), self._open, "arrow-right")
        self._about = QWidget()
        self._typed = QTimer(self, singleShot=True, interval=_PAUSE)
        self._typed.timeout.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._typed.start())
        for field in (self.person, self.kind, self.since, self.until):
            field.committed.connect(lambda _value: self.changed.emit())
        self._build()

    def _build(self) -> None:
        sizes = look().sizes
        fields, typed, about = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(self._about)
        fields.setSpacing(sizes.between)
        for field in (self.person, self.kind, self.since, self.until):
            fields.addWidget(field, 1)
            field.setMaximumWidth(sizes.px(_FIELD))
        fields.addStretch()
        self.words.setMaximumWidth(4 * sizes.px(_FIELD) + 3 * sizes.between)  # as far as the fields above
        typed.addWidget(self.words, 1)
        typed.addStretch()
        about.setContentsMargins(0, 0, 0, 0)
        about.addWidget(self.chip)
        about.addWidget(self.open_button)
        about.addStretch()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(sizes.between)
        box.addWidget(self._about)
        box.addLayout(fields)
        box.addLayout(typed)
        self._about.hide()

    def _day(self, text: str) -> date | None:
        return parse_date(text, self._context.today())

    def offer(self, known: tuple[tuple[str, ...], tuple[tuple[str, str], ...]]) -> None:
        """The people and the tables that the history tells of."""
        people, kinds = known
        self.person.set_options([("", _("everybody")), *((name, name) for name in people)])
        self.kind.set_options([("", _("everything")), *kinds])

    def show_subject(self, subject: Subject | None) -> None:
        """The acts upon this record alone, whoever did them and whenever; or those of the whole dossier."""
        self._subject = subject
        self._about.setVisible(subject is not None)
        if subject is None:
            return
        self._clear()
        cut = len(subject.name) > _LONGEST
        name = f"{subject.name[:_LONGEST].rstrip()}…" if cut else subject.name
        self.chip.setText(_("History of: {name}").format(name=name))
        words = _("The acts upon “{name}” alone: click for those of the whole dossier").format(name=subject.name)
        set_tip(self.chip, words)
        self.chip.setAccessibleName(words)
        self.open_button.setVisible(subject.opens is not None)
        self.open_button.setAccessibleName(_("Open: {name}").format(name=subject.name))

    def subject(self) -> Subject | None:
        return self._subject

    def wanted(self) -> ActFilter:
        """What is asked for."""
        return ActFilter(
            self.person.value() or "",
            self.kind.value() or "",
            self.since.value(),
            self.until.value(),
            self.words.text().strip(),
            self._subject.id if self._subject is not None else None,
        )

    def _clear(self) -> None:
        choices: Sequence[ChoiceField] = (self.person, self.kind)
        for choice in choices:
            choice.set_value("")
        for day in (self.since, self.until):
            day.set_value(None)
        self.words.clear()
        self._typed.stop()

    def _leave(self) -> None:
        self.show_subject(None)
        self.person.setFocus()
        self.changed.emit()

    def _open(self) -> None:
        if self._subject is not None and self._subject.opens is not None:
            self.opened.emit(*self._subject.opens)
