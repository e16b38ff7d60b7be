/** Opens a cited article over the page: the text as imported, its validity and its version. */
import { cast } from './mould.js';
import { articleView } from './view.js';

/** Return the text behind a link to /law, null where there is no text. @param {HTMLAnchorElement} link */
async function read(link) {
  const number = link.hash.slice(1);
  const response = await fetch(link.pathname.replace('/law/', '/api/articles/') + '/' + number);
  const article = response.ok ? await response.json() : null;
  return article && article.text ? article : null;
}

/** @param {HTMLAnchorElement} link */
async function open(link) {
  const article = await read(link).catch(() => null);
  if (!article) {
    location.assign(link.href);
    return;
  }
  const sheet = /** @type {HTMLDialogElement} */ (cast('article', articleView(article, link.href)));
  document.body.append(sheet);
  sheet.addEventListener('close', () => {
    sheet.remove();
    link.focus();
  });
  sheet.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target === sheet || target.closest('.close')) sheet.close();
  });
  sheet.showModal();
  /** @type {HTMLElement} */ (sheet.querySelector('h2')).focus();
}

document.addEventListener('click', (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = /** @type {HTMLAnchorElement} */ (target.closest('.original'));
  if (!link || !link.hash || !('HTMLDialogElement' in window) || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  open(link);
});
