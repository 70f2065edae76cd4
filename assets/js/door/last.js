// The list of who came last, as the server has it: asked for when nobody was scanned for a moment,
// so that a crowd costs no request more.
const PAUSE = 3000;

export class Last {
  constructor(place) {
    Object.assign(this, { place, timer: undefined });
  }

  // Something was written down: the list is loaded once it is quiet.
  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), PAUSE);
  }

  // A list in which somebody is with the keyboard stays under her fingers.
  async load() {
    const response = await fetch(this.place.dataset.url, { redirect: "manual" }).catch(() => null);
    if (!response?.ok || this.place.contains(document.activeElement)) return;
    const { body } = new DOMParser().parseFromString(await response.text(), "text/html");
    this.place.replaceChildren(...body.childNodes);
  }
}
