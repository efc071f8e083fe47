// Everything by keyboard: arrows walk from node to node, letters are the tools.
const KEYS = {
  '/': ['key_search', () => searchBox.focus()],
  '?': ['key_help', () => toggleHelp()],
  t: ['key_table', toggleTable],
  p: ['key_path', () => (state.path ? endPath() : startPath(state.selected?.node ?? null))],
  e: ['key_expand', () => { const { node, group } = state.selected ?? {}; if (node) expand(node); else if (group) openGroup(group); }],
  i: ['key_isolate', () => state.selected?.node && isolate(state.selected.node)],
  h: ['key_hide', () => state.selected?.node && hide(state.selected.node)],
  f: ['key_fit', () => fitView()],
  a: ['key_whole', () => wholePicture()],
  d: ['key_theme', () => switchTheme()],
  l: ['key_language', () => switchLanguage()],
  '+': ['key_zoom_in', () => zoomBy(1.3)],
  '-': ['key_zoom_out', () => zoomBy(1 / 1.3)],
};

function zoomBy(factor) {
  drawn.network.moveTo({ scale: drawn.network.getScale() * factor, animation: still() ? false : { duration: 160, easingFunction: 'easeInOutQuad' } });
}

/** The item nearest to the selected one in the direction of an arrow key; the best linked one when none is. */
function nextItem(key) {
  const items = [...drawn.view.nodes.map((i) => ({ ...i, chosen: { node: i.node } })), ...drawn.view.groups.map((i) => ({ ...i, chosen: { group: i.group } }))];
  const { node, group } = state.selected ?? {};
  const here = items.find((item) => (node && item.node === node) || (group && item.group === group));
  if (!here) return items.sort((a, b) => (b.node ? degree(b.node) : b.group.size) - (a.node ? degree(a.node) : a.group.size))[0]?.chosen;
  const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  let best = null, least = Infinity;
  for (const item of items) {
    const along = (item.x - here.x) * dx + (item.y - here.y) * dy, across = Math.abs((item.x - here.x) * dy) + Math.abs((item.y - here.y) * dx);
    if (along > 1 && along + across * 2 < least) { best = item; least = along + across * 2; }
  }
  return best?.chosen;
}

function startKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape') { closeAll(); return; }
    if (event.target.matches('input:not([type=checkbox]), select')) return;
    if (event.key.startsWith('Arrow') && (event.target === canvas || event.target === document.body)) {
      const next = nextItem(event.key);
      if (next) { select(next, { centre: true }); announce(); }
    } else if (event.key === 'Enter' && event.target === canvas && state.selected) panel.focus();
    else if (KEYS[event.key]) KEYS[event.key][1]();
    else return;
    event.preventDefault();
  });
}

function announce() {
  const { node, group } = state.selected ?? {};
  if (node) say(t('announce', { name: brief(node.name, 60), kind: kindOf(node), count: degree(node) }));
  if (group) say(t('group_of', { count: group.size }));
}

function closeAll() {
  if (!byId('help').hidden) toggleHelp();
  else if (byId('legend').classList.contains('open')) toggleLegend();
  else if (state.path) endPath();
  else if (state.selected) select(null);
}

function toggleHelp() {
  const help = byId('help');
  help.hidden = !help.hidden;
  byId('tool-help').setAttribute('aria-expanded', String(!help.hidden));
  const items = [['← ↑ ↓ →', 'key_walk'], ['Enter', 'key_details'], ['Esc', 'key_close'], ...Object.entries(KEYS).map(([key, [words]]) => [key, words])];
  help.replaceChildren(make('h2', {}, t('help')), make('p', {}, t('help_mouse')),
    make('dl', {}, ...items.flatMap(([key, words]) => [make('dt', {}, make('kbd', {}, key)), make('dd', {}, t(words))])));
}
