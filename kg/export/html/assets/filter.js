// What passes: types and predicates that are on, and statements of the newspaper, time and confidence asked for.
function articlePasses(article) {
  if (!article) return !state.newspaper && !state.from && !state.to;
  if (state.newspaper && article.newspaper !== state.newspaper) return false;
  // a date may be no more than a month or a year: it passes when its span touches the one asked for
  if (state.from && !(article.date && `${article.date}-99-99` >= state.from)) return false;
  return !(state.to && !(article.date && article.date <= state.to));
}

const byArticle = () => Boolean(state.newspaper || state.from || state.to);

function statementPasses(statement) {
  if (statement.confidence < state.confidence) return false;
  return !byArticle() || articlePasses(graph.articles[statement.article]);
}

function linkPasses(link) {
  return !state.offPredicates.has(link.predicate) && nodePasses(link.from) && nodePasses(link.to)
    && link.statements.some(statementPasses);
}

function nodePasses(node) {
  if (state.offTypes.has(node.subtype >= 0 ? node.subtype : node.type) || state.hidden.has(node)) return false;
  return !byArticle() || node.articles.some((index) => articlePasses(graph.articles[index]));
}

/** Neighbours that pass, best linked first: [{node, links}]. */
function neighbours(node) {
  const found = new Map();
  for (const link of linksOf(node)) {
    const other = otherEnd(link, node);
    if (other === node || !linkPasses(link)) continue;
    if (found.has(other)) found.get(other).push(link);
    else found.set(other, [link]);
  }
  return [...found].map(([other, links]) => ({ node: other, links }))
    .sort((a, b) => degree(b.node) - degree(a.node) || a.node.index - b.node.index);
}
