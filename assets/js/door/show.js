// What the page says: the last result, large, in words and with a sign; the network; who is asked for.

// State of a scan -> how it looks. Never by colour alone: each has its word and its sign.
const LOOKS = { in: "ok", out: "ok", again: "attention", "not-inside": "attention", unknown: "attention", number: "attention", refused: "no" };
const HOURS = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit" });
const DAY = { timeZone: "Europe/Rome", day: "numeric", month: "long" };

export class Show {
  constructor(root, words) {
    this.words = words;
    this.result = root.querySelector("[data-door-result]");
    this.network = root.querySelector("[data-door-network]");
    this.counts = root.querySelector("[data-door-counts]");
  }

  // A sentence with its gaps filled in.
  say(name, facts = {}) {
    return this.words[name].replace(/%\((\w+)\)s/g, (_gap, fact) => facts[fact]);
  }

  // The result of a scan; `person` adds what the door must know of her: school, group, first
  // encounter, photos, needs (L5, L7). `more` stands below.
  tell(state, sentence, person, present, more = []) {
    const look = LOOKS[state];
    const lines = [line("p", "door-told", `${this.words[look]} ${sentence}`)];
    if (person) {
      for (const about of person.about) lines.push(line("p", "door-facts", about));
      const photos = person.photos ? this.words.photos : this.words.no_photos;
      lines.push(line("p", "door-facts", `${this.words.people} ${present ?? person.seats} · ${photos}`));
      if (person.needs) lines.push(line("p", "door-facts", `${this.words.needs} ${person.needs}`));
    }
    this.fill(look, [...lines, ...more]);
  }

  // What may be put right of a stay: `undo` and `number` are addresses ("" where there is none to
  // correct). With a token (`csrf`) it is her own, and is taken back at once.
  corrections({ who, undo, number, csrf }) {
    const box = line("div", "door-corrections", "");
    if (number) box.append(this.about(link(number), "correct_number", who));
    if (!csrf) {
      box.append(this.about(link(undo), "take_back", who));
      return box;
    }
    const form = Object.assign(line("form", "", ""), { method: "post", action: undo });
    const token = Object.assign(line("input", "", ""), { type: "hidden", name: "csrfmiddlewaretoken", value: csrf });
    const press = this.about(button("btn btn-outline-primary btn-sm", ""), "take_back", who);
    press.type = "submit";
    form.append(token, press);
    box.append(form);
    return box;
  }

  // A link or button with a word, and for who hears it also of whom.
  about(element, word, who) {
    element.append(this.words[word], line("span", "visually-hidden", `: ${who}`));
    return element;
  }

  // Buttons with the names of those found.
  choose(people, onChosen) {
    const list = line("ul", "door-found", "");
    list.setAttribute("role", "list");
    for (const person of people) {
      const item = line("li", "", "");
      const text = [person.name, ...person.about].join(" · ");
      item.append(button("btn btn-outline-primary", text, () => onChosen(person)));
      list.append(item);
    }
    this.fill("", [line("p", "door-told", this.words.who), list]);
  }

  // How many of a class came; the field begins with all.
  askNumber({ name: who, seats }, onNumber) {
    const words = { label: this.say("number", { who }), ok: "OK" };
    const { form, field } = this.numberForm("door-number", words, { most: seats, value: seats }, onNumber);
    this.fill("", [form]);
    field.focus();
  }

  // A form that asks for a number from 1 to `most`, and its field.
  numberForm(id, words, { most, value }, onNumber) {
    const form = line("form", "f door-number", "");
    form.noValidate = true;
    const group = line("div", "f-group", "");
    const label = line("label", "", words.label);
    label.htmlFor = id;
    const error = line("p", "err", "");
    error.id = `${id}-error`;
    error.setAttribute("role", "alert");
    const field = document.createElement("input");
    Object.assign(field, { id, type: "number", min: 1, max: most, value, inputMode: "numeric" });
    const ok = button("btn btn-primary", words.ok);
    ok.type = "submit";
    group.append(label, error, field);
    form.append(group, ok);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const number = Number(field.value);
      if (Number.isInteger(number) && number >= 1 && number <= most) return onNumber(number);
      error.textContent = this.say("not_number", { most });
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", error.id);
      return field.focus();
    });
    return { form, field };
  }

  // How many are in, went out and came, of how many.
  count(counts) {
    const text = this.say("counts", counts);
    if (this.counts.textContent !== text) this.counts.textContent = text;
  }

  // One line about the network, what waits of this date and of others, what was refused, and the
  // list; spoken only when it changes.
  status({ network, isElsewhereRefused }, { waiting, elsewhere, refused }, list) {
    const queue = waiting ? this.say("waiting", { number: waiting }) : this.words.all_sent;
    const others = elsewhere ? [this.say(isElsewhereRefused ? "elsewhere_refused" : "elsewhere", { number: elsewhere })] : [];
    const open = refused ? [this.say("refused_some", { number: refused })] : [];
    const ready = list ? this.say("ready", { number: list.people.length, time: hour(list.loaded_at) }) : this.words.not_ready;
    const text = [this.words[network], queue, ...others, ...open, ready].join(" · ");
    this.network.hidden = false;
    this.network.dataset.network = network;
    this.network.dataset.waiting = waiting;
    this.network.dataset.elsewhere = elsewhere;
    this.network.dataset.refused = refused;
    this.network.dataset.ready = String(Boolean(list));
    if (this.network.textContent !== text) this.network.textContent = text;
  }

  fill(look, children) {
    this.result.dataset.look = look;
    this.result.hidden = false;
    this.result.replaceChildren(...children);
  }
}

// The hour of a moment as the pages write it: "9:05", in Italy wherever the phone believes to be.
export function hour(moment) {
  const [hours, minutes] = HOURS.format(new Date(moment)).split(":");
  return `${Number(hours)}:${minutes}`;
}

// The day of a moment, in Italy and in words; "" where it is today.
export function day(moment) {
  const words = (at) => at.toLocaleDateString(document.documentElement.lang, DAY);
  const said = words(new Date(moment));
  return said === words(new Date()) ? "" : said;
}

export function line(tag, classes, text) {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  if (text) element.textContent = text;
  return element;
}

function link(address) {
  return Object.assign(line("a", "", ""), { href: address });
}

export function button(classes, text, onPress) {
  const element = line("button", classes, text);
  element.type = "button";
  if (onPress) element.addEventListener("click", onPress);
  return element;
}
