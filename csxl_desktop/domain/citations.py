"""How a source of the library is cited in a footnote, in the language spoken."""

from csxl_desktop.domain.fuzzy_day import FuzzyDay
from csxl_desktop.domain.library import Publication
from csxl_desktop.i18n import _
from csxl_desktop.i18n.dates import short_date


def citation(source: Publication) -> str:
    """“Dupont, A. (2024). Titre. Revue, Bruxelles. https://… (consulté le 03/03/2026)”."""
    who = source.authors or source.issuer
    when = FuzzyDay(source.issued_on, source.issued_precision).told()
    before = f"{who} ({when})" if who and when else who or when
    issuer = source.issuer if source.authors else ""
    after = ", ".join(part for part in (source.venue, issuer, source.place) if part)
    words = " ".join(_ended(part) for part in (before, source.title.strip(), after) if part)
    return f"{words} {_address(source)}" if source.url else words


def _ended(part: str) -> str:
    """With one full stop, where nothing ends it yet."""
    return part if part.endswith((".", "?", "!", "…")) else f"{part}."


def _address(source: Publication) -> str:
    if source.consulted_on is None:
        return source.url
    return _("{url} (consulted on {day})").format(url=source.url, day=short_date(source.consulted_on))
