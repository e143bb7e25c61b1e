"""How the ledger of erasures knows a record without naming it."""

import hashlib
import hmac


def digest_of(erasure_key: str, record: str) -> str:
    """What the ledger keeps of a record's key (32 hexadecimal figures)."""
    return hmac.new(bytes.fromhex(erasure_key), record.encode(), hashlib.sha256).hexdigest()


def whole_digest_of(erasure_key: str, person: str) -> str:
    """The same of a person who is gone from sealed minutes and from every text too, not only from the records."""
    return digest_of(erasure_key, f"whole:{person}")
