// Finding by name, by alias and by sound: full readings, their beginnings or first letters, mixed as one types.
const soundsOf = new Map();

function sounds(character) {
  let found = soundsOf.get(character);
  if (found === undefined) {
    found = tables.readings[character]?.split(' ') ?? null;
    soundsOf.set(character, found);
  }
  return found;
}

/** Whether `typed` spells the characters of `name` from `at` on; gives where it ends, or -1. */
function spells(name, at, typed, from = 0) {
  if (from >= typed.length) return at;
  if (at >= name.length) return -1;
  const readings = sounds(name[at]);
  if (!readings) return name[at].toLowerCase() === typed[from] ? spells(name, at + 1, typed, from + 1) : -1;
  for (const reading of readings) {
    for (let length = Math.min(reading.length, typed.length - from); length > 0; length--) {
      // a reading counts whole, by its first letter (or zh, ch, sh), or cut short where the typing ends
      const whole = length === reading.length || length === 1 || (length === 2 && reading[1] === 'h');
      if (!(whole || from + length === typed.length) || !typed.startsWith(reading.slice(0, length), from)) continue;
      const end = spells(name, at + 1, typed, from + length);
      if (end >= 0) return end;
    }
  }
  return -1;
}

/** How well `form` fits: 0 as it is, 1 from its beginning, 2 inside, 3 by sound from its beginning, 4 inside; -1 not. */
function fit(form, wanted, typed) {
  const text = form.toLowerCase();
  if (text === wanted) return 0;
  const at = text.indexOf(wanted);
  if (at >= 0) return at ? 2 : 1;
  if (!typed) return -1;
  const name = text.slice(0, 48);
  for (let start = 0; start < name.length; start++) if (spells(name, start, typed) >= 0) return start ? 4 : 3;
  return -1;
}

/** The nodes that fit best, each with the form that fitted: [{node, form}]. */
function findNodes(query, limit = 30) {
  const wanted = query.trim().toLowerCase().slice(0, 200);
  if (!wanted) return [];
  const typed = /^[a-z0-9' ]+$/.test(wanted) ? wanted.replace(/[' ]/g, '') : '';
  const found = [];
  for (const node of graph.nodes) {
    let best = -1, form = '';
    for (const each of [node.name, ...node.aliases]) {
      const rank = fit(each, wanted, typed);
      if (rank >= 0 && (best < 0 || rank < best)) { best = rank; form = each; }
    }
    if (best >= 0) found.push({ node, form, rank: best });
  }
  found.sort((a, b) => a.rank - b.rank || degree(b.node) - degree(a.node) || a.node.index - b.node.index);
  return found.slice(0, limit);
}
