"""Organisations and who speaks for them: seats against members, one person for two bodies, names near a known one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from csxl_desktop.domain.organisation_names import likeness
from csxl_desktop.i18n import _, fold
from csxl_desktop.i18n.dates import short_date
from csxl_desktop.proofreading.finding import Remark
from csxl_desktop.proofreading.knowledge import KnownOrganisation, KnownWord
from csxl_desktop.proofreading.reading import Attribution, Reading
from csxl_desktop.proofreading.rules.house import said
from csxl_desktop.proofreading.rules.pointing import pointed
from csxl_desktop.proofreading.text import FLAT, Jump, Kind

_NEAR = 88
_LIKE = 60
_LEGAL_FORM = re.compile(r"\b(?:asbl|vzw|aisbl)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{5,}")
_EVERYWHERE = 3  # names that share a word: it tells nothing


def seats(reading: Reading) -> Iterator[Remark]:
    """A short table of organisations and people against the long one of the same text: names and people differ."""
    tables: dict[int, list[Attribution]] = defaultdict(list)
    for each in reading.attributions:
        if each.table:
            tables[each.table].append(each)
    if len(tables) < 2:
        return
    longest = max(tables.values(), key=len)
    members = [(each, fold(each.organisation), fold(each.person)) for each in longest]
    for table in tables.values():
        if table is longest or len(table) * 3 > len(longest):
            continue
        short = not any(_LEGAL_FORM.search(seat.organisation) for seat in table)
        for seat in table:
            yield from _against(reading, seat, members, without_form=short)


def _against(
    reading: Reading, seat: Attribution, members: Sequence[tuple[Attribution, str, str]], *, without_form: bool
) -> Iterator[Remark]:
    """A seat against the members, each with the folded names of its organisation and of its person.

    `without_form`: no seat of its table says “asbl”.
    """
    organisation, person = fold(seat.organisation), fold(seat.person)
    same = next((each for each, name, _person in members if name == organisation), None)
    own = next((each for each, _name, name in members if name == person), None)
    alike = [_likeness(each.organisation, seat.organisation, name, organisation) for each, name, _person in members]
    like = max(alike)
    near = members[alike.index(like)][0]
    only_form = without_form and fold(_LEGAL_FORM.sub("", near.organisation)).strip() == organisation
    if same is None and like >= _LIKE and not only_form and (own is None or own is near):
        why = _("The table of members writes “{name}”.").format(name=near.organisation)
        yield _told(reading, seat, why, near.organisation, "name")
    listed = same or (near if like >= _LIKE else None)
    if own is not None and listed is not None and own is not listed and own.organisation != seat.organisation:
        why = _("The table of members gives {person} under “{own}”, and {other} under “{name}”.").format(
            person=seat.person, own=own.organisation, other=listed.person, name=listed.organisation
        )
        yield _told(reading, seat, why, own.organisation, "person")


def _likeness(one: str, other: str, folded: str, theirs: str) -> int:
    return max(likeness(one, other), int(fuzz.token_sort_ratio(folded, theirs) * 0.9))


def _told(reading: Reading, each: Attribution, why: str, proposal: str, what: str) -> Remark:
    block = reading.text.blocks[each.block]
    start = max(0, block.flat.find(each.organisation.translate(FLAT)))
    return pointed(
        reading.text,
        each.block,
        (start, len(block.text)),
        why,
        proposal,
        about=f"{what} {each.organisation} {each.person}",
    )


def one_person(reading: Reading) -> Iterator[Remark]:
    """Somebody printed for two bodies, or for one body under two names; tables are for `seats`."""
    by_person: dict[str, list[Attribution]] = defaultdict(list)
    for each in reading.attributions:
        by_person[fold(each.person)].append(each)
    known = {fold(each.name): each.organisations for each in reading.knowledge.people}
    bodies = [{_plain(name) for name in (each.name, *each.others)} for each in reading.knowledge.organisations]
    for person, printed in by_person.items():
        told: set[str] = set()
        for place, each in enumerate(printed):
            others = [other.organisation for other in printed[:place] if not (other.table and each.table)]
            if each.table == 0:
                others += [name for name in known.get(person, ()) if name not in others]
            other = next((name for name in others if not _same_body(bodies, each.organisation, name)), None)
            agreed = any(_same_body(bodies, each.organisation, name) for name in others)
            if other is None or (agreed and each.table == 0) or fold(each.organisation) in told:
                continue
            told.add(fold(each.organisation))
            why = _("{person} stands elsewhere for “{other}”.").format(person=each.person, other=other)
            yield _told(reading, each, why, other, "body")


def _same_body(bodies: Sequence[set[str]], one: str, other: str) -> bool:
    """The same name, or one written within the other, or names that the dossier gives to one record."""
    first, second = _plain(one), _plain(other)
    within = f" {first} " in f" {second} " or f" {second} " in f" {first} "
    if first == second or (min(len(first), len(second)) > 5 and within):
        return True
    return any(first in names and second in names for names in bodies)


def _plain(name: str) -> str:
    bare = re.sub(r"\s?\((?:publié|avec|cité|sous)\b[^)]*\)?$", "", name)  # said of the words, not of the body
    bare = re.sub(r"[^\w]+", " ", fold(bare)).strip()
    return re.sub(r"^(?:le|la|les|l) | (?:asbl|vzw)$|^asbl ", "", bare)


def near_names(reading: Reading) -> Iterator[Remark]:
    """Who signs for a body that is near a member or a partner of the dossier and is not written as it is."""
    known = _known_names(reading)
    shared = _rare_words(known)
    told: set[str] = set()
    tabled = {fold(each.person) for each in reading.attributions if each.table}
    for each in reading.attributions:
        name = _plain(each.organisation)
        if each.table or fold(each.person) in tabled or not name or name in told or name in known:
            continue
        told.add(name)
        if any(len(other) >= 5 and (f" {other} " in f" {name} ") for other in known):
            continue
        near = process.extractOne(name, known.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR)
        if near is not None:
            right = known[near[0]]
            why = _("The directory writes “{name}”.").format(name=right)
            yield _told(reading, each, why, right, "near")
            continue
        word = next((word for word in _WORDS.findall(name) if word in shared), "")
        if word:
            why = _("Is this “{name}”? The directory says nothing of this other name.").format(name=known[shared[word]])
            yield _told(reading, each, why, known[shared[word]], "other name")


def _known_names(reading: Reading) -> dict[str, str]:
    """Every name of the dossier, without what it writes for testimonials alone, and those of the text's tables."""
    found = {_plain(each.organisation): each.organisation for each in reading.attributions if each.table}
    for each in reading.knowledge.organisations:
        if each.member:
            found |= {_plain(name): name for name in (each.name, *each.others)}
    return {name: printed for name, printed in found.items() if name}


def _rare_words(known: dict[str, str]) -> dict[str, str]:
    """The words that belong to one name only: with them somebody calls it to mind."""
    counted: dict[str, set[str]] = defaultdict(set)
    for name in known:
        for word in set(_WORDS.findall(name)):
            counted[word].add(name)
    return {word: next(iter(names)) for word, names in counted.items() if len(names) == 1 and word not in _COMMON}


_COMMON_WRITTEN = (
    "service services centre centres maison association commune communale communal "
    "bruxelles social sociale sociaux sante"
    " mentale action aide accueil accompagnement ambassadeur projet reseau bassin groupe cellule "
    "participation citoyenne"
    " citoyen innovation solidarite jeunesse jeunes famille familles emploi logement formation prevention coordination"
    " mediation education culture culturel medicale mission locale local public publique federation "
    "cooperative quartier"
    " enfants personnes adultes seniors femmes habitants developpement integration insertion orientation information"
    " conseil comite espace point bureau administration departement direction provincial regional region belgique"
)
_COMMON = frozenset(_COMMON_WRITTEN.split())


def gone(reading: Reading) -> Iterator[Remark]:
    """A body that had ceased to be, or no longer bore this name, before the year told of began."""
    year = reading.text.year
    if year is None:
        return
    for known in reading.knowledge.organisations:
        if known.ended_on is not None and known.ended_on.year < year:
            yield from _printed(
                reading,
                known,
                known.name,
                _("This body ceased to be on {date}.").format(date=short_date(known.ended_on)),
                "",
            )
        for name, until in known.former:
            if until is not None and until.year < year and fold(name) not in fold(known.name):
                why = _("This is a former name, until {date}.").format(date=short_date(until))
                yield from _printed(reading, known, name, why, known.name)


def _printed(reading: Reading, known: KnownOrganisation, name: str, why: str, proposal: str) -> Iterator[Remark]:
    flat = name.translate(FLAT)
    if len(flat) < 4:
        return
    pattern = re.compile(rf"(?<!\w){re.escape(flat)}(?!\w)")
    for at, block in enumerate(reading.text.blocks):
        found = pattern.search(block.flat) if flat in block.flat else None
        if found is not None and block.kind is not Kind.HEADING:
            yield pointed(reading.text, at, found.span(), why, proposal, jump=Jump("organisation", known.id, "name"))
            return


_GROUP = (
    r"\b(?:GT|[Gg]roupes? de travail|[Gg]roupe|OWN)\s+(?:«\s*|\"\s*)?(?P<name>[A-ZÀ-Þa-zà-ÿ][\w'-]*(?: "
    r"[\w'-]+){0,3}?)(?=\s*[»\".,;:)(]|\s+(?:a|est|sont|s'est|se|qui|que|où|et|avec|pour|dans|lors|en|du|"
    r"de|des|continue|n'|disponibles?|permet)\b|$)"
)
_TOGETHER = re.compile(
    r"\b(?:avec|autres?|ensemble|conjoint\w*|commun\w*|lien|comme|également|collaboration|rejoin\w*|fusion\w*)\b",
    re.IGNORECASE,
)


@lru_cache
def _grouped(words: tuple[KnownWord, ...]) -> re.Pattern[str]:
    """What a word is like that a group is named by (`Text.every`)."""
    own = (form.lower() for each in words if each.term == "group" for form in (each.singular, each.plural))
    first = (found[0] for each in own if (found := re.search(r"\w+", each)) is not None)
    return re.compile("|".join([r"\bgt$", r"\bgroupes?$", *(rf"\b{re.escape(each)}" for each in first)]))


@lru_cache
def _group(words: tuple[KnownWord, ...]) -> re.Pattern[str]:
    own = [form for each in words if each.term == "group" for form in (each.singular, each.plural)]
    cased = [f"[{form[0].lower()}{form[0].upper()}]{re.escape(form[1:])}" for form in own]
    return re.compile(_GROUP.replace("OWN", "|".join(cased) or "GT"))


def groups(reading: Reading) -> Iterator[Remark]:
    """“GT Aide Alimentaires” for the group “Aide Alimentaire”; a group told of under the heading of another."""
    text = reading.text
    names = _group_names(reading)
    if not names:
        return
    pattern, meant = _group(reading.knowledge.words), _grouped(reading.knowledge.words)
    for at, block in text.worded(meant):
        if block.kind is Kind.HEADING:
            continue
        every = list(pattern.finditer(block.flat))
        own = _group_of(reading, at, names) if every else None
        for found in every:
            name = _plain(found["name"])
            exact = next(
                (each for each in sorted(names, key=len, reverse=True) if name == each or name.startswith(f"{each} ")),
                None,
            )
            if exact is not None:
                sentence = next(words for start, words in reversed(block.sentences) if start <= found.start())
                if own is not None and exact != own and not _TOGETHER.search(sentence):
                    why = _("This stands under the group “{own}” and names the group “{other}”.").format(
                        own=names[own], other=names[exact]
                    )
                    yield pointed(text, at, found.span(), why, names[own])
                continue
            near = next((each for each in names if _is_slip(name, each)), None)
            if near is not None:
                why = _("The group is called “{name}”.").format(name=names[near])
                yield pointed(text, at, found.span(), why, names[near])


def _group_names(reading: Reading) -> dict[str, str]:
    found = {_plain(each.name): each.name for each in reading.knowledge.groups}
    for block in reading.text.blocks:
        if block.kind is Kind.HEADING:
            named = re.match(
                rf"^(?:{said(reading.knowledge.words, 'group')}) (?:«\s*|\")?(?P<name>[^«»\":]{{3,60}}?)\s*(?:»|\")?$",
                block.flat,
                re.IGNORECASE,
            )
            if named and not _plain(named["name"]).startswith(("de ", "du ")):
                found.setdefault(_plain(named["name"]), named["name"].strip())
    return {name: printed for name, printed in found.items() if name}


def _group_of(reading: Reading, at: int, names: dict[str, str]) -> str | None:
    heading = reading.text.heading_of(at)
    if heading is None:
        return None
    title = _plain(heading.title)
    bare = re.sub(rf"^(?:{fold(said(reading.knowledge.words, 'group'))}) ", "", title)
    return bare if bare in names else None


def _is_slip(name: str, group: str) -> bool:
    """The same words, a plural apart."""
    one, other = name.split(), group.split()
    if len(one) < len(other):
        return False
    return (
        all(_singular(word) == _singular(right) for word, right in zip(one, other, strict=False))
        and one[: len(other)] != other
    )


def _singular(word: str) -> str:
    return word.rstrip("sx")
