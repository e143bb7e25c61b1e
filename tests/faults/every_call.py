"""The rig of failing calls: a scenario is played again and again, each time failing, or dying, one call further.

A refusal must be worded and the same act must do once the disk is well again; after death every act is done or undone.
"""

import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from csxl_desktop.storage import keyring
from tests.faults.forking import fork, settle
from tests.faults.progress import Tally
from tests.faults.scenario import HalfDoneError, Scenario
from tests.faults.scenarios import SCENARIOS
from tests.faults.shim import Shim

DEADLY = ("kill", "tear")
FAULTS_SHOWN = 3


@dataclass
class _Told:
    """What the child said before it ended: acts acknowledged, refusals, failures, calls made, whether the n-th came."""

    done: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)
    calls: int = 0
    reached: bool = True


def play(name: str, way: str, folder: Path, *, first: int = 1, stride: int = 1, known_bad: bool = False) -> Tally:
    """Every `stride`-th call of the scenario `name` from `first` on, until it ends without having met its n-th call."""
    scenario, tally = SCENARIOS[name], Tally()
    template, live = folder / f"template-{name}", folder / "live"
    if not template.exists():
        scenario.make(template)
    _warm(scenario, template, live)
    number = first
    while len(tally.faults) < (1 if known_bad else FAULTS_SHOWN):
        shutil.rmtree(live, ignore_errors=True)
        shutil.copytree(template, live)
        told = _in_child(scenario, live, way, number, known_bad=known_bad)
        if not told.reached:
            break
        faults = list(_judged(scenario, live, told))
        tally.counts += Counter({"points": 1, "acknowledged": told.done, "refused in words": told.refused})
        tally.faults += [f"{name}, {way} at call {number}: {fault}" for fault in faults]
        number += stride
    shutil.rmtree(live, ignore_errors=True)
    return tally


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
    try:
        return _in_child(scenario, live, "no-answer", sys.maxsize, known_bad=False).calls
    finally:
        shutil.rmtree(live)


def _judged(scenario: Scenario, live: Path, told: _Told) -> Iterator[str]:
    yield from told.failures
    try:
        found = scenario.found(live)
    except HalfDoneError as error:
        yield str(error)
        return
    except Exception as error:  # noqa: BLE001 - whatever it is, the dossier is not as it should be
        yield f"{type(error).__name__}: {error}"
        return
    if found not in {told.done, told.done + 1}:
        yield f"{told.done} acts acknowledged, {found} found"


def _in_child(scenario: Scenario, live: Path, way: str, number: int, *, known_bad: bool) -> _Told:
    reading, writing = os.pipe()
    child = fork()
    if child == 0:
        try:
            os.close(reading)
            _act(scenario, live, writing, way, number, known_bad=known_bad)
        finally:
            sys.stdout.flush()
            os._exit(0)
    os.close(writing)
    said = b""
    while piece := os.read(reading, 1 << 16):
        said += piece
    os.close(reading)
    os.waitpid(child, 0)
    told = _Told()
    for line in said.splitlines():
        what, value = json.loads(line)
        if what == "done":
            told.done = value
        elif what == "refused":
            told.refused += 1
        elif what == "failed":
            told.failures.append(value)
        else:
            told.calls, told.reached = value, value >= number
    return told


def _act(scenario: Scenario, live: Path, pipe: int, way: str, number: int, *, known_bad: bool) -> None:
    """In the child: open and act under the shim; what is refused is tried again on a disk that is well."""

    def say(what: str, value: object) -> None:
        os.write(pipe, json.dumps([what, value]).encode() + b"\n")

    shim = Shim()
    shim.arm(live, way, number)
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
