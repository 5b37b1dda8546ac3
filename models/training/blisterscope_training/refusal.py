"""How a command refuses: one sentence on stderr, exit code 2."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps


def refusals_told(command: Callable[[], None]) -> Callable[[], None]:
    @wraps(command)
    def told() -> None:
        try:
            command()
        except Refusal as refusal:
            print(refusal, file=sys.stderr)
            sys.exit(2)

    return told


class Refusal(ValueError):
    """The message says what is wrong and what to do."""
