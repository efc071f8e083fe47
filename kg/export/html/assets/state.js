// What the reader has chosen; all of it stands in the address, so that a view can be passed on.
const state = {
  language: 'en', theme: 'light', selected: null, // selected: {node} | {link} | {group}
  offTypes: new Set(), offPredicates: new Set(), newspaper: '', from: '', to: '', confidence: 0, alone: true,
  hidden: new Set(), focus: [], opened: null, all: false, path: null, table: false,
};
const FRESH = { newspaper: '', from: '', to: '', confidence: 0, alone: true };

function writeHash() {
  const parts = new URLSearchParams();
  const put = (name, value) => { if (value) parts.set(name, value); };
  put('lang', state.language);
  put('theme', state.chosenTheme);
  put('node', state.selected?.node?.key);
  put('edge', state.selected?.link?.key);
  put('group', state.selected?.group ? String(state.selected.group.index) : '');
  put('types', [...state.offTypes].map((i) => types[i][0]).join(','));
  put('relations', [...state.offPredicates].map((i) => predicates[i][0]).join(','));
  put('newspaper', state.newspaper);
  put('from', state.from);
  put('to', state.to);
  put('confidence', state.confidence ? String(state.confidence) : '');
  put('alone', state.alone ? '' : '0');
  put('hidden', [...state.hidden].map((node) => node.key).join(','));
  put('focus', state.focus.map((node) => node.key).join(','));
  const first = openedAtFirst().join(',');
  if (state.opened && state.opened.join(',') !== first) parts.set('open', state.opened.join(','));
  put('all', state.all ? '1' : '');
  put('path', state.path?.ends.map((node) => node?.key ?? '').join(','));
  put('table', state.table ? '1' : '');
  const text = parts.toString().replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%3E', '>');
  if (text !== location.hash.slice(1)) history.replaceState(null, '', `#${text}`);
}

function readHash() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const list = (name) => (parts.get(name) ?? '').split(',').filter(Boolean);
  const nodes = (name) => list(name).map((key) => graph.byKey.get(key)).filter(Boolean);
  const numbers = (name, table) => new Set(list(name).map((n) => table.findIndex((row) => row[0] === n)).filter((i) => i >= 0));
  const spoken = parts.get('lang') || navigator.language.slice(0, 2);
  state.language = spoken in strings ? spoken : 'en';
  state.chosenTheme = ['light', 'dark'].includes(parts.get('theme')) ? parts.get('theme') : '';
  state.offTypes = numbers('types', types);
  state.offPredicates = numbers('relations', predicates);
  state.newspaper = parts.get('newspaper') ?? '';
  state.from = parts.get('from') ?? '';
  state.to = parts.get('to') ?? '';
  state.confidence = Math.min(100, Math.max(0, Number(parts.get('confidence')) || 0));
  state.alone = parts.get('alone') !== '0';
  state.hidden = new Set(nodes('hidden'));
  state.focus = nodes('focus');
  state.opened = parts.has('open') ? list('open').map(Number).filter((index) => graph.groups[index]) : null;
  state.all = parts.get('all') === '1';
  state.table = parts.get('table') === '1';
  const node = graph.byKey.get(parts.get('node') ?? ''), link = graph.byLink.get(parts.get('edge') ?? '');
  const group = parts.has('group') ? graph.groups[Number(parts.get('group'))] : null;
  state.selected = node ? { node } : link ? { link } : group ? { group } : null;
  const ends = (parts.get('path') ?? '').split(',').map((key) => graph.byKey.get(key) ?? null);
  state.path = parts.has('path') ? { ends: [ends[0] ?? null, ends[1] ?? null], nodes: [], links: [] } : null;
}
