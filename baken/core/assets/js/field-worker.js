// Keeps the page of the field and what it is made of, and nothing else: no answer with content ever
// comes in here. `KEPT` lists it; a new version of the page has other files, and replaces all.
const NAME = `baken-veld ${self.KEPT.join(" ")}`;

async function keep() {
  const cache = await caches.open(NAME);
  const answers = await Promise.all(
    self.KEPT.map((path) => fetch(path, { cache: "no-cache", redirect: "error" })),
  );
  if (answers.some((answer) => !answer.ok)) throw new Error("not all of the page came in");
  await Promise.all(self.KEPT.map((path, number) => cache.put(path, answers[number])));
}

async function clean() {
  const old = (await caches.keys()).filter((name) => name.startsWith("baken-veld ") && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(NAME);
  return (await cache.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(clean()));
self.addEventListener("fetch", (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const ours = origin === self.location.origin && event.request.method === "GET";
  if (ours && self.KEPT.includes(pathname)) event.respondWith(answer(event.request));
});
