// Looks through the index of the pack as somebody types. Everything is set as text, never as markup.
(function () {
  "use strict";
  var most = 40;
  var box = document.getElementById("search");
  var input = document.getElementById("words");
  var results = document.getElementById("results");
  var status = document.getElementById("status");
  var rows = window.pocarmsIndex || [];

  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  function rank(row, words) { // found in the title first
    var title = plain(row[1]);
    return words.every(function (word) { return title.indexOf(word) >= 0; }) ? 0 : 1;
  }

  function show() {
    var words = plain(input.value).split(/[\s.,;:?!«»"“”']+/).filter(Boolean);
    results.textContent = "";
    status.textContent = "";
    if (!words.length) { return; }
    var found = rows.filter(function (row) {
      return words.every(function (word) { return row[3].indexOf(word) >= 0; });
    });
    found = found.map(function (row, n) { return [rank(row, words), n, row]; });
    found.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    found.slice(0, most).forEach(function (one) {
      var row = one[2];
      var item = document.createElement("li");
      var link = document.createElement("a");
      var sort = document.createElement("span");
      link.href = row[0];
      link.textContent = row[1];
      sort.className = "soft";
      sort.textContent = " (" + row[2] + ")";
      item.append(link, sort);
      results.append(item);
    });
    var left = found.length - most;
    status.textContent = !found.length ? box.dataset.none
      : left > 0 ? found.length + " " + box.dataset.found + " (" + left + " " + box.dataset.more + ")"
      : found.length + " " + box.dataset.found;
  }

  input.addEventListener("input", show);
  document.getElementById("without").hidden = true;
  box.hidden = false;
  show();
})();
