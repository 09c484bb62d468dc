// Comfort only: the page is complete without it.
(function () {
  "use strict";
  function reveal() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    var own = target.matches(".claim") && target.querySelector("details");
    if (own) own.open = true;
    target.scrollIntoView({ block: target.matches("span") ? "center" : "start" });
  }
  addEventListener("hashchange", reveal);
  reveal();
})();
