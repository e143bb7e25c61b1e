"""Letters under the office's head, the address where the window of the envelope shows it."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.flowables import columns, gap, label, text
from csxl_desktop.documents.layout import begin_anew, build
from csxl_desktop.documents.letterhead import office_lines
from csxl_desktop.documents.meeting_head import capitalised
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.letters import Letter, Letters, address_lines, field_values
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date

# The window of a DL envelope, from the top left corner of the page: C6/5 with its window on the right.
WINDOW_LEFT, WINDOW_TOP, WINDOW_HEIGHT = 113 * mm, 45 * mm, 36 * mm
_HEAD_WIDTH = 84 * mm
_BELOW_WINDOW = 6 * mm
_SIGNATURE = 18 * mm


def render(content: Letters, theme: Theme) -> bytes:
    """The letters as one PDF, each in its own language and from a page of its own."""
    with speaking(content.language):
        count = len(content.letters)
        title = content.letters[0].title if count == 1 else ""
        return build(
            list(_story(content, theme)),
            theme=theme,
            title=title or ngettext("Letter", "Letters", count),
            author=content.office.name,
        )


def _story(content: Letters, theme: Theme) -> Iterator[Flowable]:
    for position, letter in enumerate(content.letters):
        if position:
            yield from begin_anew()
        with speaking(letter.language):
            yield from _letter(letter, content, theme)


def _letter(letter: Letter, content: Letters, theme: Theme) -> Iterator[Flowable]:
    values = field_values(letter, content)
    # A larger text does not lengthen it: the window is as high as it is.
    lines = theme.style("tight").clone("address", fontSize=theme.text_size, leading=theme.leading)
    address = [text(line, lines) for line in address_lines(letter.recipient)]
    yield LetterHead(office_lines(content.office, theme), address, theme)
    if content.written_on is not None:
        yield text(written(content), theme.style("tight").clone("written", leftIndent=WINDOW_LEFT - theme.margin))
        yield gap(20)
    if letter.title:
        strong = theme.style("cell-bold").clone(
            "object", fontSize=11.5 + theme.grown, leading=15 + theme.grown, spaceAfter=12
        )
        yield text(_("Subject: {title}").format(title=filled(letter.title, values)), strong)
    yield from rich_text.flow(letter.text.with_fields(values), theme, content.images.get)
    yield from _closing(letter, content, theme)


def filled(title: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        title = title.replace(f"{{{name}}}", value)
    return title


def written(content: Letters) -> str:
    if content.written_on is None:
        return ""
    day = long_date(content.written_on)
    place = content.written_at
    return _("{place}, {date}").format(place=place, date=day) if place else capitalised(day)


def _closing(letter: Letter, content: Letters, theme: Theme) -> Iterator[Flowable]:
    """What is enclosed on the left, room for the hand and the name of who signs on the right."""
    small = theme.style("secondary")
    enclosed: list[Flowable] = []
    if letter.enclosed:
        enclosed = [
            gap(_SIGNATURE),
            label(_("Enclosed"), theme),
            *(text(f"– {each}", small) for each in letter.enclosed),
        ]
    signed: list[Flowable] = []
    if content.signatory is not None:
        signed = [
            gap(_SIGNATURE),
            text(
                content.signatory.name, theme.style("cell-bold").clone("signs", fontSize=theme.style("body").fontSize)
            ),
        ]
        signed.append(text(content.signatory.function or content.office.name, small))
    if enclosed or signed:
        left = (WINDOW_LEFT - theme.margin) / theme.text_width
        yield KeepTogether([gap(6), columns([enclosed, signed], [left, 1 - left], theme)])


class LetterHead(Flowable):
    """The top of a letter: the office on the left, the address at its place on the page, whatever the margins are."""

    def __init__(self, office: Sequence[Flowable], address: Sequence[Flowable], theme: Theme) -> None:
        super().__init__()
        self._office, self._address, self._theme = office, address, theme
        self.width = theme.text_width

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        self.width = avail_width
        tall = sum(part.wrap(_HEAD_WIDTH, 1e6)[1] + part.getSpaceAfter() for part in self._office)
        self.height = max(WINDOW_TOP + WINDOW_HEIGHT - self._theme.top, tall) + _BELOW_WINDOW
        return self.width, self.height

    def draw(self) -> None:
        cast("PageCanvas", self.canv).begin_part()
        _stack(self.canv, self._office, 0, self.height, _HEAD_WIDTH)
        left, top = WINDOW_LEFT - self._theme.margin, self.height - (WINDOW_TOP - self._theme.top)
        _stack(self.canv, self._address, left, top, self.width - left)


def _stack(canvas: Any, parts: Sequence[Flowable], x: float, top: float, width: float) -> None:
    """Draw the parts below each other from `top` down."""
    for part in parts:
        top -= part.wrap(width, 1e6)[1]
        part.drawOn(canvas, x, top)
        top -= part.getSpaceAfter()
