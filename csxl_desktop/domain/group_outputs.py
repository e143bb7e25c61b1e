"""What a working group made."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import RICH, TEXT, Record, reference
from csxl_desktop.domain.choices import Precision, Quality
from csxl_desktop.domain.evaluation_choices import OutputKind, OutputState
from csxl_desktop.domain.rich_text import RichText


class GroupOutput(Record, kw_only=True):
    """A tool, a note, a motion… of a group; `year` is that of `made_on` unless it is undated."""

    __tablename__ = "group_outputs"

    working_group_id: Mapped[UUID] = mapped_column(reference("working_groups"), index=True)
    axis_id: Mapped[UUID | None] = mapped_column(reference("axes"), default=None)
    kind: Mapped[OutputKind] = mapped_column(default=OutputKind.TOOL)
    title: Mapped[str]
    made_on: Mapped[date | None] = mapped_column(default=None)
    made_precision: Mapped[Precision] = mapped_column(default=Precision.DAY)
    year: Mapped[int] = mapped_column(index=True)
    state: Mapped[OutputState] = mapped_column(default=OutputState.DESIGNED)
    state_on: Mapped[date | None] = mapped_column(default=None)
    languages: Mapped[str] = mapped_column(default="")
    copies: Mapped[int | None] = mapped_column(default=None)
    copies_quality: Mapped[Quality] = mapped_column(default=Quality.EXACT)
    recipients: Mapped[str] = mapped_column(String(TEXT), default="")
    text: Mapped[RichText] = mapped_column(nullable=True, default_factory=RichText)
    text_plain: Mapped[str] = mapped_column(String(RICH), init=False, default="")
    attachment_id: Mapped[UUID | None] = mapped_column(reference("attachments"), default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(
        reference("meetings"), default=None, index=True
    )  # adopted or presented there
    published: Mapped[bool] = mapped_column(default=True)  # goes to the group's folder
    position: Mapped[int] = mapped_column(default=0)
