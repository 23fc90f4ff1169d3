// A part with data-fresh asks by itself whether there is news, as long as somebody can see it.
const parts = () => document.querySelectorAll("[data-fresh]");
const isPart = (event) => event.target.matches?.("[data-fresh]");

document.addEventListener("htmx:beforeRequest", (event) => {
  if (isPart(event) && document.hidden) event.preventDefault();
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) for (const part of parts()) part.dispatchEvent(new Event("seen"));
});

// Whoever was logged out or locked elsewhere sees that, instead of the login inside a list.
document.addEventListener("htmx:beforeOnLoad", (event) => {
  const { responseURL } = event.detail.xhr;
  if (!isPart(event) || !responseURL || new URL(responseURL).pathname === location.pathname) return;
  event.preventDefault();
  location.reload();
});

// What had the focus keeps it; htmx does that for whatever has an id.
let held = "";
document.addEventListener("htmx:beforeSwap", (event) => {
  const { activeElement } = document;
  held = isPart(event) && event.target.contains(activeElement) && !activeElement.id ? activeElement.outerHTML : "";
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (!held || !isPart(event)) return;
  const same = [...event.target.querySelectorAll("a, button")].find((each) => each.outerHTML === held);
  same?.focus({ preventScroll: true });
});
