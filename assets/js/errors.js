// A refused form: the summary takes the focus, and its links put the cursor in the faulty field.

const SUMMARY = "[data-error-summary]";

export function focusErrorSummary() {
  document.querySelector(SUMMARY)?.focus();
}

export function followErrorLinks() {
  for (const link of document.querySelectorAll(`${SUMMARY} a[href^="#"]`)) {
    link.addEventListener("click", (event) => {
      const target = document.getElementById(link.hash.slice(1));
      // A group of radios or checkboxes has the id on its container: its first choice takes the focus.
      const field = target?.matches("input, select, textarea") ? target : target?.querySelector("input, select");
      if (field) {
        event.preventDefault();
        field.focus();
        field.closest(".f-group")?.scrollIntoView({ block: "center" });
      }
    });
  }
}
