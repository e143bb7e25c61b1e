"""The portrait of a partner on a page: who they are, in their words, and how to reach them."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.flowables import gap, label, soft_box, text, texts
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.meeting_head import capitalised
from csxl_desktop.documents.pictures import picture
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.newsletter import Portrait
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import month_name


def render(content: Portrait, theme: Theme) -> bytes:
    """The page as a PDF, in its own language."""
    with speaking(content.language):
        return build(
            list(_story(content, theme)),
            theme=theme,
            title=_("Portrait of a partner: {name}").format(name=content.organisation or content.title),
            author=content.office.name,
            header_left=content.office.name,
            header_right=_("Portrait of a partner"),
        )


def _story(content: Portrait, theme: Theme) -> Iterator[Flowable]:
    when = capitalised(f"{month_name(content.on.month)} {content.on.year}") if content.on else ""
    eyebrow = " · ".join(part for part in (_("Portrait of a partner"), when) if part)
    title = content.organisation or content.title
    subtitle = content.title if content.organisation else ""
    yield from title_block(eyebrow, title, subtitle, theme, logo(content.office, theme))
    shown = (
        picture(content.picture, width=theme.text_width, height=85 * mm, alternative=title) if content.picture else None
    )
    if shown is not None:
        yield from (shown, gap(12))
    yield from rich_text.flow(content.text, theme, content.images.get)
    if content.description:
        yield text(_("What they do"), theme.style("subheading"))
        yield from texts(content.description, theme.style("body"))
    reach = [line for line in (content.address, *content.reach) if line]
    if reach:
        lines: list[Flowable] = [label(_("How to reach them"), theme)]
        lines += [text(line, theme.style("small")) for line in reach]
        yield soft_box([lines], [1.0], theme)
