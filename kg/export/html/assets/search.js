// The search box: suggestions while one types, arrow keys and Enter choose.
const searchBox = byId('search'), foundList = byId('found');
let suggestions = [], chosen = -1, asked = 0;

async function suggest() {
  const number = ++asked;
  let found = [];
  try { found = await find(searchBox.value); } catch (error) { say(error.message); }
  if (number !== asked) return; // an older answer came late
  suggestions = found;
  chosen = suggestions.length ? 0 : -1;
  showSuggestions();
}

function showSuggestions() {
  const typed = searchBox.value.trim();
  const items = suggestions.map(({ node, form }, index) => make('li', {
    id: `found-${index}`, role: 'option', 'aria-selected': String(index === chosen),
    on: { mousedown: (event) => { event.preventDefault(); take(index); } },
  }, typeIcon(node.type), make('span', { class: 'name' }, brief(node.name, 60)),
  make('span', { class: 'also' }, form && form !== node.name ? brief(form, 30) : kindOf(node))));
  if (typed && !items.length) items.push(make('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, t('nothing_found')));
  foundList.replaceChildren(...items);
  foundList.hidden = !items.length;
  searchBox.setAttribute('aria-expanded', String(Boolean(items.length)));
  if (chosen >= 0) searchBox.setAttribute('aria-activedescendant', `found-${chosen}`);
  else searchBox.removeAttribute('aria-activedescendant');
  foundList.children[Math.max(chosen, 0)]?.scrollIntoView({ block: 'nearest' });
}

function closeSuggestions() {
  asked += 1;
  suggestions = [];
  chosen = -1;
  foundList.hidden = true;
  searchBox.setAttribute('aria-expanded', 'false');
  searchBox.removeAttribute('aria-activedescendant');
}

function take(index) {
  const node = suggestions[index]?.node;
  if (!node) return;
  searchBox.value = '';
  closeSuggestions();
  goTo(node);
}

function startSearch() {
  searchBox.addEventListener('input', suggest);
  searchBox.addEventListener('blur', closeSuggestions);
  searchBox.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!suggestions.length) return;
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : suggestions.length - 1)) % suggestions.length;
      showSuggestions();
    } else if (event.key === 'Enter') take(chosen);
    else if (event.key === 'Escape') { searchBox.value = ''; closeSuggestions(); canvas.focus(); } else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
