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

/** Return every message so far and how the conversation stands; none when there is none. */
export async function history() {
  const opened = kept();
  if (!opened) return { messages: [], answering: false, handover: null };
  return (await call('GET', opened, '')).json();
}

/** Return what is known of the case, in words. */
export async function facts() {
  const opened = kept();
  return opened ? (await (await call('GET', opened, '/facts')).json()).facts : [];
}

/** Return the drafts that fit the advice, with where each can be had. */
export async function papers() {
  const opened = kept();
  if (!opened) return [];
  const { papers: fit } = await (await call('GET', opened, '/papers')).json();
  return fit.map((p) => ({ title: p.title, href: `${API}/${opened.id}/papers/${p.id}` }));
}

/** Fetch one draft. @param {string} address */
export async function paper(address) {
  const opened = kept();
  return call('GET', opened, address.slice(`${API}/${opened.id}`.length));
}

/** Send a wish or a rating; return the reply. @param {string} path @param {object} body */
export async function post(path, body) {
  return (await call('POST', kept() || (await open()), path, body)).json();
}

/**
 * Hear what is added after the first `seen` messages until the stream ends.
 * @param {number} seen
 * @param {(name: string, value: any) => void} emit
 */
export async function follow(seen, emit) {
  const response = await call('GET', kept(), '/events', undefined, { 'Last-Event-ID': String(seen) });
  await readEvents(response.body.getReader(), emit);
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
 * @param {object} [more] headers
 */
async function call(method, opened, path, body, more) {
  const headers = Object.assign({ Authorization: 'Bearer ' + opened.key }, more);
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
