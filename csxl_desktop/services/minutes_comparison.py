"""What changed in minutes since they left the office: item by item, block by block, word by word."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from csxl_desktop.domain.errors import RecordNotFoundError
from csxl_desktop.domain.minutes import Minutes
from csxl_desktop.domain.minutes_versions import MinutesVersion
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.domain.text_diff import BlockDifference, Change, compare_texts, compare_words
from csxl_desktop.i18n import speaking
from csxl_desktop.services.minutes_sealing import LANGUAGE, content_of, sealed
from csxl_desktop.services.records import existing
from csxl_desktop.storage.database import Database


@dataclass(frozen=True, slots=True)
class ItemDifference:
    """One item of the agenda by its title, and what differs in it."""

    title: str
    blocks: tuple[BlockDifference, ...]


class MinutesComparison:
    """Each method is one reading."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, version_id: UUID, other_id: UUID | None = None) -> tuple[ItemDifference, ...]:
        """The items that differ between a version and another one, or what stands now; none where nothing does."""
        with self._database() as session:
            version = existing(session, MinutesVersion, version_id)
            newer = (
                existing(session, MinutesVersion, other_id).content
                if other_id is not None
                else self._now(session, version.minutes_id)
            )
            if version.content is None or newer is None:
                raise RecordNotFoundError
            return _differences(_items(version.content), _items(newer))

    def _now(self, session: Session, minutes_id: UUID) -> Mapping[str, Any]:
        minutes = session.get_one(Minutes, minutes_id)
        with speaking(LANGUAGE):
            return sealed(content_of(self._database, session, minutes.meeting_id))[0]


_Title = tuple[str, int]  # of several items of one title, which one


def _items(content: Mapping[str, Any]) -> list[tuple[_Title, RichText]]:
    """Each item: its text, then the lines of its votes, decisions and actions as blocks told by their number."""
    found: list[tuple[_Title, RichText]] = []
    seen: Counter[str] = Counter()
    for item in content["minutes"]["items"]:
        text = RichText.from_json(item["text"])
        more = [(f"vote-{place}", _vote(each)) for place, each in enumerate(item.get("votes", ()))]
        more += [(f"decision-{each['number']}", f"{each['number']} {each['text']}") for each in item["decisions"]]
        more += [
            (f"action-{place}", " – ".join(part for part in (each["what"], each["who"], each["due_on"]) if part))
            for place, each in enumerate(item["actions"])
        ]
        lines = [{"id": key, "t": "p", "runs": [{"s": words}]} for key, words in more]
        seen[item["title"]] += 1
        title = (item["title"], seen[item["title"]])
        found.append((title, RichText((*text.blocks, *RichText.from_json({"blocks": lines}).blocks))))
    return found


def _vote(vote: Mapping[str, Any]) -> str:
    figures = [vote.get(name) for name in ("in_favour", "against", "abstained", "blank")]
    counted = "-".join(str(each) for each in figures if each is not None)
    elected = " ".join(str(vote.get("elected") or "").split())
    return " – ".join(part for part in (vote["question"], counted, elected) if part)


def _differences(
    old: Sequence[tuple[_Title, RichText]], new: Sequence[tuple[_Title, RichText]]
) -> tuple[ItemDifference, ...]:
    before = dict(old)
    kept = {title for title, _text in new}
    found = [ItemDifference(title[0], compare_texts(before.get(title, RichText()), text)) for title, text in new]
    found += [
        ItemDifference(title[0], (_gone(title[0]), *compare_texts(text, RichText())))
        for title, text in old
        if title not in kept
    ]
    changed = [each for each in found if any(block.change is not Change.SAME for block in each.blocks)]
    bare = [
        ItemDifference(title[0], (_came(title[0]),)) for title, text in new if title not in before and not text.blocks
    ]
    return (*changed, *bare)


def _gone(title: str) -> BlockDifference:
    return BlockDifference("title", Change.REMOVED, compare_words(title, ""))


def _came(title: str) -> BlockDifference:
    return BlockDifference("title", Change.ADDED, compare_words("", title))
