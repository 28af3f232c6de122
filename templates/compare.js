// Escape puts what a cell shows on hover or focus out of the way; the next cell shows its own again.
(function (root) {
  root.addEventListener("keydown", function (e) { if (e.key === "Escape") root.classList.add("quiet"); });
  ["focusin", "mouseover"].forEach(function (when) {
    root.addEventListener(when, function () { root.classList.remove("quiet"); });
  });
})(document.documentElement);
