"""How a testimonial will print: quotation marks, paragraphs, the signature line."""

from collections.abc import Mapping

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout

from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.testimonial_rows import TestimonialRow
from csxl_desktop.i18n import _, current_language
from csxl_desktop.ui.look import look
from csxl_desktop.ui.widgets.text import SectionLabel, label

_QUOTES = {"fr": ("«\u00a0", "\u00a0»"), "nl": ("“", "”"), "en": ("“", "”")}
_MARKS = "«»“”„"


class Quotation(QFrame):
    """A soft box; its words are those of the document, its letters those of the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "soft")
        sizes = look().sizes
        self.words = label("", wrap=True, selectable=True)
        font = QFont(self.words.font())
        font.setItalic(True)
        self.words.setFont(font)
        self.signature = label("", "secondary", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.between, sizes.around, sizes.between)
        box.setSpacing(sizes.inside)
        box.addWidget(SectionLabel(_("As it will print")))
        box.addWidget(self.words)
        box.addWidget(self.signature)

    def show_row(self, row: TestimonialRow, values: Mapping[str, str]) -> None:
        self.words.setText(quoted(row.extract or _plain(row.text.with_fields(values))))
        self.signature.setText(signature(row))
        self.setAccessibleName(f"{self.words.text()} {self.signature.text()}")


def quoted(words: str) -> str:
    """The words between the marks of the language; marks that somebody typed are not doubled."""
    opening, closing = _QUOTES.get(current_language(), _QUOTES["en"])
    bare = words.strip().strip(_MARKS + "\u00a0\u202f ").strip()
    return f"{opening}{bare}{closing}" if bare else "—"


def signature(row: TestimonialRow) -> str:
    """The line as wished, else author, function and organisation."""
    named = () if row.anonymous else (row.author_name, row.function_title, row.organisation_name)
    wished = row.signature or ", ".join(part for part in named if part) or (_("Anonymous") if row.anonymous else "")
    return f"— {wished}" if wished else _("— not signed yet")


def _plain(text: RichText) -> str:
    return "\n\n".join(line for line in text.plain().split("\n") if line.strip())
