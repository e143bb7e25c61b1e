"""What a search kept by name asks for: each part empty asks for nothing; those given all hold together."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from csxl_desktop.domain.rich_text import JsonObject
from csxl_desktop.i18n import fold

MEMBERS, ORGANISATIONS, PEOPLE, FORMER, COMMITTEE = "members", "organisations", "people", "former", "committee"
VIEWS = (MEMBERS, ORGANISATIONS, PEOPLE, FORMER, COMMITTEE)
_BETWEEN_LANGUAGES = re.compile(r"[\s,;/]+")
_WORDS = ("categories", "kinds", "tags", "groups", "languages")


@dataclass(frozen=True, slots=True)
class SearchCriteria:
    """`view` is the list searched. Categories, kinds, tags and groups are named as the office names them.

    `on` is the day that memberships, mandates and seats are looked at (none: the day of asking). `ids` are records
    chosen by hand, by their key: they stand instead of everything but the view.
    """

    view: str = MEMBERS
    text: str = ""
    on: date | None = None
    categories: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    own: tuple[tuple[str, str], ...] = ()  # values of the office's own fields, by label
    unverified: bool = False  # for a year
    ids: tuple[UUID, ...] = ()

    def to_json(self) -> JsonObject:
        """Only what asks for something."""
        values: JsonObject = {"view": self.view}
        if self.text:
            values["text"] = self.text
        if self.on is not None:
            values["on"] = self.on.isoformat()
        values |= {key: list(words) for key in _WORDS if (words := getattr(self, key))}
        if self.own:
            values["own"] = dict(self.own)
        if self.unverified:
            values["unverified"] = True
        if self.ids:
            values["ids"] = [str(key) for key in self.ids]
        return values

    @classmethod
    def from_json(cls, values: Mapping[str, Any] | None) -> "SearchCriteria":
        """What `to_json` wrote; what cannot be read asks for nothing."""
        given = values or {}
        view = given.get("view")
        return cls(
            view=view if view in VIEWS else ORGANISATIONS,
            text=str(given.get("text") or ""),
            on=_day(given.get("on")),
            own=_pairs(given.get("own")),
            unverified=given.get("unverified") is True,
            ids=tuple(_keys(given.get("ids"))),
            **{key: _words(given.get(key)) for key in _WORDS},
        )


def a_year_before(day: date) -> date:
    """The same day a year earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def spoken(languages: str) -> tuple[str, ...]:
    """“fr, nl / tr” as codes or words, each apart."""
    return tuple(word for word in _BETWEEN_LANGUAGES.split(fold(languages)) if word)


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(key), str(each)) for key, each in value.items()) if isinstance(value, dict) else ()


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _words(value: Any) -> tuple[str, ...]:
    return tuple(str(each) for each in value if each) if isinstance(value, list) else ()


def _keys(value: Any) -> Iterable[UUID]:
    for each in value if isinstance(value, list) else ():
        try:
            yield UUID(str(each))
        except ValueError:
            continue
