// What the theme leaves out for those who copy, listen to a page, or have no mouse.

const all = (selector) => document.querySelectorAll(selector);

// The dialog of the search, and the button that opens the navigation on a narrow screen, have names.
const menu = document.querySelector(".md-header__button[for=__drawer]");
menu.setAttribute("title", "Navigation");
document.querySelector(".md-search").setAttribute("aria-label", "Search");

// The navigation on a narrow screen is opened, and gone back in, by Enter, with which the theme
// clicks the label that has the focus. It takes the focus, and gives it back when Escape closes it.
const drawer = document.querySelector("#__drawer");
drawer.addEventListener("change", () => {
  if (!drawer.checked) return;
  for (const each of all(".md-sidebar--primary :is(a, label[tabindex])")) {
    each.focus();
    if (document.activeElement === each) return; // the others are out of sight
  }
});
addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !drawer.checked) return;
  drawer.click();
  menu.focus();
});
for (const label of all(".md-header__button[for=__drawer], .md-nav__title[for^=__nav], [for=__toc]")) {
  label.setAttribute("tabindex", "0");
}

// Of a block with prompts the button copies what is typed: no prompts, and nothing that comes out.
for (const code of all("pre > code")) {
  const typed = code.textContent.match(/^(\$|>>>) .*(\n\.\.\.( .*)?$)*/gm);
  if (!typed) continue;
  const lines = typed.map((each) => each.replace(/^(\$|>>>|\.\.\.) ?/gm, ""));
  // An empty line ends what is indented.
  code.dataset.copy = lines.map((each) => (each.includes("\n") ? `${each}\n` : each)).join("\n");
}

function mend() {
  // The button of a block of code stands in no landmark of its own.
  for (const nav of all("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
  // What is wider than its place is scrolled by the keyboard.
  for (const each of all("pre > code, .md-typeset__scrollwrap")) {
    const wide = each.scrollWidth > each.clientWidth;
    if (wide && !each.hasAttribute("tabindex")) each.setAttribute("tabindex", "0");
  }
}

addEventListener("resize", mend);
new MutationObserver(mend).observe(document.body, {
  attributeFilter: ["tabindex"],
  childList: true,
  subtree: true,
});
mend();
