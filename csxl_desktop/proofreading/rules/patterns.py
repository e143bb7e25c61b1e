"""What a pattern cannot do without: a text that lacks it is not searched."""

import re

_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]")
_ESCAPED = re.compile(r"\\[^bB]")
_BOUNDARY = re.compile(r"\\[bB]")
_GROUP = re.compile(r"\((?P<opening>\?(?:P<\w+>|:|=))?(?P<inner>[^()]*)\)(?P<times>[?*+{]?)")
_MAYBE = re.compile(r".(?:[?*]|\{\d*,?\d*\})[+?]?")
_CUT = "\0"


def always_in(pattern: str) -> str:
    """The longest run of letters, small, that stands in everything that `pattern` finds; empty where none is sure.

    It reads what is written outside alternatives, classes and what may be missing, and nothing of a pattern that has
    alternatives at its top.
    """
    bare = _BOUNDARY.sub("", _ESCAPED.sub(_CUT, _CLASS.sub(_CUT, pattern)))
    while (shorter := _GROUP.sub(_inner, bare)) != bare:
        bare = shorter
    if set("|()") & set(bare):
        return ""
    return max(re.split(r"[\0.+^$]", _MAYBE.sub(_CUT, bare.lower())), key=len)


def _inner(group: re.Match[str]) -> str:
    """What is in a group that must be there once and has one form; a cut in place of any other."""
    if group["opening"] is None or "|" in group["inner"] or group["times"]:
        return f"{_CUT}{group['times']}"
    return f"{_CUT}{group['inner']}{_CUT}" if group["opening"] == "?=" else group["inner"]
