/** What only answers need, moulds and modules: fetched at the first sign of a question. */

const MODULES = ['article', 'papers'];
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
  await Promise.all(MODULES.map(run));
  document.body.append(...Array.from(page.querySelectorAll('template')));
}

/** @param {string} name */
function run(name) {
  return new Promise((done, failed) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = `/static/${name}.js`;
    script.onload = done;
    script.onerror = () => failed(new TypeError(name));
    document.head.append(script);
  });
}
