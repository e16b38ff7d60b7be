/* Before the first paint: the elder edition when it is asked for, or was chosen before. */
(function () {
  var asked = /[?&]elder=([01])/.exec(location.search);
  var elder = asked ? asked[1] : null;
  try {
    if (elder) localStorage.setItem('elder', elder);
    else elder = localStorage.getItem('elder');
  } catch (error) { /* storage is refused: the edition lasts for this page */ }
  if (elder) document.documentElement.dataset.edition = elder === '1' ? 'elder' : 'standard';
})();
