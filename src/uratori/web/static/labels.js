// Comfort only: words selected in a sentence are put into the field that asks for words.
(() => {
  "use strict";
  document.documentElement.classList.add("scripted");
  let last = null; // the last words selected in a sentence: { block, text, nth }

  // The characters that count: neither white space nor those that are written out (U+202E).
  function plain(node) {
    const copy = node.cloneNode(true);
    copy.querySelectorAll(".hidden").forEach((hidden) => hidden.remove());
    return copy.textContent.replace(/\s/g, "");
  }
  function before(sentence, range) {
    const rest = document.createRange();
    rest.selectNodeContents(sentence);
    rest.setEnd(range.startContainer, range.startOffset);
    return plain(rest.cloneContents()).length;
  }
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    const from = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const sentence = from(range.commonAncestorContainer).closest(".sentence");
    if (!sentence) return;
    const words = plain(range.cloneContents());
    if (!words) return;
    const at = before(sentence, range);
    const whole = plain(sentence);
    let nth = 1;
    for (let n = whole.indexOf(words); n >= 0 && n < at; n = whole.indexOf(words, n + 1)) nth += 1;
    last = { block: sentence.closest(".block"), text: nth > 1 ? `${words}~${nth}` : words };
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".pick");
    if (!button) return;
    const field = button.closest(".picked").querySelector("input, textarea");
    if (last && last.block === button.closest(".block")) {
      const more = button.classList.contains("more") && field.value.trim();
      field.value = more ? `${field.value} // ${last.text}` : last.text;
    }
    field.focus();
  });

  // What could not be taken is said first.
  document.getElementById("wrong")?.focus();
})();
