"""The faces of packages: public names, some of which are imported when they are first asked for."""

import importlib
import sys
from collections.abc import Callable, Iterable, Mapping

__all__ = ["face"]


def face(
    package: str, names: Iterable[str], places: Mapping[str, Iterable[str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the `__getattr__` and the `__dir__` of a package, as PEP 562 has them.

    Args:
        package: Its name.
        names: Its public names, which `dir` gives.
        places: Those that come on first use, by the module they come from; by the package itself
            those that are modules of it.
    """
    homes = {name: home for home, those in places.items() for name in those}

    def get(name: str) -> object:
        if name not in homes:
            msg = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(msg)
        if homes[name] == package:
            return importlib.import_module(f"{package}.{name}")  # which puts it there
        found = getattr(importlib.import_module(homes[name]), name)
        setattr(sys.modules[package], name, found)
        return found

    return get, lambda: sorted(names)
