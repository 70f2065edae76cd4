// Sends what this device kept and loads the list again. Nothing leaves the queue before the server
// has answered it; the same scan sent twice is one.
import { dropScans, keepList, listOf, waiting } from "./store.js";

const AT_ONCE = 50;
const PATIENCE = 8000;
// Counting who is inside costs the server more than a scan does.
const COUNT_EVERY = 10_000;
// What a status says of her: a redirection (which scripts see as 0) leads to signing in.
const NETWORKS = { 0: "signed_out", 404: "closed" };

export class Sync {
  constructor({ date, peopleUrl, scansUrl, csrf, onAnswers, onChange }) {
    Object.assign(this, { date, peopleUrl, scansUrl, csrf, onAnswers, onChange });
    // "online", "offline", "signed_out" or "closed": what the last answer, or its absence, said.
    this.network = navigator.onLine ? "online" : "offline";
    this.busy = null;
    this.countedAt = 0;
  }

  // Sends all there is, once at a time; who asks meanwhile has her scans sent after that.
  send() {
    this.busy = (this.busy ?? Promise.resolve()).then(() => this.sendAll());
    return this.busy;
  }

  // Loads the list of the date and keeps it.
  async load() {
    const answer = await this.ask(this.peopleUrl, {});
    if (!answer) return undefined;
    this.csrf = answer.csrf;
    const list = { date: this.date, until: answer.until, people: answer.people, loaded_at: new Date().toISOString() };
    await keepList(list);
    return list;
  }

  async sendAll() {
    let refreshed = false;
    for (;;) {
      const all = await waiting();
      const url = all[0]?.url;
      const scans = all.filter((scan) => scan.url === url).slice(0, AT_ONCE);
      if (scans.length === 0) break;
      const answer = await this.post(url, scans);
      if (answer === "forbidden" && !refreshed) {
        refreshed = true;
        if (await this.load()) continue;
      }
      if (!answer?.answers) break;
      await this.remember(scans, answer.answers);
      await dropScans(scans.map((scan) => scan.key));
      this.onAnswers(answer);
    }
    this.onChange();
  }

  post(url, scans) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.csrf };
    const sent = scans.map(({ url: _url, ...scan }) => scan);
    const counts = Date.now() - this.countedAt > COUNT_EVERY;
    if (counts) this.countedAt = Date.now();
    const body = JSON.stringify({ sent_at: new Date().toISOString(), counts, scans: sent });
    return this.ask(url, { method: "POST", headers, body });
  }

  // The parsed answer; "forbidden" where the form's token is an old one; null where there is none.
  async ask(url, options) {
    let response;
    try {
      response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE), ...options });
    } catch {
      this.network = "offline";
      return null;
    }
    this.network = NETWORKS[response.status] ?? "online";
    if (response.status === 403) return "forbidden";
    return response.ok ? response.json() : null;
  }

  // What was sent stands in the list from now on, also where the next load has to wait.
  async remember(scans, answers) {
    const list = await listOf(this.date);
    if (!list) return;
    const states = new Map(answers.map((answer) => [answer.key, answer.state]));
    for (const scan of scans) {
      const person = list.people.find((one) => one.key === scan.registration);
      if (!person) continue;
      if (states.get(scan.key) === "in") Object.assign(person, { inside_since: scan.scanned_at, door: scan.door });
      if (states.get(scan.key) === "out") Object.assign(person, { inside_since: "", door: "" });
    }
    await keepList(list);
  }
}
