/** Drafts of papers: which fit, and each fetched with the key that no address may carry. */
import { tell } from './aftercare.js';
import * as conversation from './conversation.js';
import { cast } from './mould.js';
import { words } from './view.js';

const section = document.getElementById('papers');
const KEPT = 60000; // milliseconds until the file in memory is given back

/** Show the drafts that fit the conversation once there is an answer. @param {any} answer */
async function refresh(answer) {
  const list = answer ? await conversation.papers().catch(() => []) : [];
  section.hidden = list.length === 0;
  section.querySelector('div').textContent = '';
  if (list.length) section.querySelector('div').append(cast('papers', { papers: list }));
}

/** @param {HTMLAnchorElement} link */
async function save(link) {
  const response = await conversation.paper(link.pathname);
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') || '');
  const file = document.createElement('a');
  file.href = URL.createObjectURL(await response.blob());
  file.download = named ? decodeURIComponent(named[1]) : 'draft.docx';
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), KEPT);
}

section.addEventListener('click', (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement} */ (target.closest('.draft'));
  if (!link) return;
  event.preventDefault();
  tell('');
  save(link).catch((error) => tell(error.status ? error.message : words.offline));
});
document.addEventListener('answered', (event) => refresh(/** @type {CustomEvent} */ (event).detail));
