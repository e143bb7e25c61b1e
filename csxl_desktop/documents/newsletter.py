"""An issue of the newsletter: masthead, what is in it, the articles under their headings."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Piece, columns, gap, heading, label, rich, soft_box, text, titled
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo
from csxl_desktop.documents.meeting_head import capitalised
from csxl_desktop.documents.pictures import picture
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.newsletter import Article, Newsletter
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import long_date

_BESIDE = 0.36  # of the text width, for a picture beside the words
_SHORT = 900  # letters
_LISTED = 3  # articles from which what is in the issue is told first


def render(content: Newsletter, theme: Theme) -> bytes:
    """The issue as a PDF, in its own language."""
    with speaking(content.language):
        name = issue_name(content)
        return build(
            list(_story(content, theme)),
            theme=theme,
            title=f"{name} – {content.title}" if content.title else name,
            author=content.office.name,
            header_left=content.office.name,
            header_right=name,
        )


def issue_name(content: Newsletter) -> str:
    return _("Newsletter no. {number}").format(number=content.number)


def article_facts(article: Article) -> str:
    """Who tells it and for which day, on one line."""
    day = capitalised(long_date(article.event_on)) if article.event_on else ""
    return " · ".join(part for part in (article.organisation, day) if part)


def _story(content: Newsletter, theme: Theme) -> Iterator[Flowable]:
    yield from _masthead(content, theme)
    if content.text:
        yield from rich_text.flow(content.text, theme, content.images.get)
    if len(content.articles) >= _LISTED:
        lines: list[Flowable] = [label(_("In this issue"), theme)]
        lines += [
            rich((Piece(f"{number}. {each.title}", url=f"#{_key(number)}"),), theme.style("small"))
            for number, each in enumerate(content.articles, start=1)
        ]
        yield soft_box([lines], [1.0], theme)
    for number, article in enumerate(content.articles, start=1):
        yield from _article(article, number, content, theme)


def _masthead(content: Newsletter, theme: Theme) -> Iterator[Flowable]:
    words: list[Flowable] = [label(content.office.name, theme)]
    words.append(
        heading(issue_name(content), theme.style("title"), Entry(issue_name(content), "title", in_contents=False))
    )
    if content.title:
        words.append(text(content.title, theme.style("subtitle").clone("issue", fontSize=13, leading=17)))
    if content.on is not None:
        words.append(text(capitalised(long_date(content.on, weekday=False)), theme.style("secondary")))
    mark = logo(content.office, theme)
    yield columns([words, [mark]], [0.72, 0.28], theme) if mark is not None else columns([words], [1.0], theme)
    yield gap(10)


def _article(article: Article, number: int, content: Newsletter, theme: Theme) -> Iterator[Flowable]:
    if article.heading:
        part = theme.style("heading").clone("issue-part", textColor=theme.accent_ink, spaceBefore=16)
        yield from titled(heading(article.heading, part, Entry(article.heading, f"part-{number}")), keep=130)
    title = f"{number}. {article.title}"
    entry = Entry(title, _key(number), 1)
    yield from titled(
        heading(
            title,
            theme.style("subheading").clone("article", fontSize=12.5 + theme.grown, leading=16 + theme.grown),
            entry,
        ),
        keep=80,
    )
    if facts := article_facts(article):
        yield text(facts, theme.style("secondary-after"))
    words = rich_text.flow(article.text, theme, content.images.get)
    beside = _is_short(article.text)
    width = theme.text_width * (_BESIDE if beside else 0.6)
    shown = (
        picture(article.picture, width=width, height=70 * mm, alternative=article.title) if article.picture else None
    )
    if shown is not None and beside:
        yield columns([words, [shown]], [1 - _BESIDE - 0.02, _BESIDE + 0.02], theme)
    else:
        yield from [] if shown is None else [shown, gap(6)]
        yield from words
    if article.contact:
        yield text(_("Contact: {contact}").format(contact=article.contact), theme.style("small"))
    yield gap(8)


def _is_short(words: RichText) -> bool:
    """Whether a picture may stand beside them: a few plain paragraphs, nothing that breaks pages on its own."""
    return len(words.plain()) <= _SHORT and all(block.kind in {"p", "li"} for block in words.blocks)


def _key(number: int) -> str:
    return f"article-{number}"
