"""Threads for what reaches a share or a stick: the system may keep them waiting for ever, and they keep nobody."""

import time
from collections.abc import Callable
from threading import Event, Thread

PATIENCE = 10.0  # seconds that the end of the program waits for them all together


class Reaching:
    """One thread for each piece of work; the end of Python does not wait for them either."""

    def __init__(self) -> None:
        self._threads: dict[Thread, Event] = {}

    def begin(self, work: Callable[[], None], forgotten: Event) -> None:
        """Run `work`, which takes its failures itself; once it is `forgotten`, the end does not wait for it at all."""
        thread = Thread(target=work, name="reach", daemon=True)
        self._threads = {each: its for each, its in self._threads.items() if each.is_alive()} | {thread: forgotten}
        thread.start()

    def end(self, patience: float) -> None:
        """Wait for them, `patience` seconds at most; what does not answer is left behind."""
        until = time.monotonic() + patience
        for thread, forgotten in self._threads.items():
            if not forgotten.is_set():
                thread.join(max(0.0, until - time.monotonic()))
