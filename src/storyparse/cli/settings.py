"""What the command line and the configuration files ask for, file by file."""

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import attrs

from storyparse import config
from storyparse.catalogue import Kind
from storyparse.cli.discovery import ignored_rules
from storyparse.cli.job import Job
from storyparse.config import Config, ConfigError
from storyparse.report.styles import STYLES
from storyparse.selection import selected

__all__ = ["Settings", "configured", "narrowed"]


Configuration: TypeAlias = Callable[[Path], Config]
"""What returns the configuration of a folder."""


def configured(path: str | None, *, isolated: bool) -> Configuration:
    """Return how the configuration of a folder is found.

    Args:
        path: A configuration file that is taken for every folder, or None.
        isolated: Whether configuration files are passed over.

    Raises:
        ConfigError: The configuration file cannot be used.
    """
    if isolated:
        return lambda _: Config()
    if path is None:
        return config.finder()
    found = config.load(Path(path))
    if found is None:
        msg = f"{path} has no table [tool.storyparse]"
        raise ConfigError(msg)
    return lambda _: found


def narrowed(
    configuration: Configuration, include: tuple[str, ...], exclude: tuple[str, ...]
) -> Configuration:
    """Return a configuration that takes other files from folders.

    Args:
        configuration: Returns the configuration of a folder.
        include: Patterns that take the place of the configured ones, if there are any.
        exclude: Patterns that are added to the configured ones.
    """

    @functools.cache
    def changed(found: Config) -> Config:
        return attrs.evolve(
            found, include=include or found.include, exclude=(*found.exclude, *exclude)
        )

    return lambda folder: changed(configuration(folder))


@attrs.frozen(kw_only=True)
class Settings:
    """What is asked for on the command line, over what the configuration files say.

    Attributes:
        configuration: Returns the configuration of a folder.
        select: Selectors that take the place of the configured ones; None for these.
        extend_select: Selectors of further rules.
        ignore: Selectors of further rules that are left out.
        unsafe: Whether unsafe fixes are applied; None for what is configured.
    """

    configuration: Configuration
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    unsafe: bool | None = None

    def kinds(self) -> tuple[Kind, ...]:
        """Return the kinds of diagnostics that are looked for in the working folder."""
        return tuple(rule.kind for rule in _job(self, self.working()).rules)

    def working(self) -> Config:
        """Return the configuration of the working folder, which may have been removed.

        Raises:
            ConfigError: It cannot be used.
        """
        found = self.configuration(Path())
        _job(self, found)
        return found

    def job(self, path: str, data: bytes | None = None) -> Job:
        """Return the job of a file.

        Args:
            path: Its path, or what standard input is called.
            data: What standard input gave; None for a file.

        Raises:
            ConfigError: The configuration of its folder cannot be used.
        """
        found = self.configuration(_folder(os.path.dirname(path)))  # noqa: PTH120 - for a million files
        job = _job(self, found)
        ignore = (*job.ignore, *ignored_rules(found, path))
        return Job(path, data, job.select, job.extend_select, ignore, job.unsafe)


@functools.cache
def _folder(path: str) -> Path:
    return Path(path)


@functools.cache
def _job(settings: Settings, found: Config) -> Job:
    """Return a job without a file, its selectors and output format checked."""
    if found.output_format not in STYLES:
        wanted = ", ".join(STYLES)
        msg = f"the configuration in {found.root}: {found.output_format!r} is none of {wanted}"
        raise ConfigError(msg)
    replaced = settings.select is not None
    job = Job(
        "",
        select=settings.select if replaced else found.select,
        extend_select=(*(() if replaced else found.extend_select), *settings.extend_select),
        ignore=(*found.ignore, *settings.ignore),
        unsafe=found.unsafe_fixes if settings.unsafe is None else settings.unsafe,
    )
    per_file = (each for _, selectors in found.per_file_ignores for each in selectors)
    try:
        selected(job.select, extend_select=job.extend_select, ignore=(*job.ignore, *per_file))
    except ValueError as error:
        msg = f"the configuration in {found.root}: {error}"
        raise ConfigError(msg) from None
    return job
