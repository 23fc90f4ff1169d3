// The page of an inspection on a phone, with or without a network (docs/decisions/0023).
import { keep, prepare, unlock } from "./field/forms.js";
import { keepAwake } from "./field/idle.js";
import * as lock from "./field/lock.js";
import { go, leave, lockUp } from "./field/moving.js";
import * as screen from "./field/screen.js";
import { gone, refresh } from "./field/sending.js";
import * as store from "./field/store.js";

const { say, tell, alarm } = screen;

const DO = {
  lock: lockUp,
  back: () => go(""),
  send: refresh,
  take: refresh,
  async wipe() {
    if (!confirm(say("sure"))) return;
    const known = await store.device();
    screen.show("start");
    leave();
    await lock.wipe(known?.id);
  },
};

async function submitted(event) {
  const form = event.target;
  const act = "start" in form.dataset ? prepare : "unlock" in form.dataset ? unlock : form.dataset.op && keep;
  if (!act || form.dataset.busy) return;
  event.preventDefault();
  form.dataset.busy = "yes";
  tell("");
  alarm("");
  await act(form).finally(() => delete form.dataset.busy);
  if (act === unlock || act === prepare) form.reset();
}

async function start() {
  navigator.serviceWorker?.register(document.body.dataset.worker, { scope: document.body.dataset.scope });
  document.addEventListener("submit", submitted);
  document.addEventListener("click", (event) => DO[event.target.closest("[data-do]")?.dataset.do]?.());
  const wasOld = await lock.expire();
  screen.show((await store.device()) ? "lock" : "start");
  if (wasOld) alarm(say("gone"));
  addEventListener("online", () => [0, 2000].map((wait) => setTimeout(refresh, wait)));
  addEventListener("offline", refresh);
  keepAwake(Number(document.body.dataset.limit) * 1000, lockUp);
  setInterval(async () => ((await lock.expire()) ? gone() : refresh()), 20_000);
}

if ("field" in document.body.dataset && "indexedDB" in window && crypto.subtle) start();
