"""The library as the sources of footnotes: what is changed there is changed in every note that cites it."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.live_names import SOURCE, parts
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.services.live_fields import FieldValue


def source_fields(session: Session) -> list[FieldValue]:
    """Every source that a footnote may cite, with how it is cited."""
    from csxl_desktop.domain.citations import citation  # maps the library, as below
    from csxl_desktop.domain.library import Publication  # likewise

    found = session.scalars(
        select(Publication).where(Publication.trashed_at.is_(None)).order_by(Publication.title, Publication.id)
    )
    return [FieldValue(f"{SOURCE}{each.id.hex}", each.title, citation(each)) for each in found]


def cited_sources(session: Session, texts: Iterable[RichText]) -> dict[str, str]:
    """What the texts cite; a source in the trash keeps its words in the notes that name it."""
    names = {parts(name)[0] for text in texts for name in text.field_names()}
    keys = [key for name in names if name.startswith(SOURCE) and (key := _key(name)) is not None]
    if not keys:
        return {}
    from csxl_desktop.domain.citations import citation  # maps the library, which most reports do without
    from csxl_desktop.domain.library import Publication  # likewise

    found = session.scalars(select(Publication).where(Publication.id.in_(keys)))
    return {f"{SOURCE}{each.id.hex}": citation(each) for each in found}


def _key(name: str) -> UUID | None:
    try:
        return UUID(name.removeprefix(SOURCE))
    except ValueError:
        return None
