"""In the reading process: address cards (vCard 2.1, 3.0, 4.0), a person or a house each."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from csxl_desktop.exchange.errors import NoRowsError, TooManyRowsError
from csxl_desktop.exchange.member_line import emails_in, phones_in, text_of
from csxl_desktop.exchange.organisation_names import parsed_name
from csxl_desktop.exchange.people_table import LONGEST, LONGEST_NAME, LONGEST_NOTE, PersonLine, in_one_line
from csxl_desktop.exchange.person_names import ParsedPerson, parsed_civility, parsed_person, tidy_person_name
from csxl_desktop.exchange.problem import Problem
from csxl_desktop.i18n import N_, fold

_LONGEST_CODE = 20
MAX_CARDS = 5_000
_MOBILE = frozenset({"cell", "mobile", "gsm", "iphone"})
_NO_CALL = frozenset({"fax", "pager", "modem"})
_PICTURES = re.compile(r"^(?:item\d+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\n[ \t].*)*", re.MULTILINE | re.IGNORECASE)


class _RefusedCardError(Exception):
    """The reason travels as the argument."""


def cards_json(data: bytes) -> bytes:
    """The people on the cards in `data`; a card's line is the one it begins on."""
    lines: list[PersonLine] = []
    for number, card in _cards(_decoded(data)):
        if len(lines) >= MAX_CARDS:
            raise TooManyRowsError(sheet="vCard", line=number, limit=MAX_CARDS)
        lines.append(_line(number, card))
    if not lines:
        raise NoRowsError
    return json.dumps({"lines": [_told(line) for line in lines]}).encode()


def _decoded(data: bytes) -> str:
    """Marks first, then strict UTF-8, then Windows' Western letters; parts in another alphabet say so themselves."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _cards(text: str) -> Iterator[tuple[int, str]]:
    """Each card with the number of its first line; one that has no end reaches to the next."""
    begun, card = 0, list[str]()
    for number, line in enumerate(text.split("\n"), start=1):
        word = line.strip().upper()
        if word == "BEGIN:VCARD":
            if card:
                yield begun, "\n".join(card)
            begun, card = number, [line]
        elif card:
            card.append(line)
            if word == "END:VCARD":
                yield begun, "\n".join(card)
                card = []
    if card:
        yield begun, "\n".join(card)


def _told(line: PersonLine) -> dict[str, Any]:
    problems = [asdict(problem) for problem in line.problems]
    return {**line._asdict(), "person": asdict(line.person), "problems": problems}


def _line(number: int, card: str) -> PersonLine:
    try:
        return _read(number, _parsed(card))
    except _RefusedCardError as refusal:
        (reason,) = refusal.args
        return PersonLine(number, ParsedPerson(), problems=(Problem(number, "", reason),))


def _parsed(card: str) -> Any:
    import vobject  # kept out of start-up: cards come rarely

    if "\x00" in card:
        raise _RefusedCardError(N_("This card holds a character that cannot be kept (U+0000)."))
    try:
        return vobject.readOne(_PICTURES.sub("", f"{card}\n"), allowQP=True)
    except Exception:  # noqa: BLE001 - whatever the parser stumbles over, the card is damaged; its words are not ours
        raise _RefusedCardError(N_("This card is damaged or cut off.")) from None


def _read(number: int, card: Any) -> PersonLine:
    organisation = parsed_name(_organisation(card)).name
    person = _person(card, _first(card, "fn"), _function(card))
    if person and organisation and fold(f"{person.first_name} {person.last_name}".strip()) == fold(organisation):
        person = ParsedPerson()  # the card of a house
    if not person and not organisation:
        raise _RefusedCardError(N_("This card names neither a person nor an organisation."))
    names = (person.first_name, person.last_name, organisation)
    if max(map(len, names)) > LONGEST_NAME or len(person.function) > LONGEST:
        raise _RefusedCardError(N_("This text is too long for this column."))
    phones, mobiles = _numbers(card)
    mails = [mail for each in card.contents.get("email", ()) for mail in emails_in(_text(each.value))]
    emails = tuple(dict.fromkeys(mail for mail in mails if len(mail) <= LONGEST))
    problems: tuple[Problem, ...] = ()
    if card.contents.get("email") and not emails:
        problems = (Problem(number, "", N_("This is no e-mail address: it was left out."), refused=False),)
    work, others = _addresses(card)
    return PersonLine(
        number, person, organisation, emails, phones, mobiles, problems, _websites(card), work, _note(card, others)
    )


def _person(card: Any, shown: str, function: str) -> ParsedPerson:
    """The parts of the name where the card gives them, else the name as it is shown."""
    parts = getattr(next(iter(card.contents.get("n", ())), None), "value", None)
    first, last, prefix = (_joined(getattr(parts, key, "")) for key in ("given", "family", "prefix"))
    if first or last:
        return ParsedPerson(parsed_civility(prefix), first, last, function)
    told = parsed_person(shown)
    return ParsedPerson(told.civility or parsed_civility(prefix), told.first_name, told.last_name, function)


def _organisation(card: Any) -> str:
    """The house itself; its departments go with the function."""
    return next(iter(_bodies(card)), "")


def _function(card: Any) -> str:
    told = (_first(card, "title") or _first(card, "role"), *_bodies(card)[1:])
    return ", ".join(dict.fromkeys(part for part in told if part))


def _bodies(card: Any) -> list[str]:
    """The house, then its departments from the largest to the smallest."""
    value = getattr(next(iter(card.contents.get("org", ())), None), "value", "")
    return [_text(part) for part in (value if isinstance(value, list) else [value])]


def _websites(card: Any) -> tuple[str, ...]:
    found = (_text(each.value) for each in card.contents.get("url", ()))
    return tuple(dict.fromkeys(site for site in found if site and len(site) <= LONGEST))


def _addresses(card: Any) -> tuple[tuple[str, str, str], list[str]]:
    """The first address of the house, and every other in words: a home is not where the house is."""
    work, others = ("", "", ""), list[str]()
    for each in card.contents.get("adr", ()):
        street = ", ".join(filter(None, (_part(each.value, key) for key in ("street", "box", "extended"))))
        place = (street, _part(each.value, "code"), _part(each.value, "city"))
        if not any(place):
            continue
        if any(work) or "home" in _kinds(each) or len(street) > LONGEST or len(place[1]) > _LONGEST_CODE:
            others.append(in_one_line(place))
        else:
            work = place
    return work, list(dict.fromkeys(others))


def _part(address: Any, key: str) -> str:
    value = getattr(address, key, "")
    return ", ".join(map(_text, value)) if isinstance(value, list) else _text(value)


def _note(card: Any, addresses: list[str]) -> str:
    lines = [_text(line) for each in card.contents.get("note", ()) for line in str(each.value).splitlines()]
    return "\n".join(filter(None, (*lines, *addresses)))[:LONGEST_NOTE]


def _numbers(card: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Fixed and mobile numbers; faxes are left out."""
    phones: dict[str, None] = {}
    mobiles: dict[str, None] = {}
    for each in card.contents.get("tel", ()):
        kinds = _kinds(each)
        if kinds & _NO_CALL and not kinds & {"voice"}:
            continue
        for number in phones_in(_text(each.value).removeprefix("tel:")):
            mobile = kinds & _MOBILE or number.startswith("04")
            if number and len(number) <= LONGEST:
                (mobiles if mobile else phones)[number] = None
    return tuple(phones), tuple(mobiles)


def _kinds(line: Any) -> set[str]:
    told = (*line.params.get("TYPE", ()), *line.singletonparams)
    return {word for words in told for word in fold(words).split(",")}


def _first(card: Any, key: str) -> str:
    return next((text for each in card.contents.get(key, ()) if (text := _text(each.value))), "")


def _joined(value: Any) -> str:
    words = " ".join(value) if isinstance(value, list) else str(value)
    return tidy_person_name(_text(words))


def _text(value: Any) -> str:
    return "" if isinstance(value, bytes) else " ".join(text_of(str(value)).split())
