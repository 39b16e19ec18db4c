"""What a run ran on: the day, the machine and the versions."""

import datetime as dt
import os
import platform
import re
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

from benchmarks import contenders

__all__ = ["surroundings"]

_OURS = ("storyparse", "attrs", "lark", "click")


def surroundings() -> Mapping[str, str]:
    """Return what figures depend on, by what it is called."""
    release = platform.release().partition("-")[0]
    return {
        "Date": dt.datetime.now(dt.UTC).date().isoformat(),
        "Python": f"{platform.python_implementation()} {platform.python_version()}",
        "Processor": f"{_processor()}, {os.cpu_count()} cores",
        "Memory": f"{_memory() / 2**30:.0f} GiB",
        "System": f"{platform.system()} {release}, {platform.machine()}",
        "Libraries": ", ".join(f"{name} {version}" for name, version in _versions().items()),
    }


def _versions() -> Mapping[str, str]:
    others = {each.distribution for each in contenders.load_all()} - {None, *_OURS}
    named = (*_OURS, *sorted(filter(None, others), key=str.casefold))
    return {name: metadata.version(name) for name in named}


def _processor() -> str:
    cpus = Path("/proc/cpuinfo")
    told = cpus.read_text(encoding="utf-8") if cpus.exists() else ""
    model = re.search(r"^model name\s*: (.+)$", told, re.MULTILINE)
    return model[1] if model else platform.processor()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
