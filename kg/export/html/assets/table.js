// The same as the picture, as tables: for screen readers, and for whoever prefers reading.
const ROWS = 200;

function shownStatements() {
  return drawn.view.links.flatMap((link) => link.statements.filter(statementPasses)
    .map((statement) => ({ link, statement, article: graph.articles[statement.article] })));
}

function showTable() {
  const sheet = byId('table');
  sheet.hidden = !state.table;
  document.querySelector('.picture').hidden = state.table;
  byId('tool-table').setAttribute('aria-pressed', String(state.table));
  if (!state.table) { sheet.replaceChildren(); return; }
  const { view } = drawn;
  const nodes = view.nodes.map(({ node }) => node).sort((a, b) => a.type - b.type || degree(b) - degree(a) || a.index - b.index);
  const parts = [make('h2', {}, t('entities'))];
  parts.push(tableOf(t('entities_caption', { count: nodes.length }), [t('name'), t('type'), t('also_called'), t('links'), t('articles')], nodes,
    (node) => [nameLink(node), kindOf(node), clip(node.aliases.join(t('comma'))), String(degree(node)), String(node.articles.length)]));
  if (view.groups.length) {
    parts.push(make('h2', {}, t('groups')), tableOf(t('groups_caption', { count: view.groups.length }), [t('best_linked'), t('size'), ''], view.groups,
      ({ group }) => [degree(group.members[0]) ? group.members.slice(0, 4).map((node) => brief(node.name, 20)).join(t('comma')) : groupName(group), String(group.size), button(t('open_group'), () => openGroup(group), 'link')]));
  }
  const statements = shownStatements();
  parts.push(make('h2', {}, t('statements')), tableOf(t('statements_caption', { count: statements.length }),
    [t('subject'), t('relation'), t('object'), t('quote'), t('article'), t('date'), t('confidence')], statements,
    ({ link, statement, article }) => [nameLink(link.from), button(label(predicates[link.predicate]), () => select({ link }), 'link'), nameLink(link.to),
      clip(sentenceOf(statement).slice(...statement.marks.slice(0, 2))), clip(article?.headline ?? ''), article?.date ?? '', `${statement.confidence} %`]));
  sheet.replaceChildren(...parts);
}

const clip = (text) => make('span', { class: 'clip' }, text);

function tableOf(caption, heads, items, cells) {
  const body = make('tbody', {});
  const add = (some) => body.append(...some.map((item) => make('tr', {}, ...cells(item).map((cell, index) => make(index ? 'td' : 'th', index ? {} : { scope: 'row', class: 'first' }, cell)))));
  add(items.slice(0, ROWS));
  const table = make('table', {}, make('caption', {}, caption), make('thead', {}, make('tr', {}, ...heads.map((head) => make(head ? 'th' : 'td', head ? { scope: 'col' } : {}, head)))), body);
  const box = make('div', {}, table);
  if (items.length > ROWS) box.append(button(t('show_more', { count: items.length - ROWS }), (event) => { add(items.slice(ROWS)); event.target.remove(); }));
  return box;
}

function toggleTable() {
  state.table = !state.table;
  showTable();
  writeHash();
  if (state.table) byId('table').focus();
  else { drawn.network.redraw(); canvas.focus(); }
}
