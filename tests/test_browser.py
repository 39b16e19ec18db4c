"""A page does in a browser what it promises, and what a story says does nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

from documentation.browsing import AXE, ask, logged, prefer, resize, violations
from storyparse import Citation, Fact, Narrative, Source, Story, load, load_all, read
from storyparse.convert import html

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

pytestmark = pytest.mark.external

PWN = "window.pwned = true"


def hostile() -> Story:
    """Return a story that tries to become markup wherever it can."""
    tags = f"</title></style></p><script>{PWN}</script><img src=x onerror='{PWN}'>"
    quotes = f"\" onclick='{PWN}' onfocus='{PWN}' autofocus x=\""
    bank = Source(1, f"Bank {quotes}", f'https://bank.example/"onclick="{PWN}"'.replace(" ", ""))
    other = Source(2, "javascript:alert(1)\u202e\x00")
    long = Source(999, "W" * 500, f"https://{'w' * 500}.example/")
    sources = [bank, other, long]
    run = [Citation(source) for source in sources * 20]
    facts = [
        Fact([tags, *run]),
        Fact(["x" * 500, Citation(bank)]),
        Fact(["\u2067 ]]> --> <!-- \\ {{7*7}} a        b\tc\r\x1b[31m\uffff"]),
        Fact(["ميناء [harbor] 4.50", Citation(other)]),
    ]
    narratives = [
        Narrative(f"<b onclick='{PWN}'>", [tags], quotes),
        Narrative("N" * 500, ["n" * 500]),
    ]
    return Story(tags, facts, sources, narratives)


PAGES: dict[str, Callable[[], str]] = {
    "ordinary": lambda: html.dumps(load(EXAMPLES / "ferry.story")),
    "several": lambda: html.dumps([load(EXAMPLES / "ferry.story")] * 2),
    "other-language": lambda: html.dumps(load_all(EXAMPLES / "two-desks.story"), language="he"),
    "faulty": lambda: html.dumps(read((EXAMPLES / "broken.story").read_text("utf-8")).stories),
    "lacking": lambda: html.dumps(read("Sources: [1]A\nNarratives\n- Nobody asked.\n").stories),
    "none": lambda: html.dumps([]),
    "hostile": lambda: html.dumps(hostile()),
}


@pytest.fixture
def show(browser: Chrome, tmp_path: Path) -> Callable[..., None]:
    """Show a page, at a width and in a colour scheme."""

    def show(name: str, *, width: int = 1280, scheme: str = "light") -> None:
        resize(browser, width)
        prefer(browser, scheme)
        page = tmp_path / f"{name}.html"
        page.write_text(PAGES[name](), "utf-8", newline="")
        browser.get(page.as_uri())

    return show


def is_target(browser: Chrome, id_: str) -> bool:
    """Tell whether the page has gone to an element, and shows it."""
    return bool(
        ask(
            browser,
            "(e => { const {top, bottom} = e.getBoundingClientRect();"
            " return e.matches(':target') && top >= 0 && bottom <= innerHeight; })"
            "(document.getElementById(arguments[0]))",
            id_,
        )
    )


@pytest.mark.parametrize("page", ["ordinary", "hostile"])
def test_a_marker_leads_to_its_source_and_back(
    browser: Chrome, show: Callable[..., None], page: str
) -> None:
    show(page, width=375)
    marker = browser.find_element(By.CSS_SELECTOR, "sup > a")
    there, here = str(marker.get_dom_attribute("href"))[1:], str(marker.get_dom_attribute("id"))
    marker.click()
    WebDriverWait(browser, 5).until(lambda _: is_target(browser, there))
    browser.find_element(By.CSS_SELECTOR, f'#{there} a[href="#{here}"]').click()
    WebDriverWait(browser, 5).until(lambda _: is_target(browser, here))


def test_no_script_of_a_story_runs_and_nothing_is_fetched(
    browser: Chrome, show: Callable[..., None]
) -> None:
    browser.get("about:blank")
    logged(browser, "browser")
    logged(browser, "performance")
    show("hostile")
    for each in browser.find_elements(By.CSS_SELECTOR, "p, h1, h3, cite, span"):
        browser.execute_script("arguments[0].click()", each)
    assert ask(browser, "window.pwned") is None
    assert ask(browser, "document.scripts.length + document.images.length") == 0
    assert logged(browser, "browser") == []
    requests = [each for each in logged(browser, "performance") if "requestWillBeSent" in each]
    assert len(requests) == 1


def test_the_policy_stops_a_script_and_lets_the_style_pass(
    browser: Chrome, show: Callable[..., None]
) -> None:
    show("ordinary")
    logged(browser, "browser")
    browser.execute_script(
        "const script = document.createElement('script');"
        "script.text = arguments[0]; document.body.append(script);",
        PWN,
    )
    assert ask(browser, "window.pwned") is None
    assert "Content Security Policy" in "".join(logged(browser, "browser"))
    assert ask(browser, "getComputedStyle(document.querySelector('cite')).fontStyle") == "normal"


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: run npm ci in tests/node")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_axe_finds_no_violation(
    browser: Chrome, show: Callable[..., None], page: str, scheme: str
) -> None:
    show(page, scheme=scheme, width=375)
    assert violations(browser) == []


@pytest.mark.parametrize("width", [320, 375, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_nothing_stands_outside_of_the_page(
    browser: Chrome, show: Callable[..., None], page: str, width: int
) -> None:
    show(page, width=width)
    outside = (
        "[...document.querySelectorAll('body *')].filter(e => {"
        " const {left, right} = e.getBoundingClientRect();"
        " return left < 0 || right > document.documentElement.clientWidth;"
        " }).map(e => e.outerHTML)"
    )
    assert ask(browser, outside) == []
    root = "document.documentElement"
    assert ask(browser, f"{root}.scrollWidth <= {root}.clientWidth")


@pytest.mark.parametrize("page", PAGES)
def test_links_are_large_enough_for_a_finger(
    browser: Chrome, show: Callable[..., None], page: str
) -> None:
    show(page, width=375)
    small = (
        "[...document.querySelectorAll('sup > a, .uses > a')].filter(e => {"
        " const {width, height} = e.getBoundingClientRect();"
        " return width < 24 || height < 24; }).map(e => e.outerHTML)"
    )
    assert ask(browser, small) == []
