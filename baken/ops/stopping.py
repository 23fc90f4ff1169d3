"""Ctrl-C, a stop from outside and a closed terminal: one way to hear of them."""

import signal
from types import TracebackType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Asked(BaseException):
    """Somebody asked us to stop while we were doing something that may be broken off."""


class StopRequest:
    """Listens for a request to stop, for as long as the `with` lasts.

    Steps that may be broken off are: `Asked` is raised in them. Work that tidies up is not; from
    `finish_calmly()` on, a request only sets `made`.
    """

    def __init__(self) -> None:
        """Begin without a request."""
        self.made = False
        self._breaks_off = True

    def __enter__(self) -> "StopRequest":
        """Begin to listen; a signal that was ignored (nohup) stays ignored."""
        self._before = {number: signal.getsignal(number) for number in SIGNALS}
        for number in SIGNALS:
            if number != signal.SIGHUP or self._before[number] is not signal.SIG_IGN:
                signal.signal(number, self._hear)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the signals back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def finish_calmly(self) -> None:
        """From here on a request waits to be seen."""
        self._breaks_off = False

    def _hear(self, *_: object) -> None:
        self.made = True
        if self._breaks_off:
            self._breaks_off = False
            raise Asked
