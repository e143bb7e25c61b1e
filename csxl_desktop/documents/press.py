"""What reports and pages of groups share: their titles, texts of the office, pictures and links."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportlab.platypus import Flowable, KeepTogether

from csxl_desktop.documents import pictures, rich_text
from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Heading, Piece, columns, gap, heading, label, rich, text, titled
from csxl_desktop.documents.links import link_rows
from csxl_desktop.documents.numbering import FIGURE, Numbering
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.shared import Link, Picture
from csxl_desktop.domain.live_names import value_of
from csxl_desktop.domain.rich_text import Cell, RichText, Run, Span

SHORT = 1500  # letters: what is told with them stays on one page, its photo beside it
_TYPED_FIELD = re.compile(r"\{([\w.]+(?:\|[^{}|]*)*)\}")


@dataclass(frozen=True, kw_only=True)
class PagePress:
    """A theme, the pictures inside the texts by their key, and the values of the live fields."""

    theme: Theme
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)

    def flow(self, text_of_office: RichText, *, style: str = "body") -> list[Flowable]:
        """A text of the office, its live fields filled."""
        filled = _filled(text_of_office, self.values)
        if not filled:
            return []
        return rich_text.flow(filled, self.theme, self.attachments.get, style=style, numbering=self.numbering)

    def text(self, string: str, style: str = "body") -> Flowable:
        return text(string, self.theme.style(style))

    def label(self, string: str) -> Flowable:
        return label(string, self.theme)

    def subtitle(self, string: str, *, style: str = "heading", keep: float = 80) -> list[Flowable]:
        """A title inside a part, never alone at the foot of a page."""
        return titled(text(string, self.theme.style(style)), keep=keep)

    def title(self, told: str | Sequence[Piece], key: str, *, level: int = 0, style: str = "title") -> Heading:
        """A title that is bookmarked and, at the outer two levels, listed in the contents."""
        words = (Piece(told),) if isinstance(told, str) else told
        return heading(words, self.theme.style(style), Entry("".join(each.text for each in words), key, level))

    def figure_title(self, kind: str, string: str, key: str) -> list[Flowable]:
        """The title of a chart or of a table, counted among the others of its kind."""
        words = self.numbering.caption(kind, string, key)
        return [*self.numbering.anchors(key), rich(words, self.theme.style("heading"))]

    def _figure(self, caption: str) -> Sequence[Piece]:
        return self.numbering.caption(FIGURE, caption)

    def pictures(self, items: Sequence[Picture], *, height: float = 235) -> list[Flowable]:
        """Photos: one alone large (`height` points at most), more of them two a row."""
        if not items:
            return []
        across = 1 if len(items) == 1 else 2
        rows = pictures.pictures(
            items,
            self.theme,
            width=self.theme.text_width,
            height=height if across == 1 else 165,
            across=across,
            captions=self._figure,
        )
        return [gap(8), *(KeepTogether([row]) for row in rows)]

    def beside(self, words: list[Flowable], items: Sequence[Picture]) -> list[Flowable]:
        """A few words with their only photo on their right; longer ones, and several photos, stand below."""
        if len(items) != 1 or not words:
            return [*words, *self.pictures(items)]
        part = 0.56
        width = self.theme.text_width * (1 - part)
        photo = pictures.captioned(items[0], self.theme, width=width, height=width, captions=self._figure)
        return [columns([words, photo], [part, 1 - part], self.theme, gutter=18), gap(8)]

    def links(self, items: Sequence[Link]) -> list[Flowable]:
        """Labelled addresses, two a row, with their QR codes for those who read on paper."""
        return link_rows(items, self.theme)


def _filled(rich: RichText, values: Mapping[str, str]) -> RichText:
    """`rich` with its live fields filled, those typed as `{name}` in plain text too."""

    def run(one: Run) -> Run:
        if not isinstance(one, Span) or "{" not in one.text:
            return one
        return replace(one, text=_TYPED_FIELD.sub(lambda match: value_of(match[1], values) or match[0], one.text))

    def runs(many: Cell) -> Cell:
        return tuple(run(one) for one in many)

    blocks = [
        replace(block, runs=runs(block.runs), rows=tuple(tuple(runs(cell) for cell in row) for row in block.rows))
        for block in rich.with_fields(values).blocks
    ]
    return replace(rich, blocks=tuple(blocks))
