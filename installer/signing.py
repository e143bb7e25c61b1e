"""The office's signing certificate, where there is one: without it Windows warns of an unknown publisher once.

CSXL_CERTIFICATE names a PKCS#12 file, CSXL_CERTIFICATE_PASSWORD opens it, CSXL_TIMESTAMP is the address of a service
that dates the signature, so that it outlives the certificate.
"""

import os
import sys
import tempfile
from pathlib import Path

from installer import places, steps

CERTIFICATE, PASSWORD, TIMESTAMP = "CSXL_CERTIFICATE", "CSXL_CERTIFICATE_PASSWORD", "CSXL_TIMESTAMP"


def is_wanted() -> bool:
    return bool(os.environ.get(CERTIFICATE, "").strip())


def sign(path: Path) -> bool:
    """Sign one program of Windows in its place; whether it was: without a certificate it says so and goes on."""
    if not is_wanted():
        steps.tell(f"  {path.name} is not signed: {CERTIFICATE} names no certificate.")
        return False
    signed = path.with_name(f"{path.name}.signed")
    signed.unlink(missing_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as words:  # a command line is seen by all
        words.write(os.environ.get(PASSWORD, ""))
        words.flush()
        command = ["osslsigncode", "sign", "-pkcs12", os.environ[CERTIFICATE], "-readpass", words.name, "-h", "sha256"]
        command += ["-n", places.TITLE]
        if dated := os.environ.get(TIMESTAMP, "").strip():
            command += ["-ts", dated]
        steps.run(f"Signature of {path.name}", [*command, "-in", path, "-out", signed])
    signed.chmod(path.stat().st_mode)
    signed.replace(path)
    return True


if __name__ == "__main__":  # as makensis calls it for the uninstaller
    sign(Path(sys.argv[1]))
