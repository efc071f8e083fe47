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
    const seen = row.articles.map((i) => numbers[i]), node = addNode({ ...row, articles: seen, whole: false });
    node.articles = [...new Set([...node.articles, ...seen])];
    return node;
  });
  for (const row of rows(edges ?? {})) {
    const from = taken[row.from], to = taken[row.to], known = graph.byLink.get(`${from.key}>${predicates[row.predicate][0]}>${to.key}`);
    if (known?.statements.some((statement) => statement.id === row.id)) continue;
    addStatement(from, to, { ...row, article: numbers[row.article] ?? -1 });
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

/** The whole sentences of a link's statements; true when there was something to load. */
async function loadEvidence(link) {
  const open = link.statements.filter((statement) => !statement.read);
  if (!remote || !open.length) return false;
  for (const statement of open) statement.read = true;
  const answer = await ask('evidence', { ids: open.map((statement) => statement.id).join(',') });
  for (const statement of open) if (answer[statement.id]) [statement.sentence, statement.marks] = answer[statement.id];
  return true;
}

/** Load what the address of the page names, so that the state can be read from it; else the best linked thing. */
async function loadAddress() {
  if (!remote) return;
  const parts = new URLSearchParams(location.hash.slice(1)), keys = new Set();
  for (const name of ['focus', 'node', 'path']) for (const key of (parts.get(name) ?? '').split(',')) if (key) keys.add(key);
  const [from, , to] = (parts.get('edge') ?? '').split('>');
  if (to) keys.add(from).add(to);
  if (!keys.size && tables.start) keys.add(tables.start);
  for (const key of [...keys].slice(0, 40)) {
    try { takeIn(await ask('near', { id: key })); } catch (error) { say(error.message); continue; }
    if (graph.byKey.has(key)) graph.byKey.get(key).whole = true;
  }
}

/** The nodes that fit `query`: [{node, form}]. */
async function find(query) {
  if (!remote) return findNodes(query);
  const answer = await ask('find', { q: query.slice(0, 200) });
  return takeIn(answer).map((node, index) => ({ node, form: answer.forms[index] }));
}
