"""A document in French and in Dutch, for one table or one mailbox where both are spoken: one after the other."""

from collections.abc import Callable
from dataclasses import replace

from csxl_desktop.i18n import current_language
from csxl_desktop.services.printing import Document

BOTH = "fr-nl"


def in_languages(language: str, make: Callable[[str], Document]) -> Document:
    """What `make` makes in `language`; for `BOTH` in the language of the window first, the other one behind it."""
    if language != BOTH:
        return make(language)
    first, second = ("nl", "fr") if current_language() == "nl" else ("fr", "nl")
    made = make(first)
    return replace(made, second=make(second), file_name=f"{made.file_name} {BOTH.upper()}")
