// A row follows the mouse or the finger that holds its grip. The neighbours step aside: the row itself is never moved in
// the page, because an element that is moved loses the pointer it holds.

// So near to the edge of the screen (pixels) the page scrolls, by so much each frame.
const EDGE = 90;
const STEP = 9;

export function orderOf(list) {
  return [...list.children].map((row) => row.dataset.host);
}

export function followGrips(region, { isFree, onDrop }) {
  region.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0 || !event.isPrimary || !isFree()) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    new Drag(grip, event, onDrop);
  });
}

class Drag {
  constructor(grip, event, onDrop) {
    this.row = grip.closest("li");
    this.list = this.row.parentElement;
    this.before = [...this.list.children];
    this.grabbed = event.clientY - this.row.getBoundingClientRect().top;
    this.y = event.clientY;
    this.onDrop = onDrop;
    this.row.classList.add("is-dragged");
    this.listening = new AbortController();
    const on = (target, name, act) => target.addEventListener(name, act, { signal: this.listening.signal });
    on(grip, "pointermove", (moved) => this.move(moved.clientY));
    on(grip, "pointerup", () => this.end());
    on(grip, "pointercancel", () => this.cancel());
    on(grip, "lostpointercapture", () => this.cancel());
    on(document, "keydown", (pressed) => pressed.key === "Escape" && this.cancel());
    this.frame = requestAnimationFrame(() => this.scroll());
  }

  move(y) {
    this.y = y;
    const { row } = this;
    row.style.transform = "";
    const height = row.offsetHeight;
    const top = y - this.grabbed;
    while (row.previousElementSibling && top < middle(row.previousElementSibling)) row.after(row.previousElementSibling);
    while (row.nextElementSibling && top + height > middle(row.nextElementSibling)) row.before(row.nextElementSibling);
    row.style.transform = `translateY(${top - row.getBoundingClientRect().top}px)`;
    this.number();
  }

  // Near an edge of the screen the page goes on under the row.
  scroll() {
    const by = this.y < EDGE ? -STEP : this.y > innerHeight - EDGE ? STEP : 0;
    const before = scrollY;
    if (by) scrollBy(0, by);
    if (scrollY !== before) this.move(this.y);
    this.frame = requestAnimationFrame(() => this.scroll());
  }

  number() {
    for (const [index, row] of [...this.list.children].entries()) row.querySelector(".rank").textContent = index + 1;
  }

  end() {
    this.letGo();
    if ([...this.list.children].some((row, index) => row !== this.before[index])) this.onDrop(this.row);
  }

  cancel() {
    this.letGo();
    this.list.append(...this.before);
    this.number();
  }

  letGo() {
    this.listening.abort();
    cancelAnimationFrame(this.frame);
    this.row.classList.remove("is-dragged");
    this.row.style.transform = "";
  }
}

function middle(row) {
  const box = row.getBoundingClientRect();
  return box.top + box.height / 2;
}
