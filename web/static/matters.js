/** Several matters of one conversation as tabs: each leads to the last answer about it. */
import { show } from './log.js';
import { cast } from './mould.js';

const tabs = document.getElementById('matters');
const titles = JSON.parse(/** @type {HTMLTemplateElement} */ (document.getElementById('titles')).content.textContent);

/** Return the last answer about every matter, the latest last. */
function lastOfEach() {
  const last = new Map();
  for (const row of document.querySelectorAll('.answer[data-matter]')) {
    const { matter } = /** @type {HTMLElement} */ (row).dataset;
    last.delete(matter);
    if (titles[matter]) last.set(matter, row);
  }
  return last;
}

function refresh() {
  const ids = Array.from(lastOfEach().keys());
  tabs.textContent = '';
  tabs.hidden = ids.length < 2;
  if (tabs.hidden) return;
  tabs.append(...cast('matters', { matters: ids.map((id) => ({ id, title: titles[id] })) }).children);
  choose(/** @type {HTMLElement} */ (tabs.lastElementChild));
}

/** @param {HTMLElement} tab */
function choose(tab) {
  for (const other of tabs.children) other.removeAttribute('aria-current');
  tab.setAttribute('aria-current', 'true');
}

tabs.addEventListener('click', (event) => {
  const tab = /** @type {HTMLElement} */ (/** @type {Element} */ (event.target).closest('a'));
  if (!tab) return;
  event.preventDefault();
  choose(tab);
  const row = lastOfEach().get(tab.dataset.matter);
  show(row);
  row.focus({ preventScroll: true });
});
document.addEventListener('answered', refresh);
