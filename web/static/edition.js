/* Before the first paint: the size of type that is asked for, or was chosen before. */
(function () {
  var SIZES = { 0: '17', 20: '20', 1: '24', 30: '30' };
  var root = document.documentElement;
  var asked = /[?&]elder=(\d+)/.exec(location.search);
  var code = asked ? asked[1] : null;
  function put(chosen) {
    if (!SIZES[chosen]) return;
    root.dataset.size = SIZES[chosen];
    root.dataset.edition = SIZES[chosen] >= 24 ? 'elder' : 'standard';
  }
  function keep(chosen) {
    try { localStorage.setItem('elder', chosen); } catch (error) { /* lasts for this page */ }
  }
  try {
    if (!code) code = localStorage.getItem('elder');
  } catch (error) { /* storage is refused: the edition lasts for this page */ }
  if (asked) keep(code);
  if (code) put(code);
  document.addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('.edition');
    if (!link) return;
    event.preventDefault();
    keep(link.dataset.to);
    put(link.dataset.to);
    var shown = Array.from(link.parentElement.querySelectorAll('.edition'))
      .find(function (other) { return other.offsetParent; });
    if (shown) shown.focus();
  });
})();
