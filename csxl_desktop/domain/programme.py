"""What a meeting is made of: its points, its speakers, who organises and receives it."""

from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, Record, reference
from csxl_desktop.domain.choices import InvolvementRole, ItemKind
from csxl_desktop.domain.rich_text import RichText


class Involvement(Record, kw_only=True):
    """An organisation organises, hosts, or is visited at a meeting."""

    __tablename__ = "involvements"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    role: Mapped[InvolvementRole]
    position: Mapped[int] = mapped_column(default=0)


class AgendaItem(Record, kw_only=True):
    """A point of the ordre du jour, and what the minutes say of it. An empty title is computed."""

    __tablename__ = "agenda_items"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    position: Mapped[int]
    kind: Mapped[ItemKind] = mapped_column(default=ItemKind.FREE)
    title: Mapped[str] = mapped_column(String(600), default="")
    planned_minutes: Mapped[int | None] = mapped_column(default=None)
    approves_meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")


class Speaker(Record, kw_only=True):
    """Who presents; a guest is named here without a record of his own."""

    __tablename__ = "speakers"

    meeting_id: Mapped[UUID] = mapped_column(reference("meetings"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None)
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    civility: Mapped[str] = mapped_column(String(20), default="")
    first_name: Mapped[str] = mapped_column(default="")
    last_name: Mapped[str] = mapped_column(default="")
    organisation_name: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
