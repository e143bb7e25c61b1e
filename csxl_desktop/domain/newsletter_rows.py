"""Newsletters as their place shows them: the issues, what stands in one, what may still be put there."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from csxl_desktop.domain.rich_text import RichText


@dataclass(frozen=True, slots=True)
class NewsletterRow:
    """An issue; being written until `issued_on`; `recipients` sums what its mailings reached."""

    id: UUID
    number: int
    title: str
    issued_on: date | None
    articles: int
    recipients: int
    folded: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """A place in an issue; own title and text stand instead of the news. `number` counts the articles of the issue."""

    id: UUID
    number: int
    news_item_id: UUID | None
    heading: str
    title: str
    text: RichText
    news_title: str
    news_text: RichText
    organisation: str
    contact: str
    event_on: date | None
    valid_until_on: date | None

    @property
    def shown_title(self) -> str:
        return self.title or self.news_title

    @property
    def shown_text(self) -> RichText:
        return self.text or self.news_text


@dataclass(frozen=True, slots=True)
class NewsChoice:
    """News that may be put in; `channels` tells where it went already."""

    id: UUID
    title: str
    organisation: str
    received_on: date | None
    event_on: date | None
    valid_until_on: date | None
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenNewsletter:
    """An issue whole."""

    row: NewsletterRow
    text: RichText
    articles: tuple[ArticleRow, ...]
    choices: tuple[NewsChoice, ...]
