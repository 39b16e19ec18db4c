"""The site in a browser: whoever reads it, on a phone, in the dark or without a mouse, can."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import attrs
import pytest
from selenium.common.exceptions import TimeoutException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from documentation.browsing import (
    AXE,
    EVERY_RULE,
    ask,
    logged,
    only,
    prefer,
    resize,
    violations,
)
from storyparse.rules import RULES

pytest_plugins = ["documentation.site"]
pytestmark = pytest.mark.external

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"

WIDE, NARROW = 1280, 375
# What a colour scheme changes is looked at in both.
RULES_OF_AXE = {"default": EVERY_RULE, "slate": only("color-contrast", "link-in-text-block")}


def below(path: Path) -> str:
    """Return the address of a page below that of the site."""
    place = path.relative_to(DOCS).with_suffix("").as_posix()
    return "" if place == "index" else place.removesuffix("/index") + "/"


PAGES = [*sorted(map(below, DOCS.glob("**/*.md"))), "404.html"]


@attrs.frozen
class Visit:
    """A page in the browser, and what the browser noted while it came."""

    browser: Chrome
    console: list[str]
    network: list[str]


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page or "home")
def visit(request: pytest.FixtureRequest, browser: Chrome, address: str) -> Visit:
    """Load a page once for all that is asked of it."""
    for log in ("browser", "performance"):
        logged(browser, log)
    resize(browser, WIDE)
    prefer(browser, "light")
    browser.get(address + request.param)
    return Visit(browser, logged(browser, "browser"), logged(browser, "performance"))


def test_the_console_has_no_errors(visit: Visit) -> None:
    assert visit.console == []


def test_all_comes_from_the_site_itself(visit: Visit, address: str) -> None:
    events = [json.loads(each)["message"] for each in visit.network]
    requests = [
        event["params"]["request"]["url"]
        for event in events
        if event["method"] == "Network.requestWillBeSent"
        and event["params"]["documentURL"].startswith(address)  # not of the browser itself
    ]
    assert requests
    assert [each for each in requests if not each.startswith((address, "data:"))] == []


@pytest.mark.parametrize("scheme", RULES_OF_AXE)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing(visit: Visit, width: int, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: run npm ci in tests/node")
    browser = visit.browser
    resize(browser, width)
    browser.execute_script("document.body.dataset.mdColorScheme = arguments[0]", scheme)
    assert violations(browser, RULES_OF_AXE[scheme]) == []


def test_nothing_stands_outside_of_a_narrow_page(visit: Visit) -> None:
    resize(visit.browser, NARROW)
    root = "document.documentElement"
    assert ask(visit.browser, f"{root}.scrollWidth <= {root}.clientWidth")
    outside = (
        "[...document.querySelectorAll('.md-content *')].filter(e => {"
        " const {left, right, width} = e.getBoundingClientRect();"
        " return width && (left < 0 || right > document.documentElement.clientWidth)"
        " && !e.closest('pre, .md-typeset__scrollwrap, .railroad, .md-clipboard');"
        " }).map(e => e.outerHTML.slice(0, 200))"
    )
    assert ask(visit.browser, outside) == []


def until(browser: Chrome, holds: Callable[[], object]) -> None:
    WebDriverWait(browser, 10, poll_frequency=0.02).until(lambda _: holds())


@pytest.fixture
def show(browser: Chrome, address: str) -> Iterator[Callable[..., Chrome]]:
    """Show a page to somebody who has not chosen anything yet."""

    def show(page: str = "", *, width: int = WIDE, scheme: str = "light") -> Chrome:
        resize(browser, width)
        prefer(browser, scheme)
        browser.get(address + page)
        browser.execute_script("localStorage.clear(), sessionStorage.clear()")
        browser.get(address + page)
        return browser

    yield show
    browser.execute_script("localStorage.clear(), sessionStorage.clear()")


@pytest.mark.parametrize(("scheme", "shown"), [("light", "default"), ("dark", "slate")])
def test_the_scheme_is_that_of_the_system(
    show: Callable[..., Chrome], scheme: str, shown: str
) -> None:
    assert ask(show(scheme=scheme), "document.body.dataset.mdColorScheme") == shown


def press(browser: Chrome, *keys: str) -> WebElement:
    """Press keys, wherever the focus is, and return where it is then."""
    ActionChains(browser).send_keys(*keys).perform()
    return browser.switch_to.active_element


def tab_to(browser: Chrome, selector: str, text: str = "") -> WebElement:
    """Press the tabulator until the focus is on an element, and in sight all the way."""
    for _ in range(60):
        here = press(browser, Keys.TAB)
        until(browser, partial(ask, browser, IN_SIGHT, here))
        if ask(browser, "arguments[0].matches(arguments[1])", here, selector) and text in here.text:
            return here
    return pytest.fail(f"the tabulator does not reach {selector} {text}")


# The theme shows a radio button by its label. What has to slide or scroll into sight takes a while.
IN_SIGHT = """(element => {
    const shown = element.type === "radio" ? element.nextElementSibling : element;
    const {left, top, width, height} = shown.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    const {outlineStyle, outlineWidth} = getComputedStyle(shown);
    return outlineStyle === "solid" && parseFloat(outlineWidth) >= 1
        && (shown.contains(there) || there?.contains(shown));
})(arguments[0])"""


def test_the_tabulator_reaches_every_part_of_a_wide_page(show: Callable[..., Chrome]) -> None:
    browser = show("how-to/check/")
    for part in (
        ".md-skip",
        ".md-header .md-logo",
        "[name=__palette]",
        ".md-search__input",
        ".md-tabs__link",
        ".md-sidebar--primary a",
        ".md-sidebar--secondary a",
        ".md-content a",
    ):
        tab_to(browser, part)


def test_the_skip_link_leads_to_the_content(show: Callable[..., Chrome]) -> None:
    browser = show("how-to/check/")
    tab_to(browser, ".md-skip")
    press(browser, Keys.ENTER)
    assert ask(browser, "arguments[0].closest('.md-content')", press(browser, Keys.TAB))


def test_the_scheme_is_changed_by_the_keyboard(show: Callable[..., Chrome]) -> None:
    browser = show()
    tab_to(browser, "[name=__palette]")
    press(browser, Keys.ENTER)
    until(browser, lambda: ask(browser, "document.body.dataset.mdColorScheme") == "slate")


def drawer_is_open(browser: Chrome) -> bool:
    return bool(ask(browser, "document.querySelector('#__drawer').checked"))


def test_the_navigation_of_a_narrow_page_is_used_by_the_keyboard(
    show: Callable[..., Chrome], address: str
) -> None:
    browser = show("how-to/check/", width=NARROW)
    tab_to(browser, ".md-header [for=__drawer]")
    assert press(browser, Keys.ENTER).text == "How-to"  # the way back to all sections
    assert drawer_is_open(browser)
    press(browser, Keys.ENTER)
    tab_to(browser, "label.md-nav__link", "Reference")
    press(browser, Keys.ENTER)
    tab_to(browser, "a.md-nav__link", "Diagnostics")
    press(browser, Keys.ENTER)
    until(browser, lambda: browser.current_url == f"{address}reference/diagnostics/")


def test_the_navigation_of_a_narrow_page_is_closed_by_the_keyboard(
    show: Callable[..., Chrome],
) -> None:
    browser = show(width=NARROW)
    tab_to(browser, ".md-header [for=__drawer]")
    press(browser, Keys.ENTER)
    assert drawer_is_open(browser)
    press(browser, Keys.ESCAPE)
    assert not drawer_is_open(browser)
    tab_to(browser, ".md-content a")


def first_result(browser: Chrome) -> str:
    links = "document.querySelector('.md-search-result__list .md-search-result__link')"
    return str(ask(browser, f"({links} || {{href: ''}}).href.replace(/[?#].*/, '')"))


def is_found(browser: Chrome, page: str) -> bool:
    return first_result(browser) == page


@pytest.mark.parametrize("key", ["/", "s"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_search_is_used_by_the_keyboard(
    show: Callable[..., Chrome], address: str, key: str, width: int
) -> None:
    page = f"{address}reference/rules/uncited-fact/"
    browser = show(width=width)
    press(browser, key)
    press(browser, "uncited-fact")
    until(browser, partial(is_found, browser, page))
    press(browser, Keys.ARROW_DOWN)
    press(browser, Keys.ENTER)
    until(browser, lambda: browser.current_url.startswith(page))


def test_the_search_is_closed_by_the_keyboard(show: Callable[..., Chrome]) -> None:
    browser = show()
    opened = "document.querySelector('#__search').checked"
    press(browser, "/")
    until(browser, lambda: ask(browser, opened))
    press(browser, Keys.ESCAPE)
    until(browser, lambda: not ask(browser, opened))


def lines_typed(shown: str) -> list[str]:
    """Return what stands behind the prompts of a block; of one without any, all lines."""
    found = [line for line in shown.splitlines() if line.startswith(("$ ", ">>> ", "..."))]
    behind = [line.removeprefix("...").lstrip("$>").removeprefix(" ") for line in found]
    return [line for line in behind or shown.splitlines() if line]


@pytest.mark.parametrize("page", ["how-to/citations/", "how-to/converter/", "tutorial/"])
def test_what_is_copied_can_be_typed(show: Callable[..., Chrome], page: str) -> None:
    browser = show(page, scheme="dark")
    blocks = browser.find_elements("css selector", ".highlight code")
    buttons = browser.find_elements("css selector", "[data-clipboard-target]")
    keep = "addEventListener('copy', () => { window.copied = document.activeElement.value })"
    browser.execute_script(keep)
    for block, button in zip(blocks, buttons, strict=True):
        button.click()
        copied = ask(browser, "copied").splitlines()
        assert [line for line in copied if line] == lines_typed(block.text)


@pytest.mark.parametrize("word", ["code", "name"])
def test_the_search_finds_every_rule_first(
    show: Callable[..., Chrome], address: str, word: str
) -> None:
    browser = show()
    field = press(browser, "/")
    missed = {}
    for kind in (rule.kind for rule in RULES):
        page = f"{address}reference/rules/{kind.name}/"
        field.clear()
        browser.execute_cdp_cmd("Input.insertText", {"text": getattr(kind, word)})
        try:
            until(browser, partial(is_found, browser, page))
        except TimeoutException:
            missed[getattr(kind, word)] = first_result(browser)
    assert missed == {}
