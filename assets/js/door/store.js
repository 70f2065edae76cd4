// What a door keeps on this device, in IndexedDB: the list of each date, and the scans that are still
// to be sent or were refused. docs/decisions says what is held, for how long and why.

export const CACHE = "doors";
const NAME = "doors";
const FLAG = "doors";
const LISTS = "lists";
const QUEUE = "queue";

let opened;

// Other pages open nothing where no door ever kept a name.
export function hasNames() {
  return localStorage.getItem(FLAG) !== null;
}

export function hasNoNames() {
  localStorage.removeItem(FLAG);
}

// The list of a date as it was last loaded; undefined where there is none, or its time is over. One
// that an older page kept, without counts, is loaded again.
export async function listOf(date) {
  const list = await run(LISTS, "readonly", (store) => store.get(date));
  return list?.counts && new Date(list.until) > new Date() ? list : undefined;
}

export async function keepList(list) {
  localStorage.setItem(FLAG, "");
  await run(LISTS, "readwrite", (store) => store.put(list));
}

// Drops the lists of which `isOver` is true; returns how many are left.
export async function dropLists(isOver) {
  const lists = await run(LISTS, "readonly", (store) => store.getAll());
  const over = lists.filter(isOver);
  for (const list of over) await run(LISTS, "readwrite", (store) => store.delete(list.date));
  return lists.length - over.length;
}

// The scans that are still to be sent, the oldest first.
export async function waiting() {
  return (await scans()).filter((scan) => !scan.refused);
}

// Those that the server refused and nobody has seen to, the oldest first.
export async function refused() {
  return (await scans()).filter((scan) => scan.refused);
}

// A scan is not sent any more and stays, with why and whose it was: lists to come may not have her.
export function keepRefused(scan, { state, refusal: reason, who, code, seats }) {
  localStorage.setItem(FLAG, "");
  return keepScan({ ...scan, refused: { state, reason, who, code, seats, at: new Date().toISOString() } });
}

// Takes the names from refused scans of which `isOver` is true; returns how many have theirs still.
export async function dropNames(isOver) {
  // Of a ticket that nobody knows what was typed may be a name.
  const named = (await refused()).filter((scan) => scan.refused.who || (scan.read && !scan.refused.code));
  const over = named.filter(isOver);
  for (const scan of over) {
    const [read, reason] = scan.refused.code ? [scan.read, scan.refused.reason] : ["", ""];
    await keepScan({ ...scan, read, refused: { ...scan.refused, who: "", reason } });
  }
  return named.length - over.length;
}

export function keepScan(scan) {
  return run(QUEUE, "readwrite", (store) => store.put(scan));
}

export async function dropScans(keys) {
  for (const key of keys) await run(QUEUE, "readwrite", (store) => store.delete(key));
}

async function scans() {
  const all = await run(QUEUE, "readonly", (store) => store.getAll());
  return all.sort((one, other) => one.scanned_at.localeCompare(other.scanned_at));
}

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(LISTS, { keyPath: "date" });
      request.result.createObjectStore(QUEUE, { keyPath: "key" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

// Resolves when the transaction is on the disk, not before: what was scanned survives the next moment.
async function run(name, mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode, { durability: "strict" });
    const request = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}
