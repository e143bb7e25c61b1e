"""The report on the press, and the words of its attendance figures."""

from dataclasses import dataclass

from csxl_desktop.documents import press
from csxl_desktop.documents.meeting_head import count_text
from csxl_desktop.documents.numbering import Numbering
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.meeting_facts import Count
from csxl_desktop.domain.content.report import Report
from csxl_desktop.domain.content.report_fields import live_values
from csxl_desktop.i18n import ngettext

SHORT = press.SHORT


@dataclass(frozen=True, kw_only=True)
class Press(press.PagePress):
    """The report being printed."""

    report: Report

    @classmethod
    def of(cls, report: Report, theme: Theme, numbering: Numbering) -> "Press":
        values = live_values(report)
        return cls(report=report, theme=theme, attachments=report.attachments, values=values, numbering=numbering)


def persons_words(count: Count) -> str:
    return ngettext("person", "people", _grammatical(count))


def partners_words(count: Count) -> str:
    return ngettext("partner", "partners", _grammatical(count))


def attendance_text(persons: Count | None, partners: Count | None) -> str:
    """“20 personnes, 12 partenaires”; what nobody counted is left out."""
    return ", ".join(attendance_counts(persons, partners))


def attendance_counts(persons: Count | None, partners: Count | None) -> list[str]:
    """“20 personnes” and “12 partenaires”; what nobody counted is left out."""
    parts = []
    if persons is not None:
        parts.append(f"{count_text(persons)}\u00a0{persons_words(persons)}")
    if partners is not None:
        parts.append(f"{count_text(partners)}\u00a0{partners_words(partners)}")
    return parts


def _grammatical(count: Count) -> int:
    return int(max(count.number, count.to or 0))
