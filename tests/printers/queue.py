"""A print service of one's own: CUPS with a PDF printer that prints on both sides, out of reach of the system's.

It runs in a mount namespace where the settings of the PDF printer are ours, on a socket in a folder of the test.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PRINTER, FAR = "Bureau", "Grenier"  # nobody listens where the second one is said to be
PACKAGES = "cups cups-client cups-filters ghostscript libcups2 printer-driver-cups-pdf"
_PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
_BOTH_SIDES = """*OpenUI *Duplex/Duplex: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: None
*Duplex None/Off: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Long: "<</Duplex true/Tumble false>>setpagedevice"
*Duplex DuplexTumble/Short: "<</Duplex true/Tumble true>>setpagedevice"
*CloseUI: *Duplex

"""
_FILES = """ServerRoot {root}/etc
StateDir {root}/run
RequestRoot {root}/spool
CacheDir {root}/cache
TempDir {root}/tmp
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
ServerKeychain {root}/etc/ssl
SystemGroup root
Sandboxing relaxed
"""
_SERVICE = """LogLevel warn
Listen {root}/run/cups.sock
Browsing Off
WebInterface No
PreserveJobHistory Yes
PageLogFormat %p %j %{{sides}} %{{media}} %{{print-scaling}}
DefaultAuthType None
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
Allow all
</Limit>
</Policy>
"""
_OUT = """Out {root}/out
AnonDirName {root}/out
Spool {root}/pdf
Log {root}/log
Grp root
UserUMask 0022
Label 1
DecodeHexStrings 1
"""
# The folders first, then the service in the foreground, in the one place where the settings are ours.
_START = (
    "mount --bind {root}/etc/cups-pdf.conf /etc/cups/cups-pdf.conf && exec cupsd -f -c {root}/etc/cupsd.conf -s {files}"
)


def missing() -> str:
    """Why no print service can be started here; empty where it can."""
    wanted = {"cupsd", "lp", "lpstat", "lpadmin", "gs", "unshare"}
    lacking = sorted(name for name in wanted if shutil.which(name) is None)
    if lacking or not _PPD.exists():
        return f"CUPS and its PDF printer are not installed (apt-get install --no-install-recommends {PACKAGES})"
    if os.geteuid() != 0:
        return "CUPS and its PDF printer want to be started by root"
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        return "this system lets nobody have mounts of their own"
    return ""


@dataclass(frozen=True)
class Queue:
    """The service while it runs; `environment` points `lp`, and Qt in another process, to it."""

    root: Path
    service: subprocess.Popen[bytes]

    @property
    def environment(self) -> dict[str, str]:
        return {"CUPS_SERVER": str(self.root / "run" / "cups.sock"), "LC_ALL": "C.UTF-8"}

    def tell(self, *command: str) -> str:
        """What a command of CUPS answers here."""
        done = subprocess.run(
            command, env={**os.environ, **self.environment}, capture_output=True, text=True, check=False
        )
        return done.stdout + done.stderr

    def is_up(self) -> bool:
        return "scheduler is running" in self.tell("lpstat", "-r")

    def is_done(self) -> bool:
        """Whether nothing is on its way to the printer that prints."""
        return not self.tell("lpstat", "-W", "not-completed", "-o", PRINTER).strip()

    def printed(self) -> list[Path]:
        """The papers, oldest first."""
        return sorted((self.root / "out").glob("*.pdf"), key=lambda each: each.stat().st_mtime_ns)


@contextmanager
def running(root: Path) -> Iterator[Queue]:
    """Start it; whoever asks waits until `is_up`, then calls `add_printers`.

    The filters work as another user: `root` lies where that one may come, therefore in no folder of pytest's own, which
    every other run closes again.
    """
    root.chmod(0o711)
    for name in ("etc/ppd", "etc/ssl", "run", "spool", "cache", "log", "tmp", "out", "pdf"):
        (root / name).mkdir(parents=True)
    for name in ("tmp", "out"):
        (root / name).chmod(0o1777)
    files = root / "etc" / "cups-files.conf"
    files.write_text(_FILES.format(root=root))
    (root / "etc" / "cupsd.conf").write_text(_SERVICE.format(root=root))
    (root / "etc" / "cups-pdf.conf").write_text(_OUT.format(root=root))
    start = _START.format(root=root, files=files)
    service = subprocess.Popen(["unshare", "-m", "sh", "-c", start], stderr=subprocess.DEVNULL)
    try:
        yield Queue(root, service)
    finally:
        service.terminate()
        service.wait()


def add_printers(queue: Queue) -> None:
    """A printer that writes PDF, on both sides where it is asked to; and one that does not answer."""
    usual = _PPD.read_text(encoding="latin-1")
    at = usual.index("*OpenUI *Resolution")
    ppd = queue.root / "etc" / "both-sides.ppd"
    ppd.write_text(usual[:at] + _BOTH_SIDES + usual[at:], encoding="latin-1")
    queue.tell("lpadmin", "-p", PRINTER, "-v", "cups-pdf:/", "-E", "-P", str(ppd))
    queue.tell("lpadmin", "-p", FAR, "-v", "socket://127.0.0.1:9", "-E", "-P", str(ppd))
    queue.tell("lpadmin", "-d", PRINTER)
