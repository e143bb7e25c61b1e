"""What in the dossier bears a word of the house, and bears the office's from then on: kinds of meetings, sections."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from csxl_desktop.domain import house_words
from csxl_desktop.domain.choices import BasicKind
from csxl_desktop.domain.office import MeetingKind
from csxl_desktop.domain.own_words import letters_of
from csxl_desktop.domain.report import ReportSection
from csxl_desktop.i18n import N_, _, own_words, speaking
from csxl_desktop.i18n.own_words import Word, Words
from csxl_desktop.services.records import assign
from csxl_desktop.services.report import read_template
from csxl_desktop.services.report_orders import ORDERS
from csxl_desktop.system.paths import resources

# The kinds of meetings that a term names: what the house calls them (one, several), and their letters but the Dutch.
_KINDS = {
    "assembly": (BasicKind.PLENARY, "AG", ((N_("General assembly"), N_("General assemblies")),)),
    "group": (
        BasicKind.GROUP_SESSION,
        "GT",
        (
            (N_("Working group"), N_("Working groups")),
            (N_("session of a working group"), N_("sessions of working groups")),
        ),
    ),
    "coordination": (BasicKind.LUNCH, "", ((N_("Network lunch"), N_("Network lunches")),)),
    "committee": (BasicKind.COMMITTEE, "CA", ((N_("Steering committee"), N_("Steering committees")),)),
}


@dataclass(frozen=True, slots=True)
class Renaming:
    """All words of the office in the language until now, and from now on, of which that for `term` changes."""

    language: str
    term: str
    before: Mapping[str, Word]
    after: Mapping[str, Word]

    def names(self, of_house: list[str]) -> dict[str, str]:
        """What each name was until now, small, and what it becomes."""
        before, after = (own_words.rewording(self.language, words) for words in (self.before, self.after))
        return {before(name).lower(): after(name) for name in of_house}

    def letters(self, of_house: str) -> list[str]:
        """What a badge says until now, and from now on."""
        words = (self.before.get(self.term), self.after.get(self.term))
        return [of_house if word is None else letters_of(self.language, self.term, word) for word in words]


def follow(session: Session, renaming: Renaming, year: int) -> None:
    """Rename what bears the word; what the office named otherwise, and reports of years gone by, keep their names."""
    if renaming.term in _KINDS:
        _rename_kinds(session, renaming)
    _rename_sections(session, renaming, year - 1)


def rename_all(session: Session, before: Words, after: Words, year: int) -> None:
    """Follow every term that the office says otherwise from now on."""
    for language in sorted({*before, *after}):
        said, will = dict(before.get(language, {})), after.get(language, {})
        for term in sorted({*said, *will}):
            if said.get(term) == will.get(term):
                continue
            then = {**said, term: will[term]} if term in will else {key: said[key] for key in said if key != term}
            follow(session, Renaming(language, term, said, then), year)
            said = then


def _rename_kinds(session: Session, renaming: Renaming) -> None:
    behaviour, of_house, named = _KINDS[renaming.term]
    with speaking(renaming.language), own_words.plainly():
        house = [_(form) for pair in named for form in pair]
    names, letters = renaming.names(house), renaming.letters(of_house)
    dutch = renaming.letters(house_words.DUTCH_BADGES[behaviour] if of_house else "")
    for kind in session.scalars(select(MeetingKind).where(MeetingKind.behaviour == behaviour)):
        changed = _renamed(kind, names, ("label", "label_plural"))
        if changed and kind.badge == letters[0]:
            changed["badge"] = letters[1]
        if renaming.language == "nl":
            changed |= _renamed(kind, names, ("label_nl", "label_plural_nl"))
            if kind.badge_nl and kind.badge_nl == dutch[0] and (changed or _in_dutch(kind) in house):
                changed["badge_nl"] = dutch[1]
        if changed:
            assign(session, kind, changed)


def _in_dutch(kind: MeetingKind) -> str:
    """What a kind is called in Dutch: as the office says it there, else in the words of the house."""
    with speaking("nl"), own_words.plainly():
        return house_words.meeting_kind(kind.label, kind.label_nl)


def _renamed(kind: MeetingKind, names: Mapping[str, str], columns: tuple[str, ...]) -> dict[str, str]:
    said = {column: names.get(getattr(kind, column).lower()) for column in columns}
    return {column: _as_title(name) for column, name in said.items() if name is not None}


def _rename_sections(session: Session, renaming: Renaming, since: int) -> None:
    with speaking(renaming.language), own_words.plainly():
        of_house = [each.title for each in read_template(resources() / "texts", renaming.language)]
        of_house += [_(title) for order in ORDERS.values() for title in order.titles.values()]
    names = renaming.names(of_house)
    sections = select(ReportSection).where(ReportSection.trashed_at.is_(None), ReportSection.year >= since)
    for section in session.scalars(sections).all():
        title = names.get(section.title.lower(), section.title)
        if title != section.title:
            assign(session, section, {"title": _as_title(title)})


def _as_title(name: str) -> str:
    return name[:1].upper() + name[1:]
