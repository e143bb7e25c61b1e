"""How a testimonial will print: quotation marks, paragraphs, the signature line."""

from collections.abc import Mapping

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout

from csxl_desktop.domain.evaluation_rows import TestimonialRow
from csxl_desktop.domain.rich_text import RichText
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
        self.state = label("", "small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(sizes.around, sizes.between, sizes.around, sizes.between)
        box.setSpacing(sizes.inside)
        box.addWidget(SectionLabel(_("As it will print")))
        box.addWidget(self.words)
        box.addWidget(self.signature)
        box.addWidget(self.state)

    def show_row(self, row: TestimonialRow, values: Mapping[str, str]) -> None:
        self.words.setText(quoted(row.extract or _plain(row.text.with_fields(values))))
        self.signature.setText(signature(row))
        state, tone = print_state(row)
        self.state.setText(state)
        self.state.setProperty("look", tone)
        self.state.setVisible(bool(state))
        self.setAccessibleName(f"{self.words.text()} {self.signature.text()}")


def quoted(words: str) -> str:
    """The words between the marks of the language; marks that somebody typed are not doubled."""
    opening, closing = _QUOTES.get(current_language(), _QUOTES["en"])
    bare = words.strip().strip(_MARKS + "\u00a0\u202f ").strip()
    return f"{opening}{bare}{closing}" if bare else "—"


def signature(row: TestimonialRow) -> str:
    """The line as wished, else author, function and organisation."""
    wished = row.signature or ", ".join(
        part for part in (row.author_name, row.function_title, row.organisation_name) if part
    )
    return f"— {wished}" if wished else _("— not signed yet")


def print_state(row: TestimonialRow) -> tuple[str, str]:
    """What one must know before printing, and the tone of saying it."""
    if not row.printed:
        return _("Kept, but not printed in the report."), "small"
    if row.consent_on is None:
        return _("Consent is still to be asked: it will print all the same. Untick “Printed” to hold it back."), "late"
    return "", "small"


def _plain(text: RichText) -> str:
    return "\n\n".join(line for line in text.plain().split("\n") if line.strip())
