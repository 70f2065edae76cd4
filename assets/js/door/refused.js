// What the server refused of what this phone had kept, each with its reason: people may have gone in.
// It stays until whoever stands there has seen to it.
import { button, day, hour, line } from "./show.js";

const CODE_LENGTH = 7;

export class Refused {
  // `onSeen` takes a scan away; `onNumber` sends it again with how many came.
  constructor(place, show, { onSeen, onNumber, onEmpty }) {
    Object.assign(this, { place, show, onSeen, onNumber, onEmpty });
    this.items = place.querySelector("ul");
  }

  // What is there already stays as it is: somebody may be writing in it.
  list(scans) {
    const marks = new Set(scans.map(mark));
    const hadFocus = this.items.contains(document.activeElement);
    for (const item of [...this.items.children]) if (!marks.has(item.dataset.mark)) item.remove();
    const shown = new Set([...this.items.children].map((item) => item.dataset.mark));
    this.items.append(...scans.filter((scan) => !shown.has(mark(scan))).map((scan) => this.item(scan)));
    this.place.hidden = scans.length === 0;
    if (hadFocus && !this.items.contains(document.activeElement)) this.refocus();
  }

  refocus() {
    const next = this.items.querySelector("input, button");
    if (next) next.focus();
    else this.onEmpty();
  }

  item(scan) {
    const { state, reason, seats } = scan.refused;
    const who = this.whose(scan);
    const item = document.createElement("li");
    item.dataset.mark = mark(scan);
    const when = [day(scan.scanned_at), hour(scan.scanned_at)].filter(Boolean).join(", ");
    item.append(line("p", "door-refused-who", [who, when, scan.door].filter(Boolean).join(" · ")));
    if (reason) item.append(line("p", "", reason));
    if (state === "number" && seats > 0) item.append(this.number(scan, who, seats));
    const seen = this.show.about(button("btn btn-outline-primary", ""), "seen", who);
    seen.addEventListener("click", () => this.onSeen(scan));
    item.append(seen);
    return item;
  }

  number(scan, who, seats) {
    const value = Math.min(scan.present ?? seats, seats);
    const words = { label: this.show.say("number", { who }), ok: this.show.words.send_number };
    const { form } = this.show.numberForm(`number-${scan.key}`, words, { most: seats, value }, (present) => this.onNumber(scan, present));
    return form;
  }

  // Her name; without one the code; and of a code that was scanned and nobody knows, that it is such.
  whose({ read, refused: { who, code } }) {
    const typed = read.length <= CODE_LENGTH ? read : "";
    return [who, code || typed].filter(Boolean).join(" · ") || this.show.words.unknown_ticket;
  }
}

// A scan that is refused again is another line.
function mark({ key, refused }) {
  return `${key} ${refused.at}`;
}
