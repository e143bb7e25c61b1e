"""How organisations and people are named and reached, and what binds them."""

from datetime import date
from uuid import UUID

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column, validates

from csxl_desktop.domain.base import LINE, Record, overlaps, reference
from csxl_desktop.domain.choices import AliasNature, ChannelKind, MandateRole
from csxl_desktop.domain.errors import EmptyNameError
from csxl_desktop.i18n import fold


class OrganisationAlias(Record, kw_only=True):
    """Another name of an organisation: former, short, as others write it."""

    __tablename__ = "organisation_aliases"

    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    name: Mapped[str]
    nature: Mapped[AliasNature] = mapped_column(default=AliasNature.ALIAS)
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)  # that took note of it
    folded: Mapped[str] = mapped_column(String(LINE * 2), init=False, default="", index=True)

    @validates("name")
    def _keep_name(self, _key: str, value: str) -> str:
        name = value.strip()
        if not name:
            raise EmptyNameError
        self.folded = fold(name)
        return name


class ContactChannel(Record, kw_only=True):
    """A phone number, an e-mail address or a web site of an organisation or of a person."""

    __tablename__ = "contact_channels"

    organisation_id: Mapped[UUID | None] = mapped_column(reference("organisations"), default=None, index=True)
    person_id: Mapped[UUID | None] = mapped_column(reference("people"), default=None, index=True)
    kind: Mapped[ChannelKind]
    value: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    printable: Mapped[bool] = mapped_column(default=True)
    returned_on: Mapped[date | None] = mapped_column(default=None)  # a mail or letter came back: no longer right
    position: Mapped[int] = mapped_column(default=0)


class _Dated:
    """Two bounds in order."""

    from_on: Mapped[date | None]
    to_on: Mapped[date | None]

    def holds_on(self, day: date) -> bool:
        return overlaps(self.from_on, self.to_on, day)


class Mandate(Record, _Dated, kw_only=True):
    """A person speaks or works for an organisation from one day to another."""

    __tablename__ = "mandates"

    person_id: Mapped[UUID] = mapped_column(reference("people"), index=True)
    organisation_id: Mapped[UUID] = mapped_column(reference("organisations"), index=True)
    role: Mapped[MandateRole] = mapped_column(default=MandateRole.REPRESENTATIVE)
    function_title: Mapped[str] = mapped_column(default="")
    from_on: Mapped[date | None] = mapped_column(default=None)
    to_on: Mapped[date | None] = mapped_column(default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(reference("meetings"), default=None)  # that took note of it
