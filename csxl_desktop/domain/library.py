"""What was published or recommended, by the office or by others: the list and the sources of its texts."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import TEXT, Record, reference
from csxl_desktop.domain.choices import Precision
from csxl_desktop.domain.evaluation_choices import PublicationKind, PublicationState


class Publication(Record, kw_only=True):
    """A publication, a recommendation or a source."""

    __tablename__ = "publications"

    kind: Mapped[PublicationKind] = mapped_column(default=PublicationKind.PUBLICATION)
    issuer: Mapped[str] = mapped_column(default="")
    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None)
    authors: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(String(600))
    venue: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[date | None] = mapped_column(default=None)
    issued_precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    theme: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(String(20), default="")
    state: Mapped[PublicationState] = mapped_column(default=PublicationState.PUBLISHED)
    url: Mapped[str] = mapped_column(String(2000), default="")
    consulted_on: Mapped[date | None] = mapped_column(default=None)
    translation_of_id: Mapped[UUID | None] = mapped_column(reference("publications"), default=None)
    number: Mapped[str] = mapped_column(String(60), default="")
    copies: Mapped[int | None] = mapped_column(default=None)
    contacts: Mapped[int | None] = mapped_column(default=None)
    supported: Mapped[bool | None] = mapped_column(default=None)
    text: Mapped[str] = mapped_column(String(TEXT), default="")
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    working_group_id: Mapped[UUID | None] = mapped_column(reference("working_groups"), default=None)
    project_id: Mapped[UUID | None] = mapped_column(reference("projects"), default=None)
    printed: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=0)


class Recommendation(Record, kw_only=True):
    """One of the recommendations that a publication makes."""

    __tablename__ = "recommendations"

    publication_id: Mapped[UUID] = mapped_column(reference("publications"), index=True)
    number: Mapped[str] = mapped_column(String(20), default="")
    theme: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(String(TEXT), default="")
    addressee: Mapped[str] = mapped_column(default="")
    supported: Mapped[bool | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)
