"""Which kind of meeting a heading names."""

import re
from collections.abc import Iterable

from csxl_desktop.i18n import fold
from csxl_desktop.proofreading.knowledge import KnownMeeting


def kind_named(folded: str, meetings: Iterable[KnownMeeting]) -> str:
    """The longest of the kinds that stand in it as words: “Réunion thématique” is no “Réunion”."""
    kinds = {each.kind for each in meetings if each.kind}
    named = [kind for kind in kinds if re.search(rf"(?<!\w){re.escape(fold(kind))}(?!\w)", folded)]
    return max(named, key=lambda kind: (len(kind), kind), default="")
