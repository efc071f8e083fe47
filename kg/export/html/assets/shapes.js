// Colour and shape of each type, the same in the picture, in the legend and in the saved SVG.
const SHAPES = ['square', 'star', 'dot', 'triangle', 'diamond', 'hexagon', 'triangleDown'];
const LIGHT = ['#0b7f83', '#b87a0a', '#2a5fc0', '#c03f66', '#4f8a35', '#7649bd', '#8a6534', '#566373', '#b04f26', '#2f7563'];
const DARK = ['#56c4c8', '#f0bd55', '#7eaaff', '#ff8fae', '#94cf72', '#bd9df7', '#cfab77', '#a9b5c4', '#f2986f', '#7ccbb5'];

const shapeOf = (type) => SHAPES[type % SHAPES.length];
const colourOf = (type) => (state.theme === 'dark' ? DARK : LIGHT)[type % LIGHT.length];

/** The corners of a shape of radius `r` around (x, y); null for a circle. */
function corners(shape, x, y, r) {
  const around = (count, turn, radius = () => r) => Array.from({ length: count }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / count;
    return [x + radius(i) * Math.cos(angle), y + radius(i) * Math.sin(angle)];
  });
  const up = -Math.PI / 2;
  if (shape === 'square') return around(4, Math.PI / 4, () => r * 1.25);
  if (shape === 'diamond') return around(4, 0, () => r * 1.15);
  if (shape === 'triangle') return around(3, up, () => r * 1.3);
  if (shape === 'triangleDown') return around(3, -up, () => r * 1.3);
  if (shape === 'hexagon') return around(6, 0, () => r * 1.08);
  if (shape === 'star') return around(10, up, (i) => (i % 2 ? r * 0.6 : r * 1.35));
  return null;
}

/** An element of SVG. */
function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function shapeElement(shape, x, y, r, attributes) {
  const points = corners(shape, x, y, r);
  if (!points) return svg('circle', { cx: x, cy: y, r, ...attributes });
  return svg('polygon', { points: points.map((p) => p.map((n) => n.toFixed(1)).join(',')).join(' '), ...attributes });
}

/** A small picture of a type for lists. */
function typeIcon(type) {
  return svg('svg', { viewBox: '0 0 20 20', class: 'shape', 'aria-hidden': 'true' },
    shapeElement(shapeOf(type), 10, 10, 7.4, { fill: colourOf(type) }));
}

const ICONS = {
  filter: 'M3 5h14M6 10h8M8.5 15h3', path: 'M4 15.5a1.8 1.8 0 1 0 0 .1M16 4.5a1.8 1.8 0 1 0 0 .1M5.4 14.5C8 11 12 9 14.6 5.6',
  fit: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4', table: 'M3 4h14v12H3zM3 8h14M8 8v8', save: 'M10 3v9M6 8.5l4 4 4-4M4 16.5h12',
  theme: 'M10 3a7 7 0 1 0 0 14zM10 3a7 7 0 0 1 0 14', help: 'M7.5 7.6a2.6 2.6 0 1 1 3.6 2.4c-.8.4-1.1.8-1.1 1.8M10 15v.2',
  plus: 'M10 4v12M4 10h12', minus: 'M4 10h12', up: 'M5 12.5l5-5 5 5', down: 'M5 7.5l5 5 5-5', close: 'M5 5l10 10M15 5L5 15',
};

function icon(name) {
  return svg('svg', { viewBox: '0 0 20 20', fill: 'none', stroke: 'currentColor', 'stroke-width': '1.7',
    'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true' }, svg('path', { d: ICONS[name] }));
}
