"""The first page of the report."""

from reportlab.platypus import Flowable

from csxl_desktop.documents import pictures
from csxl_desktop.documents.flowables import Piece, columns, gap, rich, soft_box, text
from csxl_desktop.documents.letterhead import logo, phone_text, web_address, web_words
from csxl_desktop.documents.ornaments import AccentRule
from csxl_desktop.documents.report.parts import Press
from csxl_desktop.documents.theme import Theme
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.numbers import ordinal

_PHOTO_HEIGHT = 330
BAND_HEIGHT = 168


class _Band(Flowable):
    """The soft band across the head of the cover; it takes no room of its own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        left, bottom = self.canv.absolutePosition(0, 0)
        width, height = self._theme.page_size
        self.canv.setFillColor(self._theme.soft)
        self.canv.rect(-left, height - bottom - BAND_HEIGHT, width, BAND_HEIGHT, stroke=0, fill=1)
        self.canv.setFillColor(self._theme.accent_ink)
        self.canv.rect(-left, height - bottom - BAND_HEIGHT - 4, width, 4, stroke=0, fill=1)


class _AtFoot(Flowable):
    """Flowables at the foot of the page; they take all the room that is left."""

    def __init__(self, content: Flowable) -> None:
        super().__init__()
        self._content = content
        self._tall = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _wide, self._tall = self._content.wrapOn(self.canv, width, height)
        self.width, self.height = width, max(self._tall, height - 1)
        return self.width, self.height

    def draw(self) -> None:
        self._content.drawOn(self.canv, 0, 0)


def accent_rule(theme: Theme) -> Flowable:
    return AccentRule(theme)


def cover(press: Press) -> list[Flowable]:
    """Office, report, year, photo, and how to reach the office."""
    theme = press.theme
    return [
        _Band(theme),
        _Fixed(head(press), BAND_HEIGHT - theme.margin),
        gap(46),
        *titles(press),
        _AtFoot(contact(press)),
    ]


def titles(press: Press) -> list[Flowable]:
    """What stands between the band and the foot: the names of the report, its photo."""
    report, theme = press.report, press.theme
    page: list[Flowable] = [
        press.text(report.look.title or _("Activity report"), "cover-title"),
        press.text(str(report.year), "cover-year"),
    ]
    if report.look.subtitle:
        page += [gap(6), press.text(report.look.subtitle, "subtitle")]
    if report.number:
        number = _("{ordinal} activity report").format(ordinal=ordinal(report.number))
        page += [gap(6), press.text(number, "subtitle")]
    photo = report.cover_photo
    if photo is not None:
        image = pictures.picture(
            photo.data,
            width=theme.text_width,
            height=_PHOTO_HEIGHT,
            alternative=photo.alt or photo.caption,
        )
        if image is None:
            pictures.tell_unread(photo.caption or _("Cover photo"))
        else:
            page += [gap(12), image]
            page += [press.text(photo.caption, "picture-caption")] if photo.caption else []
    return page


def approval(press: Press) -> list[Flowable]:
    """Who approved the report, where and when: a box at the end of its text, or nothing."""
    look = press.report.look
    if look.approved_on is None:
        return []
    day = long_date(look.approved_on)
    if look.approved_by:
        words = _("Report approved: {assembly} of {date}").format(
            assembly=look.approved_by[:1].lower() + look.approved_by[1:], date=day
        )
    else:
        words = _("This report was approved on {date}.").format(date=day)
    told: list[Flowable] = [press.text(words, "body")]
    if look.place:
        told.append(press.text(look.place, "secondary"))
    box = soft_box([told], [1], press.theme)
    return [gap(24), box]


def head(press: Press) -> Flowable:
    """The office and its logo."""
    office = press.report.office
    words: list[Flowable] = [press.text(office.name, "cover-office")] if office.name else []
    if office.host:
        words.append(press.text(office.host, "subtitle"))
    mark = logo(office, press.theme, width=150, height=74)
    return columns([words, [mark] if mark else []], [0.66, 0.34], press.theme)


class _Fixed(Flowable):
    """A flowable in a room of fixed height."""

    def __init__(self, content: Flowable, height: float) -> None:
        super().__init__()
        self._content, self.height = content, height
        self._tall = 0.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        _wide, self._tall = self._content.wrapOn(self.canv, width, self.height)
        return width, max(self.height, self._tall)

    def draw(self) -> None:
        self._content.drawOn(self.canv, 0, max(self.height, self._tall) - self._tall)


def contact(press: Press) -> Flowable:
    """How to reach the office, and whom."""
    office, style = press.report.office, press.theme.style("secondary")
    where: list[Flowable] = [text(line, style) for line in office.address]
    reach: list[Flowable] = [text(phone_text(number), style) for number in office.phones]
    reach += [rich((Piece(mail, url=f"mailto:{mail}"),), style) for mail in office.emails]
    if office.web:
        reach.append(rich((Piece(web_words(office.web), url=web_address(office.web)),), style))
    who: list[Flowable] = []
    names = [staff.name.bare for staff in press.report.team if staff.name.bare]
    if names:
        who = [press.label(_("Contact")), *(text(name, style) for name in names)]
    if where:
        where = [press.label(_("Address")), *where]
    if reach:
        reach = [press.label(_("Reach us")), *reach]
    return columns([where, reach, who], [0.29, 0.46, 0.25], press.theme)
