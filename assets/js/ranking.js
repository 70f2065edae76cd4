// Putting hosts in order without loading the page: what a form would post is posted, and the parts of the page that
// the answer brings stand in the place of the old ones. The page does all of it without this script.
import { followGrips, orderOf } from "./ranking/drag.js";
import { focusAfter, keepFocus } from "./ranking/focus.js";

// So long after the last letter the hosts are looked for.
const PAUSE = 250;

const region = document.querySelector("[data-ranking]");
let last = Promise.resolve();
let waiting = 0;
let timer = 0;

if (region) start();

function start() {
  region.addEventListener("submit", onSubmit);
  region.querySelector("[type='search']").addEventListener("input", onInput);
  followGrips(region, { isFree: () => waiting === 0, onDrop });
}

function onSubmit(event) {
  const form = event.target;
  event.preventDefault();
  if (form.method === "get") return search(form);
  const data = new FormData(form);
  data.append(event.submitter.name, event.submitter.value);
  const next = focusAfter(event.submitter);
  inTurn(() => send({ method: "POST", body: data }, () => next(region)));
}

function onInput(event) {
  clearTimeout(timer);
  timer = setTimeout(() => search(event.target.form), PAUSE);
}

function search(form) {
  clearTimeout(timer);
  const words = form.elements.q.value.trim();
  history.replaceState(null, "", words ? `?${new URLSearchParams({ q: words })}` : location.pathname);
  inTurn(() => send({}));
}

// The whole list goes in one post.
function onDrop(row) {
  const data = new FormData(row.querySelector("form"));
  data.append("order", orderOf(row.parentElement).join(","));
  data.append("moved", row.dataset.host);
  inTurn(() => send({ method: "POST", body: data }));
}

// One after the other: a second press waits for what the first one did. Where something fails (no network, for one) the
// browser says so in its own way, and shows the list as the server has it.
function inTurn(work) {
  waiting += 1;
  last = last
    .then(work)
    .catch(() => location.reload())
    .finally(() => {
      waiting -= 1;
    });
}

async function send(options, focus = keepFocus(region)) {
  const answer = await fetch(location.href, options);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // Choices closed meanwhile, or she is signed out: the page that says so.
  if (!page.querySelector("[data-ranking]")) return location.reload();
  show(page);
  focus();
  say(page);
}

function show(page) {
  const open = new Set([...region.querySelectorAll("details[open]")].map(nameOf));
  for (const part of region.querySelectorAll("[data-part]")) {
    const fresh = page.querySelector(`[data-part="${part.dataset.part}"]`);
    part.replaceChildren(...document.adoptNode(fresh).childNodes);
  }
  for (const one of region.querySelectorAll("details")) one.open = open.has(nameOf(one));
  // It stays the same element: only then is its new text read out.
  region.querySelector("[data-found]").textContent = page.querySelector("[data-found]").textContent;
}

const nameOf = (details) => details.querySelector("summary").textContent;

function say(page) {
  const words = [...page.querySelectorAll(".messages .alert")].map((one) => one.textContent.replace(/\s+/g, " ").trim());
  if (!words.length) return;
  for (const place of region.querySelectorAll("[data-said]")) place.textContent = words.join(" ");
}
