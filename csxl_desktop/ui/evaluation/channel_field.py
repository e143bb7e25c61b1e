"""A line of words that offers those used before: where a piece of news was relayed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from csxl_desktop.i18n import _
from csxl_desktop.ui.widgets.text_fields import TextField


class ChannelField(TextField):
    """Any words; `known()` gives the ones to complete with."""

    def __init__(self, known: Callable[[], Sequence[str]]) -> None:
        super().__init__("", placeholder=_("mail to the members, newsletter…"))
        self._known_words = known
        self._words = QStringListModel(self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.edit.setCompleter(completer)
        self.edit.textEdited.connect(lambda _text: self._words.setStringList(list(self._known_words())))
