"""Texts of minutes that left their editor: shown again as they were sent, until the dossier is read behind them."""

from uuid import UUID

from csxl_desktop.domain.rich_text import RichText


class SentTexts:
    """By the item; what was read before a text arrived knows nothing of it.

    The dossier's lane works in order: whatever is read after a write was answered was read behind it.
    """

    def __init__(self) -> None:
        self._texts: dict[UUID, RichText] = {}
        self._arrived = set[UUID]()

    def send(self, item_id: UUID, text: RichText) -> None:
        """It is on its way."""
        self._texts[item_id] = text
        self._arrived.discard(item_id)

    def arrive(self, item_id: UUID, text: RichText) -> None:
        """The dossier has it."""
        if self._texts.get(item_id) == text:
            self._arrived.add(item_id)

    def come_back(self, item_id: UUID, text: RichText) -> None:
        """The dossier refused it."""
        if self._texts.get(item_id) == text:
            del self._texts[item_id]

    def read_again(self) -> None:
        """The dossier was read: what had arrived is in what was read."""
        for item_id in self._arrived:
            del self._texts[item_id]
        self._arrived.clear()

    def over(self, item_id: UUID, read: RichText | None) -> RichText:
        """What an item shows whose text was read as `read`."""
        return self._texts.get(item_id, read or RichText())
