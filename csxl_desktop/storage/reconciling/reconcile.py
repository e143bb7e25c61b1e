"""The whole of it, on copies: what both sides changed, what becomes of it, and the proof that nothing went missing."""

import hashlib
import json
from collections import Counter
from contextlib import closing
from typing import Any

from csxl_desktop.i18n.folding import fold
from csxl_desktop.storage.reconciling import audit, shape
from csxl_desktop.storage.reconciling.blending import blend
from csxl_desktop.storage.reconciling.deciding import Deciding
from csxl_desktop.storage.reconciling.differences import Differences, Telling, differences
from csxl_desktop.storage.reconciling.erasing import Erasing
from csxl_desktop.storage.reconciling.naming import asked_once
from csxl_desktop.storage.reconciling.parents import Parents
from csxl_desktop.storage.reconciling.questions import told_by
from csxl_desktop.storage.reconciling.sealing import Sealing
from csxl_desktop.storage.reconciling.uniting import Uniting
from csxl_desktop.storage.reconciling.work import Discard, Work

_FEWEST_GONE, _PART_GONE = 25, 20  # more rows than these, and than one in so many, do not vanish by themselves
_LOST_SHOWN = 5
Plan = dict[str, Any]


def reconcile(job: Plan, telling: Telling = differences) -> Plan:
    """The plan for `job`: paths of the copies, the shape of the tables, what is known already.

    `telling` says what differs between two of the files: whoever asks for several plans of the same files may keep it.
    """
    with closing(Work(job["paths"], shape.from_json(job["shape"]), telling)) as work:
        return _planned(work, job)


def _planned(work: Work, job: Plan) -> Plan:
    if "base" not in job["paths"]:
        return _compared(work, Erasing(work, job.get("erasure_key", "")))
    blend(work)
    ours, theirs = work.changed("ours", "base"), work.changed("theirs", "base")
    digest = _digest(theirs)
    if digest in job.get("known", ()):
        return {"sha256": digest, "known": True}
    gone = sum(change.kind == "delete" and change.old["trashed_at"] is None for change in theirs.values())
    if not job.get("deletions_agreed") and gone > max(_FEWEST_GONE, work.count("base") // _PART_GONE):
        return {"sha256": digest, "refused": "deletions", "count": gone}
    return {"sha256": digest, "known": False, **_brought_together(work, ours, theirs, job)}


def _brought_together(work: Work, ours: Differences, theirs: Differences, job: Plan) -> Plan:
    told = dict(ours), dict(theirs)  # a difference is never changed, only replaced
    erasing = Erasing(work, job.get("erasure_key", ""))
    erasing.hold_back(ours, theirs)
    sealing = Sealing(work, job.get("sealed_states", []), job["now"])
    sealing.hold_back(ours, theirs)
    uniting = Uniting(work, ours, theirs)
    uniting.unite()
    deciding = Deciding(work, uniting.ours, uniting.theirs)
    deciding.take_all()
    parents = Parents(work, uniting.ours, uniting.theirs)
    parents.restore()
    discards = asked_once([*sealing.discards, *uniting.discards, *deciding.discards, *parents.discards])
    missing = [
        line for changes in told for line in audit.lost(work, changes, discards, uniting.given, erasing.forgotten)
    ]
    if missing:
        return {"refused": "audit", "count": len(missing), "detail": missing[:_LOST_SHOWN]}
    discards += _alike(work, uniting.ours, uniting.theirs)
    return {
        "operations": operations(work),
        "discards": [_discard(each) for each in discards],
        "forgotten": sorted(erasing.forgotten),
        "dropped": erasing.dropped,
        "taken": dict(Counter(table for table, _record in theirs)),
        **_memory(work, erasing),
        **told_by(work, erasing),
    }


def _digest(changes: Differences) -> str:
    rows = [[*key, each.kind, each.old, each.new] for key, each in sorted(changes.items())]
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()


def operations(work: Work) -> list[Plan]:
    """What the live file has to become what the working copy is."""
    return [
        {"table": table, "id": record, "kind": change.kind, "old": change.old, "new": change.new}
        for (table, record), change in sorted(work.changed("main", "ours").items())
    ]


def _discard(each: Discard) -> Plan:
    return {
        "kind": each.kind,
        "table": each.table,
        "id": each.record,
        "column": each.column,
        "base": each.base,
        "ours": each.ours,
        "theirs": each.theirs,
        "asked": each.asked,
        "other": each.other,
    }


def _memory(work: Work, erasing: Erasing | None = None) -> Plan:
    """What theirs remembers and ours does not: acts, changes, erasures."""
    found: Plan = {}
    order = {"history_transactions": "at, id", "history_changes": "workstation, sequence", "erasures": "id"}
    for table, by in order.items():
        names = [row[1] for row in work.connection.execute(f"PRAGMA ours.table_info({table})")]
        rows = work.connection.execute(
            f"SELECT {', '.join(names)} FROM theirs.{table} WHERE id NOT IN (SELECT id FROM ours.{table}) ORDER BY {by}"  # noqa: S608
        )
        found[table] = [dict(zip(names, row, strict=True)) for row in rows]
    for change in found["history_changes"]:
        if erasing and (change["table_name"], change["record_id"]) in erasing.forgotten:
            change["old"] = change["new"] = None
    return found


def _alike(work: Work, ours: Differences, theirs: Differences) -> list[Discard]:
    """People made on both sides who bear one name or one address: perhaps the same."""
    mine, their = (
        {key: record for record in _new_people(each) for key in _signs(each, record)} for each in (ours, theirs)
    )
    pairs = {(mine[key], their[key]) for key in mine.keys() & their.keys()}
    found = []
    for here, there in sorted(pairs):
        if here != there:
            sides = (work.row("people", here) or {}, work.row("people", there) or {})
            found.append(Discard("alike", "people", here, "id", {}, *sides, other=there))
    return found


def _new_people(changes: Differences) -> list[str]:
    return [record for (table, record), change in changes.items() if table == "people" and change.kind == "insert"]


def _signs(changes: Differences, person: str) -> list[str]:
    row = changes["people", person].new
    signs = [f"name {fold(row['first_name'])} {fold(row['last_name'])}"] if row["last_name"] else []
    for (table, _record), change in changes.items():
        if table == "contact_channels" and change.kind == "insert" and change.new["person_id"] == person:
            signs.append(f"{change.new['kind']} {fold(change.new['value'])}")
    return signs


def _compared(work: Work, erasing: Erasing) -> Plan:
    """Without the base nobody knows who changed what: nothing is taken but their queue, every difference is asked."""
    discards = []
    differing = work.changed("theirs", "ours")
    for (table, record), change in differing.items():
        if change.kind == "insert":
            discards.append(Discard("unknown", table, record, "", {}, {}, change.new))
        elif change.kind == "update":
            for column, value in change.new.items():
                discards.append(
                    Discard("unknown", table, record, column, {}, {column: change.old[column]}, {column: value})
                )
    return {
        "sha256": _digest(differing),
        "known": False,
        "operations": [],
        "discards": [_discard(each) for each in discards],
        "forgotten": [],
        "dropped": 0,
        "taken": {},
        **{table: [] for table in ("history_transactions", "history_changes", "erasures")},
        **told_by(work, erasing),
    }
