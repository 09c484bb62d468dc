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

  // Drawn are blocks of rows that lie edge to edge, each a tbody; one that has not come yet keeps its place empty.
  // All share one range of columns, from 0: [first, how many].
  const BLOCK = 10;
  const kept = new Map();
  let across = [Number(grid.dataset.column) - 1, table().tHead.rows[0].cells.length - 1];
  let bodies = new Map();
  let turning = "";

  const last = Math.floor((rows - 1) / BLOCK);
  function wanted() {
    const first = Math.floor(grid.scrollTop / high / BLOCK) - 1;
    const end = Math.floor((grid.scrollTop + grid.clientHeight) / high / BLOCK) + 1;
    return [Math.max(0, Math.min(first, last)), Math.min(last, end)];
  }
  function columnsWanted() {
    const first = Math.floor(grid.scrollLeft / wide);
    const seen = Math.ceil((grid.clientWidth - headWide) / wide) + 1;
    if (first >= across[0] && Math.min(columns, first + seen) <= across[0] + across[1]) return across;
    // Some more on each side, begun on even steps so that what was fetched once serves again.
    const left = Math.max(0, Math.floor((first - 6) / 6) * 6);
    return [left, Math.min(columns - left, seen + 18)];
  }
  function piece(block, [left, count]) {
    const address = `${grid.dataset.part}&row=${block * BLOCK + 1}&rows=${BLOCK}&column=${left + 1}&columns=${count}`;
    if (!kept.has(address)) {
      const text = fetch(address).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer.status)));
      text.catch(() => kept.delete(address));
      kept.set(address, text);
      if (kept.size > 120) kept.delete(kept.keys().next().value);
    }
    return kept.get(address).then((text) => new DOMParser().parseFromString(text, "text/html").querySelector("table"));
  }
  function empty(block) {
    const body = document.createElement("tbody");
    body.append(document.createElement("tr"));
    body.rows[0].style.height = `${high * Math.min(BLOCK, rows - block * BLOCK)}px`;
    return body;
  }
  // The blocks from first to end and no other, the missing ones empty until they come.
  function lay(first, end) {
    for (const [block, body] of bodies) {
      if (block >= first && block <= end) continue;
      body.remove();
      bodies.delete(block);
    }
    for (let block = first, before = table().tHead; block <= end; block++) {
      if (!bodies.has(block)) {
        const body = empty(block);
        bodies.set(block, body);
        before.after(body);
        fill(block, body);
      }
      before = bodies.get(block);
    }
    // Not a transform: what is sticky would be moved with it.
    table().style.insetBlockStart = `${first * BLOCK * high}px`;
    table().style.insetInlineStart = `${across[0] * wide}px`;
  }
  async function fill(block, body) {
    const range = across;
    const come = await piece(block, range).catch(() => null);
    if (!come || bodies.get(block) !== body || range !== across) return;
    bodies.set(block, come.tBodies[0]);
    body.replaceWith(document.adoptNode(come.tBodies[0]));
  }
  // Other columns: shown when the rows in sight have come, the old ones until then.
  async function turn(range) {
    const key = range.join();
    if (turning === key) return;
    turning = key;
    const [first, end] = wanted();
    const blocks = [...Array(end - first + 1).keys()].map((n) => first + n);
    const come = await Promise.all(blocks.map((block) => piece(block, range))).catch(() => null);
    if (turning !== key) return;
    turning = "";
    if (!come) return;
    const focused = grid.contains(document.activeElement) && document.activeElement.getAttribute("href");
    across = range;
    bodies = new Map(blocks.map((block, n) => [block, come[n].tBodies[0]]));
    table().replaceChildren(come[0].tHead, ...bodies.values());
    draw();
    if (focused) [...table().querySelectorAll("a")].find((a) => a.getAttribute("href") === focused)?.focus({ preventScroll: true });
  }
  function draw() {
    const range = columnsWanted();
    if (range !== across) turn(range);
    lay(...wanted());
  }
  let frame = 0;
  grid.addEventListener("scroll", () => {
    hide();
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  }, { passive: true });
  addEventListener("resize", draw);
  // What the server wrote is the first block or two, where it begins on one; else it is fetched again.
  const begun = Number(grid.dataset.row) - 1;
  const written = [...table().tBodies[0].rows];
  table().tBodies[0].remove();
  if (begun % BLOCK === 0) {
    for (let at = 0; at < written.length; at += BLOCK) {
      const part = written.slice(at, at + BLOCK);
      if (part.length < BLOCK && begun + at + part.length < rows) break;
      const body = document.createElement("tbody");
      body.append(...part);
      table().append(body);
      bodies.set((begun + at) / BLOCK, body);
    }
  }
  grid.scrollTo(across[0] * wide, begun * high);
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
