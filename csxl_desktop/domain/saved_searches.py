"""Searches of the directory, kept by name."""

from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import Record
from csxl_desktop.domain.choices import SearchSubject
from csxl_desktop.domain.rich_text import JsonObject


class SavedSearch(Record, kw_only=True):
    """A search kept by name: asked again each time, it finds whoever fits that day."""

    __tablename__ = "saved_searches"

    name: Mapped[str]
    subject: Mapped[SearchSubject] = mapped_column(default=SearchSubject.ORGANISATIONS)
    criteria: Mapped[JsonObject | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)
