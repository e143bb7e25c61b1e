"""What Relecture says of texts in a language that it does not read: else its silence would be taken for praise."""

from csxl_desktop.i18n import N_, _

_NOT_READ = {
    "nl": N_(
        "These texts are in Dutch, and proofreading reads French: it looked only at addresses, links, notes, "
        "brackets and what is left to be completed."
    ),
    "en": N_(
        "These texts are in English, and proofreading reads French: it looked only at addresses, links, notes, "
        "brackets and what is left to be completed."
    ),
}


def not_read(language: str) -> str:
    """The sentence for texts in `language`; empty where they were read."""
    return _(_NOT_READ[language]) if language in _NOT_READ else ""
