// Shows an answer. Everything that comes from the graph goes in as text.
export async function show({ response, seconds }, { place, status, word, base, prefixes }) {
  const text = await response.text();
  if (!response.ok) {
    status.textContent = word("refused", { status: response.status });
    place.replaceChildren(element("pre", text));
    return;
  }
  const more = response.headers.get("Kg-Truncated") ? " " + word("truncated") : "";
  if (!response.headers.get("Content-Type").includes("sparql-results+json")) {
    status.textContent = word("graph", { seconds }) + more;
    place.replaceChildren(element("pre", text));
    return;
  }
  const found = JSON.parse(text);
  if ("boolean" in found) {
    status.textContent = word(found.boolean ? "yes" : "no");
    place.replaceChildren();
    return;
  }
  const rows = found.results.bindings;
  status.textContent = word("rows", { rows: rows.length, seconds }) + more;
  place.replaceChildren(table(found.head.vars, rows, base, prefixes, word));
}

function table(names, rows, base, prefixes, word) {
  const beside = (name) => (names.includes(`${name}_id`) ? `${name}_id` : null);
  const shown = names.filter((name) => !(name.endsWith("_id") && names.includes(name.slice(0, -3))));
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const name of shown) {
    const cell = element("th", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const name of shown) line.insertCell().append(content(row[name], row[beside(name)], base, prefixes, word));
  }
  return made;
}

function content(term, id, base, prefixes, word) {
  if (!term) return "";
  const address = id?.value ?? (term.type === "uri" ? term.value : "");
  const text = term.type === "uri" ? short(term.value, prefixes) : plain(term);
  if (!address.startsWith(base)) return text;
  const link = element("a", text);
  link.href = "/id/" + address.slice(base.length);
  const graph = element("a", "◎");
  graph.href = `/explore#focus=${address.slice(base.length)}&node=${address.slice(base.length)}`;
  graph.setAttribute("aria-label", word("in_graph", { name: text }));
  graph.title = graph.getAttribute("aria-label");
  const both = document.createElement("span");
  both.append(link, " ", graph);
  return both;
}

const plain = (term) =>
  term.type === "triple" ? ["subject", "predicate", "object"].map((part) => plain(term.value[part])).join(" ") : term.value;

function short(address, prefixes) {
  const found = Object.entries(prefixes).find(([, space]) => address.startsWith(space));
  return found ? `${found[0]}:${address.slice(found[1].length)}` : address;
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
