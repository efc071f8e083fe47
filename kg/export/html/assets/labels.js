// Names beside nodes and words on links, drawn by ourselves: one size on the screen at every zoom, the most linked
// first, none over another. Called for each frame, with the pen in the coordinates of the drawing.
const SIDES = [[0, 1], [0, -1], [1, 0], [-1, 0]];

function drawLabels(pen) {
  const scale = drawn.network.getScale(), taken = new Map(), colours = look;
  const width = canvas.clientWidth, height = canvas.clientHeight;
  const inside = ({ x, y }) => x > -120 && y > -60 && x < width + 120 && y < height + 60;
  const ratio = pen.canvas.width / width;
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  const items = [];
  for (const item of drawn.view.nodes) {
    const at = drawn.network.canvasToDOM(item);
    if (!inside(at)) continue;
    const bright = !drawn.near || drawn.near.has(idOf.node(item.node));
    const chosen = state.selected?.node === item.node || idOf.node(item.node) === drawn.overNode;
    items.push({ at, r: radiusOf(item.node, scale) * scale, bright, chosen, name: item.node.name, weight: degree(item.node), rank: rankOf(chosen, bright, degree(item.node)) });
  }
  for (const item of drawn.view.groups) {
    const at = drawn.network.canvasToDOM(item), id = idOf.group(item.group);
    if (!inside(at)) continue;
    const bright = !drawn.near || drawn.near.has(id), chosen = state.selected?.group === item.group || id === drawn.overNode;
    items.push({ at, r: groupRadius(item.group, scale) * scale, bright, chosen, name: groupName(item.group), weight: item.group.size, rank: rankOf(chosen, bright, item.group.size) });
  }
  items.sort((a, b) => b.rank - a.rank);
  for (const { at, r, bright } of items) if (bright) occupy(taken, { left: at.x - r * 0.8, right: at.x + r * 0.8, top: at.y - r * 0.8, bottom: at.y + r * 0.8 });
  wordsOnLinks(pen, taken, scale, colours, inside);
  for (const { name, weight, at, r, bright, chosen } of items) {
    if (!bright && !chosen) continue;
    const size = 12 + Math.min(3, Math.sqrt(weight) * 0.7);
    pen.font = `${chosen ? '600 ' : ''}${size}px ${LETTERS}`;
    const text = brief(name, chosen ? 30 : 14), half = widthOf(pen, text, size, chosen) / 2;
    for (const [sx, sy] of SIDES) {
      const x = at.x + sx * (r + half + 5), y = at.y + sy * (r * 1.2 + size * 0.5 + 4);
      const box = { left: x - half - 2, right: x + half + 2, top: y - size * 0.55, bottom: y + size * 0.55 };
      if (!chosen && !isFree(taken, box)) continue;
      occupy(taken, box);
      write(pen, text, x, y, colours.ink, colours.paper);
      break;
    }
  }
  pen.restore();
}

const rankOf = (chosen, bright, weight) => (chosen ? 1e9 : 0) + (bright ? 1e6 : 0) + weight;

function wordsOnLinks(pen, taken, scale, colours, inside) {
  const all = scale > 1.15 && drawn.view.links.length <= DRAWN && !drawn.near;
  pen.font = `11.5px ${LETTERS}`;
  const few = !state.selected?.node || linksOf(state.selected.node).length <= 60;
  for (const link of drawn.view.links) {
    const id = idOf.link(link), strong = state.selected?.link === link || state.path?.links.includes(link) || id === drawn.overEdge;
    const lit = few && state.selected?.node && (link.from === state.selected.node || link.to === state.selected.node);
    if (!all && !strong && !lit) continue;
    const middle = drawn.network.body.edges[id]?.edgeType.getPoint(0.5);
    if (!middle) continue;
    const at = drawn.network.canvasToDOM(middle);
    if (!inside(at)) continue;
    const text = label(predicates[link.predicate]), half = widthOf(pen, text, 11.5, false) / 2;
    const box = { left: at.x - half - 4, right: at.x + half + 4, top: at.y - 8, bottom: at.y + 8 };
    if (!strong && !isFree(taken, box)) continue;
    occupy(taken, box);
    write(pen, text, at.x, at.y, strong || lit ? colours.accent : colours.ink, colours.paper);
  }
}

function write(pen, text, x, y, ink, paper) {
  pen.lineWidth = 4;
  pen.strokeStyle = paper;
  pen.strokeText(text, x, y);
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}

const widths = new Map();

function widthOf(pen, text, size, bold) {
  const name = `${size.toFixed(1)} ${bold} ${text}`;
  if (!widths.has(name)) {
    if (widths.size > 20000) widths.clear();
    widths.set(name, pen.measureText(text).width);
  }
  return widths.get(name);
}

/** The cells of 64 pixels a box lies in. */
function* cellsOf(box) {
  for (let c = Math.floor(box.left / 64); c <= box.right / 64; c++) for (let r = Math.floor(box.top / 64); r <= box.bottom / 64; r++) yield c * 10007 + r;
}

function occupy(taken, box) {
  for (const cell of cellsOf(box)) {
    if (taken.has(cell)) taken.get(cell).push(box);
    else taken.set(cell, [box]);
  }
}

function isFree(taken, box) {
  for (const cell of cellsOf(box)) {
    for (const other of taken.get(cell) ?? []) {
      if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
    }
  }
  return true;
}
