// Counts down to when another code may be asked for. Without it the button works all the same,
// and the server says how long to wait.
(function () {
  "use strict";

  const button = document.querySelector("[data-resend-wait]");
  if (!button) return;
  const text = document.getElementById(button.getAttribute("aria-describedby"));
  const sentence = text.dataset.resendSentence;
  const free = text.textContent;
  const freeAt = Date.now() + Number(button.dataset.resendWait) * 1000;

  function tick() {
    const left = Math.ceil((freeAt - Date.now()) / 1000);
    button.disabled = left > 0;
    text.textContent = left > 0 ? sentence.replace("{seconds}", left) : free;
    if (left > 0) window.setTimeout(tick, 1000);
  }

  if (Number(button.dataset.resendWait) > 0) tick();
})();
