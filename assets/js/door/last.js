// The list of who came last, as the server has it: asked for when nobody was scanned for a moment,
// so that a crowd costs no request more.
const PAUSE = 3000;
const PATIENCE = 8000;

export class Last {
  constructor(place) {
    // How many times it was asked for, and which of these answers stands there.
    Object.assign(this, { place, timer: undefined, asked: 0, shown: 0 });
  }

  // Something was written down: the list is loaded once it is quiet.
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), PAUSE);
  }

  // "Take back" asks nothing: a list in which somebody is with a finger, the mouse or the keyboard
  // stays as it is, and is loaded when she has left it.
  async load() {
    if (this.isTouched) return this.soon();
    const number = ++this.asked;
    const text = await this.ask();
    if (text === null || number < this.shown) return undefined;
    if (this.isTouched) return this.soon();
    this.shown = number;
    const { body } = new DOMParser().parseFromString(text, "text/html");
    return this.place.replaceChildren(...body.childNodes);
  }

  // What the server says; null where it does not.
  async ask() {
    try {
      const response = await fetch(this.place.dataset.url, { redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
      return response.ok ? await response.text() : null;
    } catch {
      return null;
    }
  }

  // A finger leaves its hover behind: only a mouse's counts.
  get isTouched() {
    return this.place.matches(matchMedia("(hover: hover)").matches ? ":hover, :active, :focus-within" : ":active, :focus-within");
  }
}
