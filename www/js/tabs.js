/** The three views as tabs: arrow keys move between them, the address names the one that is shown. */

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

export function startTabs() {
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const show = (chosen) => {
    for (const tab of tabs) {
      const selected = tab === chosen;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !selected;
    }
  };
  const choose = (tab) => {
    location.hash = tab.getAttribute("aria-controls");
    tab.focus();
  };
  // An address that names no view leads to a place in the one that is shown.
  const fromAddress = () => {
    const named = tabs.find((tab) => `#${tab.getAttribute("aria-controls")}` === location.hash);
    show(named ?? tabs.find((tab) => tab.getAttribute("aria-selected") === "true") ?? tabs[0]);
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

/** Calls back when the user comes to a view, for another one may have changed what both show. */
export function onReturn(view, callback) {
  addEventListener("hashchange", () => {
    if (location.hash === `#${view}`) callback();
  });
}
