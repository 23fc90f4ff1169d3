// The lock of what lies on the phone. Its key is made of a PIN, which only a person knows, and of
// half a key, which the server gives and takes back (docs/decisions/0023). Neither is kept as it is:
// of the half the browser keeps what cannot be read back, and only for some hours.
import * as server from "./server.js";
import * as store from "./store.js";

export const MOST_TRIES = 10;
const ROUNDS = 600_000;
const SLACK_MS = 5 * 60_000;
const SURE = "this is the right PIN";
const { subtle } = crypto;
const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const encoded = (text) => new TextEncoder().encode(text);

export class WrongPin extends Error {
  constructor(left) {
    super();
    this.left = left;
  }
}
/** The half of the server is no longer here, and there is no network to ask for it. */
export class NoLeave extends Error {}

const imported = (half) => subtle.importKey("raw", bytes(half), "HKDF", false, ["deriveKey"]);

async function keyOf(half, pin, salt) {
  const typed = await subtle.importKey("raw", encoded(pin), "PBKDF2", false, ["deriveBits"]);
  const slow = await subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, typed, 256);
  const how = { name: "HKDF", hash: "SHA-256", salt: slow, info: encoded("baken veld") };
  return subtle.deriveKey(how, half, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

/** Prepare this phone; give the key of what will lie on it. */
export async function prepare(pin) {
  await server.greet();
  const given = await server.admit();
  const half = await imported(given.half);
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const key = await keyOf(half, pin, salt);
  const check = await store.seal(key, SURE, given.id);
  const leave = { half, until: Date.parse(given.leave_until) };
  await store.keepDevice({ id: given.id, salt, check, leave, until: Date.parse(given.until), tries: 0, seen: Date.now() });
  return key;
}

/** Open what lies here; each try counts before it is tried, and the tenth wrong one wipes all. */
export async function open(pin) {
  const record = await store.changeDevice((known) => ({ ...known, tries: known.tries + 1 }));
  const half = (await renewed(record.id)) ?? held(record);
  if (!half) {
    await store.changeDevice((known) => ({ ...known, tries: known.tries - 1 }));
    throw new NoLeave();
  }
  const key = await keyOf(half, pin, record.salt);
  try {
    await store.unsealed(key, record.check, record.id);
  } catch {
    if (record.tries >= MOST_TRIES) await wipe(record.id);
    throw new WrongPin(Math.max(0, MOST_TRIES - record.tries));
  }
  await store.changeDevice((known) => ({ ...known, tries: 0, seen: Date.now() }));
  return key;
}

const held = ({ leave, seen }) => {
  const now = Date.now();
  return leave && now < leave.until && now > seen - SLACK_MS ? leave.half : undefined;
};

/** Ask the server for its half again; nothing when it is out of reach. Wipes when it says so. */
export async function renewed(id) {
  try {
    await server.greet(5);
    const given = await server.half(id);
    const half = await imported(given.half);
    const leave = { half, until: Date.parse(given.leave_until) };
    await store.changeDevice((known) => ({ ...known, leave, until: Date.parse(given.until), seen: Date.now() }));
    return half;
  } catch (error) {
    if (error instanceof server.Gone) await store.wipe();
    if (error instanceof server.Gone) throw error;
    return undefined;
  }
}

/** What is too old goes; the half of the server goes sooner. Say whether everything went. */
export async function expire() {
  const record = await store.device();
  if (!record) return false;
  if (Date.now() >= record.until) {
    await store.wipe();
    return true;
  }
  const lapsed = record.leave && !held(record);
  await store.changeDevice((known) => ({
    ...known,
    leave: lapsed ? null : known.leave,
    seen: Math.max(known.seen, Date.now()),
  }));
  return false;
}

/** Leave nothing on this phone, and let the server forget it when it can be reached. */
export async function wipe(id) {
  await store.wipe();
  await server.greet(5).then(() => server.wiped(id)).catch(() => {});
}
