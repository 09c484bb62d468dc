// The cross-check table of any size: rows of one height, columns of one width, and only those in sight are drawn.
// Pieces come from the server as it writes them for a browser without scripts.
(() => {
  "use strict";
  const grid = document.getElementById("grid");
  if (!grid) return;
  const room = grid.querySelector(".room");
  const rows = Number(grid.dataset.rows);
  const columns = Number(grid.dataset.columns);
  const table = () => room.querySelector("table");
  const size = (element) => element.getBoundingClientRect();
  const head = size(table().tHead.rows[0].cells[0]);
  const [headWide, headHigh] = [head.width, size(table().tHead).height];
  const high = size(table().tBodies[0].rows[0]).height;
  const wide = table().tHead.rows[0].cells[1] ? size(table().tHead.rows[0].cells[1]).width : 48;
  document.querySelectorAll(".turn").forEach((nav) => nav.classList.add("off"));
  grid.classList.add("live");
  room.style.width = `${headWide + wide * columns}px`;
  room.style.height = `${headHigh + high * rows}px`;

  // The piece that is drawn, from 0: [first row, rows, first column, columns].
  let drawn = [Number(grid.dataset.row) - 1, table().tBodies[0].rows.length, Number(grid.dataset.column) - 1, table().tHead.rows[0].cells.length - 1];
  const kept = new Map();
  let wanted = "";

  function place() {
    // Not a transform: what is sticky would be moved with it.
    table().style.insetBlockStart = `${drawn[0] * high}px`;
    table().style.insetInlineStart = `${drawn[2] * wide}px`;
  }
  function seen() {
    const down = Math.ceil(grid.clientHeight / high);
    const across = Math.ceil(grid.clientWidth / wide);
    return [Math.floor(grid.scrollTop / high), down, Math.floor(grid.scrollLeft / wide), across];
  }
  function covers([row, down, column, across]) {
    return row >= drawn[0] && column >= drawn[2] && Math.min(rows, row + down) <= drawn[0] + drawn[1] && Math.min(columns, column + across) <= drawn[2] + drawn[3];
  }
  async function piece(address) {
    if (!kept.has(address)) {
      kept.set(address, fetch(address).then((answer) => answer.text()));
      if (kept.size > 60) kept.delete(kept.keys().next().value);
    }
    return kept.get(address);
  }
  async function draw(force) {
    const sight = seen();
    if (!force && covers(sight)) return;
    const [row, down, column, across] = sight;
    // Half a sheet more on each side, begun on even steps so that a piece once fetched serves again.
    const first = Math.max(0, Math.floor((row - down / 2) / 10) * 10);
    const left = Math.max(0, Math.floor((column - across / 4) / 6) * 6);
    const next = [first, Math.min(rows - first, Math.min(120, down * 2 + 10)), left, Math.min(columns - left, Math.min(120, Math.ceil(across * 1.5) + 6))];
    const address = `${grid.dataset.part}&row=${next[0] + 1}&rows=${next[1]}&column=${next[2] + 1}&columns=${next[3]}`;
    if (address === wanted) return;
    wanted = address;
    const text = await piece(address);
    if (address !== wanted) return;
    const focused = grid.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("table");
    if (!fresh) return;
    table().replaceWith(document.adoptNode(fresh));
    drawn = next;
    place();
    wanted = "";
    if (focused) [...table().querySelectorAll("a")].find((a) => a.getAttribute("href") === focused)?.focus({ preventScroll: true });
    if (!covers(seen())) draw();
  }
  place();
  let frame = 0;
  grid.addEventListener("scroll", () => {
    hide();
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => draw());
  }, { passive: true });
  addEventListener("resize", () => draw());
  grid.scrollTo(drawn[2] ? drawn[2] * wide : 0, drawn[0] ? drawn[0] * high : 0);
  draw();

  // From cell to cell that is filled, by the arrow keys.
  grid.addEventListener("keydown", (event) => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
    const cell = document.activeElement?.closest("td, th");
    if (!step || !cell || !table().contains(cell)) return;
    let [row, column] = [cell.parentElement.rowIndex, cell.cellIndex];
    for (;;) {
      row += step[0];
      column += step[1];
      const next = table().rows[row]?.cells[column];
      if (!next) return;
      const link = next.querySelector("a");
      if (link) {
        event.preventDefault();
        link.focus();
        return;
      }
    }
  });

  // The exact words of a cell, beside it, never cut off by the table's edge.
  const tip = document.createElement("p");
  tip.className = "words-tip";
  tip.hidden = true;
  tip.lang = "ja";
  document.body.append(tip);
  function show(event) {
    const link = event.target.closest?.("td a");
    const words = link?.querySelector(".tip");
    if (!words) return hide();
    tip.replaceChildren(...[...words.childNodes].map((node) => node.cloneNode(true)));
    tip.hidden = false;
    const at = size(link);
    const [w, h] = [tip.offsetWidth, tip.offsetHeight];
    tip.style.left = `${Math.max(8, Math.min(at.left, innerWidth - w - 8))}px`;
    tip.style.top = `${at.bottom + h + 8 < innerHeight ? at.bottom + 4 : at.top - h - 4}px`;
  }
  function hide() {
    tip.hidden = true;
  }
  grid.addEventListener("pointerover", show);
  grid.addEventListener("focusin", show);
  grid.addEventListener("pointerleave", hide);
  grid.addEventListener("focusout", hide);
})();
