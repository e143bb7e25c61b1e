"""Phones, e-mail addresses, postal addresses and links, as a reader would use them."""

import re
from collections import Counter
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from csxl_desktop.i18n import _, fold
from csxl_desktop.i18n.phones import same_number
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.reading import Reading
from csxl_desktop.proofreading.rules.calendar_words import dates_in
from csxl_desktop.proofreading.rules.pointing import listed, pointed
from csxl_desktop.proofreading.text import Kind

_PHONE = re.compile(
    r"(?<![\w/.+-])(?:\+32 ?(?:\(0\) ?)?|0032 ?|0)[1-9]\d{0,2}(?:[ ./-]{1,3}\d{2,3}){2,4}(?:(?<=\d\d\d[ "
    r"./]\d\d)[ ./]\d|(?<=\d\d[ ./]\d\d[ ./]\d\d)[ ./]\d)?(?!\w| ?\d|[./-]\d)"
    r"|(?<![\w/.+-])0[1-9]\d{7,8}(?!\w)"
)
_MAIL = re.compile(r"[\w.+'-]+@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
_LONG_DOMAIN = 8  # letters before the ending: with “.be” for “.brussels” it is the same one
_BROKEN_MAIL = re.compile(
    r"(?<![\w.])[\w.+-]{2,} ?@ ?[\w-]{2,}(?![\w.-]|\.\w)|[\w.+-]+ @[\w-]+\.\w+|[\w.+-]+@ [\w-]+\.\w+"
)
_PROVIDERS_WRITTEN = (
    "gmail.com hotmail.com hotmail.be outlook.com outlook.be live.be skynet.be "
    "proximus.be telenet.be yahoo.fr yahoo.com"
    " icloud.com scarlet.be voo.be brutele.be"
)
_PROVIDERS = tuple(_PROVIDERS_WRITTEN.split())
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>»)\]]+")
_FEWEST = 8  # figures of a number, right or wrong
_RAW_FROM = 36  # letters of an address that nobody types from paper
_PATH = re.compile(r"(?<![/:])/[^/]{3,}")
_AFTER_LINK = re.compile(r"^ (?:\w+ )?(?P<rest>[\w%-]*[=&?/_%][\w=&?/_.%-]*)")
_SPLIT = re.compile(
    r"(?:https?://|www\.)[\w./-]*[\w-][./] (?!et/ou)[a-z][\w-]*[./][\w-]+|www\.[\w.-]+\w / ?[a-z][\w-]+|"
    r"www\.[\w.-]+\w /[a-z][\w-]+"
)
_POSTCODE = re.compile(
    r"(?<![\w/.,-])(?P<code>1\d{3}) (?P<town>[A-ZÀ-Þ][\w'-]+(?:[ -](?:le|la|de|des|lez|[A-ZÀ-Þ])[\w'-]*)*)"
)
_TOWNS = {
    "1000": "bruxelles", "1020": "bruxelles laeken", "1030": "schaerbeek", "1040": "etterbeek",
    "1050": "ixelles", "1060": "saint-gilles st-gilles", "1070": "anderlecht",
    "1080": "molenbeek-saint-jean molenbeek molenbeek-st-jean", "1081": "koekelberg",
    "1082": "berchem-sainte-agathe berchem-ste-agathe", "1083": "ganshoren", "1090": "jette",
    "1120": "neder-over-heembeek bruxelles",
    "1130": "haren bruxelles", "1140": "evere", "1150": "woluwe-saint-pierre woluwe-st-pierre", "1160": "auderghem",
    "1170": "watermael-boitsfort", "1180": "uccle", "1190": "forest",
    "1200": "woluwe-saint-lambert woluwe-st-lambert",
    "1210": "saint-josse-ten-noode saint-josse st-josse st-josse-ten-noode",
}  # fmt: skip
_OF_REGION = {town for towns in _TOWNS.values() for town in towns.split()} - {"bruxelles"}


# The number of a legal person: 0412.345.678, and “BE”, “TVA”, “BCE” before it; mobiles begin with 045 to 049.
_ENTERPRISE = re.compile(r"0(?!4[5-9])\d{3}\.\d{3}\.\d{3}$")
_BEFORE_NUMBER = 80  # letters
_OF_ENTERPRISE = re.compile(
    r"\b(?:TVA|BTW|BCE|KBO|RPM|RPR|entreprise|ondernemingsnummer|BE)\b[^\w;]{0,4}(?:(?:BE|n°|num[ée]ro)[^\w;]{0,3}){0,2}$",
    re.IGNORECASE,
)


_DIALLED, _POSTAL = re.compile(r"\b(?:0|32)"), re.compile(r"\b1\d{3}$")


def phone_styles(reading: Reading) -> Iterator[Remark]:
    """02 641 56 21 and 02/641.56.21 in one text."""
    found: dict[str, list[tuple[int, tuple[int, int], str]]] = {}
    for at, block in reading.text.every(_DIALLED):
        for each in _phones(block.flat):
            found.setdefault(_shape(each[0]), []).append((at, each.span(), each[0]))
    if len(found) < 2:
        return
    kept = max(found, key=lambda shape: len(found[shape]))
    at, span, _printed = next(places[0] for shape, places in found.items() if shape != kept)
    why = _("Phone numbers are written in {count} styles: {examples}.").format(
        count=len(found), examples=listed([places[0][2] for places in found.values()])
    )
    yield pointed(
        reading.text, at, span, why, _("One style for every number."), about="phones " + " ".join(sorted(found))
    )


def _phones(flat: str) -> Iterator[re.Match[str]]:
    """What is dialled: nine figures or one less or more, and no date."""
    for each in _PHONE.finditer(flat):
        dialled = sum(char.isdigit() for char in each[0]) >= _FEWEST and not dates_in(each[0])
        if (
            dialled
            and not _ENTERPRISE.match(each[0])
            and not _OF_ENTERPRISE.search(flat[max(0, each.start() - _BEFORE_NUMBER) : each.start()])
        ):
            yield each


def _shape(number: str) -> str:
    """The marks between the figures, whatever the groups: “ ”, “/.”, “+”."""
    marks = "".join(dict.fromkeys(char for char in number if not char.isdigit()))
    return marks or "0"


def phone_digits(reading: Reading) -> Iterator[Remark]:
    """A Belgian number with a figure too few or too many."""
    for at, block in reading.text.every(_DIALLED):
        for each in _phones(block.flat):
            number = same_number(each[0])
            if not number.startswith("0") or number.startswith(("00", "0800", "0900", "070", "078", "0902", "0903")):
                continue
            wanted = 10 if number.startswith("04") and number[2] in "56789" else 9
            if len(number) != wanted:
                why = _("A Belgian number of this kind has {wanted} figures, not {count}.").format(
                    wanted=wanted, count=len(number)
                )
                yield pointed(reading.text, at, each.span(), why)


def own_address(reading: Reading) -> Iterator[Remark]:
    """The street of the office with another postal code than its settings give."""
    office = reading.knowledge.office
    street = fold(office.street).replace(",", "")
    if not office.postal_code or not street:
        return
    for at, block in reading.text.every(_POSTAL):
        found = _POSTCODE.search(block.flat) if street in block.folded.replace(",", "") else None
        if found is not None and found["code"] != office.postal_code:
            why = _("The coordination's postal code is {code} in its settings.").format(code=office.postal_code)
            yield pointed(reading.text, at, found.span(), why, office.postal_code)


def near_domains(reading: Reading) -> Iterator[Remark]:
    """An e-mail address at a domain one letter away from one that is known, or from one printed more often."""
    places: dict[str, list[tuple[int, tuple[int, int], str]]] = {}
    for at, block in enumerate(reading.text.blocks):
        for each in _MAIL.finditer(block.flat) if "@" in block.flat else ():
            places.setdefault(each["domain"].lower().rstrip("."), []).append((at, each.span(), each[0]))
    counted = Counter({domain: len(found) for domain, found in places.items()})
    known = {mail.rpartition("@")[2].lower() for mail in reading.knowledge.office.emails} | set(_PROVIDERS)
    for domain, found in places.items():
        if domain in known:
            continue
        near = next((other for other in sorted(known) if _one_slip(domain, other)), None) or next(
            (
                other
                for other in counted
                if _outweighs(places, other, domain)
                and _one_slip(domain, other)
                and not _of_two_bodies(reading, domain, other, places)
            ),
            None,
        )
        if near is not None:
            for at, span, printed in found:
                right = printed[: printed.rindex("@") + 1] + near
                yield pointed(reading.text, at, span, _("This domain looks like {domain}.").format(domain=near), right)


def _of_two_bodies(
    reading: Reading, domain: str, other: str, places: dict[str, list[tuple[int, tuple[int, int], str]]]
) -> bool:
    """Whether each belongs to a body of its own: printed for other people, or beside the name that it is made of."""
    found = places[domain]
    if len({printed.lower() for _at, _span, printed in found}) > 1:
        return True
    if reading.text.blocks[found[0][0]].kind is Kind.ROW and _own_domains(reading, found[0][0]):
        return True
    lists = {Kind.ROW, Kind.ITEM}
    kinds = {reading.text.blocks[at].kind for each in (domain, other) for at, _span, _printed in places[each]}
    if len(found) == len(places[other]) == 1 and kinds <= lists:
        return True
    name, theirs = (re.sub(r"[^a-z0-9]", "", fold(each.rpartition(".")[0])) for each in (domain, other))
    around = [reading.text.blocks[place] for at, _span, _p in found for place in (at - 1, at) if place >= 0]
    letters = [re.sub(r"[^a-z0-9]", "", fold(_MAIL.sub("", block.flat))) for block in around]
    return any(name in each and theirs not in each for each in letters)


_FEWEST_DOMAINS = 3


def _own_domains(reading: Reading, at: int) -> bool:
    """Whether each row of a table has a domain of its own, as bodies do."""
    rows = reading.text.rows_of(reading.text.blocks[at].table)
    told = [found["domain"] for row in rows if (found := _MAIL.search(reading.text.blocks[row].flat)) is not None]
    return len(set(told)) >= max(_FEWEST_DOMAINS, 2 * len(told) // 3)


def _outweighs(places: dict[str, list[tuple[int, tuple[int, int], str]]], one: str, other: str) -> bool:
    """Printed more often, or as often and first."""
    return (len(places[one]), -places[one][0][0]) > (len(places[other]), -places[other][0][0]) or (
        len(places[one]) == len(places[other]) and places[one][0] < places[other][0]
    )


def _one_slip(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) <= 6:
        return False
    name, _dot, ending = one.rpartition(".")
    theirs, _dot, other_ending = other.rpartition(".")
    if name == theirs:
        return len(name) >= _LONG_DOMAIN or OSA.distance(ending, other_ending, score_cutoff=2) <= 1
    return OSA.distance(one, other, score_cutoff=2) <= 1


def broken_mails(reading: Reading) -> Iterator[Remark]:
    """An e-mail address without its ending, or with a space."""
    for at, block in enumerate(reading.text.blocks):
        for each in _BROKEN_MAIL.finditer(block.flat) if "@" in block.flat else ():
            if not _is_handle(each[0]):
                yield pointed(reading.text, at, each.span(), _("This e-mail address is not whole."))


def _is_handle(printed: str) -> bool:
    """“Fom@XL” is a name: an address is in small letters."""
    return any(char.isupper() for char in printed)


def towns(reading: Reading) -> Iterator[Remark]:
    """1050 Bruxelles beside 1050 Ixelles; 1050 Etterbeek, which is no town of that code."""
    found: dict[str, dict[str, list[tuple[int, tuple[int, int]]]]] = {}
    for at, block in reading.text.every(_POSTAL):
        for each in _POSTCODE.finditer(block.flat):
            town = fold(each["town"]).replace("saint ", "saint-")
            towns_of = _TOWNS.get(each["code"], "").split()
            first = next((name for name in (*towns_of, "bruxelles") if town.startswith(name)), "")
            if first:
                found.setdefault(each["code"], {}).setdefault(first, []).append((at, each.span()))
            elif towns_of and any(town.startswith(name) for name in _OF_REGION):
                why = _("{code} is the postal code of {town}.").format(code=each["code"], town=towns_of[0].title())
                yield pointed(reading.text, at, each.span(), why)
    for code, ways in found.items():
        if len(ways) > 1:
            rarer = min(ways, key=lambda way: (len(ways[way]), way != "bruxelles"))
            at, span = ways[rarer][0]
            other = next(way for way in ways if way != rarer)
            why = _("The postal code {code} stands with {one} here and with {other} elsewhere.").format(
                code=code, one=rarer.title(), other=other.title()
            )
            yield pointed(
                reading.text, at, span, why, f"{code} {other.title()}", about=f"{code} {' '.join(sorted(ways))}"
            )


def raw_links(reading: Reading) -> Iterator[Remark]:
    """A long address printed raw, or one that a space broke."""
    for at, block in enumerate(reading.text.blocks):
        if "://" not in block.flat and "www." not in block.flat:
            continue
        for each in _SPLIT.finditer(block.flat):
            yield pointed(reading.text, at, each.span(), _("A space breaks this address: it leads nowhere."))
        for each in _LINK.finditer(block.flat):
            rest = _AFTER_LINK.match(block.flat[each.end() :])
            if rest and "?" in each[0]:
                span = (each.start(), each.end() + rest.end())
                yield pointed(reading.text, at, span, _("A space breaks this address: it leads nowhere."))
            elif len(each[0]) >= _RAW_FROM and _PATH.search(each[0]) and block.kind is not Kind.NOTE:
                why = _("Nobody types an address of {count} letters: a label, with its QR code on paper.").format(
                    count=len(each[0])
                )
                yield pointed(reading.text, at, each.span(), why)
