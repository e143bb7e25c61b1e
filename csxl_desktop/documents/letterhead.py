"""The head of a document: the office's mark and identity, then the title."""

import re

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Piece, columns, gap, heading, label, rich, text
from csxl_desktop.documents.pictures import picture, tell_unread
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.i18n import _
from csxl_desktop.i18n.named import named
from csxl_desktop.i18n.phones import phone

NBSP = "\N{NO-BREAK SPACE}"
_DATE = re.compile(r"\b(?:[a-zà-ÿ]{1,2} )?(?:[a-zà-ÿ]+ )?\d{1,2}(?:er)? \w+ \d{4}\b")


def logo(office: OfficeIdentity, theme: Theme, *, width: float = 34 * mm, height: float = 15 * mm) -> Flowable | None:
    """The office's logo within `width` × `height`; nothing where none can be read, or the paper bears it already."""
    if theme.letter_paper is not None:
        return None
    data = theme.logo if office.logo is None else office.logo
    if data is None:
        return None
    told = named(_("Logo of {name}"), bodies=["name"], name=office.name)
    found = picture(data, width=width, height=height, alternative=told)
    if found is None:
        tell_unread(told)
    return found


def letterhead(office: OfficeIdentity, theme: Theme) -> list[Flowable]:
    """Logo and name on the left, address and ways to reach the office on the right; the office's paper says it all."""
    if theme.letter_paper is not None:
        return []
    style = theme.style("secondary").clone("letter-address", alignment=2)
    return [columns([_name(office, theme), _reach(office, style)], [0.6, 0.4], theme), gap(14)]


def office_lines(office: OfficeIdentity, theme: Theme) -> list[Flowable]:
    """The same below each other, for letters whose address stands on the right."""
    if theme.letter_paper is not None:
        return []
    return [*_name(office, theme), gap(4), *_reach(office, theme.style("secondary"))]


def _name(office: OfficeIdentity, theme: Theme) -> list[Flowable]:
    name: list[Flowable] = []
    mark = logo(office, theme)
    if mark is not None:
        name += [mark, gap(5)]
    name.append(text(office.name, theme.style("cover-office").clone("letter-office", fontSize=13, leading=16)))
    if office.host:
        name.append(text(office.host, theme.style("secondary")))
    return name


def _reach(office: OfficeIdentity, style: ParagraphStyle) -> list[Flowable]:
    reach: list[Flowable] = [text(line, style) for line in office.address]
    reach += [text(phone_text(number), style) for number in office.phones]
    reach += [rich((Piece(mail, url=f"mailto:{mail}"),), style) for mail in office.emails]
    if office.web:
        reach.append(rich((Piece(office.web, url=web_address(office.web)),), style))
    return reach


def title_block(eyebrow: str, title: str, subtitle: str, theme: Theme, mark: Flowable | None = None) -> list[Flowable]:
    """Small line, title and subtitle; the logo stands on their right."""
    block: list[Flowable] = []
    if eyebrow:
        block.append(label(eyebrow, theme))
    # The running header and the bookmark keep plain spaces.
    block.append(heading(whole_dates(title), theme.style("title"), Entry(title, "title", in_contents=False)))
    if subtitle:
        block.append(text(subtitle, theme.style("subtitle")))
    if mark is None:
        return block
    part = mark.wrap(theme.text_width, theme.page_size[1])[0] / theme.text_width
    return [columns([block, [mark]], [1 - part, part], theme), gap(2)]


def whole_dates(words: str) -> str:
    """`words` whose dates, each with its weekday, stay on one line."""
    return _DATE.sub(lambda found: found[0].replace(" ", NBSP), words)


def phone_text(number: str) -> str:
    """A phone number in groups that no line end separates."""
    return phone(number).replace(" ", NBSP)


def web_words(web: str) -> str:
    """The address as it is read out: without what every address begins with, nor its last stroke."""
    return re.sub(r"^https?://(www\.)?", "", web).rstrip("/")


def web_address(web: str) -> str:
    return web if "://" in web else f"https://{web}"
