// The details of what is selected.
const panel = byId('panel');

function showPanel() {
  const { node, link, group } = state.selected ?? {};
  panel.hidden = !(node || link || group);
  if (panel.hidden) { panel.replaceChildren(); return; }
  const close = make('button', { type: 'button', class: 'icon close', 'aria-label': t('close'), title: t('close'), on: { click: () => select(null) } }, icon('close'));
  panel.replaceChildren(close, ...(node ? nodeDetails(node) : link ? linkDetails(link) : groupDetails(group)));
  panel.scrollTop = 0;
  if (link) loadEvidence(link).then((more) => { if (more && state.selected?.link === link) showPanel(); }, (error) => say(error.message));
}

const kindOf = (node) => heading(types[node.type]) + (node.subtype >= 0 ? ` · ${label(types[node.subtype])}` : '');
const nameLink = (node) => button(node.name.length > 80 ? brief(node.name, 80) : node.name || t('nameless'), () => goTo(node), 'link');

function nodeDetails(node) {
  const [attributes, reasons, ambiguous] = node.more;
  const parts = [
    make('p', { class: 'kind' }, typeIcon(node.type), kindOf(node)),
    make('h2', { class: node.name.length > 200 ? 'long' : '' }, node.name || t('nameless')),
  ];
  if (node.aliases.length) parts.push(make('p', { class: 'also long' }, `${t('also')} ${node.aliases.join(t('comma'))}`));
  if (ambiguous) parts.push(make('p', { class: 'also' }, t('ambiguous')));
  const facts = [[t('links'), String(degree(node))], [t('in_articles'), String(node.articles.length)], ...attributes.map(([name, value]) => [factName(name), value])];
  parts.push(make('dl', { class: 'facts' }, ...facts.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)])));
  parts.push(make('div', { class: 'actions' }, ...nodeActions(node)));
  parts.push(...neighbourGroups(node));
  parts.push(...articleList(node.articles));
  if (reasons.length) parts.push(make('h3', {}, t('reasons')), make('ul', {}, ...reasons.map((reason) => make('li', {}, reason))));
  return parts;
}

function factName(name) {
  return t(`fact_${name}`) === `fact_${name}` ? name.replaceAll('_', ' ') : t(`fact_${name}`);
}

function nodeActions(node) {
  const found = [];
  const more = !small() || state.focus.length || neighboursHidden(node).length;
  if (isExpanded(node)) found.push(button(t('collapse'), () => collapse(node), 'button', { id: 'collapse' }));
  else if (more) found.push(button(t('expand'), () => expand(node), 'button first', { id: 'expand' }));
  found.push(button(t('isolate'), () => isolate(node), 'button', { id: 'isolate' }));
  found.push(button(t('path_from'), () => startPath(node), 'button', { id: 'path-from' }));
  found.push(button(t('hide'), () => hide(node), 'button', { id: 'hide' }));
  if (remote) found.push(make('a', { class: 'button', href: `/id/${node.key}` }, t('own_page')));
  return found;
}

/** Neighbours grouped by predicate and direction. */
function neighbourGroups(node) {
  const groups = new Map();
  for (const { node: other, links } of neighbours(node)) {
    for (const link of links) {
      const outwards = link.from === node || predicates[link.predicate][3];
      const name = `${link.predicate} ${outwards ? 0 : 1}`;
      if (!groups.has(name)) groups.set(name, { predicate: link.predicate, outwards, items: [] });
      groups.get(name).items.push({ other, link });
    }
  }
  if (!groups.size) return [];
  const found = [make('h3', {}, t('neighbours'))];
  for (const { predicate, outwards, items } of [...groups.values()].sort((a, b) => b.outwards - a.outwards || a.predicate - b.predicate)) {
    const list = make('ul', {});
    const add = (some) => list.append(...some.map(({ other, link }) => make('li', {}, typeIcon(other.type), nameLink(other),
      button(t('quote'), () => select({ link }), 'quote', { 'aria-label': t('quote_of', { name: brief(other.name, 30) }) }))));
    add(items.slice(0, 40));
    const head = make('h4', {}, heading(predicates[predicate]), make('span', { class: 'way' }, outwards ? '→' : '←'), make('span', { class: 'way' }, String(items.length)));
    head.querySelector('.way').setAttribute('aria-label', t(outwards ? 'outwards' : 'inwards'));
    head.querySelector('.way').setAttribute('role', 'img');
    const box = make('div', { class: 'group' }, head, list);
    if (items.length > 40) box.append(button(t('show_more', { count: items.length - 40 }), (event) => { add(items.slice(40)); event.target.remove(); }, 'link'));
    found.push(box);
  }
  return found;
}

function articleList(numbers) {
  if (!numbers.length) return [];
  const list = make('ul', { class: 'articles' });
  const add = (some) => list.append(...some.map((number) => make('li', {}, headline(graph.articles[number]), make('div', { class: 'where' }, whereOf(graph.articles[number])))));
  add(numbers.slice(0, 20));
  const found = [make('h3', {}, t('articles'), ' ', make('span', { class: 'count' }, String(numbers.length))), list];
  if (numbers.length > 20) found.push(button(t('show_more', { count: numbers.length - 20 }), (event) => { add(numbers.slice(20)); event.target.remove(); }, 'link'));
  return found;
}

function groupDetails(group) {
  const list = group.members.slice(0, 60).map((node) => make('li', {}, typeIcon(node.type), nameLink(node)));
  return [
    make('p', { class: 'kind' }, t('group_of', { count: group.size })), make('h2', {}, groupName(group)),
    make('div', { class: 'actions' }, button(t('open_group'), () => openGroup(group), 'button first', { id: 'open-group' })),
    make('h3', {}, t('best_linked')), make('div', { class: 'group' }, make('ul', {}, ...list)),
    make('p', { class: 'also' }, group.size > 60 ? t('and_more', { count: group.size - 60 }) : ''),
  ];
}
