// What waits on the phone, what the house says back, and what the screen shows of both.
import * as lock from "./lock.js";
import { go, leave } from "./moving.js";
import * as screen from "./screen.js";
import * as server from "./server.js";
import { state } from "./state.js";
import * as store from "./store.js";
import * as sync from "./sync.js";

const { say } = screen;

export async function draw() {
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
export function refresh() {
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

export async function gone() {
  await store.wipe();
  screen.show("start");
  leave(say("gone"));
}
