/* At a station's screen: two idle minutes on a page to read end the visit. */
(function () {
  var IDLE = 120000; // milliseconds
  var timer = 0;
  function rest() {
    clearTimeout(timer);
    timer = setTimeout(function () { location.replace('/?kiosk=1&ended=1'); }, IDLE);
  }
  ['pointerdown', 'keydown', 'input', 'wheel', 'touchstart', 'scroll'].forEach(function (name) {
    addEventListener(name, rest, { passive: true });
  });
  rest();
})();
