/** The rows of the conversation on the page. */
import { cast } from './mould.js';
import { offer } from './speech.js';
import { viewOf } from './view.js';

const log = document.getElementById('log');
const after = document.getElementById('after');
const tabs = document.getElementById('matters');
const newest = document.getElementById('newest');
const FAR = 120; // pixels below the view that are worth a way back
let placed = 0; // where the page itself scrolled to last

/** Add what the resident said; return its row. @param {string} text */
export function addResident(text) {
  return add(cast('resident', { text }));
}

/** Add what staff or the service said; return its row. @param {{from: string, text: string}} message */
export function addNote(message) {
  return add(cast(message.from === 'staff' ? 'staff' : 'system', { text: message.text }));
}

/** Add a row that waits for the answer; return it. */
export function addThinking() {
  return add(cast('thinking', {}));
}

/** Keep a row whose stream was cut, or take it away when nothing had come; return whether it is kept. @param {HTMLElement} row */
export function cut(row) {
  const empty = Boolean(row.querySelector('.wait'));
  if (empty) row.remove();
  else row.className = 'row cut';
  return !empty;
}

/** Append a piece of streamed text to a waiting row. @param {HTMLElement} row @param {string} piece */
export function grow(row, piece) {
  const text = row.querySelector('.text');
  if (text.querySelector('.wait')) text.textContent = '';
  for (const [number, line] of piece.split('\n').entries()) {
    if (number || !text.lastElementChild) text.append(document.createElement('p'));
    text.lastElementChild.append(line);
  }
}

/** Add a finished answer, in place of the row that waited for it. @param {any} answer @param {HTMLElement} [waiting] */
export function addAnswer(answer, waiting) {
  const row = cast('assistant', viewOf(answer));
  const first = row.querySelector('details.pathway');
  if (first) first.setAttribute('open', '');
  if (waiting) waiting.replaceWith(row);
  else log.insertBefore(row, after);
  offer(row);
  if (answer.safety) document.getElementById('danger').hidden = false;
  mark();
  return row;
}

/** Take away the question that was answered; return a function that puts it back. */
export function closeQuestions() {
  const open = Array.from(log.querySelectorAll('.question'));
  for (const question of open) /** @type {HTMLElement} */ (question).hidden = true;
  return () => { for (const question of open) /** @type {HTMLElement} */ (question).hidden = false; };
}

/** Put the top of a row at the top of the view. @param {HTMLElement} row */
export function show(row) {
  const above = log.getBoundingClientRect().top + tabs.offsetHeight + 8;
  if (scrolls()) log.scrollTop += row.getBoundingClientRect().top - above;
  else row.scrollIntoView();
  placed = position();
  mark();
}

/** Show a row again, unless the reader has scrolled away meanwhile. @param {HTMLElement} row */
export function settle(row) {
  if (Math.abs(position() - placed) < 2) show(row);
  else mark();
}

function position() {
  return scrolls() ? log.scrollTop : window.scrollY;
}

/** Take away all rows but the greeting. */
export function clear() {
  for (const row of log.querySelectorAll('.row')) if (row !== log.firstElementChild) row.remove();
  document.getElementById('danger').hidden = true;
  mark();
}

/** @param {HTMLElement} row */
function add(row) {
  log.insertBefore(row, after);
  mark();
  return row;
}

/** Return whether the rows scroll by themselves; on very low screens the whole page does. */
function scrolls() {
  return getComputedStyle(log).overflowY !== 'visible';
}

/** Return how far the end of the last row is below the view. */
function below() {
  const rows = log.querySelectorAll('.row');
  return rows[rows.length - 1].getBoundingClientRect().bottom - log.getBoundingClientRect().bottom;
}

function mark() {
  newest.hidden = !scrolls() || below() < FAR || !log.querySelector('.answer');
}

log.addEventListener('scroll', mark, { passive: true });
window.addEventListener('resize', mark);
newest.addEventListener('click', () => {
  log.scrollTop += below() + 12;
  log.focus();
});
