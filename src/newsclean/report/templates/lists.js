// Long lists, drawn where they are looked at; and bars.
const BLOCK = 25, PRINTED = 300;

function list(host, rows, draw) {
  host.seen?.disconnect();
  const fill = (block) => {
    if (block.firstChild) return;
    block.append(...rows.slice(block.from, block.from + BLOCK).map((row, at) =>
      h("div", { role: "listitem", "aria-setsize": rows.length, "aria-posinset": block.from + at + 1 }, draw(row))));
    block.style.height = "";
  };
  const empty = (block) => {
    if (!block.offsetHeight || !block.firstChild || block.contains(document.activeElement) || matchMedia("print").matches) return;
    block.style.height = block.offsetHeight + "px";
    block.replaceChildren();
  };
  host.seen = new IntersectionObserver(
    (met) => met.forEach((one) => (one.isIntersecting ? fill : empty)(one.target)), { rootMargin: "1200px 0px" });
  const blocks = [];
  for (let from = 0; from < rows.length; from += BLOCK) {
    const block = h("div", { role: "presentation" });
    block.from = from;
    blocks.push(block);
  }
  host.replaceChildren(...blocks);
  rows.length ? host.setAttribute("role", "list") : host.removeAttribute("role");
  if (!rows.length) host.append(h("p.note", "Nothing matches. Try fewer words or another filter."));
  if (rows.length > PRINTED) host.append(h("p.paper", `The first ${PRINTED} of ${rows.length.toLocaleString("en")} are printed.`));
  blocks.slice(0, 1).forEach(fill);
  const height = blocks[0]?.offsetHeight; // what is not drawn yet takes the place of what is
  blocks.slice(1).forEach((block) => { block.style.height = (height * Math.min(BLOCK, rows.length - block.from)) / BLOCK + "px"; });
  blocks.forEach((block) => host.seen.observe(block));
  host.all = () => blocks.slice(0, PRINTED / BLOCK).forEach(fill);
}

matchMedia("print").addEventListener("change", (print) => {
  if (!print.matches) return;
  document.querySelectorAll("section:not([hidden]) .list").forEach((host) => host.all?.());
  document.querySelectorAll("#pane details").forEach((one) => { one.open = true; });
});

document.addEventListener("keydown", (event) => { // arrows walk through a list, Escape closes the details
  if (event.key === "Escape" && !$("pane").hidden) return close();
  const row = event.target.closest?.(".list .row"), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!row || !step) return;
  const rows = [...row.closest(".list").querySelectorAll(".row")], next = rows[rows.indexOf(row) + step];
  if (next) next.focus();
  event.preventDefault();
});

function bars(host, rows, chosen, pick) { // rows: [key, label, value, shown]; the largest first
  const few = wide.matches ? 12 : 6, most = Math.max(...rows.map((row) => row[2]), 1e-9), top = host.open ? rows : rows.slice(0, few);
  const focused = host.contains(document.activeElement) && document.activeElement.dataset.key;
  host.replaceChildren(...top.map(([key, label, value, shown]) =>
    h("button.bar", { type: "button", "aria-pressed": String(key === chosen), "data-key": key, onclick: () => pick(key === chosen ? null : key) },
      h("span.name", bdi(label)),
      h("svg", { "aria-hidden": "true" }, h("rect", { width: (100 * value) / most + "%", height: "100%" })),
      h("span.value", shown))));
  if (rows.length > few) {
    const turn = () => { host.open = !host.open; bars(host, rows, chosen, pick); };
    host.append(h("button.link", { type: "button", onclick: turn }, host.open ? "Show fewer" : `Show all ${rows.length}`));
  }
  if (focused) host.querySelector(`[data-key="${focused}"]`)?.focus();
}
