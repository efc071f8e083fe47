// Narrowing down by newspaper, time and confidence.
function startFilters() {
  const change = (id, event, take) => byId(id).addEventListener(event, () => { take(byId(id)); showFilters(); refresh(); });
  change('newspaper', 'change', (input) => { state.newspaper = input.value; });
  change('from', 'change', (input) => { state.from = input.value; });
  change('to', 'change', (input) => { state.to = input.value; });
  change('confidence', 'input', (input) => { state.confidence = Number(input.value); });
  change('alone', 'change', (input) => { state.alone = input.checked; });
  byId('reset').addEventListener('click', () => {
    Object.assign(state, FRESH);
    state.offTypes.clear();
    state.offPredicates.clear();
    state.hidden.clear();
    showFilters();
    refresh();
  });
}

/** Bring the inputs in line with the state. */
function showFilters() {
  const newspapers = [...new Set(graph.articles.map((article) => article.newspaper).filter(Boolean))].sort();
  const dates = graph.articles.map((article) => article.date).filter((date) => /^\d{4}-\d\d-\d\d$/.test(date)).sort();
  byId('newspaper-row').hidden = newspapers.length < 2 && !state.newspaper;
  byId('newspaper').replaceChildren(make('option', { value: '' }, t('all_newspapers')), ...newspapers.map((name) => make('option', { value: name }, brief(name, 40))));
  byId('newspaper').value = state.newspaper;
  byId('time-row').hidden = (!dates.length || dates[0] === dates.at(-1)) && !state.from && !state.to;
  for (const id of ['from', 'to']) {
    const input = byId(id);
    if (dates.length) { input.min = dates[0]; input.max = dates.at(-1); }
    input.value = state[id];
  }
  byId('confidence').value = String(state.confidence);
  byId('confidence-value').textContent = state.confidence ? `≥ ${state.confidence} %` : t('any');
  byId('alone').checked = state.alone;
}
