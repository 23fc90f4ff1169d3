// The page of an inspection on a phone, with or without a network (docs/decisions/0023).
import { keepAwake } from "./field/idle.js";
import * as lock from "./field/lock.js";
import { shrunk } from "./field/photo.js";
import * as screen from "./field/screen.js";
import * as server from "./field/server.js";
import * as store from "./field/store.js";
import * as sync from "./field/sync.js";

const { say, tell, alarm } = screen;
const state = { key: null, id: "", until: 0, visits: [], here: "", link: "online", going: null };
const here = () => state.visits.find((each) => each.id === state.here);
const strings = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string" && value));

async function enter(key) {
  const device = await store.device();
  Object.assign(state, { key, id: device.id, until: device.until, here: "" });
  state.visits = (await store.along(key, "visits")) ?? [];
  await draw();
  screen.show("list");
  await resume();
  refresh();
}

function leave(text) {
  Object.assign(state, { key: null, id: "", visits: [], here: "" });
  screen.list([]);
  screen.showAsks([]);
  screen.queue([]);
  screen.clear();
  tell("");
  alarm(text ?? "");
}

async function lockUp() {
  if (!state.key) return;
  const { key, here: visit } = state;
  const draft = visit && screen.typed(here());
  screen.show("lock");
  leave();
  if (draft) await store.keepAlong(key, "draft", { visit, ...draft });
}

/** What was being typed when the phone locked is in the page again. */
async function resume() {
  const draft = await store.along(state.key, "draft");
  if (!draft) return;
  await store.dropAlong("draft");
  if (state.visits.some((each) => each.id === draft.visit)) await go(draft.visit);
  if (here()) screen.retype(draft);
}

async function go(visit) {
  state.here = visit;
  if (here()) screen.visit(here());
  screen.show(here() ? "visit" : "list");
  await draw();
}

async function draw() {
  const records = await store.waiting();
  const known = await Promise.all(records.map(async (record) => ({ record, op: await sync.opened(state.key, record) })));
  const waits = known.filter(({ record }) => record.state === "waits");
  screen.list(state.visits, go);
  screen.queue(waits.filter(({ op }) => op.visit === state.here).map(({ op }) => screen.told(state.visits, op)));
  const asks = known.filter(({ record }) => record.state === "asks");
  const answered = await Promise.all(asks.map(async (each) => ({ ...each, answer: await sync.answered(state.key, each.record) })));
  screen.showAsks(answered.map((each) => screen.asks(state.visits, each, choose)));
  const many = waits.length === 1 ? say("waits_one") : say(waits.length ? "waits" : "all_sent", { n: waits.length });
  screen.status(`${say(state.link)} ${many}`, say("until", { when: screen.time(state.until) }), !state.visits.length);
}

async function choose({ record, answer }, choice) {
  if (choice === "theirs" || choice === "drop") await store.drop(record);
  else await sync.again(state.key, record, answer.theirs?.id);
  await refresh();
}

/** Send what waits and fetch what changed; whoever asks meanwhile waits for the same. */
function refresh() {
  state.going ??= exchange().finally(() => (state.going = null));
  return state.going;
}

async function exchange() {
  const { key, id } = state;
  if (!key) return;
  try {
    await sync.push(key, id, async () => {
      state.link = "sending";
      if (state.key) await draw();
    });
    const { visits } = await server.take(id);
    await lock.renewed(id);
    if (!state.key) return;
    state.visits = await sync.beneath(key, visits);
    await store.keepAlong(key, "visits", state.visits);
    state.link = "online";
  } catch (error) {
    if (error instanceof server.Gone) return gone();
    state.link = error instanceof server.LoggedOut || error instanceof server.Refused ? "login" : "offline";
    if (!(error instanceof server.Away || error instanceof server.LoggedOut || error instanceof server.Refused)) throw error;
  }
  if (state.key) await draw();
}

async function gone() {
  await store.wipe();
  screen.show("start");
  leave(say("gone"));
}

async function prepare(form) {
  const { pin, again } = strings(form);
  const inRow = "01234567890123456789 98765432109876543210".includes(pin);
  if (!/^\d{6,}$/.test(pin) || inRow || new Set(pin).size < 3) return alarm(say("simple"));
  if (pin !== again) return alarm(say("unlike"));
  try {
    const key = await lock.prepare(pin);
    await navigator.storage?.persist?.();
    await enter(key);
    await state.going;
    tell(say("ready"));
  } catch (error) {
    alarm(error.message || say("need_network"));
  }
}

async function unlock(form) {
  const { pin } = strings(form);
  try {
    await enter(await lock.open(pin));
  } catch (error) {
    if (error instanceof server.Gone) return gone();
    if (error instanceof lock.NoLeave) return alarm(say("no_leave"));
    if (!(error instanceof lock.WrongPin)) throw error;
    if (!error.left) screen.show("start");
    alarm(error.left ? say("wrong", { n: error.left }) : say("wiped"));
  }
}

async function keep(form) {
  const [kind, visit] = [form.dataset.op, here()];
  const about = { kind, visit: visit.id };
  if (kind === "finding") {
    const rows = screen.changed(visit);
    if (!rows.length) return alarm(say("nothing"));
    for (const body of rows) {
      const line = visit.items.find((each) => each.id === body.item);
      line.now = { ...body, id: await sync.record(state.key, { ...about, over: line.now?.id, body }) };
    }
  } else if (kind === "photo") {
    const photo = await shrunk(form.elements.namedItem("file").files[0]).catch(() => null);
    if (!photo) return alarm(say("no_photo"));
    await sync.record(state.key, { ...about, body: strings(form) }, photo);
  } else {
    await sync.record(state.key, { ...about, body: strings(form) });
    if (kind === "begin") visit.status = "running";
  }
  form.reset();
  if (form.closest("details")) form.closest("details").open = false;
  await store.keepAlong(state.key, "visits", state.visits);
  screen.visit(visit);
  await draw();
  tell(say("kept"));
  refresh();
}

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
