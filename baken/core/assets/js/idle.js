// When nobody has touched Baken for a while, in any tab, the draft is saved and the desk locked.
import { saveDrafts } from "./drafts.js";

const { idleSeconds, lockUrl } = document.body.dataset;
const limit = Number(idleSeconds) * 1000;
const WARN_MS = Math.min(60_000, limit / 3);
const warning = document.querySelector("[data-idle-warning]");
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("baken-desk") : null;
let touched = Date.now();
let locking = false;

function touch() {
  if (Date.now() - touched > 1000) tabs?.postMessage("touched");
  touched = Date.now();
  if (warning) warning.hidden = true;
}

async function lock() {
  if (locking) return;
  locking = true;
  document.body.hidden = true;
  await Promise.race([saveDrafts(), new Promise((done) => setTimeout(done, 3000))]);
  location.replace(`${lockUrl}?next=${encodeURIComponent(location.pathname + location.search)}`);
}

function check() {
  const idle = Date.now() - touched;
  if (idle >= limit) lock();
  else if (warning && idle >= limit - WARN_MS) warning.hidden = false;
}

if (limit && lockUrl) {
  for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
    addEventListener(kind, touch, { passive: true, capture: true });
  }
  tabs?.addEventListener("message", () => {
    touched = Date.now();
    if (warning) warning.hidden = true;
  });
  setInterval(check, 1000);
  document.addEventListener("visibilitychange", check);
}
