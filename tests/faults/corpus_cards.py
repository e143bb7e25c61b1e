"""Hostile calendars and address cards."""

import base64
from collections.abc import Iterator

from tests.faults.corpus import EITHER, READ, REFUSED, Entry

_EVENT = "UID:1@x\r\nSUMMARY:Réunion\r\nDTSTART;VALUE=DATE:20260312\r\n"
_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Nom;Zoé;;;\r\nFN:Zoé Nom\r\nORG:Maison\r\n{more}END:VCARD\r\n"


def calendar(*events: str, end: str = "END:VCALENDAR\r\n") -> bytes:
    body = "".join(f"BEGIN:VEVENT\r\n{event}END:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{body}{end}".encode()


def card(more: str = "") -> bytes:
    return _CARD.format(more=more).encode()


def calendars() -> Iterator[Entry]:
    yield "plain calendar", calendar(_EVENT), READ
    yield "no event", calendar(), REFUSED
    yield "only its beginning", b"BEGIN:VCALENDAR", REFUSED
    yield "never closed", calendar(_EVENT, end=""), EITHER
    yield "event never closed", b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + _EVENT.encode(), REFUSED
    yield "cut in a line", calendar(_EVENT)[:-40], REFUSED
    for day in ("99999999", "20260230", "00000101", "2026", "-1", "20260312T250000", "20260312T0900Z00"):
        yield f"on {day}", calendar(_EVENT.replace("20260312", day)), EITHER
    yield "no day", calendar("UID:1@x\r\nSUMMARY:x\r\n"), EITHER
    yield "no key", calendar(_EVENT.replace("UID:1@x\r\n", "")), READ
    yield "two of a key", calendar(_EVENT, _EVENT), READ
    for rule in (
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=YEARLY;BYMONTHDAY=31;BYMONTH=2",
        "X=1",
    ):
        old = _EVENT.replace("20260312", "19700101")
        yield f"again and again {rule}", calendar(f"{old}RRULE:{rule}\r\n"), EITHER
    yield "again until no day", calendar(f"{_EVENT}RRULE:FREQ=DAILY;UNTIL=99999999\r\n"), EITHER
    yield "left out a hundred thousand times", lambda: calendar(_EVENT + "EXDATE:20260312\r\n" * 100_000), EITHER
    yield (
        "zone with a path",
        calendar("UID:1@x\r\nSUMMARY:x\r\nDTSTART;TZID=../../../etc/passwd:20260312T090000\r\n"),
        EITHER,
    )
    yield "longer than time", calendar(f"{_EVENT}DURATION:P99999999999W\r\n"), EITHER
    yield "ends before it begins", calendar(f"{_EVENT}DTEND;VALUE=DATE:20200101\r\n"), EITHER
    yield "line of four million", lambda: calendar(f"{_EVENT}DESCRIPTION:{'x' * 4_000_000}\r\n"), EITHER
    yield "line of ten million", lambda: calendar(f"{_EVENT}DESCRIPTION:{'x' * 10_000_000}\r\n"), REFUSED
    yield "5 001 events", lambda: calendar(*[_EVENT.replace("1@x", f"{n}@x") for n in range(5_001)]), REFUSED
    yield "attachment from elsewhere", calendar(f"{_EVENT}ATTACH:file:///etc/passwd\r\nURL:http://srv/x\r\n"), READ
    yield (
        "alarm that starts a program",
        calendar(f"{_EVENT}BEGIN:VALARM\r\nACTION:PROCEDURE\r\nATTACH:file:///bin/sh\r\nEND:VALARM\r\n"),
        EITHER,
    )
    yield "NUL in a title", calendar(_EVENT.replace("Réunion", "Ré\0union")), EITHER
    yield "half a letter", calendar(_EVENT).replace("é".encode(), b"\xc3"), EITHER
    yield "title of a megabyte", lambda: calendar(_EVENT.replace("Réunion", "x" * 1_000_000)), EITHER
    yield "sequence without end", calendar(f"{_EVENT}SEQUENCE:{'9' * 5_000}\r\n"), EITHER
    nested = b"BEGIN:VCALENDAR\r\n" * 3_000
    yield "calendars inside each other", lambda: nested, REFUSED
    yield "wide letters", calendar(_EVENT).decode().encode("utf-16"), EITHER


def cards() -> Iterator[Entry]:
    yield "plain card", card(), READ
    yield "never closed card", card()[:-14], EITHER
    yield "only the beginning of a card", b"BEGIN:VCARD\r\n", EITHER
    yield "nothing on it", b"BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n", REFUSED
    yield "3 000 inside each other", lambda: b"BEGIN:VCARD\r\n" * 3_000, EITHER
    yield "5 001 cards", lambda: card() * 5_001, REFUSED
    photo = base64.b64encode(bytes(6_000_000)).decode()
    yield "photo of eight megabytes", lambda: card(f"PHOTO;ENCODING=b:{photo}\r\n"), READ
    yield "30 megabytes", lambda: card() + b"x" * 30_000_000, REFUSED
    yield "quoted letters", card("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=A9t=C3=A9\r\n"), READ
    yield "quoted letters cut off", card("NOTE;ENCODING=QUOTED-PRINTABLE:=C3=\r\n"), EITHER
    yield "quoted in a set that is none", card("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=../x:=C3\r\n"), EITHER
    yield "letters of Windows", card().decode().encode("cp1252"), READ
    yield "wide card", card().decode().encode("utf-16"), EITHER
    yield "wide card cut in a letter", card().decode().encode("utf-16")[:-1], EITHER
    yield "NUL on a card", card("NOTE:a\0b\r\n"), REFUSED
    yield "name of a megabyte", lambda: card().replace("Zoé Nom".encode(), b"x" * 1_000_000), EITHER
    yield "organisation of 301", card().replace(b"ORG:Maison", b"ORG:" + b"x" * 301), REFUSED
    yield "hundred thousand numbers", lambda: card("TEL:02 555 00 01\r\n" * 100_000), EITHER
    yield "number of a program", card("TEL;VALUE=uri:javascript:alert(1)\r\n"), EITHER
    yield (
        "picture from elsewhere",
        card("PHOTO;VALUE=uri:http://srv/x.png\r\nKEY;VALUE=uri:file:///etc/passwd\r\n"),
        READ,
    )
    yield "line folded without end", lambda: card("NOTE:a" + "\r\n a" * 200_000 + "\r\n"), EITHER
    yield "version that is none", card().replace(b"3.0", b"99.0"), EITHER
    yield "semicolons without end", lambda: card("ADR:" + ";" * 1_000_000 + "\r\n"), EITHER
    yield "fields without a name", card(":::\r\n;;;\r\n"), EITHER
