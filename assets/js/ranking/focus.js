// Where the keyboard is after a press: on the same button, or on what stands in its place.

const OTHER = { up: "down", down: "up" };

// Of a button that is pressed: a function that puts the focus where it belongs in the new page.
export function focusAfter(button) {
  const { name, value } = button;
  const row = button.closest("li");
  const list = row.parentElement.className;
  const index = [...row.parentElement.children].indexOf(row);
  return (region) => {
    const there = (named) => region.querySelector(`button[name="${named}"][value="${value}"]`);
    const same = name in OTHER ? there(name) ?? there(OTHER[name]) : null;
    const rows = region.querySelector(`.${list}`)?.children ?? [];
    const near = (rows[index] ?? rows[rows.length - 1])?.querySelector(`button[name="${name}"]`);
    focus(same ?? near ?? region.querySelector(name === "add" ? "#hosts" : "#choices"));
  };
}

// The focus stays where it is; only the parts of the page that are exchanged lose it.
export function keepFocus(region) {
  const held = document.activeElement;
  const isButton = held instanceof HTMLButtonElement && held.name && region.contains(held);
  return () => isButton && region.querySelector(`button[name="${held.name}"][value="${held.value}"]`)?.focus();
}

function focus(element) {
  if (!element) return;
  if (/^H\d$/.test(element.tagName)) element.tabIndex = -1;
  element.focus({ preventScroll: element.tagName === "BUTTON" });
}
