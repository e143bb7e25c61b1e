"""What stands on paper in two languages at once: the same words in the language of the document, then in the other."""

from collections.abc import Callable, Sequence
from functools import partial

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.i18n import _, speaking


def said(words: Callable[[], str], beside: str, between: str = " – ") -> str:
    """“Présences – Aanwezigheden”; once where both languages say the same, or where `beside` names no other."""
    first = words()
    if not beside:
        return first
    with speaking(beside):
        second = words()
    return first if second == first else f"{first}{between}{second}"


def lines(words: Callable[[], str], style: ParagraphStyle, beside: str, *, lighter: ParagraphStyle) -> list[Flowable]:
    """A paragraph in each language, so that each is read aloud as what it is; the second one in `lighter`."""
    first = words()
    made: list[Flowable] = [text(first, style)]
    if beside:
        with speaking(beside):
            if (second := words()) != first:
                made.append(text(second, lighter))
    return made


def headers(messages: Sequence[str], beside: str, theme: Theme) -> list[Content]:
    """The head of a table, each name over the same in the other language."""
    style = theme.style("cell-header")
    lighter = style.clone("cell-header-beside", fontName=theme.style("cell").fontName)
    return [lines(partial(_, message), style, beside, lighter=lighter) for message in messages]
