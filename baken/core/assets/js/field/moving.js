// Going in and out, and from one inspection to another.
import * as screen from "./screen.js";
import { draw, refresh } from "./sending.js";
import { here, state } from "./state.js";
import * as store from "./store.js";

const { tell, alarm } = screen;

export async function enter(key) {
  const device = await store.device();
  Object.assign(state, { key, id: device.id, until: device.until, here: "" });
  state.visits = (await store.along(key, "visits")) ?? [];
  await draw();
  screen.show("list");
  await resume();
  refresh();
}

export function leave(text) {
  Object.assign(state, { key: null, id: "", visits: [], here: "" });
  screen.list([]);
  screen.showAsks([]);
  screen.queue([]);
  screen.clear();
  tell("");
  alarm(text ?? "");
}

export async function lockUp() {
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

export async function go(visit) {
  state.here = visit;
  if (here()) screen.visit(here());
  screen.show(here() ? "visit" : "list");
  await draw();
}
