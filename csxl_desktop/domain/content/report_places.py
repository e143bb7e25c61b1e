"""What the texts of a report refer to, and what they may refer to."""

from collections.abc import Iterator

from csxl_desktop.domain.category_tables import CategoryTable
from csxl_desktop.domain.chart import Picture
from csxl_desktop.domain.content.report import Report, Section
from csxl_desktop.domain.rich_text import Block, RichText, block_title

Place = Section | Block | Picture | CategoryTable


def places(report: Report) -> dict[str, Place]:
    """Sections, headings, pictures, tables and charts, by the key that a reference names."""
    found: dict[str, Place] = {section_key(section.code): section for section in report.sections}
    for section in report.sections:
        for text in (section.text, section.closing):
            found |= {block.id: block for block in text.blocks if block.kind == "image" or block_title(block)}
    found |= {chart_key(chart.code): chart for chart in report.charts}
    return found | {table_key(table): table for table in report.tables}


def section_key(code: str) -> str:
    """How a reference names a section."""
    return f"section-{code}"


def chart_key(code: str) -> str:
    """How a reference names a chart."""
    return f"chart-{code}"


def table_key(table: CategoryTable) -> str:
    """How a reference names a table by category."""
    return f"table-{table.id.hex}"


def references(report: Report) -> frozenset[str]:
    """Every reference of every text."""
    return frozenset(target for text in texts(report) for target in text.references())


def texts(report: Report) -> Iterator[RichText]:
    """Every formatted text of the report."""
    for section in report.sections:
        yield from (section.text, section.closing)
    for page in report.meetings:
        yield page.text
    for group in report.groups:
        yield group.text
        yield from (output.text for output in group.outputs)
    for kind in report.outings:
        yield from (outing.text for outing in kind.outings)
    yield from (partnership.text for partnership in report.partnerships)
    yield from (said.text for said in report.testimonials)
