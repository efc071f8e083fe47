// The legend: what each colour and shape means, how many there are, and a switch for each.
function countsByType() {
  const counts = new Map();
  const add = (name) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const node of graph.nodes) {
    if (byArticle() && !node.articles.some((index) => articlePasses(graph.articles[index]))) continue;
    add(`t${node.type}`);
    add(`s${node.type} ${node.subtype}`);
  }
  return counts;
}

function row(input, picture, words, count, name) {
  const box = make('input', { type: 'checkbox', 'data-key': name });
  box.checked = input.on;
  box.indeterminate = Boolean(input.some);
  box.addEventListener('change', () => { input.change(box.checked); refresh(); });
  return make('label', { class: input.on || input.some ? '' : 'off' }, box, picture, make('span', {}, words), make('span', { class: 'count' }, count));
}

const unfolded = new Set();

function unfold(type) {
  const open = unfolded.has(type);
  return make('button', { type: 'button', class: 'unfold', 'data-key': `u${type}`, 'aria-expanded': String(open), 'aria-label': t('subtypes_of', { name: label(types[type]) }),
    on: { click: () => { if (!unfolded.delete(type)) unfolded.add(type); countLegend(); } } }, icon(open ? 'up' : 'down'));
}

function countLegend() {
  const focus = document.activeElement?.dataset?.key;
  const counts = countsByType(), subtypes = new Map();
  for (const node of graph.nodes) {
    if (!subtypes.has(node.type)) subtypes.set(node.type, new Set());
    subtypes.get(node.type).add(node.subtype);
  }
  const list = [], size = (type) => counts.get(`t${type}`) ?? 0;
  for (const type of [...subtypes.keys()].sort((a, b) => size(b) - size(a) || a - b)) {
    // a node is switched by its subtype, or by its type where it has none
    const keys = [...subtypes.get(type)].map((sub) => (sub >= 0 ? sub : type));
    const on = keys.filter((key) => !state.offTypes.has(key)).length;
    const change = (checked) => keys.forEach((key) => (checked ? state.offTypes.delete(key) : state.offTypes.add(key)));
    const named = [...subtypes.get(type)].filter((sub) => sub >= 0).sort((a, b) => a - b);
    const item = make('li', { class: 'top' }, row({ on: on === keys.length, some: on && on < keys.length, change }, typeIcon(type), heading(types[type]), String(size(type)), `t${type}`));
    if (named.length) item.append(unfold(type));
    list.push(item);
    for (const sub of unfolded.has(type) ? named : []) {
      list.push(make('li', { class: 'sub' }, row({ on: !state.offTypes.has(sub), change: (checked) => (checked ? state.offTypes.delete(sub) : state.offTypes.add(sub)) },
        '', heading(types[sub]), String(counts.get(`s${type} ${sub}`) ?? 0), `s${type} ${sub}`)));
    }
  }
  byId('legend-types').replaceChildren(...list);
  const perPredicate = new Map();
  for (const link of graph.links) {
    if ((byArticle() || state.confidence) && !link.statements.some(statementPasses)) continue;
    perPredicate.set(link.predicate, (perPredicate.get(link.predicate) ?? 0) + 1);
  }
  const often = (predicate) => perPredicate.get(predicate) ?? 0;
  const all = [...new Set(graph.links.map((link) => link.predicate))].sort((a, b) => often(b) - often(a) || a - b);
  byId('legend-predicates').replaceChildren(...all.map((predicate) => make('li', {}, row({
    on: !state.offPredicates.has(predicate),
    change: (checked) => (checked ? state.offPredicates.delete(predicate) : state.offPredicates.add(predicate)),
  }, '', heading(predicates[predicate]), String(often(predicate)), `p${predicate}`))));
  if (focus) document.querySelector(`[data-key="${CSS.escape(focus)}"]`)?.focus();
}
