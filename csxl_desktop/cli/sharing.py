"""`csxl share`, `csxl join`, `csxl exchange`: two computers on one dossier, through a folder that both reach."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from csxl_desktop.cli.bag import passphrase_in
from csxl_desktop.cli.output import UsageError, WrongCommandError, opened, say, tell, tell_rows
from csxl_desktop.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from csxl_desktop.services.discarded import TakenInRow
    from csxl_desktop.services.sharing_words import Exchange, Peer

DONE, NOT_DONE = 0, 1


class NotOneComputerError(UsageError):
    template = N_("“{name}” names none, or several, of the computers of the shared folder:\n{known}")


def add_commands(add: Callable[..., ArgumentParser]) -> None:
    """The three commands, through `add`."""
    share = add("share", help=_("share the dossier with another computer, through a folder that both reach"))
    share.add_argument("folder", metavar="FOLDER", type=Path)
    acts = "leave|forget|computers|exchanges"
    share.add_argument("act", metavar=acts, nargs="?", choices=acts.split("|"), help=_("of a dossier that is shared"))
    share.add_argument("name", metavar="COMPUTER", nargs="?", help=_("the computer to forget"))
    share.add_argument("--with", dest="place", metavar="SHARED", type=Path)
    share.add_argument("--passphrase-file", metavar="FILE", type=Path)
    share.add_argument("--json", action="store_true", dest="as_json")
    share.set_defaults(run=_share, usage=share.format_usage())
    join = add("join", help=_("on the other computer: a dossier made of what the shared folder holds"))
    join.add_argument("place", metavar="SHARED", type=Path)
    join.add_argument("folder", metavar="FOLDER", type=Path)
    join.add_argument("--passphrase-file", metavar="FILE", type=Path, required=True)
    join.set_defaults(run=_join)
    exchange = add("exchange", help=_("take in what the other computer did, tell what was done here"))
    exchange.add_argument("folder", metavar="FOLDER", type=Path)
    exchange.add_argument("--json", action="store_true", dest="as_json")
    exchange.set_defaults(run=_exchange)


def _share(options: Namespace) -> int:
    if options.act is not None:
        return _of_shared(options)
    if options.place is None or options.passphrase_file is None:
        raise WrongCommandError(usage=options.usage.strip())
    passphrase = passphrase_in(options.passphrase_file)
    with opened(options.folder) as workspace:
        return _told(workspace.sharing.share(options.place, passphrase))


def _of_shared(options: Namespace) -> int:
    if (options.act == "forget") is not bool(options.name):
        raise WrongCommandError(usage=options.usage.strip())
    with opened(options.folder) as workspace:
        sharing = workspace.sharing
        if options.act == "leave":
            sharing.leave()
        elif options.act == "forget":
            peer = _named(sharing.peers(), options.name)
            sharing.forget(peer.computer)
        elif options.act == "computers":
            tell_rows(map(_computer, sharing.peers()), as_json=options.as_json)
        else:
            # Loaded here: every command imports this module, and few speak of exchanges.
            from csxl_desktop.domain.reconciling import CopySource

            rows = workspace.discarded.taken_in(CopySource.FOLDER)
            tell_rows(map(_exchanged, rows), as_json=options.as_json)
    return DONE


def _named(peers: "tuple[Peer, ...]", name: str) -> "Peer":
    """The one of that name, or of that beginning of a key."""
    found = [peer for peer in peers if peer.workstation == name or peer.computer.startswith(name)]
    if len(found) != 1:
        known = "\n".join(f"{peer.computer[:8]}\t{peer.workstation}" for peer in found or peers)
        raise NotOneComputerError(name=name, known=known)
    return found[0]


def _computer(peer: "Peer") -> dict[str, object]:
    return {
        "computer": peer.computer,
        "workstation": peer.workstation,
        "person": peer.person,
        "at": peer.at.isoformat(timespec="seconds"),
        "up_to_date": peer.up_to_date,
    }


def _exchanged(row: "TakenInRow") -> dict[str, object]:
    return {
        "at": row.at.isoformat(timespec="seconds"),
        "from": row.workstation,
        "records": row.taken.records,
        "waiting": row.waiting,
        "taken_back": row.undone,
    }


def _join(options: Namespace) -> int:
    from csxl_desktop.services.sharing_joining import join  # only here
    from csxl_desktop.system.workstation import workstation

    join(options.place, passphrase_in(options.passphrase_file), options.folder, workstation())
    tell(str(options.folder))
    return DONE


def _exchange(options: Namespace) -> int:
    with opened(options.folder) as workspace:
        ended = workspace.sharing.exchange()
    return _told(ended, as_json=options.as_json)


def _told(ended: "Exchange", *, as_json: bool = False) -> int:
    from csxl_desktop.services.sharing_words import Outcome  # other commands do without

    together = ended.outcome is Outcome.TOGETHER
    came = sum(each.records for each in ended.taken)
    if as_json:
        row = {"outcome": str(ended.outcome), "records": came, "asked": ended.asked, "told": ended.told}
        tell_rows([row], as_json=True)
    elif together:
        records = ngettext("{count} record taken in", "{count} records taken in", came).format(count=came)
        asked = ngettext("{count} thing to decide", "{count} things to decide", ended.asked).format(count=ended.asked)
        tell(f"{records}, {asked}")
    if not together:
        say(_why(ended))
    return DONE if together else NOT_DONE


def _why(ended: "Exchange") -> str:
    """Why the two computers do not say the same yet, and what to do."""
    from csxl_desktop.services.sharing_words import NEWER_THERE, NOT_REACHED, Outcome  # other commands do without

    if ended.outcome is Outcome.NEWER:
        return NEWER_THERE.said()
    if ended.outcome is Outcome.WAITING:
        return _("The other computer is exchanging, or has to go first. Nothing is lost: try again in two minutes.")
    if ended.outcome is Outcome.AWAY:
        return NOT_REACHED.said()
    return ended.detail
