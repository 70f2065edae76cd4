// Sends what this device kept and loads the list again. Nothing leaves the queue before the server
// has answered it; the same scan sent twice is one. What it refuses of them stays, to be seen to. A
// date that refuses what is sent to it keeps its scans here and holds up those of no other date.
import { dropScans, keepList, keepRefused, listOf, waiting } from "./store.js";
import { listAfter } from "./tickets.js";

const AT_ONCE = 50;
const PATIENCE = 8000;
// The list of a date is large, and nobody waits for it at the door.
const LIST_PATIENCE = 60_000;
// Counting who is inside costs the server more than a scan does.
const COUNT_EVERY = 10_000;
// What became of a scan that says where somebody is now.
const SEEN = new Set(["in", "again", "out", "not-inside"]);
// A redirection, which scripts see as this status, leads to signing in.
const REDIRECTED = 0;

export class Sync {
  // `isSeen`: does she see the answer to a scan anyway, as it comes?
  constructor({ date, peopleUrl, scansUrl, csrf, isSeen, onAnswers, onChange }) {
    Object.assign(this, { date, peopleUrl, scansUrl, csrf, isSeen, onAnswers, onChange });
    // "online", "offline" or "signed_out": what the last answer, or its absence, said.
    this.link = navigator.onLine ? "online" : "offline";
    // Is this date not hers any more? Has another date refused what this device kept of it?
    this.isClosed = this.isElsewhereRefused = false;
    this.busy = Promise.resolve();
    this.countedAt = 0;
    this.meanwhile = [];
  }

  get network() {
    return this.link === "online" && this.isClosed ? "closed" : this.link;
  }

  // Sends all there is, once at a time; who asks meanwhile has her scans sent after that, whatever
  // became of those before.
  send() {
    const again = () => this.sendAll();
    this.busy = this.busy.then(again, again);
    return this.busy;
  }

  // Loads the list of the date and keeps it, with what was answered since it was asked for: the list
  // may be older than that.
  async load() {
    this.meanwhile = [];
    const answer = await this.ask(this.peopleUrl, {}, LIST_PATIENCE);
    if (!answer?.people) return undefined;
    this.csrf = answer.csrf;
    const { until, people, counts } = answer;
    const asked = { date: this.date, until, people, counts, loaded_at: new Date().toISOString() };
    const list = listAfter(asked, this.meanwhile);
    await keepList(list);
    return list;
  }

  async sendAll() {
    const refused = new Set();
    let isRefreshed = false;
    for (;;) {
      const all = (await waiting()).filter((scan) => !refused.has(scan.url));
      const url = all[0]?.url;
      const scans = all.filter((scan) => scan.url === url).slice(0, AT_ONCE);
      if (scans.length === 0) break;
      const answer = await this.post(url, scans);
      if (answer === "forbidden" && !isRefreshed) {
        isRefreshed = true;
        if (await this.load()) continue;
      }
      if (this.link !== "online") break;
      if (answer?.answers) await this.take(url, scans, answer);
      else refused.add(url);
    }
    refused.delete(this.scansUrl);
    this.isElsewhereRefused = refused.size > 0;
    this.onChange();
  }

  async take(url, scans, answer) {
    if (url === this.scansUrl) await this.remember(scans, answer);
    const said = new Map(answer.answers.map((one) => [one.key, one]));
    const open = scans.filter(({ key }) => said.get(key).refusal && !this.isSeen(said.get(key)));
    for (const scan of open) await keepRefused(scan, said.get(scan.key));
    await dropScans(scans.filter((scan) => !open.includes(scan)).map((scan) => scan.key));
    this.onAnswers(answer);
  }

  post(url, scans) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.csrf };
    const sent = scans.map(({ url: _url, ...scan }) => scan);
    const counts = url === this.scansUrl && Date.now() - this.countedAt > COUNT_EVERY;
    if (counts) this.countedAt = Date.now();
    const body = JSON.stringify({ sent_at: new Date().toISOString(), counts, scans: sent });
    return this.ask(url, { method: "POST", headers, body });
  }

  // The parsed answer; "forbidden" where the form's token is an old one; null where there is none.
  // An answer that does not arrive whole is none: sending again is safe.
  async ask(url, options, patience = PATIENCE) {
    let response, body;
    try {
      response = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(patience), ...options });
      body = response.ok ? await response.json() : null;
    } catch {
      this.link = "offline";
      return null;
    }
    this.link = response.status === REDIRECTED ? "signed_out" : "online";
    if ([this.scansUrl, this.peopleUrl].includes(url)) this.isClosed = response.status === 404;
    return response.status === 403 ? "forbidden" : body;
  }

  // What was sent stands in the list from now on, also where the next load has to wait: as the server
  // says it was, for somebody may have been faster at another door.
  async remember(scans, { answers, counts }) {
    const list = await listOf(this.date);
    if (!list) return;
    const said = new Map(answers.map((answer) => [answer.key, answer]));
    const seen = scans.filter((scan) => SEEN.has(said.get(scan.key)?.state));
    const answered = seen.map((scan) => asAnswered(scan, said.get(scan.key)));
    this.meanwhile.push(...answered);
    const next = listAfter(list, answered);
    await keepList({ ...next, counts: counts ?? next.counts });
  }
}

// A scan as it stands on the server: who came in before has done so then and there.
function asAnswered(scan, { state, time, door }) {
  return state === "again" ? { ...scan, scanned_at: time, door } : scan;
}
