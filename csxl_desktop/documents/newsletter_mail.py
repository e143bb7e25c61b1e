"""An issue of the newsletter as the body of a mail: HTML with its pictures inside, and the same in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from html import escape

from csxl_desktop.documents.meeting_head import capitalised
from csxl_desktop.documents.newsletter import article_facts, issue_name
from csxl_desktop.documents.rich_text_html import html, set_in
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.newsletter import Article, Newsletter
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.typography import HOUSE, TypographyOptions
from csxl_desktop.i18n.words import told_of

_KINDS = {b"\x89PNG\r\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif", b"RIFF": "webp"}
_FACE = "font-family:'Source Sans 3','Segoe UI',Calibri,Arial,sans-serif"


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """A picture inside the mail: the body calls it `cid:key`."""

    key: str
    subtype: str
    data: bytes


@dataclass(frozen=True, slots=True)
class MailBody:
    subject: str
    plain: str
    html: str
    pictures: tuple[InlinePicture, ...]


def mail_body(content: Newsletter, accent: str = "", typography: TypographyOptions = HOUSE) -> MailBody:
    """The issue in its own language."""
    with speaking(content.language):
        return _Body(content, accent or Theme.accent, typography).made()


class _Body:
    """The parts of the mail; each picture goes in once."""

    def __init__(self, content: Newsletter, accent: str, typography: TypographyOptions) -> None:
        self._content, self._accent, self._typography = content, accent, typography
        self._pictures: dict[str, InlinePicture] = {}

    def made(self) -> MailBody:
        content = self._content
        name = issue_name(content)
        subject = f"{content.office.short_name or content.office.name} – {name}"
        page = "".join(self._page(name))
        return MailBody(
            subject=told_of(subject, content.title) if content.title else subject,
            plain="\n".join(self._plain(name)).strip() + "\n",
            html=page,
            pictures=tuple(self._pictures.values()),
        )

    def _page(self, name: str) -> Iterator[str]:
        content = self._content
        yield f'<!doctype html><html lang="{content.language}"><head><meta charset="utf-8">'
        yield f"<title>{self._set_in(name)}</title>"
        yield f'</head><body style="margin:0;color:{Theme.ink};font-size:15px;line-height:1.5;{_FACE}">'
        yield '<div style="max-width:640px;margin:0 auto;padding:20px">'
        if content.office.logo and (address := self._inline(content.office.logo)):
            yield f'<img src="{address}" alt="{escape(content.office.name)}" style="max-height:56px;float:right">'
        yield f'<p style="margin:0;color:{self._accent};font-weight:600">{self._set_in(content.office.name)}</p>'
        yield f'<h1 style="margin:2px 0;font-size:26px">{self._set_in(name)}</h1>'
        if content.title:
            yield f'<p style="margin:0;font-size:18px">{self._set_in(content.title)}</p>'
        if content.on is not None:
            day = capitalised(long_date(content.on, weekday=False))
            yield f'<p style="margin:0 0 16px;color:{Theme.secondary}">{self._set_in(day)}</p>'
        yield html(content.text, self._of_text, self._typography)
        for number, article in enumerate(content.articles, start=1):
            yield from self._article(article, number)
        yield from self._foot()
        yield "</div></body></html>"

    def _article(self, article: Article, number: int) -> Iterator[str]:
        if article.heading:
            style = f"margin:26px 0 8px;padding-top:10px;border-top:2px solid {self._accent};font-size:20px"
            yield f'<h2 style="{style};color:{self._accent}">{self._set_in(article.heading)}</h2>'
        yield f'<h3 style="margin:18px 0 2px;font-size:17px">{self._set_in(f"{number}. {article.title}")}</h3>'
        if facts := article_facts(article):
            yield f'<p style="margin:0 0 6px;color:{Theme.secondary}">{self._set_in(facts)}</p>'
        if article.picture and (address := self._inline(article.picture)):
            shown = f'<img src="{address}" alt="{escape(article.title)}" style="max-width:100%">'
            yield f'<p style="margin:0 0 8px">{shown}</p>'
        yield html(article.text, self._of_text, self._typography)
        if article.contact:
            contact = self._set_in(_("Contact: {contact}").format(contact=article.contact))
            yield f'<p style="margin:0 0 10px">{contact}</p>'

    def _foot(self) -> Iterator[str]:
        reach = " · ".join(self._reach())
        style = f"margin:28px 0 0;padding-top:10px;border-top:1px solid {Theme.hairline};color:{Theme.secondary}"
        yield f'<p style="{style}">{self._set_in(reach)}</p>'

    def _reach(self) -> Iterator[str]:
        office = self._content.office
        yield from (each for each in (office.name, *office.address, *office.phones, *office.emails, office.web) if each)

    def _plain(self, name: str) -> Iterator[str]:
        content = self._content
        yield f"{content.office.name} – {name}"
        yield from (line for line in (content.title, content.text.plain()) if line)
        for number, article in enumerate(content.articles, start=1):
            yield ""
            if article.heading:
                yield from (f"— {article.heading} —", "")
            yield f"{number}. {article.title}"
            contact = _("Contact: {contact}").format(contact=article.contact) if article.contact else ""
            yield from (line for line in (article_facts(article), article.text.plain(), contact) if line)
        yield ""
        yield from self._reach()

    def _set_in(self, words: str) -> str:
        return set_in(words, self._typography)

    def _of_text(self, attachment: str) -> str:
        data = self._content.images.get(attachment)
        return self._inline(data) if data else ""

    def _inline(self, data: bytes) -> str:
        """The address of the picture within the mail; nothing for what no mail program shows."""
        subtype = next((kind for begins, kind in _KINDS.items() if data.startswith(begins)), "")
        if not subtype:
            return ""
        key = f"{sha256(data).hexdigest()[:24]}@csxl"
        self._pictures.setdefault(key, InlinePicture(key, subtype, data))
        return f"cid:{key}"
