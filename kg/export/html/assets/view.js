// What is drawn: the whole graph, its folded groups, or the neighbourhood of what was asked for; never too much.
const DRAWN = 300; // what a person can read at once
const HELD = 2000; // what can be drawn at all
const FRESH_NEIGHBOURS = 100; // at most so many come in by one expansion

const small = () => !remote && graph.nodes.length <= DRAWN;

/** {nodes: [{node, x, y}], groups: [{group, x, y}], links, bundles: [{from, to, count}], left: {…}, mode} */
function currentView() {
  if (state.focus.length || remote || (state.path?.nodes.length && !small())) return neighbourhoodView();
  if (small() || (state.all && graph.nodes.length <= HELD)) return wholeView();
  return foldedView();
}

function wholeView() {
  const nodes = graph.nodes.filter(nodePasses);
  const links = graph.links.filter(linkPasses);
  const linked = new Set(links.flatMap((link) => [link.from, link.to]));
  const shown = nodes.filter((node) => state.alone || linked.has(node));
  return {
    mode: 'whole', nodes: shown.map((node) => ({ node, x: node.x, y: node.y })), groups: [], links, bundles: [],
    left: { nodes: graph.nodes.length - shown.length, groups: 0 },
  };
}

function neighbourhoodView() {
  const shown = new Set(), order = [];
  const add = (node) => {
    if (shown.has(node) || shown.size >= DRAWN || state.hidden.has(node)) return shown.has(node);
    shown.add(node);
    return true;
  };
  let left = 0;
  for (const node of state.path?.nodes ?? []) add(node);
  order.push({ centre: null, fresh: [...shown] });
  for (const focus of state.focus) {
    add(focus);
    const fresh = [];
    for (const { node } of neighbours(focus)) {
      if (shown.has(node)) continue;
      if (fresh.length < FRESH_NEIGHBOURS && add(node)) fresh.push(node);
      else left += 1;
    }
    left += Math.max(0, focus.total - linksOf(focus).reduce((sum, link) => sum + link.statements.length, 0));
    order.push({ centre: focus, fresh });
  }
  const places = small() ? new Map([...shown].map((node) => [node, node])) : placeAround(order);
  const links = new Set();
  for (const node of shown) for (const link of node.out) if (shown.has(link.to) && linkPasses(link)) links.add(link);
  return {
    mode: 'near', nodes: [...shown].map((node) => ({ node, x: places.get(node).x, y: places.get(node).y })),
    groups: [], links: [...links], bundles: [], left: { nodes: graph.nodes.length - shown.size, near: left, groups: 0 },
  };
}

/** Groups as one node each, the opened ones as their members. */
function foldedView() {
  const shownGroups = graph.groups.slice(0, DRAWN), held = graph.nodes.length <= HELD;
  state.opened ??= openedAtFirst();
  const open = new Set(state.opened), members = new Map();
  let room = DRAWN - shownGroups.length + open.size;
  for (const index of [...state.opened].reverse()) {
    const passing = graph.groups[index].members.filter(nodePasses).slice(0, Math.max(100, DRAWN - shownGroups.length + 1));
    if (members.size && passing.length > room) open.delete(index);
    else { members.set(index, passing); room -= passing.length; }
  }
  state.opened = state.opened.filter((index) => open.has(index));
  const budget = Math.max(0, DRAWN - [...members.values()].reduce((sum, list) => sum + list.length, 0));
  const folded = shownGroups.filter((group) => !open.has(group.index)).slice(0, budget);
  // a graph that is held whole has room for all groups; in a larger one an opened group pushes the others away
  const places = new Map(graph.groups.map((group) => [group, held ? { x: group.x, y: group.y } : { x: group.foldedX, y: group.foldedY }]));
  if (!held) for (const index of state.opened) makeRoom(graph.groups[index], members.get(index), places);
  const nodes = [], itemOf = new Map();
  for (const index of state.opened) {
    const group = graph.groups[index], place = places.get(group);
    for (const [number, node] of members.get(index).entries()) {
      const spot = spotInside(group, node, number, members.get(index).length);
      nodes.push({ node, x: place.x + spot.x, y: place.y + spot.y });
      itemOf.set(node, `n${node.index}`);
    }
  }
  for (const group of folded) for (const node of group.members) itemOf.set(node, `g${group.index}`);
  const links = [], bundles = new Map();
  for (const link of graph.links) {
    const from = itemOf.get(link.from), to = itemOf.get(link.to);
    if (!from || !to || from === to || !linkPasses(link)) continue;
    if (from[0] === 'n' && to[0] === 'n') links.push(link);
    else {
      const name = from < to ? `${from} ${to}` : `${to} ${from}`;
      const bundle = bundles.get(name);
      if (bundle) bundle.count += 1;
      else bundles.set(name, { from, to, count: 1 });
    }
  }
  const inside = folded.reduce((sum, group) => sum + group.size, 0);
  return {
    mode: 'folded', nodes, groups: folded.map((group) => ({ group, ...places.get(group) })), links,
    bundles: [...bundles.values()].sort((a, b) => b.count - a.count).slice(0, 3 * folded.length + 20),
    left: { nodes: graph.nodes.length - nodes.length - inside, folded: inside, groups: graph.groups.length - shownGroups.length },
  };
}

/** The groups that stand open at first: of a graph that is held whole the largest linked ones, as many as can be read. */
function openedAtFirst() {
  const found = [];
  let room = graph.nodes.length <= HELD ? DRAWN - Math.min(graph.groups.length, DRAWN) : 0;
  for (const group of graph.groups) {
    if (!degree(group.members[0]) || group.size > room) continue;
    found.push(group.index);
    room -= group.size - 1;
  }
  return found;
}

/** Where a member stands, seen from the middle of its group; what has no link stands in rows. */
function spotInside(group, node, number, count) {
  if (degree(group.members[0])) return { x: node.x - group.x, y: node.y - group.y };
  const wide = Math.ceil(Math.sqrt(count / 2.5));
  return { x: ((number % wide) - (wide - 1) / 2) * 150, y: (Math.floor(number / wide) - count / wide / 2) * 54 };
}

/** Push all other groups outwards, so that an opened one has the room its members need. */
function makeRoom(group, members, places) {
  const here = places.get(group);
  const reach = Math.max(0, ...members.map((node, number) => {
    const spot = spotInside(group, node, number, members.length);
    return Math.hypot(spot.x, spot.y);
  }));
  for (const [other, place] of places) {
    if (other === group) continue;
    const dx = place.x - here.x, dy = place.y - here.y, away = Math.hypot(dx, dy) || 1;
    places.set(other, { x: place.x + (dx / away) * reach, y: place.y + (dy / away) * reach });
  }
}
