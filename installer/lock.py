"""The lock file as data: what is pinned, who asked for it, and the part that a user's computer needs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)(?:\s*;\s*(?P<marker>[^\\]+?))?\s*\\?$")
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")


@dataclass(frozen=True)
class Pinned:
    """One package of the lock; `asked_by` names the packages (or files) that want it."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]
    asked_by: tuple[str, ...]

    @property
    def only_on_windows(self) -> bool:
        return "sys_platform == 'win32'" in self.marker


def name_of(requirement: str) -> str:
    """The normalised name in `Babel >= 2` or `babel[x]==2 ; marker`."""
    match = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", requirement.strip())
    assert match, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def read(path: Path) -> tuple[Pinned, ...]:
    """Every package of a lock written by `uv pip compile --generate-hashes`."""
    blocks: list[list[str]] = []
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            blocks.append([line])
        elif blocks:
            blocks[-1].append(line)
    return tuple(_pinned(block) for block in blocks)


def _pinned(block: list[str]) -> Pinned:
    match = _PIN.match(block[0])
    assert match, block[0]
    comments = [line.strip().removeprefix("#").strip().removeprefix("via").strip() for line in block if "#" in line]
    return Pinned(
        name_of(match["name"]),
        match["version"],
        (match["marker"] or "").strip(),
        tuple(_HASH.findall("\n".join(block))),
        tuple(comment for comment in comments if comment),
    )


def shipped(packages: Iterable[Pinned], roots: Iterable[str], *, windows: bool = False) -> tuple[Pinned, ...]:
    """The packages that `roots` need, directly or through others, on one system; tools of development stay out."""
    packages = [each for each in packages if windows or not each.only_on_windows]
    needed = set(roots)
    while True:
        more = {each.name for each in packages if needed.intersection(map(name_of, each.asked_by))} - needed
        if not more:
            return tuple(each for each in packages if each.name in needed)
        needed |= more


def write(packages: Iterable[Pinned], path: Path) -> None:
    """As a file that `pip install --require-hashes -r` reads."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [" \\\n    ".join([f"{p.name}=={p.version}", *(f"--hash={h}" for h in p.hashes)]) for p in packages]
    path.write_text("\n".join(lines) + "\n", "utf-8")
