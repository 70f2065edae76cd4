// Whose ticket is it, and what does this device know of it? The same rules as on the server
// (registrations/codes.py, attendance/visits.py).

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const MISTAKEN = { I: "1", L: "1", O: "0" };
const TOKEN = /^[0-9a-f]{32}$/i;
const CODE = /^[0-9A-Z]{3}[ -]?[0-9A-Z]{3}$/i;
const MOST_FOUND = 20;

// Is it worth sending where nobody here knows it? A name is not.
export function isTicket(read) {
  return TOKEN.test(read) || CODE.test(read);
}

// The ticket that was scanned or typed; undefined where the list has none.
export async function find(people, read) {
  if (TOKEN.test(read)) {
    const digest = await sha256(read.toUpperCase());
    return people.find((one) => one.digest === digest);
  }
  const code = asTyped(read);
  return people.find((one) => one.code === code);
}

// Who is called so, whatever the accents: each word is found in the name, or in what else is said of
// her: her school and class year, or the pupils of a class.
export function named(people, words) {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const isSaid = (one) => wanted.every((word) => plain(`${one.name} ${one.words}`).includes(word));
  return people.filter(isSaid).slice(0, MOST_FOUND);
}

// The person as she is after a scan: since when and where she is inside, how many of her ticket are,
// and how many came at most.
export function after(person, { direction, scanned_at, door, present }) {
  if (direction === "out") return { ...person, inside_since: "", door: "", inside: 0 };
  if (person.inside_since) return person;
  const inside = present ?? person.seats;
  return { ...person, inside_since: scanned_at, door, inside, came: Math.max(person.came, inside) };
}

// The list after more scans of its date: people and counts. The list itself stays as it was.
export function listAfter(list, scans) {
  const people = new Map(list.people.map((one) => [one.key, one]));
  const counts = { ...list.counts };
  for (const scan of scans) {
    const before = people.get(scan.registration);
    if (!before) continue;
    const now = after(before, scan);
    people.set(now.key, now);
    counts.people += now.inside - before.inside;
    counts.came += now.came - before.came;
  }
  counts.out = counts.came - counts.people;
  return { ...list, people: [...people.values()], counts };
}

function asTyped(code) {
  const letters = [...code.toUpperCase()].map((letter) => MISTAKEN[letter] ?? letter).filter((letter) => ALPHABET.includes(letter));
  return letters.join("").replace(/(.{3})(?=.)/g, "$1-");
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/’/g, "'").toLowerCase();
}

async function sha256(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
