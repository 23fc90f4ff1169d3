// Sends what waits, in its order. What was kept goes from the phone; what needs a person stays.
import * as server from "./server.js";
import * as store from "./store.js";

const AT_ONCE = 20;
const moment = () => new Date().toISOString();

export const record = (key, op, photo) => store.add(key, { at: moment(), ...op }, photo);
export const opened = (key, each) => store.read(key, each.sealed, each.id);
export const answered = (key, each) => store.read(key, each.answer, `${each.id} answer`);

/** Send all that waits; tell before and after each part. Of two tabs one sends. */
export async function push(key, device, tell) {
  const alone = (act) => (navigator.locks ? navigator.locks.request("baken-veld", { ifAvailable: true }, act) : act(true));
  await alone(async (mine) => {
    if (!mine) return;
    await server.greet();
    await tell();
    for (let part = await next(); part.length; part = await next()) {
      await settle(key, part, await tried(key, device, part));
      await tell();
    }
  });
}

async function next() {
  const all = (await store.waiting()).filter((each) => each.state === "waits");
  if (!all.length || all[0].hasPhoto) return all.slice(0, 1);
  const until = all.findIndex((each) => each.hasPhoto);
  return all.slice(0, Math.min(AT_ONCE, until < 0 ? all.length : until));
}

/** What the server will not read must not hold up what waits behind it: it stays, for a person. */
async function tried(key, device, part) {
  try {
    return await sent(key, device, part);
  } catch (error) {
    if (!(error instanceof server.Refused)) throw error;
    return part.map(() => ({ outcome: "refused", reason: error.message }));
  }
}

async function sent(key, device, part) {
  const ops = await Promise.all(part.map((each) => opened(key, each)));
  if (!part[0].hasPhoto) return (await server.send(device, ops)).results;
  const [op] = ops;
  const form = new FormData();
  const photo = await store.photo(key, op.id);
  for (const [name, value] of Object.entries({ id: op.id, at: op.at, device, note: op.body.note ?? "" })) form.set(name, value);
  form.set("file", new File([photo], `foto-${op.at.slice(0, 16).replace(/\D/g, "")}.jpg`, { type: "image/jpeg" }));
  return [await server.sendPhoto(op.visit, form)];
}

async function settle(key, part, results) {
  for (const [number, each] of part.entries()) {
    if (results[number].outcome === "kept") {
      await store.drop(each);
    } else {
      const answer = await store.seal(key, results[number], `${each.id} answer`);
      await store.keep({ ...each, state: "asks", answer });
    }
  }
}

/** Send something again after a person chose: over what the other found, or just once more. */
export async function again(key, each, over) {
  const op = await opened(key, each);
  const sealed = await store.seal(key, { ...op, over: over ?? op.over }, each.id);
  await store.keep({ ...each, sealed, state: "waits", answer: undefined });
}

/** Lay what waits here over what the server knows: it did not hear of that yet. */
export async function beneath(key, visits) {
  for (const each of await store.waiting()) {
    const { visit, kind, body, id } = await opened(key, each);
    const near = visits.find((known) => known.id === visit);
    const item = kind === "finding" && near?.items.find((known) => known.id === body.item);
    if (kind === "begin" && near) near.status = "running";
    if (item && each.state === "waits") item.now = { id, ...body };
  }
  return visits;
}
