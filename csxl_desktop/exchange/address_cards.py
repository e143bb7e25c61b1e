"""Address cards as every address book reads them: vCard 3.0 in UTF-8."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from csxl_desktop.exchange.long_text import clean


@dataclass(frozen=True, slots=True)
class AddressCard:
    """A person at an organisation, or an organisation; `uid` stays the same at each export."""

    uid: str
    first_name: str = ""
    last_name: str = ""
    civility: str = ""
    organisation: str = ""
    title: str = ""
    phone: str = ""
    email: str = ""
    web: str = ""
    street: str = ""
    postal_code: str = ""
    city: str = ""
    country: str = ""


def write_cards(cards: Iterable[AddressCard]) -> bytes:
    """The cards below each other, in one file."""
    return "".join(_written(card) for card in cards).encode("utf-8")


def _written(card: AddressCard) -> str:
    import vobject  # large: loaded with the first export

    made: Any = vobject.vCard()
    first, last = clean(card.first_name), clean(card.last_name)
    name = f"{first} {last}".strip() or clean(card.organisation) or clean(card.email)
    made.add("n").value = vobject.vcard.Name(
        family=last if first or last else name, given=first, prefix=clean(card.civility)
    )
    made.add("fn").value = name
    made.add("uid").value = card.uid
    if card.organisation:
        made.add("org").value = [clean(card.organisation)]
    if card.title:
        made.add("title").value = clean(card.title)
    if card.phone:
        _typed(made, "tel", card.phone, ["WORK", "VOICE"])
    if card.email:
        _typed(made, "email", card.email, ["INTERNET", "WORK"])
    if card.web:
        made.add("url").value = clean(card.web)
    if card.street or card.city or card.postal_code:
        place = vobject.vcard.Address(
            street=clean(card.street), code=clean(card.postal_code), city=clean(card.city), country=clean(card.country)
        )
        _typed(made, "adr", place, ["WORK"])
    written: str = made.serialize()
    return written


def _typed(made: Any, name: str, value: Any, types: list[str]) -> None:
    line = made.add(name)
    line.value = clean(value) if isinstance(value, str) else value
    line.type_param = types
