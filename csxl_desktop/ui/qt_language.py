"""Qt's own words (Cancel, Cut, Select all) and the names of days and months, in the window's language."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

_LOCALES = {"fr": "fr_BE", "nl": "nl_BE", "en": "en_GB"}


def speak(app: QApplication, language: str) -> QLocale:
    """Load the translations that ship with Qt for `language` (fr, nl, en) and make its Belgian locale the default."""
    locale = QLocale(_LOCALES.get(language, "fr_BE"))
    QLocale.setDefault(locale)
    translator = QTranslator(app)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return locale
