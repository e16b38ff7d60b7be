/** What follows an answer: what is known, a person, a rating, sharing, printing. */
import * as conversation from './conversation.js';
import { cast } from './mould.js';
import { words } from './view.js';

const get = (/** @type {string} */ id) => document.getElementById(id);
const known = /** @type {HTMLDetailsElement} */ (get('known'));
const share = /** @type {HTMLAnchorElement} */ (get('share'));
const told = get('told');

/** Tell the person something. @param {string} text */
export function tell(text) {
  told.textContent = text;
  told.hidden = !text;
}

/** Show what fits a conversation; hide all of it when there is none. @param {any} [answer] */
export function refresh(answer) {
  get('after').classList.toggle('opening', !answer);
  get('forget').hidden = !answer;
  if (known.open) showKnown();
  document.dispatchEvent(new CustomEvent('answered', { detail: answer }));
  const matter = answer && answer.matter;
  share.hidden = !matter;
  if (matter) share.href = '/guide/' + encodeURIComponent(matter) + words.query;
}

async function showKnown() {
  const facts = await conversation.facts().catch(() => []);
  const list = cast('known', { facts });
  get('facts').textContent = '';
  get('facts').append(list);
  for (const form of list.querySelectorAll('form')) {
    const chosen = /** @type {HTMLSelectElement} */ (form.querySelector('select, .given input'));
    chosen.value = form.dataset.value;
  }
}

/** @param {HTMLFormElement} form @param {boolean} many */
function read(form, many) {
  const data = new FormData(form);
  const text = (/** @type {string} */ name) => String(data.get(name) || '');
  if (many) return { grade: text('grade'), reasons: data.getAll('reasons'), comment: text('comment') };
  return { consent: true, note: text('note'), contact: text('contact') };
}

/**
 * Send the wish for a person or the rating; return whether the form was one of these.
 * @param {HTMLFormElement} form
 * @param {(problem: Error) => void} failed
 * @param {() => void} queued
 */
export function take(form, failed, queued) {
  const wish = form.id === 'wish';
  if (!wish && form.id !== 'rating') return false;
  conversation.post(wish ? '/handover' : '/rating', read(form, !wish)).then((reply) => {
    /** @type {HTMLDetailsElement} */ (form.closest('details')).open = false;
    form.reset();
    tell(reply.text);
    if (wish) queued();
  }).catch(failed);
  return true;
}

/** Open the card for calling a person. */
export function callPerson() {
  const card = /** @type {HTMLDetailsElement} */ (get('person'));
  card.open = true;
  card.querySelector('summary').focus();
  card.scrollIntoView();
}

known.addEventListener('toggle', () => { if (known.open) showKnown(); });
get('call').addEventListener('click', (event) => {
  event.preventDefault();
  callPerson();
});
share.addEventListener('click', (event) => {
  const link = { title: document.title, url: share.href.split('?')[0] };
  if (navigator.share) {
    event.preventDefault();
    navigator.share(link).catch(() => {});
  } else if (navigator.clipboard) {
    event.preventDefault();
    navigator.clipboard.writeText(link.url).then(() => tell(words.copied), () => { location.href = link.url; });
  }
});
get('print').hidden = false;
get('print').addEventListener('click', () => {
  /** @type {HTMLDetailsElement} */ (get('menu')).open = false;
  window.print();
});

// What leaves the page keeps its label: copies name the maker, prints unfold everything.
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
