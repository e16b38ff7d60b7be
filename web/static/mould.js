/**
 * Fills a mould: markup of the server in which data- marks say where values go.
 *   data-text="path"        the text of the value
 *   data-each="path"        the first child once for every item
 *   data-if="path"          only when the value is there
 *   data-is="path:a|b"      only when the value is a or b
 *   data-attr="name:path"   the value as an attribute
 * Values become text nodes and attributes; nothing is ever parsed as markup.
 */

/**
 * Return the element of a mould filled with a value.
 * @param {string} name
 * @param {any} value
 * @returns {HTMLElement}
 */
export function cast(name, value) {
  const mould = /** @type {HTMLTemplateElement} */ (document.getElementById('mould-' + name));
  const element = /** @type {HTMLElement} */ (mould.content.firstElementChild.cloneNode(true));
  fill(element, value);
  return element;
}

/** @param {HTMLElement} element @param {any} value */
function fill(element, value) {
  const { text, each, attr } = element.dataset;
  if (!fits(element, value)) {
    element.remove();
    return;
  }
  if (attr) setAttribute(element, attr, value);
  if (text) element.textContent = words(at(value, text));
  else if (each) repeat(element, at(value, each) || []);
  else for (const child of Array.from(element.children)) fill(/** @type {HTMLElement} */ (child), value);
}

/** @param {HTMLElement} element @param {any[]} items */
function repeat(element, items) {
  const mould = element.firstElementChild;
  element.textContent = '';
  for (const item of items) {
    const copy = /** @type {HTMLElement} */ (mould.cloneNode(true));
    element.append(copy);
    fill(copy, item);
  }
}

/** @param {HTMLElement} element @param {any} value */
function fits(element, value) {
  const { if: there, is } = element.dataset;
  if (there && !present(at(value, there))) return false;
  if (is === undefined) return true;
  const [path, options] = is.split(':');
  return options.split('|').includes(words(at(value, path)));
}

/** @param {HTMLElement} element @param {string} mark @param {any} value */
function setAttribute(element, mark, value) {
  const split = mark.indexOf(':');
  element.setAttribute(mark.slice(0, split), words(at(value, mark.slice(split + 1))));
}

/** @param {any} value @param {string} path */
function at(value, path) {
  if (path === '.') return value;
  return path.split('.').reduce((part, name) => (part ? part[name] : undefined), value);
}

/** @param {any} value */
function present(value) {
  return Array.isArray(value) ? value.length > 0 : words(value) !== '' && value !== false;
}

/** @param {any} value */
function words(value) {
  return value === undefined || value === null ? '' : String(value);
}
