// Choosing a node, a link or a group, and what can be done with it.
function select(selected, { centre = false } = {}) {
  state.selected = selected;
  if (state.path && !state.path.nodes.length && selected?.node) chooseEnd(selected.node);
  showPanel();
  draw();
  writeHash();
  if (centre) showSelected();
}

const refresh = (fitting = false) => { countLegend(); showPanel(); draw(fitting); showTable(); writeHash(); };

function onPress(node, edge) {
  if (node) select(node[0] === 'g' ? { group: graph.groups[Number(node.slice(1))] } : { node: graph.nodes[Number(node.slice(1))] });
  else if (edge?.[0] === 'l') select({ link: graph.links[Number(edge.slice(1))] });
  else if (!edge) select(null);
}

function onOpen(id) {
  if (id[0] === 'g') openGroup(graph.groups[Number(id.slice(1))]);
  else expand(graph.nodes[Number(id.slice(1))]);
}

/** Bring the selected thing into the middle, drawing its neighbourhood if it is not drawn yet. */
function showSelected() {
  const { nodes } = selectionIds();
  if (!nodes.length) return;
  const scale = Math.max(drawn.network.getScale(), 0.85);
  drawn.network.redraw(); // the details may just have taken some of the room
  const below = getComputedStyle(panel).position === 'absolute' ? panel.offsetHeight : 0;
  drawn.network.focus(nodes[0], { scale, offset: { x: 0, y: -below / 2 }, animation: moving() });
}

/** Go to a node from a list or the search: where it is not drawn, its neighbourhood is. */
async function goTo(node) {
  try { await loadNear(node); } catch (error) { say(error.message); return; }
  if (state.hidden.delete(node)) say(t('shown_again', { name: brief(node.name) }));
  const there = currentView().nodes.some((item) => item.node === node);
  if (!there) {
    if (small() && !nodePasses(node)) state.offTypes.delete(node.subtype >= 0 ? node.subtype : node.type);
    state.path = state.path && !state.path.nodes.length ? state.path : null;
    if (!small() || state.focus.length) state.focus = state.focus.length > 7 ? [node] : [...state.focus, node];
  }
  state.selected = { node };
  if (state.path && !state.path.nodes.length) chooseEnd(node);
  state.table = false;
  refresh(!there);
  if (there) showSelected();
}

const isExpanded = (node) => state.focus.includes(node);

/** Draw the neighbours of a node that are not drawn. */
async function expand(node) {
  try { await loadNear(node); } catch (error) { say(error.message); return; }
  for (const { node: other } of neighboursHidden(node)) state.hidden.delete(other);
  if (!(small() && !state.focus.length && !state.path?.nodes.length) && !isExpanded(node)) state.focus = [...state.focus, node];
  const before = drawn.view.nodes.length;
  refresh(true);
  say(t('expanded', { count: Math.max(0, drawn.view.nodes.length - before), name: brief(node.name) }));
}

const neighboursHidden = (node) => linksOf(node).map((link) => ({ node: otherEnd(link, node) })).filter(({ node: other }) => state.hidden.has(other));

function collapse(node) {
  state.focus = state.focus.filter((other) => other !== node);
  refresh(true);
}

/** Draw this node and its neighbours alone. */
async function isolate(node) {
  try { await loadNear(node); } catch (error) { say(error.message); return; }
  state.focus = [node];
  state.path = null;
  state.table = false;
  refresh(true);
}

function hide(node) {
  state.hidden.add(node);
  state.focus = state.focus.filter((other) => other !== node);
  state.selected = null;
  refresh();
  say(t('hidden', { name: brief(node.name) }));
}

function openGroup(group) {
  state.opened = [...(state.opened ?? openedAtFirst()).filter((index) => index !== group.index), group.index];
  state.selected = null;
  refresh();
  const inside = drawn.view.nodes.filter(({ node }) => node.group === group.index).map(({ node }) => idOf.node(node));
  if (inside.length) fitView(inside);
  say(t('opened', { count: inside.length }));
}

/** Back to the picture the page opened with. */
function wholePicture() {
  Object.assign(state, { focus: remote ? [graph.nodes[0]] : [], opened: null, all: false, path: null, selected: null });
  showPathBar();
  refresh(true);
}

/** What is drawn and what is left out, in words, with ways to see more. */
function describe(view) {
  const parts = [t('drawn', { nodes: view.nodes.length + view.groups.length, links: view.links.length + view.bundles.length })];
  if (view.mode === 'folded') {
    parts.push(t('folded', { groups: view.groups.length, nodes: view.left.folded }));
    if (view.left.nodes > 0) parts.push(t('left_groups', { nodes: view.left.nodes }));
  } else if (view.left.near > 0) parts.push(t('left_near', { count: view.left.near }));
  else if (view.left.nodes > 0 && !remote) parts.push(t('left_nodes', { nodes: view.left.nodes }));
  const words = parts.join(t('and_then'));
  if (byId('notice').textContent !== words) byId('notice').textContent = words;
  const actions = [];
  if (view.mode === 'near' || state.all || (view.mode === 'folded' && state.opened.join() !== openedAtFirst().join())) actions.push(button(t(small() ? 'show_all' : 'back_to_map'), wholePicture, 'link', { id: 'whole' }));
  if (view.mode === 'folded' && graph.nodes.length <= HELD) actions.push(button(t('draw_all', { count: graph.nodes.length }), () => { state.all = true; refresh(true); }, 'link', { id: 'draw-all' }));
  if (state.hidden.size) actions.push(button(t('unhide', { count: state.hidden.size }), () => { state.hidden.clear(); refresh(); }, 'link', { id: 'unhide' }));
  byId('notice-actions').replaceChildren(...actions);
  canvas.setAttribute('aria-label', `${t('picture')}: ${parts[0]}`);
}
