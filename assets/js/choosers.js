// Django's choosers (Select2) have no name of their own for who listens to the page: give them that
// of the field's label. They appear after the page is ready, and with every line that is added.

export function nameChoosers() {
  new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
  name();
}

function name() {
  for (const chooser of document.querySelectorAll(".select2-container:not([data-named])")) {
    const label = labelOf(chooser.previousElementSibling);
    const selection = chooser.querySelector(".select2-selection");
    if (!label || !selection) continue;
    chooser.dataset.named = "";
    // The label, then what is chosen.
    const value = selection.getAttribute("aria-labelledby") ?? "";
    selection.setAttribute("aria-labelledby", `${label.id} ${value}`.trim());
    chooser.querySelector(".select2-search__field")?.setAttribute("aria-labelledby", label.id);
    // What is chosen calls itself a field, and is none.
    const chosen = chooser.querySelector("[role='textbox']");
    chosen?.removeAttribute("role");
    chosen?.removeAttribute("aria-readonly");
  }
  // The cross that empties a list of several stands among its items.
  for (const cross of document.querySelectorAll("ul > .select2-selection__clear")) cross.setAttribute("role", "listitem");
  const open = document.querySelector(".select2-container--open .select2-selection[aria-labelledby]");
  const field = document.querySelector(".select2-dropdown .select2-search__field:not([aria-labelledby])");
  if (open && field) field.setAttribute("aria-labelledby", open.getAttribute("aria-labelledby"));
}

function labelOf(select) {
  const label = select?.id && document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
  if (label && !label.id) label.id = `${select.id}_label`;
  return label;
}
