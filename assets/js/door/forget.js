// The names that doors keep on this device go when they are over, and when nobody is signed in: on
// whatever page of the portal comes next. Lists are over with their date, the names of who was refused
// a day after. What is still to be sent, or was refused, stays: it names nobody then.
import { CACHE, dropLists, dropNames, hasNames, hasNoNames } from "./store.js";

const DAY = 24 * 60 * 60_000;

export async function forgetDoors() {
  if (!hasNames()) return;
  const isSignedIn = document.querySelector("[data-signed-in]") !== null;
  const lists = await dropLists((list) => !isSignedIn || new Date(list.until) <= new Date());
  const refused = await dropNames((scan) => !isSignedIn || Date.now() - new Date(scan.refused.at) > DAY);
  if (lists === 0) await caches.delete(CACHE);
  if (lists + refused === 0) hasNoNames();
}
