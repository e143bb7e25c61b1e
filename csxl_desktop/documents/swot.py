"""Strengths, weaknesses, opportunities and threats of a year: four quadrants on one page."""

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import Flowable, KeepInFrame, Table, TableStyle

from csxl_desktop.documents.flowables import gap, text
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.swot import Point, Quadrant, Swot
from csxl_desktop.domain.swot_rows import QUADRANTS
from csxl_desktop.i18n import _, speaking

_HEIGHT, _GUTTER, _PADDING = 312.0, 10.0, 12.0  # of a quadrant, between them, within them: points


def render(content: Swot, theme: Theme) -> bytes:
    """One page: what does not fit is set smaller."""
    with speaking(content.language):
        title = _("SWOT {year}").format(year=content.year)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: Swot, title: str, theme: Theme) -> Iterator[Flowable]:
    subtitle = _("What lies within the office, and what lies around it")
    yield from title_block("", title, subtitle, theme, logo(content.office, theme))
    yield gap(4)
    yield _grid([_quadrant(each, theme) for each in content.quadrants], theme)


def _grid(quadrants: list[list[Flowable]], theme: Theme) -> Table:
    width = (theme.text_width - _GUTTER) / 2
    inner, height = width - 2 * _PADDING, _HEIGHT - 2 * _PADDING
    cells = [KeepInFrame(inner, height, quadrant, mode="shrink") for quadrant in quadrants]
    grid = Table(
        [[cells[0], "", cells[1]], ["", "", ""], [cells[2], "", cells[3]]],
        colWidths=[width, _GUTTER, width],
        rowHeights=[_HEIGHT, _GUTTER, _HEIGHT],
    )
    corners = ((0, 0), (2, 0), (0, 2), (2, 2))
    boxes: list[tuple[Any, ...]] = [("BACKGROUND", corner, corner, theme.soft) for corner in corners]
    boxes += [("LINEABOVE", corner, corner, 2.2, theme.accent_ink) for corner in corners]
    around = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    boxes += [(side, (0, 0), (-1, -1), _PADDING) for side in around]
    grid.setStyle(TableStyle([theme.grid_face, ("VALIGN", (0, 0), (-1, -1), "TOP"), *boxes]))
    return grid


def _quadrant(quadrant: Quadrant, theme: Theme) -> list[Flowable]:
    block: list[Flowable] = [text(_(QUADRANTS[quadrant.kind]), theme.style("subheading")), gap(3)]
    for point in quadrant.points:
        block += _point(point, theme)
    if quadrant.resolved:
        block.append(gap(3))
        block.append(text(_("Resolved in the year"), theme.style("label")))
        block += [text(each, theme.style("list-0"), bullet="•") for each in quadrant.resolved]
    if not quadrant.points and not quadrant.resolved:
        block.append(text("–", theme.style("small")))
    return block


def _point(point: Point, theme: Theme) -> list[Flowable]:
    told = point.text
    if point.since is not None:
        told = _("{point} (since {year})").format(point=told, year=point.since)
    lines: list[Flowable] = [text(told, theme.style("list-0"), bullet="•")]
    small = theme.style("caption").clone("swot-evidence", leftIndent=14, spaceAfter=1, alignment=0)
    lines += [text(each, small) for each in point.evidence]
    return [*lines, gap(2.5)]
