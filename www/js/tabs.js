/**
 * The three views as tabs: arrow keys move between them, the address names the one that is shown. Each has its own place
 * to which it is scrolled.
 */

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

export function startTabs() {
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const places = new Map();
  let shown;

  const show = (chosen) => {
    if (shown !== undefined) places.set(shown, scrollY);
    for (const tab of tabs) {
      const selected = tab === chosen;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !selected;
    }
    if (shown !== undefined && shown !== chosen) scrollTo(0, places.get(chosen) ?? 0);
    shown = chosen;
  };
  const choose = (tab) => {
    location.hash = tab.getAttribute("aria-controls");
    tab.focus();
  };
  // An address that names no view leads to a place in the one that is shown.
  const fromAddress = () => {
    const named = tabs.find((tab) => `#${tab.getAttribute("aria-controls")}` === location.hash);
    show(named ?? shown ?? tabs[0]);
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      choose(tabs.at((index + step) % tabs.length));
    });
  }
  addEventListener("hashchange", fromAddress);
  fromAddress();
}

/** Shows a view, by the name of its section. */
export function goTo(view) {
  location.hash = view;
}

/** Calls back when the user comes to a view, for another one may have changed what both show. */
export function onReturn(view, callback) {
  addEventListener("hashchange", () => {
    if (location.hash === `#${view}`) callback();
  });
}
