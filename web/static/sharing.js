/** What leaves the page keeps its label: copies name the maker, prints unfold everything. */

const notice = document.getElementById('notice').textContent;

document.addEventListener('copy', (event) => {
  const selection = document.getSelection();
  const copied = selection ? selection.toString() : '';
  const answers = Array.from(document.querySelectorAll('.answer'));
  if (!copied || !answers.some((row) => selection.containsNode(row, true))) return;
  event.clipboardData.setData('text/plain', copied + '\n\n' + notice);
  event.preventDefault();
});

/** @type {Element[]} */
let unfolded = [];

window.addEventListener('beforeprint', () => {
  unfolded = Array.from(document.querySelectorAll('details:not([open])'));
  for (const details of unfolded) details.setAttribute('open', '');
});
window.addEventListener('afterprint', () => {
  for (const details of unfolded) details.removeAttribute('open');
});
