// What lies on the phone: one record about the phone, what goes along, and what waits to be sent.
// Everything that says something is sealed; only ids, order and the state of the lock are not.
import { deleteDB, openDB } from "idb";

const NAME = "baken-veld";
const text = { in: new TextEncoder(), out: new TextDecoder() };
let opened;

const upgrade = (made) => {
  made.createObjectStore("device");
  made.createObjectStore("along");
  made.createObjectStore("outbox", { keyPath: "place", autoIncrement: true });
  made.createObjectStore("photos"); // apart: what waits is read often, and photos are large
};
const forget = () => (opened = undefined);
const release = async () => {
  (await opened)?.close();
  forget();
};
const stores = () => (opened ??= openDB(NAME, 1, { upgrade, blocking: release, terminated: forget }));

export const device = async () => (await stores()).get("device", "it");
export const keepDevice = async (record) => (await stores()).put("device", record, "it");

/** Change the record about the phone, whatever another tab did meanwhile. */
export async function changeDevice(change) {
  const writing = (await stores()).transaction("device", "readwrite");
  const record = await writing.store.get("it");
  if (record) await writing.store.put(change(record), "it");
  await writing.done;
  return record && change(record);
}

export async function seal(key, value, bound) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = value instanceof ArrayBuffer ? value : text.in.encode(JSON.stringify(value));
  const how = { name: "AES-GCM", iv, additionalData: text.in.encode(bound) };
  return { iv, data: await crypto.subtle.encrypt(how, key, plain) };
}

export const unsealed = (key, { iv, data }, bound) =>
  crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: text.in.encode(bound) }, key, data);
export const read = async (key, sealed, bound) => JSON.parse(text.out.decode(await unsealed(key, sealed, bound)));

export const keepAlong = async (key, name, value) => (await stores()).put("along", await seal(key, value, name), name);
export const dropAlong = async (name) => (await stores()).delete("along", name);
export async function along(key, name) {
  const sealed = await (await stores()).get("along", name);
  return sealed && read(key, sealed, name);
}

/** Put something at the end of what waits; the id that the server will know it by is made here. */
export async function add(key, op, photo) {
  const id = crypto.randomUUID();
  const record = { id, state: "waits", hasPhoto: Boolean(photo), sealed: await seal(key, { ...op, id }, id) };
  const picture = photo && (await seal(key, photo, `${id} photo`));
  const writing = (await stores()).transaction(["outbox", "photos"], "readwrite");
  await writing.objectStore("outbox").add(record);
  if (picture) await writing.objectStore("photos").put(picture, id);
  await writing.done;
  return id;
}

export const waiting = async () => (await stores()).getAll("outbox");
export const photo = async (key, id) => unsealed(key, await (await stores()).get("photos", id), `${id} photo`);

/** Take away something that was sent, or that somebody let go. */
export async function drop({ place, id }) {
  const writing = (await stores()).transaction(["outbox", "photos"], "readwrite");
  await writing.objectStore("outbox").delete(place);
  await writing.objectStore("photos").delete(id);
  await writing.done;
}

export const keep = async (record) => (await stores()).put("outbox", record);

/** Leave nothing. */
export async function wipe() {
  await release();
  await deleteDB(NAME);
}
