"""How the directory is ordered: kinds of organisations, headings of the published one."""

from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from csxl_desktop.domain.base import Record, reference


class OrganisationKind(Record, kw_only=True):
    """What an organisation is: service of the CPAS, association, school… the office's own list."""

    __tablename__ = "organisation_kinds"

    label: Mapped[str]
    label_nl: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)


class Category(Record, kw_only=True):
    """A heading of the published directory; categories form a tree."""

    __tablename__ = "categories"

    name: Mapped[str]
    name_nl: Mapped[str] = mapped_column(default="")
    parent_id: Mapped[UUID | None] = mapped_column(reference("categories"), default=None)
    position: Mapped[int] = mapped_column(default=0)


class OrganisationCategory(Record, kw_only=True):
    """An organisation stands under a category."""

    __tablename__ = "organisation_categories"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    category_id: Mapped[UUID] = mapped_column(reference("categories"), index=True)
