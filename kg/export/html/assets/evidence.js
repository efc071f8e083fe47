// A link and the sentences that say it, both ends marked.
function linkDetails(link) {
  const statements = [...link.statements].sort((a, b) => b.confidence - a.confidence);
  return [
    make('p', { class: 'kind' }, t('relation')),
    make('h2', { class: 'triple' }, nameLink(link.from), make('span', { class: 'predicate' }, label(predicates[link.predicate])), nameLink(link.to)),
    ...statements.map((statement) => evidenceBlock(link, statement, graph.articles[statement.article])),
  ];
}

function evidenceBlock(link, statement, article) {
  const facts = [];
  for (const [name, value] of statement.qualifiers || []) {
    const target = typeof value === 'number' ? graph.nodes[value] : graph.byKey.get(value);
    facts.push([factName(name), target ? nameLink(target) : String(value)]);
  }
  facts.push([t('lines'), spans(statement.lines)]);
  if (article) facts.push([t('document'), article.document]);
  facts.push([t('rule'), rules[statement.rule] ?? statement.rule]);
  facts.push([t('confidence'), meter(statement.confidence)]);
  return make('section', { class: 'evidence' },
    make('blockquote', {}, ...markedSentence(statement)), unnamed(link, statement),
    article ? make('div', {}, headline(article), make('div', { class: 'where' }, whereOf(article))) : null,
    make('dl', { class: 'facts' }, ...facts.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)])));
}

/** Says so when the sentence does not name an end itself: the reader knows it from before. */
function unnamed(link, { marks }) {
  const names = [marks[3] ? '' : link.from.name, marks[5] ? '' : link.to.name].filter(Boolean).map((name) => brief(name, 40));
  return names.length ? make('p', { class: 'where' }, t('carried_over', { names: names.join(t('comma')) })) : null;
}

/** The sentence as text and marks: the quote in full ink, the subject in one colour, the object in another. */
function markedSentence(statement) {
  const text = sentenceOf(statement), [start, end, ...ends] = statement.marks, parts = [];
  const cuts = [...new Set([0, text.length, start, end, ...ends])].filter((cut) => cut <= text.length).sort((a, b) => a - b);
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i], cuts[i + 1]], piece = text.slice(from, to);
    const a = from >= ends[0] && to <= ends[1], b = from >= ends[2] && to <= ends[3];
    // where one name stands inside the other, the inner one shows
    const side = a && b ? (ends[1] - ends[0] < ends[3] - ends[2] ? 'a' : 'b') : a ? 'a' : b ? 'b' : '';
    if (side) parts.push(make('mark', { class: side, title: t(side === 'a' ? 'subject' : 'object') }, piece));
    else parts.push(make('span', { class: from >= start && to <= end ? 'said' : '' }, piece));
  }
  return parts;
}

/** Line numbers, runs put together: 3, 5–7. */
function spans(lines) {
  const found = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last && line === last[1] + 1) last[1] = line;
    else found.push([line, line]);
  }
  return found.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)).join(', ');
}

function meter(percent) {
  const bar = svg('svg', { viewBox: '0 0 64 6', 'aria-hidden': 'true' }, svg('rect', { width: 0.64 * percent, height: 6, fill: 'var(--accent)' }));
  return make('span', {}, `${percent} % `, make('span', { class: 'meter' }, bar));
}

function headline(article) {
  const words = article.headline || t('no_headline');
  if (remote) return make('a', { class: 'link', href: `/article/${article.id}` }, words);
  return make('span', { class: 'headline' }, article.url ? make('a', { class: 'link', href: article.url, rel: 'noreferrer noopener', target: '_blank' }, words) : words);
}

/** Newspaper, date, page, who wrote it. */
function whereOf(article) {
  const by = (article.bylines || []).map(([role, name]) => `${role} ${name}`).join(t('comma'));
  return [article.newspaper, article.date, article.page && t('page', { page: article.page }), article.section, by].filter(Boolean).join(' · ') || article.document;
}
