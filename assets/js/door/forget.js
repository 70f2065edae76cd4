// The lists that doors keep on this device go when their date is over, and when nobody is signed in:
// on whatever page of the portal comes next. What is still to be sent stays: it names nobody.
import { CACHE, dropLists, hasLists } from "./store.js";

export async function forgetDoors() {
  if (!hasLists()) return;
  const isSignedIn = document.querySelector("[data-signed-in]") !== null;
  const left = await dropLists((list) => !isSignedIn || new Date(list.until) <= new Date());
  if (left === 0) await caches.delete(CACHE);
}
