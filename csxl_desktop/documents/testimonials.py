"""The testimonials of a year by themselves, signed as their authors wish."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.flowables import gap
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.quotations import quotation, quoted
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.testimonials import Testimonials
from csxl_desktop.i18n import _, ngettext, speaking


def render(content: Testimonials, theme: Theme) -> bytes:
    """The testimonials as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Testimonials {year}").format(year=content.year)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: Testimonials, title: str, theme: Theme) -> Iterator[Flowable]:
    count = len(content.testimonials)
    told = ngettext("{count} testimonial", "{count} testimonials", count).format(count=count)
    yield from title_block("", title, told, theme, logo(content.office, theme))
    yield gap(4)
    for item in content.testimonials:
        words = rich_text.flow(quoted(item.text), theme, content.images.get, style="quote")
        yield from quotation(item, words, theme)
