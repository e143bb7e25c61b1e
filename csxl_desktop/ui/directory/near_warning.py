"""Said while one types: who already bears such a name, number or address."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csxl_desktop.i18n import _
from csxl_desktop.services.near_names import KnownName, NearName, near_names
from csxl_desktop.ui.context import Context
from csxl_desktop.ui.directory.on_screen import reads
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.buttons import link_button
from csxl_desktop.ui.widgets.messages import IconLabel
from csxl_desktop.ui.widgets.text import label

_SHORTEST = 3


class NearWarning(QWidget):
    """Hidden while there is nothing to say. `known(kind, id)`: that one is meant."""

    known = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kind, self._but = "organisation", UUID(int=0)
        self._names: Sequence[KnownName] | None = None
        self._asked = ""
        self.title = label("", "strong")
        self.buttons: list[QWidget] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(look().sizes.px(4))
        top = QHBoxLayout()
        top.addWidget(IconLabel("circle-alert", "late"))
        top.addWidget(self.title, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(top)
        box.addLayout(self._lines)
        self.setVisible(False)

    def begin(self, kind: str, but: UUID | None = None) -> None:
        """Another name will be typed, of a record of `kind` (itself, `but`, is not meant)."""
        self._kind, self._but = kind, but or UUID(int=0)
        self._names, self._asked = None, ""
        self.say([])

    def begin_once(self, kind: str, but: UUID) -> None:
        """`begin`, unless the name of that record is being typed already."""
        if self._names is None or (kind, but) != (self._kind, self._but):
            self.begin(kind, but)

    def leave(self) -> None:
        """The field was left: what is read for the next name will be of then."""
        self.begin(self._kind)

    def read(self) -> None:
        """Read the names that are compared with, if that was not done yet."""
        if self._names is not None:
            return
        self._names = ()
        context, person = self._context, self._kind == "person"

        def work() -> Sequence[KnownName]:
            further = reads(context)
            return further.person_names() if person else further.organisation_names()

        context.jobs.ask(work, self._came, context.errors.show, owner=self, latest=f"directory.names {id(self)}")

    def look_for(self, typed: str) -> None:
        """`typed` stands in the field now."""
        self._asked = typed
        self.read()
        names, but = self._names, self._but
        if len(typed.strip()) < _SHORTEST or not names:
            self.say([])
            return
        self._context.jobs.compute(
            lambda: near_names((each for each in names if each.id != but), typed) if typed == self._asked else None,
            partial(self._near_came, typed),
            self._context.errors.show,
            owner=self,
        )

    def say(self, found: Sequence[tuple[str, NearName]], title: str = "") -> None:
        """Offer these, each with its kind; nothing hides the warning."""
        for old in self.buttons:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = []
        for kind, each in found:
            words = f"{each.name}  ({each.secondary})" if each.secondary else each.name
            made = link_button(words, partial(self.known.emit, kind, each.id), "arrow-right")
            self._lines.addWidget(made)
            self.buttons.append(made)
        same = any(each.score == 100 for _kind, each in found)
        self.title.setText(title or (_("Already in the directory:") if same else _("Is it one of these?")))
        self.setVisible(bool(found))

    def _came(self, names: Sequence[KnownName]) -> None:
        self._names = names
        if self._asked:
            self.look_for(self._asked)

    def _near_came(self, typed: str, found: Sequence[NearName] | None) -> None:
        if found is not None and typed == self._asked:
            self.say([(self._kind, each) for each in found])
