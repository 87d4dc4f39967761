
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");
  const choose = (input) => { if (input.checked && input.name === "theme") root.dataset.theme = input.value; };
  document.querySelectorAll("input[name=theme]").forEach(choose); // browsers keep what was chosen when a page is loaded again
  document.addEventListener("change", (event) => choose(event.target));
})();
