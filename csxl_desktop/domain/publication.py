"""What was published of the directory, and when: the next one says what changed since."""

from datetime import date

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record
from csxl_desktop.domain.rich_text import JsonObject


class DirectoryPublication(Record, kw_only=True):
    """One publication; `content` holds what it showed, by organisation."""

    __tablename__ = "directory_publications"

    published_on: Mapped[date]
    language: Mapped[str] = mapped_column(String(5), default="fr")  # fr, nl, or fr-nl for both
    content: Mapped[JsonObject | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(String(TEXT), default="")
