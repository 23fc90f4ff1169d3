// The forms of the road: making ready, unlocking, and writing down.
import * as lock from "./lock.js";
import { enter } from "./moving.js";
import { shrunk } from "./photo.js";
import * as screen from "./screen.js";
import { draw, gone, refresh } from "./sending.js";
import * as server from "./server.js";
import { here, state } from "./state.js";
import * as store from "./store.js";
import * as sync from "./sync.js";

const { say, tell, alarm } = screen;
const strings = (form) => Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string" && value));

export async function prepare(form) {
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

export async function unlock(form) {
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

export async function keep(form) {
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
