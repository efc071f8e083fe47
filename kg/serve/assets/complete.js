// Completion of the ontology's terms in the editor: by name or by label in any language; arrows, Enter or Tab, Escape.
const MOST = 12;
const WORD = /[\p{L}\p{N}_:]+$/u;

export function complete(field, list, terms) {
  let found = [];
  let marked = 0;

  const before = () => field.value.slice(0, field.selectionStart).match(WORD)?.[0] ?? "";

  function look() {
    const word = before().toLowerCase();
    const fits = (each) => each.name.toLowerCase().includes(word) || each.labels.some((label) => label.toLowerCase().includes(word));
    found = word.length < 2 ? [] : terms.filter((each) => fits(each) && each.name.toLowerCase() !== word).slice(0, MOST);
    marked = 0;
    draw();
  }

  function draw() {
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(...found.map((each, number) => {
      const item = document.createElement("li");
      item.id = `completion-${number}`;
      item.role = "option";
      item.setAttribute("aria-selected", String(number === marked));
      item.textContent = [each.name, ...each.labels].join("  ");
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(number); });
      return item;
    }));
    if (found.length) field.setAttribute("aria-activedescendant", `completion-${marked}`);
    else field.removeAttribute("aria-activedescendant");
  }

  function take(number) {
    const start = field.selectionStart - before().length;
    field.setRangeText(found[number].name, start, field.selectionStart, "end");
    found = [];
    draw();
    field.focus();
  }

  field.addEventListener("input", look);
  field.addEventListener("blur", () => { found = []; draw(); });
  field.addEventListener("keydown", (event) => {
    if (!found.length) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) marked = (marked + step + found.length) % found.length;
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") take(marked);
    else if (event.key === "Escape") found = [];
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
    draw();
  });
}
