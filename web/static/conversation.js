/** The conversation on the server: opened when first needed, kept for this tab. */
import { readEvents } from './stream.js';

const KEPT = 'conversation';
const API = '/api/conversations';

/** A refusal of the server, with words for the person. */
export class Refused extends Error {
  /** @param {number} status @param {string} words */
  constructor(status, words) {
    super(words);
    this.status = status;
  }
}

/** @returns {{id: string, key: string} | null} */
export function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) || 'null');
  } catch (error) {
    return memory;
  }
}

/** @type {{id: string, key: string} | null} */
let memory = null;

/** @param {{id: string, key: string} | null} opened */
function keep(opened) {
  memory = opened;
  try {
    if (opened) sessionStorage.setItem(KEPT, JSON.stringify(opened));
    else sessionStorage.removeItem(KEPT);
  } catch (error) { /* storage is refused: the conversation lasts for this page */ }
}

/** Return every message so far; none when there is no conversation. */
export async function history() {
  const opened = kept();
  if (!opened) return [];
  const response = await call('GET', opened, '');
  return (await response.json()).messages;
}

/**
 * Send a message or a choice; `emit` hears the events of the answer.
 * @param {{text: string} | {fact: string, value: string}} message
 * @param {(name: string, value: any) => void} emit
 */
export async function send(message, emit) {
  const opened = kept() || (await open());
  const response = await call('POST', opened, '/messages', message);
  await readEvents(response.body.getReader(), emit);
}

/** Forget the conversation here and on the server. */
export async function forget() {
  const opened = kept();
  keep(null);
  if (opened) await call('DELETE', opened, '').catch(() => {});
}

/** Forget the conversation here; the server no longer has it. */
export function lose() {
  keep(null);
}

async function open() {
  const response = await fetch(API, { method: 'POST' });
  if (!response.ok) throw await refusal(response);
  const opened = await response.json();
  keep(opened);
  return opened;
}

/**
 * @param {string} method
 * @param {{id: string, key: string}} opened
 * @param {string} path
 * @param {object} [body]
 */
async function call(method, opened, path, body) {
  const headers = { Authorization: 'Bearer ' + opened.key };
  if (body) headers['Content-Type'] = 'application/json';
  const response = await fetch(`${API}/${opened.id}${path}`, {
    method, headers, body: body && JSON.stringify(body),
  });
  if (!response.ok) throw await refusal(response);
  return response;
}

/** @param {Response} response */
async function refusal(response) {
  const body = await response.json().catch(() => ({}));
  return new Refused(response.status, body.error ? body.error.message : '');
}
