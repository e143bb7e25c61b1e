"""The blank sheet of a survey: each question with its boxes, numbered as they are typed in."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from csxl_desktop.documents.flowables import Whole, gap, text
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.rich_text import flow
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.survey import SurveySheetPage
from csxl_desktop.domain.evaluation_choices import QuestionKind
from csxl_desktop.domain.survey_counts import NO, YES, Question
from csxl_desktop.i18n import _, speaking

_SIDE = 4.1 * mm
_LINES = 3  # to write an answer in words on


def render(content: SurveySheetPage, theme: Theme) -> bytes:
    """The sheet as a PDF, in its own language."""
    with speaking(content.language):
        return build_of_office(_story(content, theme), content.office, content.title, theme)


def _story(content: SurveySheetPage, theme: Theme) -> Iterator[Flowable]:
    about = _("Anonymous: please do not write your name.")
    yield from title_block("", content.title, about, theme, logo(content.office, theme))
    yield from flow(content.introduction, theme)
    for number, question in enumerate(content.questions, start=1):
        yield Whole([text(f"{number}. {question.text}", theme.style("subheading")), *_answers(question, theme), gap(4)])


def _answers(question: Question, theme: Theme) -> Iterator[Flowable]:
    match question.kind:
        case QuestionKind.SCALE:
            yield _row([str(value) for value in question.scale], theme)
            ends = [part for part in (question.lowest_label, question.highest_label) if part]
            if ends:
                low, high = question.lowest, question.scale[-1]
                told = [f"{low} = {question.lowest_label}"] if question.lowest_label else []
                told += [f"{high} = {question.highest_label}"] if question.highest_label else []
                yield text(" · ".join(told), theme.style("secondary"))
        case QuestionKind.YES_NO:
            yield _row([_(YES), _(NO)], theme)
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            if question.kind is QuestionKind.SEVERAL:
                yield text(_("Several answers are possible."), theme.style("secondary"))
            for place, choice in enumerate(question.choices, start=1):
                yield _row([f"{place}. {choice}"], theme)
        case QuestionKind.NUMBER:
            yield _row([""], theme, side=4 * _SIDE)
        case QuestionKind.TEXT:
            yield from (_Line(theme) for _line in range(_LINES))


def _row(labels: list[str], theme: Theme, *, side: float = _SIDE) -> Flowable:
    """Boxes side by side, each before its word."""
    alone = len(labels) == 1
    wide = theme.text_width - side - 8 if alone else max(16.0 * mm, theme.text_width / 8)
    cells: list[Flowable] = []
    widths: list[float] = []
    for label in labels:
        cells += [_Box(theme, side), text(label, theme.style("cell"))]
        widths += [side + 6, wide - (0 if alone else side + 6)]
    made = Table([cells], colWidths=_within(widths, theme.text_width), hAlign="LEFT")
    made.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 2),
                ("TOPPADDING", (0, 0), (-1, -1), 2),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
            ]
        )
    )
    return made


def _within(widths: list[float], room: float) -> list[float]:
    """The same widths, smaller where they would not hold on the page."""
    total = sum(widths)
    return widths if total <= room else [width * room / total for width in widths]


class _Box(Flowable):
    """To tick, as on the tally sheet."""

    def __init__(self, theme: Theme, side: float) -> None:
        super().__init__()
        self._theme, self.width, self.height = theme, side, _SIDE

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(self._theme.secondary_ink)
        self.canv.setLineWidth(0.5)
        self.canv.rect(0, 0, self.width - 0.8, self.height - 0.8)


class _Line(Flowable):
    """To write on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, 8 * mm
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(self._theme.hairline_colour)
        self.canv.setLineWidth(0.8)
        self.canv.line(0, 0, self.width, 0)
