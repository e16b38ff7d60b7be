/** At a station's screen: after two idle minutes, or on the way out, nothing stays. */
import * as conversation from './conversation.js';
import { words } from './view.js';

const IDLE = 100000; // milliseconds before the question whether anybody is there
const LAST = 20000; // milliseconds to say so
const problem = document.getElementById('problem');
/** @type {number} */
let timer = 0;
let asked = false;

async function wipe() {
  await conversation.forget();
  try {
    sessionStorage.clear();
    localStorage.removeItem('elder');
  } catch (error) { /* nothing was kept */ }
  location.replace('/?kiosk=1&ended=1');
}

function ask() {
  asked = true;
  problem.firstElementChild.textContent = words.still_there;
  problem.hidden = false;
  timer = window.setTimeout(wipe, LAST);
}

function rest() {
  clearTimeout(timer);
  if (asked) problem.hidden = true;
  asked = false;
  timer = window.setTimeout(ask, IDLE);
}

for (const name of ['pointerdown', 'keydown', 'input', 'wheel', 'touchstart']) {
  window.addEventListener(name, rest, { passive: true });
}
document.addEventListener('submit', (event) => {
  if (/** @type {Element} */ (event.target).id === 'again') wipe();
});
// A page to read, such as a law, ended the visit: what this tab kept goes too.
if (/[?&]ended=1/.test(location.search) && conversation.kept()) wipe();
else rest();
