// The whole script of the portal. Pages work without it; it only makes them smoother.
import "bootstrap-italia/dist/plugins/init.js";
import "bootstrap-italia/dist/plugins/collapse.js";
import "bootstrap-italia/dist/plugins/navbar-collapsible.js";

import { followErrorLinks, focusErrorSummary } from "./errors.js";
import { hideBarWhileVisible } from "./cta-bar.js";
import { forgetDoors } from "./door/forget.js";

document.documentElement.classList.remove("no-js");

function start() {
  focusErrorSummary();
  followErrorLinks();
  hideBarWhileVisible();
  forgetDoors();
}

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", start);
} else {
  start();
}
