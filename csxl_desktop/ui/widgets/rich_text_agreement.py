"""The small window where words get their forms: one for one, one for several, of both genders where that is known."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from csxl_desktop.domain.live_names import agreeing, parts, value_of
from csxl_desktop.domain.rich_text import LiveField
from csxl_desktop.i18n import _
from csxl_desktop.ui.manual.opening import add_help_key
from csxl_desktop.ui.widgets.rich_text_objects import FieldChoice, field_values
from csxl_desktop.ui.widgets.small_dialog import answered, named
from csxl_desktop.ui.widgets.text import label

_ENDINGS = (("eau", "eaux"), ("al", "aux"), ("s", "s"), ("x", "x"), ("z", "z"))  # of the usual plural in French


def usual_plural(words: str) -> str:
    """What most words become in the plural: an offer, to be overwritten where it is wrong."""
    return " ".join(_plural(word) for word in words.split(" "))


def _plural(word: str) -> str:
    if not word:
        return word
    return next((word.removesuffix(one) + many for one, many in _ENDINGS if word.endswith(one)), f"{word}s")


class AgreementDialog(QDialog):
    """Asks for the forms; the plural is proposed while the singular is typed."""

    def __init__(self, parent: QWidget, choice: FieldChoice, forms: tuple[str, ...] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Words that agree"))
        self._choice = choice
        self.one, self.many = _line(forms, 0), _line(forms, 1)
        self.one.setPlaceholderText(_("new member"))
        self.many.setPlaceholderText(_("new members"))
        self._pairs = [(self.one, self.many)]
        about = _("The words follow: {label} (now {value}).").format(label=choice.label, value=choice.value)
        parts = [label(about, "small", wrap=True), named(_("For one"), self.one), named(_("For several"), self.many)]
        if choice.feminine or len(forms) > 2:
            she, they = _line(forms, 2), _line(forms, 3)
            self._pairs.append((she, they))
            parts += [named(_("For one woman"), she), named(_("For several, all women"), they)]
        self.shown = label("", "small", wrap=True)
        self._ok = answered(self, *parts, self.shown, wide=420)
        for one, many in self._pairs:
            _propose(one, many)
            one.textChanged.connect(self._show)
            many.textChanged.connect(self._show)
        add_help_key(self, "text")
        self._show()

    def name(self) -> str:
        """The live field that says the words."""
        return agreeing(
            self._choice.name, tuple(line.text().replace("|", "/") for pair in self._pairs for line in pair)
        )

    def _show(self) -> None:
        complete = all(line.text().strip() for pair in self._pairs for line in pair)
        self._ok.setEnabled(complete)
        said = value_of(self.name(), field_values((self._choice,))) if complete else None
        self.shown.setText(_("Reads now: “{words}”").format(words=said) if said else "")


def ask_words(parent: QWidget, choice: FieldChoice | None, forms: tuple[str, ...], take: Callable[[str], None]) -> None:
    """Open the window on `forms`; `take(name)` is told of the field. Nothing where the figure is not known."""
    if choice is None:
        return
    dialog = AgreementDialog(parent, choice, forms)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.accepted.connect(lambda: take(dialog.name()))
    dialog.open()


def change_words(
    parent: QWidget, fields: Callable[[str], FieldChoice | None], found: object, take: Callable[[str], None]
) -> None:
    """Open the window on the words that were double-clicked; nothing where it is another thing."""
    name, forms = parts(found.name) if isinstance(found, LiveField) else ("", ())
    if forms:
        ask_words(parent, fields(name), forms, take)


def _line(forms: tuple[str, ...], place: int) -> QLineEdit:
    return QLineEdit(forms[place] if place < len(forms) else "")


def _propose(one: QLineEdit, many: QLineEdit) -> None:
    """While nobody wrote another plural, it follows the singular."""
    offered = [usual_plural(one.text())]

    def follow(words: str) -> None:
        untouched = many.text() in {"", offered[0]}
        offered[0] = usual_plural(words)
        if untouched:
            many.setText(offered[0])

    one.textEdited.connect(follow)
