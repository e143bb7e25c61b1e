"""The manual on this computer: its chapters, its pictures, all of it as a document. No dossier is needed."""

from collections.abc import Iterator
from pathlib import Path

from csxl_desktop.domain.manual import Manual, Part
from csxl_desktop.domain.manual_text import read_chapter

_CONTENTS = "contents.md"
_COMPLETE = "fr"  # what a reader is given where there is no manual in the language of the window


class ManualShelf:
    """`folder` holds a folder for each language, and one of pictures for all of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, language: str) -> Manual:
        """The manual in `language`, in French where there is none."""
        spoken = language if (self._folder / language / _CONTENTS).is_file() else _COMPLETE
        folder = self._folder / spoken
        title, *lines = (folder / _CONTENTS).read_text("utf-8").splitlines()
        parts = tuple(
            Part(name, tuple(read_chapter(key, (folder / f"{key}.md").read_text("utf-8")) for key in keys))
            for name, keys in _listed(lines)
        )
        return Manual(title.removeprefix("# "), spoken, parts)

    def languages(self) -> tuple[str, ...]:
        """Those that it is written in, the complete one first."""
        others = sorted(path.parent.name for path in self._folder.glob(f"*/{_CONTENTS}"))
        return (_COMPLETE, *(language for language in others if language != _COMPLETE))

    def picture(self, name: str) -> bytes | None:
        """A picture by its bare name: nothing outside the folder of pictures is ever read."""
        path = self._folder / "pictures" / Path(name).name
        return path.read_bytes() if path.is_file() else None

    def pdf(self, manual: Manual) -> bytes:
        """All chapters, to be printed or kept."""
        from csxl_desktop.documents import manual as document  # ReportLab: wanted by who prints it
        from csxl_desktop.documents.theme import Theme

        return document.render(manual, Theme(text_size=10, leading=14), self.picture)


def _listed(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The parts (`## Title`) with the keys of their chapters (`- key`)."""
    told = [line.strip() for line in lines if line.strip()]
    starts = [place for place, line in enumerate(told) if line.startswith("## ")]
    for start, end in zip(starts, [*starts[1:], len(told)], strict=True):
        yield told[start].removeprefix("## "), [line.removeprefix("- ") for line in told[start + 1 : end]]
