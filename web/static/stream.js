/** Reads a body of server-sent events; knows nothing of the page. */

/**
 * Call `emit` with the name and the value of every event, in order.
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {(name: string, value: any) => void} emit
 */
export async function readEvents(reader, emit) {
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const block = rest.slice(0, end);
      rest = rest.slice(end + 2);
      const name = field(block, 'event');
      if (name) emit(name, JSON.parse(field(block, 'data')));
    }
    if (done) return;
  }
}

/** @param {string} block @param {string} name */
function field(block, name) {
  const line = block.split('\n').find((text) => text.startsWith(name + ':'));
  return line ? line.slice(name.length + 1).trim() : '';
}
