"""The office's own words: texts used again and again, and what its spelling check knows."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, Record
from csxl_desktop.domain.rich_text import RichText


class TextBlock(Record, kw_only=True):
    """A text put into minutes by its name."""

    __tablename__ = "text_blocks"

    name: Mapped[str]
    language: Mapped[str] = mapped_column(String(2), default="fr")
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    position: Mapped[int] = mapped_column(default=0)


class OfficeWord(Record, kw_only=True):
    """A word that the spelling check takes for right, in every language or in one."""

    __tablename__ = "office_words"

    word: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(2), default="")
