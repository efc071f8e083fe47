// Draws the current view with vis-network: physics off, so that everything stands where it was put.
const canvas = byId('canvas');
const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet(), network: null, view: null, near: null, overEdge: null, overNode: null };
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const LETTERS = 'Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, system-ui, sans-serif';

// colours asked for once a drawing, not once a node
const look = { ink: '', paper: '', edge: '', accent: '' };
const sizeOf = (node) => 8 + Math.min(18, Math.sqrt(degree(node)) * 3.4);
const idOf = { node: (node) => `n${node.index}`, group: (group) => `g${group.index}`, link: (link) => `l${link.index}` };

function startDrawing() {
  drawn.network = new vis.Network(canvas, { nodes: drawn.nodes, edges: drawn.edges }, {
    physics: false, autoResize: true, layout: { improvedLayout: false, randomSeed: 1 },
    interaction: { hover: true, tooltipDelay: 250, keyboard: false, hideEdgesOnDrag: false, zoomSpeed: 0.6, multiselect: false },
    nodes: { borderWidth: 1.5, borderWidthSelected: 3, font: { face: LETTERS, size: 14, strokeWidth: 3, vadjust: -2 } },
    edges: { smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.55 } }, width: 1.5, selectionWidth: 1.6, hoverWidth: 0.6 },
  });
  const net = drawn.network;
  net.on('click', ({ nodes, edges, event }) => onPress(nodes[0], edges[0], event));
  net.on('doubleClick', ({ nodes }) => { if (nodes.length) onOpen(nodes[0]); });
  net.on('hoverEdge', ({ edge }) => { drawn.overEdge = edge; canvas.style.cursor = 'pointer'; });
  net.on('blurEdge', () => { drawn.overEdge = null; canvas.style.cursor = ''; });
  net.on('hoverNode', ({ node }) => { drawn.overNode = node; canvas.style.cursor = 'pointer'; });
  net.on('blurNode', () => { drawn.overNode = null; canvas.style.cursor = ''; });
  net.on('afterDrawing', (pen) => { if (drawn.view) drawLabels(pen); });
}

/** The radius of a node in the drawing at a zoom: never less than can be seen. */
const radiusOf = (node, scale) => Math.max(sizeOf(node), (3.2 + Math.min(3, Math.sqrt(degree(node)) * 0.6)) / scale);

/** Bring the drawing in line with the state; `fitting` moves the camera so that all of it is seen. */
function draw(fitting = false) {
  const view = currentView();
  for (const name of Object.keys(look)) look[name] = css(`--${name}`);
  const near = nearSelection(view);
  const nodes = view.nodes.map(({ node, x, y }) => drawNode(node, x, y));
  for (const { group, x, y } of view.groups) nodes.push(drawGroup(group, x, y));
  const edges = drawLinks(view.links, near);
  for (const bundle of view.bundles) {
    edges.push({ id: `b${bundle.from} ${bundle.to}`, from: bundle.from, to: bundle.to, arrows: { to: { enabled: false } },
      width: 1 + Math.min(5, Math.log2(bundle.count)), title: t('links_between', { count: bundle.count }), smooth: false,
      color: { color: look.edge, opacity: near && !(near.has(bundle.from) && near.has(bundle.to)) ? 0.05 : 0.22 } });
  }
  drawn.view = view;
  replace(drawn.nodes, nodes);
  replace(drawn.edges, edges);
  drawn.near = near;
  drawn.network.setSelection(selectionIds(), { highlightEdges: false });
  if (fitting) (document.documentElement.dataset.ready ? fitView : firstLook)();
  describe(view);
}

function drawNode(node, x, y) {
  return {
    id: idOf.node(node), x, y, shape: 'custom', ctxRenderer: (frame) => shapeRenderer(frame, node), size: sizeOf(node),
    title: node.name.length > 14 ? `${node.name.slice(0, 300)}\n${label(types[node.type])}` : label(types[node.type]),
  };
}

/** Draws one node: its type's shape, no smaller than can be seen, ringed when it is chosen or pointed at. */
function shapeRenderer({ ctx: pen, x, y, state: { selected, hover } }, node) {
  const r = radiusOf(node, drawn.network.getScale()), chosen = selected || hover || state.path?.nodes.includes(node);
  const outline = (radius) => {
    const points = corners(shapeOf(node.type), x, y, radius);
    pen.beginPath();
    if (points) points.forEach(([px, py]) => pen.lineTo(px, py));
    else pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.closePath();
  };
  return {
    drawNode() {
      pen.save();
      pen.globalAlpha = drawn.near && !drawn.near.has(idOf.node(node)) ? 0.16 : 1;
      outline(r);
      pen.fillStyle = colourOf(node.type);
      pen.strokeStyle = look.paper;
      pen.lineWidth = r * 0.22;
      pen.stroke();
      pen.fill();
      if (chosen) {
        outline(r * 1.36);
        pen.strokeStyle = colourOf(node.type);
        pen.lineWidth = r * 0.13;
        pen.stroke();
      }
      pen.restore();
    },
    nodeDimensions: { width: r * 2, height: r * 2 },
  };
}

function drawGroup(group, x, y) {
  return { id: idOf.group(group), x, y, shape: 'custom', size: groupSize(group), title: t('group_of', { count: group.size }),
    ctxRenderer: (frame) => groupRenderer(frame, group) };
}

const groupSize = (group) => 11 + Math.min(40, Math.sqrt(group.size) * 2.6);
const groupRadius = (group, scale) => Math.max(groupSize(group), (8 + Math.min(14, Math.sqrt(group.size) * 0.9)) / scale);

/** Draws a folded group: a disc in the colour of its best linked member, with the number of its members. */
function groupRenderer({ ctx: pen, x, y, state: { selected, hover } }, group) {
  const scale = drawn.network.getScale(), r = groupRadius(group, scale), colour = colourOf(group.members[0].type);
  return {
    drawNode() {
      pen.save();
      pen.globalAlpha = drawn.near && !drawn.near.has(idOf.group(group)) ? 0.2 : 1;
      pen.beginPath();
      pen.arc(x, y, r, 0, 2 * Math.PI);
      pen.fillStyle = blend(colour, look.paper, selected || hover ? 0.4 : 0.22);
      pen.strokeStyle = colour;
      pen.lineWidth = Math.max(selected || hover ? 4 : 2, (selected || hover ? 2.5 : 1.2) / scale);
      pen.fill();
      pen.stroke();
      pen.fillStyle = look.ink;
      pen.font = `600 ${r * (group.size > 999 ? 0.55 : group.size > 99 ? 0.68 : 0.85)}px ${LETTERS}`;
      pen.textAlign = 'center';
      pen.textBaseline = 'middle';
      pen.fillText(String(group.size), x, y);
      pen.restore();
    },
    nodeDimensions: { width: r * 2, height: r * 2 },
  };
}

/** Several links between the same two nodes bend apart. */
function drawLinks(links, near) {
  const between = new Map();
  for (const link of links) {
    const name = link.from.index < link.to.index ? `${link.from.index} ${link.to.index}` : `${link.to.index} ${link.from.index}`;
    if (between.has(name)) between.get(name).push(link);
    else between.set(name, [link]);
  }
  const found = [], { edge, accent } = look;
  for (const same of between.values()) {
    same.forEach((link, index) => {
      const bend = index - (same.length - 1) / 2, turn = link.from.index < link.to.index ? bend : -bend;
      const chosen = state.selected?.link === link || state.path?.links.includes(link);
      const lit = state.selected?.node && (link.from === state.selected.node || link.to === state.selected.node);
      const faded = near && !chosen && !lit;
      found.push({
        id: idOf.link(link), from: idOf.node(link.from), to: idOf.node(link.to), width: chosen ? 3 : lit ? 2 : 1.5, dashes: link.statements.every((s) => s.confidence < 60) ? [6, 5] : false,
        arrows: { to: { enabled: !predicates[link.predicate][3] } },
        smooth: bend ? { enabled: true, type: turn > 0 ? 'curvedCW' : 'curvedCCW', roundness: Math.min(0.6, Math.abs(turn) * 0.22) } : false,
        color: { color: chosen || lit ? accent : edge, highlight: accent, hover: accent, opacity: faded ? 0.12 : 1, inherit: false },
      });
    });
  }
  return found;
}

function replace(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  if (items.length) set.update(items);
}

/** Ids of what stays bright: the selection and what it touches; null when nothing is selected. */
function nearSelection(view) {
  const { selected, path } = state, near = new Set();
  if (path?.nodes.length) path.nodes.forEach((node) => near.add(idOf.node(node)));
  else if (selected?.node) {
    near.add(idOf.node(selected.node));
    for (const link of view.links) {
      if (link.from === selected.node || link.to === selected.node) near.add(idOf.node(link.from)).add(idOf.node(link.to));
    }
    for (const { from, to } of view.bundles) if (near.has(from) && to[0] === 'g') near.add(to); else if (near.has(to) && from[0] === 'g') near.add(from);
  } else if (selected?.link) near.add(idOf.node(selected.link.from)).add(idOf.node(selected.link.to));
  else return null;
  return drawnItem(view, near) ? near : null;
}

const drawnItem = (view, ids) => view.nodes.some(({ node }) => ids.has(idOf.node(node))) || view.groups.some(({ group }) => ids.has(idOf.group(group)));

function selectionIds() {
  const { node, link, group } = state.selected ?? {};
  const nodes = [node && idOf.node(node), group && idOf.group(group)].filter((id) => id && drawn.nodes.get(id));
  const edges = link && drawn.edges.get(idOf.link(link)) ? [idOf.link(link)] : [];
  return { nodes, edges };
}

/** The first look: everything, unless the screen is so small that a part of it, seen well, tells more. */
function firstLook() {
  fitView();
  const best = drawn.view.nodes.reduce((a, b) => (!a || degree(b.node) > degree(a.node) ? b : a), null);
  if (best && drawn.view.mode === 'whole' && canvas.clientWidth < 700 && drawn.network.getScale() < 0.42) drawn.network.moveTo({ position: best, scale: 0.55 });
}

/** Move the camera so that these nodes (or all) are seen, with room for their names. */
function fitView(ids) {
  const wanted = ids && new Set(ids);
  const items = [...drawn.view.nodes.map((item) => ({ ...item, id: idOf.node(item.node) })), ...drawn.view.groups.map((item) => ({ ...item, id: idOf.group(item.group) }))]
    .filter((item) => !wanted || wanted.has(item.id));
  if (!items.length) return;
  const [left, right] = bounds(items.map((item) => item.x)), [top, bottom] = bounds(items.map((item) => item.y));
  drawn.network.redraw(); // takes notice of a size that has just changed
  const width = canvas.clientWidth, height = canvas.clientHeight, above = state.path ? 50 : 0;
  const scale = Math.min(1.4, (width - Math.min(170, width * 0.3)) / (right - left || 1), (height - 170 - above) / (bottom - top || 1));
  drawn.network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + (20 - above / 2) / scale }, scale, animation: moving() });
}

const bounds = (numbers) => numbers.reduce(([low, high], n) => [Math.min(low, n), Math.max(high, n)], [Infinity, -Infinity]);
const moving = () => (still() || !document.documentElement.dataset.ready ? false : { duration: 300, easingFunction: 'easeInOutQuad' });

/** The colour `share` of the way from `under` to `over`; both #rrggbb. */
function blend(over, under, share) {
  const part = (text, at) => parseInt(text.slice(at, at + 2), 16);
  return `#${[1, 3, 5].map((at) => Math.round(part(over, at) * share + part(under, at) * (1 - share)).toString(16).padStart(2, '0')).join('')}`;
}
