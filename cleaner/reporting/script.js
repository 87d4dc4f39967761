
(() => {
  "use strict";
  // Buttons that open or close everything below them, and what a link leads to is open.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-opens]");
    if (!button) return;
    const open = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(open));
    document.querySelectorAll(`#${button.dataset.opens} details`).forEach((one) => { one.open = open; });
  });
  addEventListener("beforeprint", () => document.querySelectorAll("details.more").forEach((one) => { one.open = true; }));
})();
