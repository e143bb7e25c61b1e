"""A compiled catalogue (`.mo`) of which only the messages asked for are read: its messages stand in order."""

from bisect import bisect_left
from gettext import NullTranslations, c2py
from struct import Struct, unpack_from

_LITTLE, _BIG = b"\xde\x12\x04\x95", b"\x95\x04\x12\xde"
_CHARSET = "utf-8"


class CompiledCatalogue(NullTranslations):
    """Answers as `gettext.GNUTranslations`, which first makes words of every message of the file."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        order = {_LITTLE: "<", _BIG: ">"}.get(data[:4])
        if order is None:
            raise ValueError("not a compiled catalogue")
        count, originals, answers = unpack_from(f"{order}3I", data, 8)
        self._data, self._count = data, count
        self._entry = Struct(f"{order}2I")  # the length of a message and its place
        self._originals, self._answers = originals, answers  # where the entries of each begin
        self._forms: dict[str, tuple[str, ...] | None] = {}
        self._plural = c2py(_plural_rule(self._find("") or ()))

    def gettext(self, message: str) -> str:
        """The translation, or the message."""
        forms = self._known(message)
        return forms[0] if forms is not None else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for `n`, or the English one."""
        forms, place = self._known(msgid1), self._plural(n)
        if forms is None or place >= len(forms):
            return msgid1 if n == 1 else msgid2
        return forms[place]

    def _known(self, message: str) -> tuple[str, ...] | None:
        if message not in self._forms:
            self._forms[message] = self._find(message)
        return self._forms[message]

    def _find(self, message: str) -> tuple[str, ...] | None:
        wanted = message.encode(_CHARSET)
        place = bisect_left(range(self._count), wanted, key=self._original)
        if place == self._count or self._original(place).partition(b"\0")[0] != wanted:
            return None
        return tuple(self._text(self._answers, place).decode(_CHARSET).split("\0"))

    def _original(self, place: int) -> bytes:
        """The message; one that has a plural is followed by it, behind a zero, the least of all bytes."""
        return self._text(self._originals, place)

    def _text(self, entries: int, place: int) -> bytes:
        length, start = self._entry.unpack_from(self._data, entries + self._entry.size * place)
        return self._data[start : start + length]


def _plural_rule(header: tuple[str, ...]) -> str:
    """The rule that the catalogue gives in its first message; the English one where it gives none."""
    lines = (line for part in header for line in part.splitlines())
    rules = (line for line in lines if line.lower().startswith("plural-forms:"))
    return next(rules, "plural=n != 1;").partition("plural=")[2].rstrip(" ;")
