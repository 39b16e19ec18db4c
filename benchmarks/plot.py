"""The plot: bars of what each way of reading takes, and lines of how it grows."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import attrs
import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter, MultipleLocator, NullLocator

from benchmarks import growth, ordinary
from benchmarks.contenders import Kind
from benchmarks.report import short
from benchmarks.results import Results
from benchmarks.timing import Spread

__all__ = ["draw"]

_INK, _MUTED, _GRID = "#1f2933", "#616e7c", "#e4e7eb"
_OURS, _BASELINE = "#0b7285", "#3e4c59"


@attrs.frozen
class _Section:
    """Bars of one kind under a heading."""

    heading: str
    color: str
    bars: Mapping[str, Spread]


_SECTIONS = (
    ("What storyparse does with a story", _OURS, ordinary.OPERATIONS),
    (Kind.LARK.value, "#7048a8", Kind.LARK.name),
    (Kind.GRAMMAR.value, "#3b6fb6", Kind.GRAMMAR.name),
    (Kind.TUNED.value, "#6c8ebf", Kind.TUNED.name),
    (Kind.MARKDOWN.value, "#c2570c", Kind.MARKDOWN.name),
    (Kind.HTML.value, "#a8662a", Kind.HTML.name),
    (Kind.JSON.value, "#4c7a22", Kind.JSON.name),
    (Kind.CONVERSION.value, "#6b7f3a", Kind.CONVERSION.name),
)
_BLANK = {"color": "white", "pad": 2}
_BAR_INCHES = 0.27
_GROWTH_INCHES = 2.3


def draw(results: Results, path: Path) -> None:
    """Draw the plot of a run into a file; its name's end says in which format."""
    sections = list(_sections(results))
    rows = sum(len(section.bars) + 1.8 for section in sections)
    heights = max(rows, 1) * _BAR_INCHES, _GROWTH_INCHES
    layout = ConstrainedLayoutEngine(h_pad=0.15, w_pad=0.15, hspace=0.04)
    style = mpl.rc_context(
        {
            "svg.fonttype": "none",  # text stays text
            "svg.hashsalt": "storyparse",  # the same figures give the same file
            "font.family": "DejaVu Sans",
            "font.size": 10,
        }
    )
    with style:
        figure = Figure(figsize=(9, sum(heights) + 2.2), facecolor="white", layout=layout)
        bars, lines = figure.subplots(2, height_ratios=heights)
        _draw_bars(bars, sections)
        _draw_growth(lines, results.group(growth.TIME))
        figure.savefig(path, metadata={"Date": None} if path.suffix == ".svg" else None)


def _sections(results: Results) -> Iterator[_Section]:
    for heading, color, group in _SECTIONS:
        if bars := results.group(group):
            yield _Section(heading, color, bars)


def _draw_bars(axes: Axes, sections: Sequence[_Section]) -> None:
    _title(axes, "Time for the same stories", f"1 = {ordinary.BASELINE}; logarithmic")
    place = 0.0
    for section in sections:
        axes.text(
            *(0, place), section.heading, transform=axes.get_yaxis_transform(), weight="bold",
            color=section.color, va="center", zorder=5, bbox=_BLANK,
        )  # fmt: skip
        for name, spread in section.bars.items():
            place += 1
            _draw_bar(axes, place, name, spread, section.color)
        place += 1.8
    axes.set_ylim(place - 1, -0.8)
    axes.set_xscale("log")
    axes.margins(x=0.08)
    axes.axvline(1, color=_BASELINE, linewidth=1.2, zorder=3)
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}×"))
    axes.set_yticks([])
    _plain(axes, "x")


def _draw_bar(axes: Axes, place: float, name: str, spread: Spread, color: str) -> None:
    """Draw a bar from 1, its quartiles, its name and its value."""
    axes.barh(place, spread.median - 1, left=1, height=0.62, color=color, zorder=2)
    axes.plot(
        [spread.low, spread.high], [place, place], color=_INK, linewidth=1.2, zorder=4,
        solid_capstyle="butt",
    )  # fmt: skip
    axes.text(
        *(-0.01, place), name.replace("`", ""), transform=axes.get_yaxis_transform(), ha="right",
        va="center", color=_INK,
    )  # fmt: skip
    beyond = max(spread.high, 1)
    axes.annotate(
        f"{short(spread.median)}×", (beyond, place), xytext=(5, 0), textcoords="offset points",
        va="center", color=_MUTED, size=9,
    )  # fmt: skip


def _draw_growth(axes: Axes, times: Mapping[str, Spread]) -> None:
    _title(axes, "Time for a KB while a story grows", "1 = a story of 20 KB")
    sizes = [growth.SIZES[name] for name in times]
    spreads = list(times.values())
    lows, highs = [each.low for each in spreads], [each.high for each in spreads]
    axes.fill_between(sizes, lows, highs, color=_OURS, alpha=0.25, linewidth=0)
    axes.plot(sizes, [each.median for each in spreads], color=_OURS, marker="o", linewidth=2)
    axes.set_xscale("log")
    axes.set_xticks(sizes, list(times))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_ylim(0, max([1.5, *(1.1 * high for high in highs)]))
    axes.yaxis.set_major_locator(MultipleLocator(0.5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}×"))
    _plain(axes, "y")


def _title(axes: Axes, title: str, scale: str) -> None:
    axes.set_title(title, loc="left", weight="bold", size=13, color=_INK, pad=14)
    axes.set_title(scale, loc="right", size=9, color=_MUTED, pad=14)


def _plain(axes: Axes, grid: Literal["x", "y"]) -> None:
    """Leave of the frame what is needed to read figures off."""
    axes.spines[:].set_visible(False)
    axes.tick_params(which="both", length=0, colors=_MUTED)
    axes.grid(axis=grid, color=_GRID, zorder=0)
    axes.set_axisbelow(True)
