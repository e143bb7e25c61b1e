"""The portrait of a partner: the words of the news, and how the directory says to reach the organisation."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain.choices import ChannelKind
from csxl_desktop.domain.contacts import ContactChannel
from csxl_desktop.domain.content.newsletter import Portrait
from csxl_desktop.domain.content.shared import OfficeIdentity
from csxl_desktop.domain.directory import Organisation
from csxl_desktop.domain.news import NewsItem
from csxl_desktop.i18n.phones import phone
from csxl_desktop.services.group_fields import with_group_names

_PHONES = frozenset({ChannelKind.PHONE, ChannelKind.MOBILE})


def portrait_of(
    session: Session,
    office: OfficeIdentity,
    news: NewsItem,
    *,
    picture: bytes | None,
    images: Mapping[str, bytes],
    language: str,
) -> Portrait:
    """Only what may be printed of the organisation is printed."""
    body = session.get(Organisation, news.organisation_id) if news.organisation_id is not None else None
    in_dutch = language == "nl"
    return Portrait(
        office=office,
        title=news.title,
        organisation=_name(body, in_dutch=in_dutch),
        text=with_group_names(session, news.text),
        description=((body.description_nl if in_dutch else "") or body.description) if body is not None else "",
        address=_address(body, in_dutch=in_dutch) if body is not None else "",
        reach=_reach(session, body) if body is not None else ((news.contact,) if news.contact else ()),
        on=news.received_on,
        picture=picture,
        images=images,
        language=language,
    )


def _name(body: Organisation | None, *, in_dutch: bool) -> str:
    return "" if body is None else (body.name_nl if in_dutch else "") or body.name


def _address(body: Organisation, *, in_dutch: bool) -> str:
    street, city = (body.street_nl, body.city_nl) if in_dutch else ("", "")
    town = f"{body.postal_code} {city or body.city}".strip()
    return ", ".join(part for part in (street or body.street, town) if part)


def _reach(session: Session, body: Organisation) -> tuple[str, ...]:
    found = session.scalars(
        select(ContactChannel)
        .where(ContactChannel.organisation_id == body.id, ContactChannel.printable.is_(True))
        .where(ContactChannel.trashed_at.is_(None), ContactChannel.returned_on.is_(None))
        .order_by(ContactChannel.position, ContactChannel.id)
    )
    return tuple(phone(each.value) if each.kind in _PHONES else each.value for each in found)
