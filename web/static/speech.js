/** Reads an answer aloud with a voice of this device; without one there is no button. */
import { words } from './view.js';

const speech = window.speechSynthesis;
/** @type {HTMLButtonElement | null} */
let speaking = null;

/** Return a Chinese voice that does not send the text away, if there is one. */
function voice() {
  return speech && speech.getVoices().find((v) => v.localService && /^(zh|cmn)/i.test(v.lang));
}

/** Show the buttons of answers when there is a voice. @param {ParentNode} [part] */
export function offer(part = document) {
  if (!voice()) return;
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll('.speak[hidden]'))) {
    button.textContent = words.speak;
    button.hidden = false;
  }
}

function stop() {
  if (speaking) speaking.textContent = words.speak;
  speaking = null;
  speech.cancel();
}

/** @param {HTMLButtonElement} button */
function start(button) {
  const said = new SpeechSynthesisUtterance(button.closest('.answer').querySelector('.text').textContent);
  said.voice = voice();
  said.lang = said.voice.lang;
  said.rate = 0.9;
  said.onend = () => { if (speaking === button) stop(); };
  speaking = button;
  button.textContent = words.stop_speaking;
  speech.speak(said);
}

if (speech) {
  document.addEventListener('click', (event) => {
    const target = /** @type {Element} */ (event.target);
    const button = /** @type {HTMLButtonElement} */ (target.closest('.speak'));
    if (!button) return;
    const again = speaking !== button;
    stop();
    if (again) start(button);
  });
  if (speech.addEventListener) speech.addEventListener('voiceschanged', () => offer());
  window.addEventListener('pagehide', stop);
}
