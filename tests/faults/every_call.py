"""The rig of failing calls: a scenario is played again and again, each time failing, or dying, one call further.

A refusal must be worded and the same act must do once the disk is well again; after death every act is done or undone.
"""

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
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


def play(name: str, way: str, folder: Path, *, first: int = 1, stride: int = 1, known_bad: bool = False) -> Tally:
    """Every `stride`-th call of the scenario `name` from `first` on, until it ends without having met its n-th call."""
    scenario, tally = SCENARIOS[name], Tally()
    template, live = folder / f"template-{name}", folder / "live"
    if not template.exists():
        scenario.make(template)
    _warm(scenario, template, live)
    act = partial(_act, scenario, live, known_bad=known_bad)
    points = _deaths if way in DEATHS else _failures
    for left in points(act, template, live, way, range(first, sys.maxsize, stride)):
        faults = list(_judged(scenario, left))
        tally.counts += Counter({"points": 1, "acknowledged": left.told.done, "refused in words": left.told.refused})
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


def _failures(act: Act, template: Path, live: Path, way: str, numbers: range) -> Iterator[Left]:
    """What is left where one of these calls fails, and the program goes on."""
    for number in numbers:
        _fresh(template, live)
        told = told_by(act, partial(Shim.arm, folder=live, way=way, number=number))
        if told.calls < number:
            return
        yield Left(number, live, told)


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
    arm = partial(Shim.arm, folder=live, way="no-answer", number=sys.maxsize)
    try:
        return told_by(partial(_act, scenario, live, known_bad=False), arm).calls
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


def _act(scenario: Scenario, live: Path, arm: Callable[[Shim], None], pipe: int, *, known_bad: bool) -> None:
    """In the child: open and act under the shim; what is refused is tried again on a disk that is well."""

    def say(what: str, value: object) -> None:
        os.write(pipe, json.dumps([what, value]).encode() + b"\n")

    shim = Shim()
    arm(shim)
    workspace, done, calls = None, -1, 0
    while done < len(scenario.acts):
        try:
            if done < 0:
                workspace = scenario.open(live)
            else:
                if known_bad:  # what a program does that tells before it has saved
                    say("done", done + 1)
                scenario.acts[done](live, workspace)
                say("done", done + 1)
        except scenario.refusals as error:
            if calls:
                say("failed", f"refused again although the disk is well: {error}")
                return
            say("refused", str(error))
            calls = shim.count()
            shim.disarm()
            continue
        except Exception as error:  # noqa: BLE001 - the rig tells whatever came through
            say("failed", f"{type(error).__name__} instead of a refusal: {error}")
            return
        done += 1
    if workspace is not None:
        workspace.close()
    say("calls", calls or shim.count())
