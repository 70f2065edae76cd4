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

// Who is called so, whatever the accents: a person, or a class of a school.
export function named(people, words) {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  return people.filter((one) => wanted.every((word) => plain(one.name).includes(word))).slice(0, MOST_FOUND);
}

// Since when and at which door somebody is inside, by the list and by what is still to be sent.
export function standing(person, scans) {
  let inside = person.inside_since ? { at: person.inside_since, door: person.door } : null;
  for (const scan of scans) {
    if (scan.registration !== person.key) continue;
    if (scan.direction === "out") inside = null;
    else inside ??= { at: scan.scanned_at, door: scan.door };
  }
  return inside;
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
