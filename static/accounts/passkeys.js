// Shows what needs passkeys where the browser has them, and says when one was not used.
(function () {
  "use strict";

  function show(selector) {
    document.querySelectorAll(selector).forEach(function (element) {
      element.hidden = false;
    });
  }

  if (window.PublicKeyCredential) show("[data-passkey]");

  document.addEventListener("allauth.error", function (event) {
    event.preventDefault();
    show("[data-passkey-refused]");
  });
})();
