// The shortest path between two chosen nodes, over the links that pass the filters.
function startPath(node = null) {
  state.path = { ends: [node, null], nodes: [], links: [] };
  showPathBar();
  refresh();
  say(t(node ? 'path_choose_end' : 'path_choose_start'));
}

function endPath() {
  state.path = null;
  showPathBar();
  refresh(!small());
}

/** Take a node as the next end; with both ends the path is looked for. */
function chooseEnd(node) {
  const { ends } = state.path;
  if (!ends[0]) ends[0] = node;
  else if (ends[0] !== node) ends[1] = node;
  if (ends[0] && ends[1]) findPath();
  showPathBar();
}

async function findPath() {
  const path = state.path, [start, end] = path.ends;
  let links = null;
  try { links = remote ? await pathFromServer(start, end) : shortest(start, end); } catch (error) { say(error.message); }
  if (state.path !== path) return;
  path.searched = true;
  path.links = links ?? [];
  path.nodes = links ? links.reduce((nodes, link) => [...nodes, otherEnd(link, nodes.at(-1))], [start]) : [];
  if (links) {
    state.selected = null;
    const drawnNow = new Set(drawn.view?.nodes.map((item) => item.node));
    if (!path.nodes.every((node) => drawnNow.has(node))) state.focus = [];
    refresh();
    fitView(path.nodes.map(idOf.node).filter((id) => drawn.nodes.get(id)));
    say(t('path_found', { count: links.length }));
  } else say(t('path_none'));
  showPathBar();
}

/** Links from `start` to `end`, as few as possible; null if there is no way. Breadth first. */
function shortest(start, end) {
  const came = new Map([[start, null]]);
  let edge = [start];
  while (edge.length && !came.has(end)) {
    const next = [];
    for (const node of edge) {
      for (const link of linksOf(node)) {
        const other = otherEnd(link, node);
        if (came.has(other) || !linkPasses(link)) continue;
        came.set(other, link);
        next.push(other);
      }
    }
    edge = next;
  }
  if (!came.has(end)) return null;
  const links = [];
  for (let node = end; came.get(node); node = otherEnd(came.get(node), node)) links.unshift(came.get(node));
  return links;
}

async function pathFromServer(start, end) {
  const answer = await ask('path', { from: start.key, to: end.key });
  if (!answer.steps) return null;
  takeIn(answer);
  return shortest(start, end);
}

function showPathBar() {
  const bar = byId('path-bar'), path = state.path;
  byId('tool-path').setAttribute('aria-pressed', String(Boolean(path)));
  bar.hidden = !path;
  if (!path) return;
  const [start, end] = path.ends, parts = [];
  if (start) parts.push(make('strong', {}, brief(start.name)));
  if (end) parts.push(make('span', {}, '→'), make('strong', {}, brief(end.name)));
  if (!start) parts.push(t('path_choose_start'));
  else if (!end) parts.push(t('path_choose_end'));
  else if (path.searched) parts.push(make('span', { class: 'result' }, path.links.length ? t('path_found', { count: path.links.length }) : t('path_none')));
  parts.push(button(t('path_end'), endPath, 'quiet', { id: 'path-end' }));
  bar.replaceChildren(...parts);
}
