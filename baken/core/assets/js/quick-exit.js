// Leave at once: the page goes blank before anything is fetched, and the history keeps no way back.
const exit = document.querySelector("[data-quick-exit]");
const WITHIN_MS = 1500;
let presses = [];

function leave() {
  document.title = "";
  document.body.replaceChildren();
  location.replace(exit.href);
}

function countShift(event) {
  if (event.repeat) return;
  if (event.key !== "Shift") {
    presses = [];
    return;
  }
  presses = [...presses, event.timeStamp].slice(-3);
  if (presses.length === 3 && presses[2] - presses[0] <= WITHIN_MS) leave();
}

if (exit) {
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-quick-exit]")) return;
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", countShift, true);
}
