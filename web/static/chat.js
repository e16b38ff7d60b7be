/** The live page: takes over the plain forms, streams answers, restores the conversation. */
import * as aftercare from './aftercare.js';
import * as composer from './composer.js';
import * as conversation from './conversation.js';
import * as log from './log.js';
import { follow } from './follow.js';
import { prepare } from './later.js';
import { words } from './view.js';

const get = (/** @type {string} */ id) => document.getElementById(id);
const problem = get('problem');
const retry = get('retry');
const spoken = get('spoken');
const GONE = 404;
let busy = false;
/** @type {(() => void) | null} */
let again = null;
let seen = 0; // messages that the page shows
let waiting = false; // for a person, or for an answer whose stream was cut

/**
 * Send a message or a choice, and show what comes back.
 * @param {{text: string} | {fact: string, value: string}} message
 * @param {string} shown
 */
async function say(message, shown) {
  if (busy) return;
  aftercare.tell('');
  setBusy(true);
  hideProblem();
  get('board').hidden = true;
  get('again').hidden = false;
  const reopen = log.closeQuestions();
  const mine = log.addResident(shown);
  const waiting = log.addThinking();
  log.show(mine);
  spoken.textContent = words.started;
  try {
    await answerTo(message, waiting, mine);
  } catch (error) {
    const rows = log.cut(waiting) ? [mine, waiting] : [];
    if (!rows.length) mine.remove();
    reopen();
    await recover(error, message, shown, rows);
  }
  setBusy(false);
}

async function answerTo(message, waiting, mine) {
  let answered = false;
  await prepare();
  await conversation.send(message, (name, value) => {
    if (name === 'text') log.grow(waiting, value.text);
    if (name === 'answer') {
      answered = true;
      const row = log.addAnswer(value, waiting);
      aftercare.refresh(value);
      spoken.textContent = value.text;
      log.settle(mine);
      if (!composerHasFocus()) row.focus({ preventScroll: true });
    }
  });
  if (!answered) throw new TypeError('the stream ended early');
  seen += 2;
}

/** After a failure the answer may be on the server already; if not, keep the words and offer to retry. */
async function recover(error, message, shown, rows) {
  if (!error.status && (await arrived())) return;
  if (error.status === GONE) {
    conversation.lose();
    log.clear();
    seen = 0;
  }
  if ('text' in message && !rows.length) composer.write(message.text);
  spoken.textContent = '';
  const told = error.status ? error.message : words.offline;
  showProblem(error.status === GONE ? words.expired : told, async () => {
    if (rows.length && (await arrived())) {
      hideProblem();
      return;
    }
    for (const row of rows) row.remove();
    if ('text' in message && !rows.length) composer.write('');
    say(message, shown);
  });
  if (rows.length) log.show(rows[0]);
}

/** Show the conversation as the server has it, when that is more than the page has. */
async function arrived() {
  const last = await ready(conversation.history()).catch(() => null);
  if (!last || (last.messages.length <= seen && !last.answering)) return false;
  showAll(last);
  return true;
}

/** @param {any} talk the conversation as the server has it */
function showAll(talk) {
  const messages = talk.messages;
  log.clear();
  get('board').hidden = messages.length > 0;
  get('again').hidden = messages.length === 0;
  seen = messages.length;
  let mine = null;
  for (const message of messages) {
    log.closeQuestions();
    if (message.answer) log.addAnswer(message.answer);
    else if (message.from === 'resident') mine = log.addResident(message.text);
    else log.addNote(message);
  }
  aftercare.refresh(messages.map((m) => m.answer).filter(Boolean).pop() || messages[0]);
  if (mine) log.show(mine);
  waiting = talk.answering || Boolean(talk.handover && talk.handover !== 'closed');
  if (talk.answering) log.addThinking();
  if (waiting) listen();
}

/** Show what is added while a person, or an answer, is waited for. */
function listen() {
  follow(() => seen, (message) => {
    if (busy) return;
    seen += 1;
    if (message.from === 'staff' || message.from === 'system') {
      log.show(log.addNote(message));
      spoken.textContent = message.text;
    } else {
      restore();
    }
  }, () => waiting && Boolean(conversation.kept()));
}

/** Another tab may have gone on with this conversation. */
function catchUp() {
  if (document.visibilityState === 'visible' && !busy && conversation.kept()) arrived();
}

function setBusy(on) {
  busy = on;
  get('send').toggleAttribute('disabled', on);
}

/** @param {string} text @param {() => void} [retrying] */
function showProblem(text, retrying) {
  problem.firstElementChild.textContent = text;
  problem.hidden = false;
  retry.hidden = !retrying;
  again = retrying || null;
}

function hideProblem() {
  problem.hidden = true;
  again = null;
}

function restore() {
  hideProblem();
  ready(conversation.history()).then(showAll).catch((error) => {
    if (error.status === GONE) conversation.lose();
    else showProblem(error.status ? error.message : words.offline, restore);
  });
}

/** Return what is awaited once the moulds for it are here too. @param {Promise<any>} talk */
async function ready(talk) {
  const found = await talk;
  if (found.messages.length) await prepare();
  return found;
}

function composerHasFocus() {
  return get('composer').contains(document.activeElement);
}

function startAgain() {
  waiting = false;
  conversation.forget();
  seen = 0;
  hideProblem();
  log.clear();
  aftercare.refresh();
  get('board').hidden = false;
  get('again').hidden = true;
  composer.focus();
}

/** @param {HTMLFormElement} form @param {HTMLButtonElement | null} button */
function take(form, button) {
  if (form.id === 'composer') {
    const text = composer.written();
    if (!text || busy) return;
    composer.write('');
    say({ text }, text);
  } else if (form.id === 'again') {
    if (!document.documentElement.hasAttribute('data-kiosk')) startAgain();
  } else if (form.id === 'forget') {
    startAgain();
    /** @type {HTMLDetailsElement} */ (get('menu')).open = false;
    aftercare.tell(words.forgotten);
  } else if (aftercare.take(form, (error) => showProblem(error.message || words.offline), restore)) {
    hideProblem();
  } else if (form.id === 'board') {
    if (button) say({ text: button.value }, button.value);
  } else {
    const given = /** @type {HTMLInputElement} */ (form.querySelector('.given input, .given select'));
    const fact = /** @type {HTMLInputElement} */ (form.elements.namedItem('fact')).value;
    if (button && button.value) say({ fact, value: button.value }, button.textContent.trim());
    else if (given) say({ fact, value: given.value }, given.value);
  }
}

/** @type {HTMLButtonElement | null} */
let pressed = null;

function start() {
  document.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target);
    pressed = target.closest('button');
  }, true);
  document.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    take(form, pressed && form.contains(pressed) ? pressed : null);
    pressed = null;
  });
  retry.addEventListener('click', () => again && again());
  document.addEventListener('visibilitychange', catchUp);
  for (const name of ['pointerdown', 'focusin']) {
    document.addEventListener(name, () => { prepare().catch(() => {}); }, { once: true });
  }
  composer.recall();
  restore();
}

for (const name of ['dragover', 'drop']) {
  window.addEventListener(name, (event) => {
    if (!/** @type {DragEvent} */ (event).dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    if (name === 'drop') showProblem(words.no_files);
  });
}
if (window.parent !== window) {
  window.parent.postMessage('ready', '*');
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !document.querySelector('dialog[open]')) window.parent.postMessage('close', '*');
  });
}

// A conversation that began without scripts goes on without them.
if (!document.body.hasAttribute('data-held')) start();
