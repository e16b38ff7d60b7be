/** What only answers need, moulds, modules and styles: fetched at the first sign of a question. */

const MODULES = ['article', 'matters', 'papers'];
const STYLES = '/static/answer.css';
/** @type {Promise<void> | null} */
let fetched = null;

/** Return when everything is here; what failed is tried again by the next call. */
export function prepare() {
  if (!fetched) fetched = load();
  fetched.catch(() => { fetched = null; });
  return fetched;
}

async function load() {
  const response = await fetch('/moulds');
  if (!response.ok) throw new TypeError('no moulds');
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  document.body.append(...Array.from(page.querySelectorAll('template')));
  await Promise.all([...MODULES.map(run), dress()]);
}

/** @param {string} name */
function run(name) {
  const script = document.createElement('script');
  script.type = 'module';
  script.src = `/static/${name}.js`;
  return loaded(script);
}

function dress() {
  const there = document.querySelector(`link[href="${STYLES}"]`);
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = STYLES;
  return there ? null : loaded(link);
}

/** @param {HTMLElement} element */
function loaded(element) {
  return new Promise((done, failed) => {
    element.onload = done;
    element.onerror = () => failed(new TypeError(element.tagName));
    document.head.append(element);
  });
}
