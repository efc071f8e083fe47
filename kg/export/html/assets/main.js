// Starts the page: read the graph, read the address, draw, listen.
function applyTheme() {
  const dark = state.chosenTheme ? state.chosenTheme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  state.theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.theme = state.theme;
}

function switchTheme() {
  state.chosenTheme = state.theme === 'dark' ? 'light' : 'dark';
  applyTheme();
  refresh();
}

function switchLanguage() {
  const all = Object.keys(strings);
  state.language = all[(all.indexOf(state.language) + 1) % all.length];
  showWords();
  refresh();
}

function showWords() {
  wordPage();
  const all = Object.keys(strings), next = all[(all.indexOf(state.language) + 1) % all.length];
  byId('tool-language').textContent = strings[next].short_name;
  byId('tool-language').setAttribute('aria-label', strings[next].language_name);
  byId('tool-language').lang = next;
  const [nodes, links, articles] = tables.totals ?? [graph.nodes.length, graph.links.length, graph.articles.length];
  const name = remote ? make('a', { href: '/' }, t('title')) : t('title');
  const said = [t('counts', { nodes, links, articles })];
  if (tables.left) said.push(t('left_out', { nodes: tables.left[0], links: tables.left[1] }));
  byId('title').replaceChildren(name, make('small', {}, said.join(t('and_then'))));
  document.title = t('title');
  showFilters();
  showPathBar();
  if (!byId('help').hidden) { toggleHelp(); toggleHelp(); }
}

function toggleLegend() {
  const open = byId('legend').classList.toggle('open');
  byId('show-legend').setAttribute('aria-expanded', String(open));
}

/** Make everything follow the state, after it was read from the address. */
function showState() {
  applyTheme();
  showWords();
  refresh(true);
  if (state.path?.ends[0] && state.path.ends[1]) findPath();
}

async function start() {
  loadGraph();
  readHash(); // the language to say in what goes wrong
  await loadAddress();
  readHash();
  if (remote && !state.focus.length && !state.path) state.focus = [state.selected?.node ?? graph.nodes[0]].filter(Boolean);
  for (const element of document.querySelectorAll('[data-icon]')) element.append(icon(element.dataset.icon));
  applyTheme();
  startDrawing();
  startFilters();
  startSearch();
  startSaving();
  startKeys();
  const on = (id, action) => byId(id).addEventListener('click', action);
  on('tool-path', () => (state.path ? endPath() : startPath(state.selected?.node ?? null)));
  on('tool-fit', () => fitView());
  on('tool-table', toggleTable);
  on('tool-theme', switchTheme);
  on('tool-language', switchLanguage);
  on('tool-help', toggleHelp);
  on('show-legend', toggleLegend);
  on('zoom-in', () => zoomBy(1.3));
  on('zoom-out', () => zoomBy(1 / 1.3));
  on('skip', (event) => { event.preventDefault(); if (!state.table) toggleTable(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { applyTheme(); refresh(); });
  addEventListener('hashchange', async () => { await loadAddress(); readHash(); showState(); });
  showState();
  if (state.selected) showSelected();
  document.documentElement.dataset.ready = 'yes';
}

/** Where on the screen a drawn node (its id) or link (`id>relation>id`) is: for whoever steers the page from outside. */
window.kgPlace = (key) => {
  const node = graph.byKey.get(key), link = graph.byLink.get(key), frame = canvas.getBoundingClientRect();
  const spot = node ? drawn.view.nodes.find((item) => item.node === node) : drawn.network.body.edges[link && idOf.link(link)]?.edgeType.getPoint(0.5);
  if (!spot) return null;
  const { x, y } = drawn.network.canvasToDOM(spot);
  return { x: frame.left + x, y: frame.top + y };
};

start();
