"""The rig of failing calls: a scenario is played again and again, each time failing, or dying, one call further.

A refusal must be worded and the same act must do once the disk is well again; after death every act is done or undone.
A program that was refused goes on: its act, begun again, fails one call further, a few times, and then it must do.
"""

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from csxl_desktop.storage import keyring
from tests.faults.deaths import STOPS_OF_A_CHILD, Act, Left, deaths, told_by
from tests.faults.forking import settle
from tests.faults.progress import Tally
from tests.faults.scenario import HalfDoneError, Scenario
from tests.faults.scenarios import SCENARIOS
from tests.faults.shim import DEATHS, Shim

FAULTS_SHOWN = 3
KNOWN_BAD = ("early", "deaf")  # an act that is acknowledged before it is done; one that hears no refusal
_FAILURES_OF_A_CHILD = 5
_NEVER = sys.maxsize
_WARM = set[str]()  # the scenarios that this process played


def play(name: str, way: str, folder: Path, *, first: int = 1, stride: int = 1, known_bad: str = "") -> Tally:
    """Every `stride`-th call of the scenario `name` from `first` on, until it ends without having met its n-th call."""
    scenario, tally = SCENARIOS[name], Tally()
    template, live = folder / f"template-{name}", folder / "live"
    if not template.exists():
        scenario.make(template)
    if name not in _WARM:
        _warm(scenario, template, live)
        _WARM.add(name)
    act = partial(_act, scenario, live, known_bad=known_bad)
    points = _deaths if way in DEATHS else _failures
    for left in points(act, template, live, way, range(first, sys.maxsize, stride)):
        faults = list(_judged(scenario, left))
        told, met = left.told, max(len(left.told.met), 1)
        tally.counts += Counter({"points": met, "acknowledged": told.done, "refused in words": told.refused})
        tally.faults += [f"{name}, {way} at call {left.number}: {fault}" for fault in faults]
        if len(tally.faults) >= (1 if known_bad else FAULTS_SHOWN):
            break
    for each in folder.glob("left-*"):
        shutil.rmtree(each)
    shutil.rmtree(live, ignore_errors=True)
    return tally


def _deaths(act: Act, template: Path, live: Path, way: str, numbers: range) -> Iterator[Left]:
    """What is left where the program dies at one of these calls."""
    while True:
        asked, numbers = numbers[:STOPS_OF_A_CHILD], numbers[STOPS_OF_A_CHILD:]
        _fresh(template, live)
        left, told = deaths(act, live, way, asked)
        if told.failures:
            yield Left(asked[0], live, told)
        for each in left:
            yield each
            shutil.rmtree(each.folder)
        if told.calls < asked[-1]:
            return


def _failures(act: Callable[..., None], template: Path, live: Path, way: str, numbers: range) -> Iterator[Left]:
    """What is left where some of these calls fail, one after the other, and the program goes on.

    Every one fails in an act that was refused before and is begun again, which may make a few calls less; every fourth
    one in an act that is begun for the first time too.
    """
    while True:
        _fresh(template, live)
        asked = [numbers[0], *numbers[: _FAILURES_OF_A_CHILD - 1]]
        arm = partial(Shim.arm, folder=live, way=way, number=asked[0])
        told = told_by(partial(act, failing=_Failing(way, asked)), arm)
        if told.calls < asked[0]:
            return
        yield Left(asked[0], live, told)
        numbers = numbers[max(len(told.met) - 1, 1) :]


def _fresh(template: Path, live: Path) -> None:
    shutil.rmtree(live, ignore_errors=True)
    shutil.copytree(template, live)


def _warm(scenario: Scenario, template: Path, live: Path) -> None:
    """Play it once here: what the children, forked from here, would each import and compile anew stands then."""
    shutil.copytree(template, live)
    workspace = scenario.open(live)
    for act in scenario.acts:
        act(live, workspace)
    if workspace is not None:
        workspace.close()
    keyring.forget()
    shutil.rmtree(live)
    settle()


def calls(name: str, folder: Path) -> int:
    """How many calls the scenario makes when nothing fails."""
    scenario, template, live = SCENARIOS[name], folder / f"template-{name}", folder / "live"
    if not template.exists():
        scenario.make(template)
    shutil.copytree(template, live)
    arm = partial(Shim.arm, folder=live, way="no-answer", number=_NEVER)
    try:
        return told_by(partial(_act, scenario, live), arm).calls
    finally:
        shutil.rmtree(live)


def _judged(scenario: Scenario, left: Left) -> Iterator[str]:
    yield from left.told.failures
    try:
        found = scenario.found(left.folder)
    except HalfDoneError as error:
        yield str(error)
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, the dossier is not as it should be
        yield f"{type(error).__name__}: {error}"
        return
    if found not in {left.told.done, left.told.done + 1}:
        yield f"{left.told.done} acts acknowledged, {found} found"


@dataclass(frozen=True)
class _Failing:
    """The calls of a child that fail, one after the other."""

    way: str = "no-answer"
    numbers: Sequence[int] = (_NEVER,)


_NOTHING = _Failing()


class _Disk:
    """The disk of a child: `calls` since it began; an act that was refused and begins again makes its own anew."""

    def __init__(self, live: Path, failing: _Failing) -> None:
        self._live, self._way, self._shim = live, failing.way, Shim()
        self._fails, *self._later = failing.numbers
        self._begun = self._armed_at = 0
        self.is_well = False

    def arm(self, arm: Callable[[Shim], None]) -> None:
        arm(self._shim)

    def begin(self) -> None:
        """An act."""
        self._begun = self.calls()

    def calls(self) -> int:
        return self._armed_at + self._shim.count()

    def failed(self) -> int | None:
        """The call that was to fail, once it did."""
        return self._fails if self.calls() >= self._fails else None

    def go_on(self) -> None:
        """The act that was refused begins again; the next call fails, or none does any more."""
        later = [each for each in self._later if each > self._begun]
        self._fails, *self._later = later or [_NEVER]
        self.is_well = not later
        self._shim.arm(self._live, self._way, self._fails - self._begun)
        self._armed_at = self._begun


def _act(
    scenario: Scenario,
    live: Path,
    arm: Callable[[Shim], None],
    pipe: int,
    *,
    known_bad: str = "",
    failing: _Failing = _NOTHING,
) -> None:
    """In the child: open and act under the shim; what is refused is tried again, at last on a disk that is well."""

    def say(what: str, value: object) -> None:
        os.write(pipe, json.dumps([what, value]).encode() + b"\n")

    disk = _Disk(live, failing)
    disk.arm(arm)
    workspace, done = None, -1
    while done < len(scenario.acts):
        disk.begin()
        try:
            if done < 0:
                workspace = scenario.open(live)
            else:
                _do(partial(scenario.acts[done], live, workspace), partial(say, "done", done + 1), known_bad)
        except scenario.refusals as error:
            if disk.is_well:
                say("failed", f"refused again although the disk is well: {error}")
                return
            say("refused", str(error))
            if (number := disk.failed()) is not None:
                say("met", number)
            disk.go_on()
            continue
        except Exception as error:  # noqa: BLE001 - the rig tells whatever came through
            say("failed", f"{type(error).__name__} instead of a refusal: {error}")
            return
        done += 1
    if workspace is not None:
        with suppress(*_not_heard(known_bad)):
            workspace.close()
    if (number := disk.failed()) is not None:
        say("met", number)
    say("calls", disk.calls())


def _do(act: Callable[[], None], say_done: Callable[[], None], known_bad: str) -> None:
    if known_bad == "early":
        say_done()
    with suppress(*_not_heard(known_bad)):
        act()
    say_done()


def _not_heard(known_bad: str) -> list[type[Exception]]:
    return [Exception] if known_bad == "deaf" else []
