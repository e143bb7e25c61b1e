"""What a program that is not ours is told of its surroundings when we start it."""

import os
from collections.abc import Mapping

_LIBRARIES = "LD_LIBRARY_PATH"  # a bundle leads itself by it to the libraries that it carries


def environment_of_others() -> Mapping[str, str]:
    """Our environment as it was before the bundle that we may run from changed it."""
    told = {name: value for name, value in os.environ.items() if name not in {_LIBRARIES, f"{_LIBRARIES}_ORIG"}}
    if before := os.environ.get(f"{_LIBRARIES}_ORIG"):
        told[_LIBRARIES] = before
    return told
