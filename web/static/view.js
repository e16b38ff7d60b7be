/** An answer of the contract as the moulds want it; the words come from the page. */

const NEAR = 15; // days, as in service/pages/words.py
const words = JSON.parse(document.getElementById('words').textContent);

export { words };

/** @param {any} answer */
export function viewOf(answer) {
  const deadlines = answer.deadlines.map(deadlineView);
  return {
    matter: answer.matter || '',
    lines: answer.text.split('\n').filter(Boolean),
    deadlines,
    first: deadlines.slice(0, 1),
    others: deadlines.slice(1),
    questions: answer.ask ? [questionView(answer.ask, answer.as_of)] : [],
    pathways: answer.pathways.map((p) => Object.assign({}, p, {
      deadlines: p.deadlines.map(deadlineView),
      citations: p.citations.map(citationView),
    })),
    ruled_out: answer.ruled_out.map((r) => ({ name: words.pathways[r.pathway], reason: r.reason })),
    citations: answer.citations.map(citationView),
  };
}

/** @param {any} deadline */
function deadlineView(deadline) {
  const state = stateOf(deadline);
  const file = `/deadlines/${deadline.rule}/${deadline.last_day}.ics`;
  return Object.assign({}, deadline, {
    state,
    ics: state === 'unknown' || state === 'passed' ? '' : file,
    overdue: -deadline.days_left,
    day: dayOf(deadline.last_day),
    start: dayOf(deadline.counted_from),
    citation: citationView(deadline.citation),
  });
}

/** @param {any} deadline */
function stateOf(deadline) {
  if (deadline.last_day === null || deadline.days_left === null) return 'unknown';
  if (deadline.passed) return 'passed';
  if (deadline.days_left === 0) return 'today';
  return deadline.days_left <= NEAR ? 'near' : 'open';
}

/** @param {string | null} text */
function dayOf(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text || '');
  return found && { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

/** @param {any} ask @param {string} day */
function questionView(ask, day) {
  const kind = /_on$/.test(ask.fact) ? 'date' : /_amount$/.test(ask.fact) ? 'amount' : 'choice';
  return Object.assign({}, ask, { kind, as_of: day });
}

/** An article of the official text as its mould wants it. @param {any} article @param {string} address */
export function articleView(article, address) {
  const version = article.version || {};
  return Object.assign({}, article, {
    address,
    lines: article.text.split('\n').filter(Boolean),
    from: dayOf(version.valid_from),
    to: dayOf(version.valid_to),
  });
}

/** @param {any} citation */
function citationView(citation) {
  const anchor = citation.article === null ? '' : '#' + encodeURIComponent(citation.article);
  const address = '/law/' + encodeURIComponent(citation.instrument) + words.query + anchor;
  return Object.assign({}, citation, { place: placeInWords(citation), address });
}

/** Return the place as people read it, as corpus.citation.article_in_words does. */
export function placeInWords({ article, paragraph, item }) {
  if (article === null) return '';
  const [number, suffix] = article.split('-');
  const [before, after, branch] = words.article;
  let place = before + inChinese(Number(number)) + after;
  if (suffix) place += branch + inChinese(Number(suffix));
  if (paragraph !== null) place += words.paragraph.join(inChinese(paragraph));
  if (item !== null) place += words.item.join(inChinese(item));
  return place;
}

/** Return a number from 1 to 9999 in Chinese numerals. */
function inChinese(number) {
  const { digits, tens } = words;
  let text = '';
  let zero = false;
  for (let power = 3; power >= 0; power -= 1) {
    const digit = Math.floor(number / Math.pow(10, power)) % 10;
    if (digit) text += (zero ? digits[0] : '') + digits[digit] + tens[power];
    zero = digit ? false : text !== '';
  }
  return text.startsWith(digits[1] + tens[1]) ? text.slice(1) : text;
}
