// Comfort only: every page is complete without it.
(() => {
  "use strict";

  // A link to folded words unfolds them.
  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    const own = target.matches(".claim") && target.querySelector("details");
    if (own) own.open = true;
    target.scrollIntoView({ block: target.matches("span") ? "center" : "start" });
  }
  addEventListener("hashchange", reveal);
  reveal();

  // On a narrow screen the tab in hand may lie outside the row of tabs.
  const tab = document.querySelector(".contents [aria-current]");
  if (tab) tab.closest("ul").scrollLeft = tab.offsetLeft - 24;

  // When the desk has changed: draw the page anew, or, while something is being written or chosen, say so.
  const fresh = document.getElementById("fresh");
  const main = () => document.getElementById("main");
  let generation = Number(document.body.dataset.generation);
  const busy = () =>
    [...main().querySelectorAll("textarea, select, input:not([type=hidden])")].some((field) =>
      field.tagName === "SELECT" ? [...field.options].some((o) => o.selected !== o.defaultSelected) && field.name !== "since" : field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked : field.value !== field.defaultValue,
    ) || String(getSelection() || "").length > 0;
  let looking = false;
  async function look() {
    if (looking) return;
    looking = true;
    try {
      const told = await (await fetch("/generation.json", { cache: "no-store" })).json();
      if (told.generation === generation) return;
      generation = told.generation;
      if (busy() || document.getElementById("grid")) fresh.hidden = false;
      else redraw();
    } catch {
      // The desk was closed; the page stays as it is.
    } finally {
      looking = false;
    }
  }
  async function redraw() {
    const open = [...main().querySelectorAll("details[open]")].map((d) => d.closest("[id]")?.id).filter(Boolean);
    const [x, y] = [scrollX, scrollY];
    const focused = document.activeElement && document.activeElement.id;
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    for (const part of ["#main", ".contents", ".storyhead2"]) {
      const [old, now] = [document.querySelector(part), page.querySelector(part)];
      if (old && now) old.replaceWith(document.adoptNode(now));
    }
    for (const id of open) document.getElementById(id)?.querySelector("details")?.setAttribute("open", "");
    window.htmx?.process(main());
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    scrollTo(x, y);
    document.dispatchEvent(new CustomEvent("redrawn"));
  }
  fresh?.querySelector("button").addEventListener("click", () => location.reload());
  setInterval(() => document.visibilityState === "visible" && look(), 2000);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());

  // Results while typing, on the search page.
  let typed = 0;
  document.getElementById("q")?.addEventListener("input", (event) => {
    if (location.pathname !== "/search" || event.isComposing) return;
    const asked = ++typed;
    setTimeout(async () => {
      if (asked !== typed) return;
      const to = "/search?q=" + encodeURIComponent(event.target.value);
      const page = new DOMParser().parseFromString(await (await fetch(to)).text(), "text/html");
      if (asked !== typed) return;
      document.getElementById("results").replaceWith(document.adoptNode(page.getElementById("results")));
      history.replaceState(null, "", to);
    }, 200);
  });

  // Files dropped anywhere on the first page.
  const drop = document.getElementById("drop");
  if (drop) {
    const files = document.getElementById("files");
    addEventListener("dragover", (event) => (event.preventDefault(), drop.classList.add("over")));
    addEventListener("dragleave", (event) => event.relatedTarget || drop.classList.remove("over"));
    addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      files.files = event.dataTransfer.files;
      drop.requestSubmit();
    });
    // With how much has been sent; the answer is the page of the work itself.
    drop.addEventListener("submit", (event) => {
      event.preventDefault();
      const sending = drop.querySelector(".sending");
      sending.hidden = false;
      const request = new XMLHttpRequest();
      request.upload.onprogress = (told) => told.lengthComputable && (sending.firstElementChild.value = (100 * told.loaded) / told.total);
      request.onload = () => (request.responseURL && request.status < 400 ? location.assign(request.responseURL) : document.documentElement.replaceChildren(...new DOMParser().parseFromString(request.responseText, "text/html").documentElement.childNodes));
      request.open("POST", drop.action);
      request.send(new FormData(drop));
    });
  }
})();
