// Saving what is drawn: as a picture, as vectors, as a table.
function saveAs(name, blob) {
  const link = make('a', { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** The picture as it stands on the screen, on the colour of the paper. */
function savePng() {
  const source = canvas.querySelector('canvas');
  const copy = make('canvas', { width: source.width, height: source.height }), pen = copy.getContext('2d');
  pen.fillStyle = css('--paper');
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(source, 0, 0);
  copy.toBlob((blob) => saveAs('graph.png', blob), 'image/png');
}

/** All that is drawn as SVG, drawn anew from the places: sharp at any size, its text still text. */
function pictureSvg() {
  const { view } = drawn, ink = css('--ink'), paper = css('--paper'), edge = css('--edge');
  const places = new Map(view.nodes.map((item) => [idOf.node(item.node), item]));
  for (const item of view.groups) places.set(idOf.group(item.group), item);
  const xs = [...places.values()].map((p) => p.x), ys = [...places.values()].map((p) => p.y);
  const box = [Math.min(...xs, 0) - 120, Math.min(...ys, 0) - 60, Math.max(...xs, 0) + 120, Math.max(...ys, 0) + 70];
  const root = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `${box[0]} ${box[1]} ${box[2] - box[0]} ${box[3] - box[1]}`, 'font-family': LETTERS },
    svg('rect', { x: box[0], y: box[1], width: box[2] - box[0], height: box[3] - box[1], fill: paper }));
  const line = (from, to, attributes) => svg('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: edge, 'stroke-width': 1.2, ...attributes });
  const words = (x, y, text, size, attributes = {}) => svg('text', { x, y, 'text-anchor': 'middle', 'font-size': size, fill: ink,
    stroke: paper, 'stroke-width': 3, 'paint-order': 'stroke', ...attributes }, text);
  for (const { from, to, count } of view.bundles) root.append(line(places.get(from), places.get(to), { 'stroke-width': 1 + Math.log2(count), opacity: 0.4 }));
  for (const link of view.links) {
    const from = places.get(idOf.node(link.from)), to = places.get(idOf.node(link.to));
    root.append(line(from, to), words((from.x + to.x) / 2, (from.y + to.y) / 2, label(predicates[link.predicate]), 10, { opacity: 0.8 }));
  }
  for (const { group, x, y } of view.groups) {
    root.append(svg('circle', { cx: x, cy: y, r: groupSize(group), fill: blend(colourOf(group.members[0].type), paper, 0.22), stroke: colourOf(group.members[0].type) }),
      words(x, y + 5, String(group.size), 14), words(x, y + groupSize(group) + 14, brief(groupName(group)), 13));
  }
  for (const { node, x, y } of view.nodes) {
    root.append(shapeElement(shapeOf(node.type), x, y, sizeOf(node), { fill: colourOf(node.type), stroke: paper, 'stroke-width': 1.5 }),
      words(x, y + sizeOf(node) + 16, brief(node.name), 13));
  }
  return new XMLSerializer().serializeToString(root);
}

/** The statements that are drawn, as CSV a spreadsheet can open without taking a name for a formula. */
function tableCsv() {
  const cell = (value) => `"${String(value).replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`;
  const lines = [['subject', 'relation', 'object', 'headline', 'newspaper', 'date', 'confidence', 'quote']];
  for (const { link, statement, article } of shownStatements()) {
    lines.push([link.from.name, label(predicates[link.predicate]), link.to.name, article?.headline ?? '', article?.newspaper ?? '', article?.date ?? '',
      statement.confidence / 100, sentenceOf(statement).slice(...statement.marks.slice(0, 2))]);
  }
  return '\ufeff' + lines.map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n';
}

function startSaving() {
  const menu = byId('save-menu'), open = (on) => { menu.hidden = !on; byId('tool-save').setAttribute('aria-expanded', String(on)); };
  byId('tool-save').addEventListener('click', () => open(menu.hidden));
  const on = (id, action) => byId(id).addEventListener('click', () => { open(false); action(); });
  on('save-png', savePng);
  on('save-svg', () => saveAs('graph.svg', new Blob([pictureSvg()], { type: 'image/svg+xml' })));
  on('save-csv', () => saveAs('graph.csv', new Blob([tableCsv()], { type: 'text/csv' })));
  on('copy-link', () => {
    writeHash();
    navigator.clipboard?.writeText(location.href).then(() => say(t('copied')), () => say(location.href));
  });
  document.addEventListener('click', (event) => { if (!event.target.closest('.menu')) open(false); });
}
