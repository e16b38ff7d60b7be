/** The box people write in: grows, counts, sends on Enter. */

const box = /** @type {HTMLTextAreaElement} */ (document.getElementById('text'));
const count = document.getElementById('count');
const LIMIT = Number(count.dataset.limit);
const SHOWN_FROM = 0.8; // of the limit
const TALLEST = 6; // rows
const DRAFT = 'draft';
const LATE_ENTER = 229; // key code while an input method composes, where isComposing is not told

/** @param {string} text */
export function write(text) {
  box.value = text;
  keepDraft();
  refresh();
}

/** Put back what was written before the page was loaded again. */
export function recall() {
  try {
    if (!box.value) box.value = sessionStorage.getItem(DRAFT) || '';
  } catch (error) { /* nothing was kept */ }
  refresh();
}

function keepDraft() {
  try { sessionStorage.setItem(DRAFT, box.value); } catch (error) { /* lasts for this page */ }
}

/** Return what is written. */
export function written() {
  return box.value.trim();
}

/** Put the cursor into the box. */
export function focus() {
  box.focus();
}

function refresh() {
  const length = Array.from(box.value).length;
  count.hidden = length < LIMIT * SHOWN_FROM;
  count.firstElementChild.textContent = String(length);
  count.lastElementChild.toggleAttribute('hidden', length <= LIMIT);
  count.classList.toggle('over', length > LIMIT);
  box.rows = 1;
  while (box.rows < TALLEST && box.scrollHeight > box.clientHeight + 2) box.rows += 1;
}

box.addEventListener('input', () => {
  keepDraft();
  refresh();
});
box.addEventListener('keydown', (event) => {
  const composing = event.isComposing || event.keyCode === LATE_ENTER;
  if (event.key !== 'Enter' || event.shiftKey || composing) return;
  event.preventDefault();
  document.getElementById('send').click();
});
refresh();
