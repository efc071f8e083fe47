// Where more of the graph comes from: nowhere for a file, which holds all of it; a server for graphs of any size.
const remote = document.documentElement.dataset.api ?? '';
const articleNumbers = new Map();

async function ask(path, parameters) {
  const answer = await fetch(`${remote}${path}?${new URLSearchParams(parameters)}`, { headers: { accept: 'application/json' } });
  if (!answer.ok) throw new Error(t('server_said', { status: answer.status }));
  return answer.json();
}

/** Take in what a server sent: nodes, statements between them, and their articles. */
function takeIn({ nodes, edges, articles }) {
  const numbers = rows(articles ?? {}).map((article) => {
    if (!articleNumbers.has(article.id)) articleNumbers.set(article.id, graph.articles.push(article) - 1);
    return articleNumbers.get(article.id);
  });
  const taken = rows(nodes).map((row) => {
    const node = addNode({ ...row, articles: row.articles.map((i) => numbers[i]), whole: false });
    if (row.total) node.total = row.total;
    return node;
  });
  for (const row of rows(edges ?? {})) {
    const from = taken[row.from], to = taken[row.to], known = graph.byLink.get(`${from.key}>${predicates[row.predicate][0]}>${to.key}`);
    if (known?.statements.some((statement) => statement.id === row.id)) continue;
    const qualifiers = (row.qualifiers || []).map(([name, value]) => [name, value]);
    addStatement(from, to, { ...row, qualifiers, article: numbers[row.article] });
  }
  return taken;
}

/** See to it that the neighbours of `node` are loaded. */
async function loadNear(node) {
  if (!remote || node.whole) return;
  const answer = await ask('near', { id: node.key });
  takeIn(answer);
  node.whole = true;
}

/** The nodes that fit `query`: [{node, form}]. */
async function find(query) {
  if (!remote) return findNodes(query);
  const answer = await ask('find', { q: query.slice(0, 200) });
  return takeIn(answer).map((node, index) => ({ node, form: answer.forms[index] }));
}
