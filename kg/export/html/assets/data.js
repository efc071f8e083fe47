// The graph: nodes, and links (one for all statements with the same two ends and the same predicate).
const tables = read('data-tables');
const graph = { nodes: [], links: [], articles: [], groups: [], byKey: new Map(), byLink: new Map() };
const types = tables.types, predicates = tables.predicates, rules = tables.rules;

/** The rows of a table that was written as one list a column. */
function rows(columns) {
  const names = Object.keys(columns), count = names.length ? columns[names[0]].length : 0, found = new Array(count);
  for (let i = 0; i < count; i++) {
    const row = {};
    for (const name of names) row[name] = columns[name][i];
    found[i] = row;
  }
  return found;
}

/** Take a node in; gives the one that is known already under its key. */
function addNode(row) {
  const key = row.id.startsWith('/') ? row.id.slice(1) : `${types[row.type][0].toLowerCase()}/${row.id}`;
  const known = graph.byKey.get(key);
  if (known) return known;
  const node = {
    index: graph.nodes.length, key, name: row.label, type: row.type, subtype: row.subtype, aliases: row.aliases || [],
    articles: row.articles, x: row.x, y: row.y, group: row.group, more: row.more || [[], [], 0],
    out: [], in: [], total: row.total ?? 0, whole: row.whole ?? true,
  };
  graph.nodes.push(node);
  graph.byKey.set(key, node);
  return node;
}

/** Take a statement in between two nodes. */
function addStatement(from, to, row) {
  const name = `${from.key}>${predicates[row.predicate][0]}>${to.key}`;
  let link = graph.byLink.get(name);
  if (!link) {
    link = { index: graph.links.length, key: name, from, to, predicate: row.predicate, statements: [] };
    graph.links.push(link);
    graph.byLink.set(name, link);
    from.out.push(link);
    to.in.push(link);
  }
  link.statements.push(row);
}

/** All links of a node, outgoing first. */
const linksOf = (node) => (node.out.length ? node.in.length ? node.out.concat(node.in) : node.out : node.in);
const otherEnd = (link, node) => (link.from === node ? link.to : link.from);

/** How many links a node has; a server knows of more than were loaded. */
const degree = (node) => Math.max(node.out.length + node.in.length, node.total);

/** A group is called after its best linked member; one group holds all that have no link. */
const groupName = (group) => (degree(group.members[0]) ? group.members[0].name : t('unlinked'));

function loadGraph() {
  graph.articles = rows(tables.articles);
  for (const row of rows(read('data-nodes'))) addNode(row);
  for (const row of rows(read('data-edges'))) addStatement(graph.nodes[row.from], graph.nodes[row.to], row);
  graph.groups = tables.groups.map(([size, x, y, foldedX, foldedY], index) =>
    ({ index, size, x, y, foldedX, foldedY, members: [] }));
  if (graph.groups.length) for (const node of graph.nodes) graph.groups[node.group].members.push(node);
  for (const group of graph.groups) group.members.sort((a, b) => degree(b) - degree(a) || a.index - b.index);
}

let sentenceTable = null;

/** The sentence of a statement; the table is read when the first one is asked for. */
function sentenceOf(statement) {
  if (typeof statement.sentence === 'string') return statement.sentence;
  sentenceTable ??= read('data-sentences');
  return sentenceTable[statement.sentence] ?? '';
}
