"""A browser as whoever reads a page uses it: at a width, in a scheme, asked what it shows."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from selenium.webdriver import Chrome

__all__ = ["AXE", "EVERY_RULE", "ask", "logged", "only", "prefer", "resize", "violations"]

Rules: TypeAlias = Mapping[str, object]
"""Which rules axe is to try, as it wants to be told."""

AXE = Path(__file__).parents[1] / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
EVERY_RULE: Rules = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def only(*names: str) -> Rules:
    """Return the rules of axe with some names."""
    return {"type": "rule", "values": names}


def ask(browser: Chrome, script: str, *arguments: object) -> Any:  # noqa: ANN401 - what JavaScript returns
    """Return what an expression of JavaScript is in the page."""
    return browser.execute_script(f"return {script}", *arguments)


def logged(browser: Chrome, log: str) -> list[str]:
    """Return what a log of the browser holds, and empty it."""
    return [each["message"] for each in browser.get_log(log)]  # type: ignore[no-untyped-call]


def resize(browser: Chrome, width: int) -> None:
    """Make the window of the browser some pixels wide."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def prefer(browser: Chrome, scheme: str) -> None:
    """Have the system prefer a light or a dark scheme, and no animations."""
    features = [
        {"name": "prefers-color-scheme", "value": scheme},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def violations(browser: Chrome, rules: Rules = EVERY_RULE) -> list[tuple[str, str]]:
    """Return what axe finds in the page: the rule, and the element that breaks it.

    Raises:
        LookupError: axe tried nothing, or found nothing to try it on.
    """
    browser.execute_script("window.axe || (0, eval)(arguments[0])", AXE.read_text("utf-8"))
    result = browser.execute_async_script(
        "axe.run(document, arguments[0]).then(arguments[arguments.length - 1])",
        {"runOnly": rules, "resultTypes": ["violations"]},
    )
    if not result["passes"]:
        msg = f"no rule of axe was tried: {rules}"
        raise LookupError(msg)
    return [(each["id"], node["html"]) for each in result["violations"] for node in each["nodes"]]
