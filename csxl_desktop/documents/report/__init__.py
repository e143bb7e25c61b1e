"""The annual activity report: `render` makes its PDF."""

from csxl_desktop.documents.report.document import render
from csxl_desktop.domain.content.report_fields import live_values

__all__ = ["live_values", "render"]
