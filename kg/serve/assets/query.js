// The query page: a built-in question fills the editor, an answer comes back as a table with links into the graph.
import { complete } from "./complete.js";
import { bind } from "./bind.js";
import { show } from "./answer.js";

const at = (id) => document.getElementById(id);
const data = await fetched("/query/data.json");
const state = new URLSearchParams(location.hash.slice(1));
const own = (navigator.language || "").startsWith("zh") ? "zh" : "en";
let language = state.get("lang") || localStorage.getItem("language") || own;
let running = null;

async function fetched(address) {
  const response = await fetch(address);
  if (response.ok) return response.json();
  at("status").textContent = `✗ ${address} ${response.status}`;
  throw new Error(`${address}: ${response.status}`);
}

const word = (key, values = {}) =>
  (data.strings[language]?.[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");

function speak() {
  document.documentElement.lang = language;
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = word(each.dataset.word);
  const chosen = at("question").value;
  at("question").replaceChildren(
    new Option(word("own_query"), ""),
    ...data.questions.map((each) => new Option(each.labels[language], each.name)),
  );
  at("question").value = chosen;
  describe();
}

const chosen = () => data.questions.find((each) => each.name === at("question").value);

function describe(given = {}) {
  const question = chosen();
  at("description").textContent = question ? question.descriptions[language] : "";
  const kept = { ...Object.fromEntries(new FormData(at("parameters"))), ...given };
  at("parameters").replaceChildren(
    ...(question?.parameters ?? []).map((each) => {
      const label = document.createElement("label");
      const field = document.createElement("input");
      field.name = each.name;
      field.value = kept[each.name] ?? (each.default || each.example);
      field.addEventListener("input", fill);
      label.append(each.labels[language], field);
      return label;
    }),
  );
}

function fill() {
  const question = chosen();
  if (question) at("text").value = bind(question, Object.fromEntries(new FormData(at("parameters"))), data.language);
}

function remember() {
  const kept = new URLSearchParams({ lang: language });
  if (at("question").value) kept.set("question", at("question").value);
  kept.set("query", at("text").value);
  history.replaceState(null, "", `#${kept}`);
}

async function ask(accept) {
  running?.abort();
  const own = (running = new AbortController());
  at("stop").disabled = false;
  at("status").textContent = word("running");
  const start = performance.now();
  try {
    const response = await fetch("/sparql", {
      method: "POST",
      body: new URLSearchParams({ query: at("text").value }),
      headers: { Accept: accept },
      signal: own.signal,
    });
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    return { response, seconds };
  } catch (error) {
    at("status").textContent = word(error.name === "AbortError" ? "stopped" : "unreachable");
    return null;
  } finally {
    if (running === own) at("stop").disabled = true;
  }
}

async function run() {
  remember();
  const asked = await ask("application/sparql-results+json, text/turtle;q=0.9");
  if (asked) await show(asked, { place: at("answer"), status: at("status"), word, base: data.base, prefixes: data.prefixes });
}

async function save(button) {
  const asked = await ask(`${button.dataset.save}, text/turtle;q=0.5`);
  if (!asked) return;
  if (!asked.response.ok) return show(asked, { place: at("answer"), status: at("status"), word, base: data.base, prefixes: data.prefixes });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await asked.response.blob());
  link.download = button.dataset.name;
  link.click();
  URL.revokeObjectURL(link.href);
  at("status").textContent = word("saved", { name: button.dataset.name });
}

at("question").addEventListener("change", () => { describe(); fill(); });
at("parameters").addEventListener("submit", (event) => { event.preventDefault(); run(); });
at("run").addEventListener("click", run);
at("stop").addEventListener("click", () => running?.abort());
at("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem("language", language);
  speak();
  remember();
});
for (const button of document.querySelectorAll("[data-save]")) button.addEventListener("click", () => save(button));
at("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); run(); }
});

const names = [
  ...data.terms.map((each) => ({ name: each.name, labels: Object.values(each.labels) })),
  ...["rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "rdfs:label", "skos:altLabel", "schema:headline", "schema:mentions",
    "schema:datePublished", "schema:text", "prov:wasDerivedFrom", "oa:exact", `${data.terms[0]?.name.split(":")[0]}:confidence`,
  ].map((name) => ({ name, labels: [] })),
];
complete(at("text"), at("completions"), names);
at("question").append(...data.questions.map((each) => new Option(each.name, each.name)));
at("question").value = state.get("question") ?? "";
speak();
at("text").value = state.get("query") ?? "SELECT ?name WHERE {\n  ?thing rdfs:label ?name .\n}\nLIMIT 20\n";
if (state.get("question") && !state.has("query")) fill();
// Until here nothing listens, and what was typed would be written over: the page comes with its controls disabled.
for (const each of document.querySelectorAll("[disabled]:not(#stop)")) each.disabled = false;
document.body.dataset.ready = "yes";
