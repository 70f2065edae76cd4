// The page of a door, with or without a network: whoever is shown is looked up in the list that this
// device holds, answered at once, kept, and sent. Without this script the form does it page by page.
import { Camera } from "./door/camera.js";
import { Last } from "./door/last.js";
import { Refused } from "./door/refused.js";
import { hour, Show } from "./door/show.js";
import { dropScans, keepScan, listOf, refused, waiting } from "./door/store.js";
import { Sync } from "./door/sync.js";
import { after, find, isTicket, listAfter, named } from "./door/tickets.js";

const SEND_EVERY = 10_000;
const LOAD_EVERY = 5 * 60_000;
// Whoever is refused within so long still stands before her.
const AT_ONCE = 5000;

class Door {
  constructor(root) {
    const words = JSON.parse(document.getElementById("door-words").textContent);
    this.data = root.dataset;
    this.form = root.querySelector("[data-door-form]");
    this.show = new Show(root, words);
    this.last = new Last(root.querySelector("[data-door-last]"));
    this.refused = new Refused(root.querySelector("[data-door-refused]"), this.show, {
      onSeen: (scan) => this.seen(scan),
      onNumber: (scan, present) => this.again(scan, present),
      onEmpty: () => this.form.elements.code.focus(),
    });
    this.list = undefined;
    // The last scan that the page speaks of, and whose it is: the server may know better.
    this.told = {};
    const csrf = this.form.querySelector("[name=csrfmiddlewaretoken]").value;
    const { date, peopleUrl, scansUrl } = this.data;
    this.sync = new Sync({
      ...{ date, peopleUrl, scansUrl, csrf },
      isSeen: (answer) => this.isSeen(answer),
      onAnswers: (answer) => this.answered(answer),
      onChange: () => this.refresh(),
    });
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.prepareCamera(root, words);
  }

  // First what goes on for as long as the page is open: the list may take its time, or not come.
  async start() {
    setInterval(() => this.sync.send(), SEND_EVERY);
    setInterval(() => this.load(), LOAD_EVERY);
    addEventListener("online", () => this.sync.send());
    addEventListener("offline", () => {
      this.sync.link = "offline";
      this.refresh();
    });
    this.list = await listOf(this.data.date);
    await this.refresh();
    await this.load();
    await this.sync.send();
  }

  async load() {
    const list = await this.sync.load();
    if (list) {
      await keepPage(this.data);
      this.list = list;
    }
    await this.refresh();
  }

  // Loaded again from the store: another page of this device may have changed it.
  async refresh() {
    this.list = (await listOf(this.data.date)) ?? this.list;
    const all = await waiting();
    const here = all.filter((scan) => this.isHere(scan));
    const open = await refused();
    const numbers = { waiting: here.length, elsewhere: all.length - here.length, refused: open.length };
    this.show.status(this.sync, numbers, this.list);
    this.refused.list(open);
    if (this.list) this.show.count(listAfter(this.list, here).counts);
  }

  // Other dates wait in the same store, and people of a course have one ticket for all of its dates.
  isHere(scan) {
    return scan.url === this.data.scansUrl;
  }

  submit(event) {
    const field = this.form.elements.code;
    const read = field.value.trim();
    // Without a list only the server knows who it is; and it says what is missing.
    if (!this.list || !read) return;
    event.preventDefault();
    field.value = "";
    field.focus();
    this.look(read);
  }

  // Without a list only the server knows who it is, as when it was typed.
  scanned(text) {
    if (this.list) return this.look(text);
    this.form.elements.code.value = text;
    return this.form.requestSubmit();
  }

  async look(read) {
    const people = this.list.people;
    const person = await find(people, read);
    if (person) return this.meet(person);
    const found = named(people, read);
    if (found.length > 0) return this.show.choose(found, (one) => this.meet(one));
    const isKept = isTicket(read);
    this.show.tell("unknown", this.show.say(isKept ? "unknown_kept" : "unknown", { read }));
    if (!isKept) return undefined;
    return this.pass({ registration: null, read });
  }

  async meet(person) {
    const { inside_since: at, door } = (await waiting()).filter((scan) => this.isHere(scan) && scan.registration === person.key).reduce(after, person);
    const inside = at ? { at, door } : null;
    const isIn = this.direction === "in";
    if (isIn && person.is_class && !inside) {
      return this.show.askNumber(person, (present) => this.answer(person, inside, present));
    }
    return this.answer(person, inside);
  }

  // What this phone believes, told as the server would.
  async answer(person, inside, present = null) {
    const state = believed(this.direction, inside);
    const sentence = state === "again" && inside.door ? "again_at" : state;
    this.tellAnswer({ state, sentence, time: inside?.at, door: inside?.door }, { person, present });
    await this.pass({ registration: person.key, read: "", present }, person);
  }

  // Kept first, then sent: nothing is lost when the phone goes dark in between.
  async pass(facts, person) {
    const key = crypto.randomUUID();
    const told = { key, person, present: facts.present, at: Date.now(), isNew: true };
    this.told = told;
    const { name: door, scansUrl: url } = this.data;
    await keepScan({ key, url, direction: this.direction, scanned_at: new Date().toISOString(), door, ...facts });
    await this.refresh();
    await this.sync.send();
    told.isNew = false;
  }

  // A refusal that stands there while whoever is refused does. A number that is missing is asked for.
  isSeen({ key, state }) {
    const { isNew, at } = this.told;
    return state === "refused" && key === this.told.key && isNew && Date.now() - at < AT_ONCE;
  }

  // She has seen to a scan that was refused.
  async seen(scan) {
    await dropScans([scan.key]);
    await this.refresh();
  }

  // A refused scan is sent again, with how many came: they came when it was made.
  async again({ refused: { who }, ...scan }, present) {
    const person = this.list?.people.find((one) => one.key === scan.registration);
    this.told = { key: scan.key, person, who, present, isElsewhere: !this.isHere(scan) };
    await keepScan({ ...scan, present });
    await this.refresh();
    await this.sync.send();
  }

  answered({ answers }) {
    this.last.soon();
    const last = answers.find((answer) => answer.key === this.told.key);
    if (last) this.tellAnswer(last, this.told);
  }

  // What became of a scan. The server's word may be another than ours: somebody was faster elsewhere.
  tellAnswer(answer, { person, who, present, isElsewhere }) {
    const { state, sentence, time, door, refusal } = answer;
    const facts = { who: person?.name || who || answer.who, time: time && hour(time), door };
    if (refusal) return this.show.tell(state, [facts.who, refusal].filter(Boolean).join(": "), person);
    return this.show.tell(state, this.show.say(sentence, facts), person, present, isElsewhere ? [] : this.corrections(answer, facts.who, person));
  }

  // What she may put right of it, which is written with a network alone.
  corrections({ stay, is_hers: isHers, seats }, who, person) {
    if (!stay) return [];
    const at = (address) => address.replace(/0\/$/, `${stay}/`);
    const number = (person?.seats ?? seats) > 1 ? at(this.data.numberUrl) : "";
    return [this.show.corrections({ who, number, undo: at(this.data.undoUrl), csrf: isHers && this.sync.csrf })];
  }

  get direction() {
    return this.form.elements.direction.value;
  }

  prepareCamera(root, words) {
    const place = root.querySelector("[data-door-camera]");
    if (!Camera.isThere()) return;
    const [video, button] = [place.querySelector("video"), place.querySelector("button")];
    const camera = new Camera(video, (text) => this.scanned(text));
    const label = () => {
      video.hidden = !camera.isOn;
      button.textContent = camera.isOn ? words.camera_off : words.camera_on;
    };
    button.addEventListener("click", async () => {
      if (camera.isOn) camera.stop();
      else await camera.start().catch(() => this.show.tell("refused", words.camera_refused));
      label();
    });
    place.hidden = false;
    label();
  }
}

// What becomes of a scan, as far as this phone knows: `inside` is since when and where she is.
function believed(direction, inside) {
  if (direction === "in") return inside ? "again" : "in";
  return inside ? "out" : "not-inside";
}

// The page itself, to be opened again without a network; without the names that stood on it.
async function keepPage({ workerUrl, scope, shellUrl }) {
  if (!("serviceWorker" in navigator)) return;
  await navigator.serviceWorker.register(workerUrl, { scope });
  const { active } = await navigator.serviceWorker.ready;
  const parts = [...document.querySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=icon], script[src]")].map((it) => it.href || it.src);
  const icons = [...document.querySelectorAll("use")].map((it) => new URL(it.getAttribute("href"), location).href.split("#")[0]);
  const channel = new MessageChannel();
  await new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    active.postMessage({ page: location.pathname, shell: shellUrl, parts: [...new Set([...parts, ...icons])] }, [channel.port2]);
  });
}

const root = document.querySelector("[data-door]");
if (root) new Door(root).start();
