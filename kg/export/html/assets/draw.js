// Draws the current view with vis-network: physics off, so that everything stands where it was put.
const canvas = byId('canvas');
const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet(), network: null, view: null, labelled: false, over: null };
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
const LETTERS = 'Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, system-ui, sans-serif';

const sizeOf = (node) => 9 + Math.min(15, Math.sqrt(degree(node)) * 2.6);
const idOf = { node: (node) => `n${node.index}`, group: (group) => `g${group.index}`, link: (link) => `l${link.index}` };

function startDrawing() {
  drawn.network = new vis.Network(canvas, { nodes: drawn.nodes, edges: drawn.edges }, {
    physics: false, autoResize: true, layout: { improvedLayout: false, randomSeed: 1 },
    interaction: { hover: true, tooltipDelay: 250, keyboard: false, hideEdgesOnDrag: false, zoomSpeed: 0.6, multiselect: false },
    nodes: { borderWidth: 1.5, borderWidthSelected: 3, font: { face: LETTERS, size: 14, strokeWidth: 3, vadjust: -2 } },
    edges: { smooth: false, arrows: { to: { enabled: true, scaleFactor: 0.45 } }, width: 1.2, selectionWidth: 1.6, hoverWidth: 0.6,
      font: { face: LETTERS, size: 12, strokeWidth: 3, align: 'middle' } },
  });
  const net = drawn.network;
  net.on('click', ({ nodes, edges, event }) => onPress(nodes[0], edges[0], event));
  net.on('doubleClick', ({ nodes }) => { if (nodes.length) onOpen(nodes[0]); });
  net.on('hoverEdge', ({ edge }) => { drawn.over = edge; labelEdges(); });
  net.on('blurEdge', () => { drawn.over = null; labelEdges(); });
  net.on('hoverNode', () => { canvas.style.cursor = 'pointer'; });
  net.on('blurNode', () => { canvas.style.cursor = ''; });
  net.on('zoom', () => labelEdges());
}

/** Bring the drawing in line with the state; `fitting` moves the camera so that all of it is seen. */
function draw(fitting = false) {
  const view = currentView();
  drawn.view = view;
  const near = nearSelection(view), faded = (id) => near && !near.has(id);
  const nodes = view.nodes.map(({ node, x, y }) => drawNode(node, x, y, faded(idOf.node(node))));
  for (const { group, x, y } of view.groups) nodes.push(drawGroup(group, x, y, faded(idOf.group(group))));
  const edges = drawLinks(view.links, near);
  for (const bundle of view.bundles) {
    edges.push({ id: `b${bundle.from} ${bundle.to}`, from: bundle.from, to: bundle.to, arrows: { to: { enabled: false } },
      width: 1 + Math.min(5, Math.log2(bundle.count)), title: t('links_between', { count: bundle.count }), smooth: false,
      color: { color: css('--edge'), opacity: near && !(near.has(bundle.from) && near.has(bundle.to)) ? 0.08 : 0.35 } });
  }
  replace(drawn.nodes, nodes);
  replace(drawn.edges, edges);
  drawn.labelled = false;
  labelEdges();
  drawn.network.setSelection(selectionIds(), { highlightEdges: false });
  if (fitting) fitView();
  describe(view);
}

function drawNode(node, x, y, faded) {
  const colour = colourOf(node.type), chosen = state.selected?.node === node || state.path?.nodes.includes(node);
  const paper = css('--paper'), ink = css('--ink');
  return {
    id: idOf.node(node), x, y, shape: shapeOf(node.type), size: sizeOf(node), label: brief(node.name), opacity: faded ? 0.2 : 1,
    title: node.name.length > 14 ? `${node.name.slice(0, 300)}\n${label(types[node.type])}` : label(types[node.type]),
    color: { background: colour, border: chosen ? ink : paper, highlight: { background: colour, border: ink },
      hover: { background: colour, border: ink } },
    font: { color: faded ? blend(ink, paper, 0.25) : ink, strokeColor: paper, size: 13 + Math.min(5, Math.sqrt(degree(node))) },
  };
}

function drawGroup(group, x, y, faded) {
  const first = group.members[0], ink = css('--ink'), paper = css('--paper'), colour = colourOf(first.type);
  return {
    id: idOf.group(group), x, y, shape: 'circle', opacity: faded ? 0.2 : 1, title: t('group_of', { count: group.size }),
    label: `${brief(first.name, 10)}\n+${group.size - 1}`, margin: 8,
    color: { background: blend(colour, paper, 0.22), border: colour, highlight: { background: blend(colour, paper, 0.35), border: ink },
      hover: { background: blend(colour, paper, 0.35), border: ink } },
    font: { color: faded ? blend(ink, paper, 0.25) : ink, strokeColor: paper, strokeWidth: 0, vadjust: 0, size: 13 + Math.min(9, Math.sqrt(group.size)) },
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
  const found = [], edge = css('--edge'), accent = css('--accent');
  for (const same of between.values()) {
    same.forEach((link, index) => {
      const bend = index - (same.length - 1) / 2, turn = link.from.index < link.to.index ? bend : -bend;
      const chosen = state.selected?.link === link || state.path?.links.includes(link);
      const lit = state.selected?.node && (link.from === state.selected.node || link.to === state.selected.node);
      const faded = near && !chosen && !lit;
      found.push({
        id: idOf.link(link), from: idOf.node(link.from), to: idOf.node(link.to), words: label(predicates[link.predicate]), chosen, lit,
        width: chosen ? 3 : 1.2, dashes: link.statements.every((s) => s.confidence < 60) ? [6, 5] : false,
        arrows: { to: { enabled: !predicates[link.predicate][3] } },
        smooth: bend ? { enabled: true, type: turn > 0 ? 'curvedCW' : 'curvedCCW', roundness: Math.min(0.6, Math.abs(turn) * 0.22) } : false,
        color: { color: chosen || lit ? accent : edge, highlight: accent, hover: accent, opacity: faded ? 0.12 : 1, inherit: false },
        font: { color: css('--ink'), strokeColor: css('--paper') },
      });
    });
  }
  return found;
}

/** Words on links: on those selected or pointed at, on all when they are seen from near. */
function labelEdges() {
  const all = drawn.network.getScale() > 0.95 && drawn.edges.length <= DRAWN;
  const changes = [];
  drawn.edges.forEach((edge) => {
    const words = edge.words && (all || edge.chosen || edge.lit || edge.id === drawn.over) ? edge.words : '';
    if ((edge.label ?? '') !== words) changes.push({ id: edge.id, label: words || undefined });
  });
  if (changes.length) drawn.edges.update(changes);
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

function fitView(ids) {
  drawn.network.fit({ nodes: ids ?? drawn.nodes.getIds(), maxZoomLevel: 1.25, animation: still() ? false : { duration: 300, easingFunction: 'easeInOutQuad' } });
}

/** The colour `share` of the way from `under` to `over`; both #rrggbb. */
function blend(over, under, share) {
  const part = (text, at) => parseInt(text.slice(at, at + 2), 16);
  return `#${[1, 3, 5].map((at) => Math.round(part(over, at) * share + part(under, at) * (1 - share)).toString(16).padStart(2, '0')).join('')}`;
}
