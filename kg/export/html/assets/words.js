// The interface's words, small makers of elements, and messages for screen readers.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const byId = (id) => document.getElementById(id);
const strings = read('data-strings');

/** The words for `key` in the chosen language, with {name} filled from `values`. */
function t(key, values = {}) {
  const text = strings[state.language]?.[key] ?? strings.en?.[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** A label of the ontology, [name, zh, en], in the chosen language. */
function label([name, zh, en]) {
  return (state.language === 'zh' ? zh || en : en || zh) || name.replaceAll('_', ' ');
}

/** A label as the beginning of a line. */
function heading(words) {
  const text = label(words);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An element; text always goes in as text, never as markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'on') for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

/** A button with words on it. */
function button(words, press, kind = 'button', attributes = {}) {
  return make('button', { type: 'button', class: kind, ...attributes, on: { click: press } }, words);
}

/** Read `text` out to those who cannot see the picture. */
function say(text) {
  byId('say').textContent = '';
  requestAnimationFrame(() => { byId('say').textContent = text; });
}

// The second group: characters that turn the direction of writing; the first: those that are not drawn at all.
const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028\u2029\ufeff]|[\u202a-\u202e\u2066-\u2069]/g;

/** A name short enough to stand beside a node. */
function brief(name, length = 14) {
  const letters = [...name.slice(0, 400).replace(INVISIBLE, '')];
  return letters.length > length ? letters.slice(0, length - 1).join('') + '…' : letters.join('') || t('nameless');
}

/** Fill every element of the page that carries a word. */
function wordPage() {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = t(element.dataset.word);
  for (const element of document.querySelectorAll('[data-name]')) {
    element.setAttribute('aria-label', t(element.dataset.name));
    if (element.matches('button')) element.title = t(element.dataset.name);
  }
  for (const element of document.querySelectorAll('[data-hint]')) element.placeholder = t(element.dataset.hint);
}
