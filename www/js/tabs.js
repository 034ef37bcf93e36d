/** The three views as tabs: arrow keys move between them, the address names the one that is shown. */

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

export function startTabs() {
  const tabs = [...document.querySelectorAll('[role="tab"]')];
  const show = (name) => {
    for (const tab of tabs) {
      const selected = tab.getAttribute("aria-controls") === name;
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !selected;
    }
  };
  const choose = (tab) => {
    location.hash = tab.getAttribute("aria-controls");
    tab.focus();
  };
  const fromAddress = () => {
    const named = tabs.find((tab) => `#${tab.getAttribute("aria-controls")}` === location.hash) ?? tabs[0];
    show(named.getAttribute("aria-controls"));
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
