
(() => {
  "use strict";
  const root = document.documentElement;
  const text = document.querySelector(".text");
  const card = document.getElementById("card");
  const said = document.getElementById("said");

  // Switches: all of them only set a class or an attribute on the root, and the style does the rest.
  const apply = (input) => {
    if (input.dataset.hides) root.classList.toggle(input.dataset.hides, !input.checked);
    else if (input.dataset.shows) root.classList.toggle(input.dataset.shows, input.checked);
    else if (input.checked && input.name === "view") root.dataset.view = input.value;
  };
  document.querySelectorAll("input").forEach(apply); // browsers keep what was switched when a page is loaded again
  document.addEventListener("change", (event) => { apply(event.target); hide(); });

  // The clean text, to the clipboard; where a page from disk may not write there, by way of a selection.
  const button = document.getElementById("copy");
  const asked = button.textContent;
  button.addEventListener("click", async () => {
    const clean = JSON.parse(document.getElementById("clean").textContent);
    let done = false;
    try {
      await navigator.clipboard.writeText(clean);
      done = true;
    } catch {
      const area = document.createElement("textarea");
      area.value = clean;
      area.className = "vh";
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const count = Array.from(clean).length.toLocaleString("en");
    said.textContent = done ? `Copied, ${count} characters.` : "The browser did not allow copying.";
    button.textContent = done ? "Copied" : "Not allowed to copy";
    setTimeout(() => { button.textContent = asked; said.textContent = ""; }, 3000);
  });

  // Folds
  const folds = document.querySelectorAll("details.fold");
  const unfold = document.getElementById("unfold");
  unfold.hidden = !folds.length;
  unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    folds.forEach((fold) => { fold.open = open; });
  });
  addEventListener("beforeprint", () => folds.forEach((fold) => { fold.open = true; }));

  const reveal = (element) => {
    const fold = element.closest("details");
    if (fold) fold.open = true;
    if (text.contains(element) && root.dataset.view === "after") {
      const both = document.querySelector("input[name=view][value=both]");
      both.checked = true;
      apply(both);
    }
    element.scrollIntoView({ block: "center" });
  };
  const follow = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.matches(".tag, .findings li")) {
      reveal(target);
      target.focus({ preventScroll: true });
    }
  };
  addEventListener("hashchange", follow);
  follow();

  // The card: what the list says of the notes below the mouse, or of the label in focus.
  let waiting = 0;
  let shownFor = null;
  function hide() {
    clearTimeout(waiting);
    card.hidden = true;
    shownFor = null;
  }
  const entry = (id) => {
    const listed = document.getElementById(id.startsWith("n") ? id.split("-")[0] : id);
    if (!listed) return null;
    const isOff = listed.className.split(" ").some((name) => root.classList.contains(`no-${name}`));
    if (isOff || (id.startsWith("s") && root.classList.contains("no-awkward"))) return null;
    const box = document.createElement("div");
    if (id.startsWith("n")) {
      if (!root.classList.contains("with-names")) return null;
      const name = document.createElement("b");
      name.textContent = listed.querySelector("th").firstChild.textContent;
      box.append(name, listed.querySelector("td").textContent);
      return box;
    }
    const label = document.createElement("span");
    const tag = listed.querySelector(".tag");
    label.className = tag.className;
    label.textContent = tag.firstChild.textContent;
    box.append(label, " ");
    for (const part of listed.querySelectorAll(".what, .why")) {
      const copy = part.cloneNode(true);
      copy.removeAttribute("id");
      box.append(copy);
    }
    return box;
  };
  const show = (element, x, y) => {
    const own = element.matches("a.tag");
    const ids = own ? [element.getAttribute("href").slice(1)] : element.dataset.f.split(" ");
    const boxes = ids.map(entry).filter(Boolean);
    if (!boxes.length) return hide();
    if (element.dataset.more) {
      const more = document.createElement("div");
      more.className = "more";
      more.textContent = `and ${element.dataset.more} more`;
      boxes.push(more);
    }
    clearTimeout(waiting);
    shownFor = element;
    card.replaceChildren(...boxes);
    card.hidden = false;
    const lines = Array.from(element.getClientRects());
    const line = lines.find((box) => y >= box.top - 2 && y <= box.bottom + 2) || lines[0];
    if (!line) return hide();
    const left = Math.max(16, Math.min((x ?? line.left) - 24, root.clientWidth - card.offsetWidth - 16));
    const below = line.bottom + 8 + card.offsetHeight < innerHeight || line.top < card.offsetHeight + 8;
    const top = below ? line.bottom + 8 : line.top - card.offsetHeight - 8;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  };
  const later = (act, wait) => { clearTimeout(waiting); waiting = setTimeout(act, wait); };

  text.addEventListener("pointerover", (event) => {
    const element = event.target.closest("a.tag, [data-f]");
    if (!element) return shownFor && later(hide, 250);
    if (element !== shownFor) later(() => show(element, event.clientX, event.clientY), shownFor ? 60 : 120);
    else clearTimeout(waiting);
  });
  text.addEventListener("pointerleave", () => later(hide, 250));
  card.addEventListener("pointerenter", () => clearTimeout(waiting));
  card.addEventListener("pointerleave", () => later(hide, 250));
  text.addEventListener("focusin", (event) => { if (event.target.matches("a.tag")) show(event.target); });
  text.addEventListener("focusout", () => later(hide, 50));
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  // A finger has nothing to rest with: the first touch of a label shows what the second one goes to.
  let touched = null;
  text.addEventListener("click", (event) => {
    const tag = event.target.closest("a.tag");
    if (tag && event.pointerType === "touch" && touched !== tag) {
      event.preventDefault();
      show(tag);
    }
    touched = tag;
  });

  // Arrow keys go from label to label.
  let tags = null;
  text.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !event.target.matches("a.tag") || event.ctrlKey || event.altKey || event.metaKey) return;
    tags ??= Array.from(text.querySelectorAll("a.tag"));
    let index = tags.indexOf(event.target) + step;
    const isOff = (tag) => tag.className.split(" ").some((name) => root.classList.contains(`no-${name}`))
      || (tag.classList.contains("sentence") && root.classList.contains("no-awkward"));
    while (tags[index] && isOff(tags[index])) index += step;
    if (!tags[index]) return;
    event.preventDefault();
    reveal(tags[index]);
    tags[index].focus({ preventScroll: true });
  });

  // Names: where one of them stands.
  document.addEventListener("click", (event) => {
    const shows = event.target.closest("button.show");
    if (!shows) return;
    const isLit = shows.getAttribute("aria-pressed") === "true";
    document.querySelectorAll(".lit").forEach((mark) => mark.classList.remove("lit"));
    document.querySelectorAll("button.show[aria-pressed=true]").forEach((other) => other.setAttribute("aria-pressed", "false"));
    if (isLit) return;
    shows.setAttribute("aria-pressed", "true");
    const marks = text.querySelectorAll(`[data-f*="n${Number(shows.dataset.name)}-"]`);
    marks.forEach((mark) => mark.classList.add("lit"));
    if (marks.length) reveal(marks[0]);
  });
})();
