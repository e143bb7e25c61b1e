"""How much memory another process of ours holds, as its system tells."""

import os
import sys
from pathlib import Path


def resident_bytes(process_id: int) -> int:
    """What `process_id` keeps in memory; 0 where it ended, or where the system does not tell."""
    if sys.platform == "win32":
        return _on_windows(process_id)
    try:
        pages = int(Path(f"/proc/{process_id}/statm").read_text("ascii").split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _MAY_ASK = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION

    class _Counters(ctypes.Structure):
        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((f"size_{number}", ctypes.c_size_t) for number in range(8)),
        )

    def _on_windows(process_id: int) -> int:
        """The working set, the second of the eight sizes; never run on another system."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        handle = kernel.OpenProcess(_MAY_ASK, False, process_id)
        if not handle:
            return 0
        counters = _Counters(cb=ctypes.sizeof(_Counters))
        told = kernel.K32GetProcessMemoryInfo(wintypes.HANDLE(handle), ctypes.byref(counters), counters.cb)
        kernel.CloseHandle(wintypes.HANDLE(handle))
        return int(counters.size_1) if told else 0
