"""Which Babel locale stands behind each language of the product."""

from csxl_desktop.i18n.catalogue import current_language

LOCALES = {"fr": "fr_BE", "nl": "nl_BE", "en": "en_GB"}


def locale_code(language: str = "") -> str:
    """The Belgian (or British) locale of `language`, of the current one where none is given."""
    return LOCALES.get(language or current_language(), "en_GB")
