/** Hears what is added to the conversation: by stream, else by asking again and again. */
import * as conversation from './conversation.js';

const PAUSE = 3000; // milliseconds between two attempts
let following = false;

const wait = () => new Promise((resolve) => setTimeout(resolve, PAUSE));

/**
 * Call `emit` with every message after the first `seen()` until nothing more is expected.
 * @param {() => number} seen
 * @param {(message: any) => void} emit
 * @param {() => boolean} wanted
 */
export async function follow(seen, emit, wanted) {
  if (following) return;
  following = true;
  let streams = true;
  while (wanted()) {
    try {
      if (streams) await conversation.follow(seen(), (name, value) => { if (name === 'message') emit(value); });
      else (await conversation.history()).messages.slice(seen()).forEach(emit);
    } catch (error) {
      if (error.status) break;
      streams = !streams;
    }
    await wait();
  }
  following = false;
}
