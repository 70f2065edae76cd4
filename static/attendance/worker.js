// The service worker of the doors: opens their pages without a network. It holds pages without names,
// and what these pages are made of; the lists are the pages' own (assets/js/door/store.js).
const CACHE = "doors";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// A page asks to be kept: `page` is its address, `shell` where it is read without names.
self.addEventListener("message", (event) => {
  event.waitUntil(keep(event.data).finally(() => event.ports[0].postMessage("done")));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(newest(request));
  else if (request.destination) event.respondWith(kept(request));
});

async function keep({ page, shell, parts }) {
  const cache = await caches.open(CACHE);
  const response = await fetch(shell, { redirect: "manual" });
  if (response.ok) await cache.put(page, response);
  for (const part of parts) {
    if (!(await cache.match(part))) await cache.add(part);
  }
}

// From the network, else as it was kept.
async function newest(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const found = await caches.match(new URL(request.url).pathname);
    if (found) return found;
    throw error;
  }
}

// Styles, scripts, letters and signs: their addresses change with what is in them.
async function kept(request) {
  return (await caches.match(request)) ?? fetch(request);
}
