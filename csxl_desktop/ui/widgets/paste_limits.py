"""What is too much for one paste: the screen would lay it out for minutes."""

import re

from csxl_desktop.i18n import _

ENDLESS_WORD = re.compile(r"\S{20000}")  # no word of any language: data, that the screen would lay out for seconds


def too_long_words(limit: int) -> str:
    """Why a paste of more than `limit` characters is not taken."""
    return _("This is too long to paste at once (more than {limit} characters). Paste it in several parts.").format(
        limit=f"{limit:,}".replace(",", "\u202f")
    )
