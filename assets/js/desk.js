// What makes the desk smoother; it works without.
import { nameChoosers } from "./choosers.js";
import { followErrorLinks, focusErrorSummary } from "./errors.js";

document.documentElement.classList.add("js");

// Names the cells of a list after their columns, so that a row can stand as a card on a phone.
// The roles are those that a table loses in some browsers when it is not laid out as one.
function makeCards(table) {
  const names = [...table.tHead.rows[0].cells].map((cell) => cell.querySelector(".text")?.innerText.trim() ?? "");
  for (const row of table.tBodies[0].rows) {
    row.setAttribute("role", "row");
    for (const [index, cell] of [...row.cells].entries()) {
      cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
      if (cell.tagName === "TD" && names[index]) cell.dataset.label = names[index];
      if (["", "-"].includes(cell.textContent.trim()) && !cell.querySelector("input, img, svg")) cell.dataset.empty = "";
    }
  }
  table.setAttribute("role", "table");
  table.classList.add("row-cards");
}

function start() {
  document.querySelectorAll("#result_list").forEach(makeCards);
  nameChoosers();
  focusErrorSummary();
  followErrorLinks();
}

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", start);
} else {
  start();
}
