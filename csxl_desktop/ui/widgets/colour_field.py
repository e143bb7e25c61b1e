"""A colour of documents, as web pages write it."""

import re
from typing import Any

from csxl_desktop.i18n import _
from csxl_desktop.ui.widgets.text_fields import TextField

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class ColourField(TextField):
    """`#RRGGBB`; empty is what stands above it: the program's own, or the office's."""

    def _shown(self) -> Any:
        text = str(super()._shown())
        if text and not _COLOUR.fullmatch(text):
            raise ValueError(_("Write the colour like #0B6B81."))
        return text
