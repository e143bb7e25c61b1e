"""Qt's own words (Cancel, Cut, Select all) and the names of days and months, in the window's language."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from csxl_desktop.i18n import N_, _

_LOCALES = {"fr": "fr_BE", "nl": "nl_BE", "en": "en_GB"}
_LACKING = frozenset(
    {N_("&Look in:"), N_("Files of &type:"), N_("Folder"), N_("Drive"), N_("%1 File"), N_("File"), N_("Shortcut")}
)


class _FileDialogWords(QTranslator):
    """The words of Qt's own file dialog that its translations lack; asked after them."""

    def translate(
        self, context: str, words: str, /, _disambiguation: str | None = None, _count: int = -1
    ) -> str | None:
        """`None`, never an empty text, where Qt shall ask further."""
        is_ours = words in _LACKING and context.startswith(("QFile", "QAbstractFileIconProvider"))
        return _(words) if is_ours else None

    def isEmpty(self) -> bool:
        return False


def speak(app: QApplication, language: str) -> QLocale:
    """Load the translations that ship with Qt for `language` (fr, nl, en) and make its Belgian locale the default."""
    locale = QLocale(_LOCALES.get(language, "fr_BE"))
    QLocale.setDefault(locale)
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.deleteLater()
    app.installTranslator(_FileDialogWords(app))  # the last one installed is asked first
    translator = QTranslator(app)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return locale
