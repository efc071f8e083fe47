// Small helps on the server's pages: the colour scheme, quotes lit up in the text, corrections sent.
const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => { document.documentElement.dataset.theme = dark.matches ? "dark" : "light"; };
dark.addEventListener("change", follow);
follow();

const pieces = [...document.querySelectorAll("article.text [data-p]")];

/** Light up the stretch of text a statement was read from. */
function light(item) {
  const { p, from, to } = item?.dataset ?? {};
  let first = null;
  for (const piece of pieces) {
    const inside = Boolean(item) && piece.dataset.p === p && Number(piece.dataset.s) >= Number(from) && Number(piece.dataset.s) < Number(to);
    piece.classList.toggle("lit", inside);
    if (inside) first ??= piece;
  }
  return first;
}

for (const item of document.querySelectorAll(".said li[data-p]")) {
  item.addEventListener("mouseenter", () => light(item));
  item.addEventListener("mouseleave", () => light(null));
  item.addEventListener("focusin", () => light(item)?.scrollIntoView({ block: "nearest" }));
  item.addEventListener("click", () => light(item)?.scrollIntoView({ block: "nearest" }));
}
const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (target) light(target)?.scrollIntoView({ block: "center" });

async function send(correction, status) {
  const answer = await fetch("/review", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(correction) });
  status.textContent = answer.ok ? "✓" : `✗ ${answer.status}`;
}

for (const box of document.querySelectorAll(".review[data-statement]")) {
  for (const each of box.querySelectorAll("[data-do]")) {
    each.addEventListener("click", () => send({ do: each.dataset.do, statement: box.dataset.statement }, box.querySelector("[role=status]")));
  }
}
for (const box of document.querySelectorAll(".review[data-entity]")) {
  const todo = box.querySelector("[name=do]");
  const choose = () => {  // a class is chosen, everything else is written
    for (const field of box.querySelectorAll("[name=value]")) {
      field.disabled = (field.tagName === "SELECT") !== (todo.value === "retype");
      field.parentElement.hidden = field.disabled;
    }
  };
  todo.addEventListener("change", choose);
  choose();
  box.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    send({ do: form.get("do"), entity: box.dataset.entity, value: form.get("value") }, box.querySelector("[role=status]"));
  });
}
