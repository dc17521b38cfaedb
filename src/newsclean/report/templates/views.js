// The three lists, the pane beside them, and the address that says what is open.
const RELATION = { exact: "≡", near: "≈", contained: "⊂", update: "→" };
const picked = { kind: null, outlet: null };
const copyRow = (group) => {
  const kinds = [...new Set(group[3].map((copy) => copy[1]))], names = new Set([group[0], ...group[3].map((copy) => copy[0])].map(outlet));
  return [
    h("span.top", kinds.map((name) => chip(name, RELATION[name] || "", name)), group[1] ? h("span.values", bdi(group[1])) : ""),
    h("span.head", auto, title(group[0])),
    h("span.meta", `${many(group[3].length + 1, "article")} in ${many(names.size, "outlet")}, ${many(group[2], "independent origin")}`),
  ];
};
const removedRow = (row) => [
  h("span.top", h("span.chip", D.kinds[row[0]].replaceAll("_", " ")), h("code", bdi(D.rules[row[1]]))),
  h("span.head.gone", auto, row[2] || "(blank)"),
  h("span.meta", row[3].length > 2 ? many(row[3].length / 2, "time") : [bdi(outlet(row[3][0])), ", once"]),
];
const by = (key) => (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
const down = (key) => (a, b) => by(key)(b, a);
const VIEWS = {
  claims: {
    row: claimRow, noun: "claim", pane: claimPane, filter: (claim, value) => STATUS[claim[0]][0] === value,
    text: (claim) => [claim[1], claim[6] || "", ...claim[7].flatMap(([label, its]) => [label, ...its.map((m) => (m[4] || "") + " " + outlet(m[0]))])].join(" "),
    sort: { new: down(seen), articles: down((claim) => claim[4]), origins: down((claim) => claim[5]), az: by((claim) => fold(claim[1])) },
  },
  copies: {
    row: copyRow, noun: "story", plural: "stories", pane: copyPane, filter: (group, value) => group[3].some((copy) => copy[1] === value),
    text: (group) => [group[1] || "", ...[group[0], ...group[3].map((copy) => copy[0])].map((at) => title(at) + " " + outlet(at))].join(" "),
    sort: { new: down((group) => date(group[0])), az: by((group) => fold(title(group[0]))) },
  },
  cleaned: {
    row: removedRow, noun: "removed text", pane: removedPane, part: "removed",
    text: (row) => row[2] + " " + D.rules[row[1]] + " " + D.kinds[row[0]],
    keep: (row) => (picked.kind === null || row[0] === picked.kind) && (picked.outlet === null || row[3].some((at, n) => !(n % 2) && D.articles[at][1] === picked.outlet)),
    sort: { kind: by((row) => D.kinds[row[0]] + " " + D.rules[row[1]]), az: by((row) => fold(row[2])) },
    href: (row, at) => `#cleaned/${at}` + (row[3].length > 2 ? "" : "/" + spot(row[3][0], 3, row[3][1])),
  },
};

async function refresh(name) { // draw the list as the form says
  const view = VIEWS[name], section = $(name + "-view"), form = new FormData(section.querySelector("form"));
  const all = (view.all ??= (await part(view.part || name)).map((row, at) => [row, at]));
  const words = fold(form.get("find")).split(/\s+/).filter(Boolean), one = form.get("filter");
  if (words.length) view.texts ??= all.map(([row]) => fold(view.text(row)));
  const rows = all.filter(([row, at]) => (!one || view.filter(row, one)) && (!view.keep || view.keep(row)) && words.every((word) => view.texts[at].includes(word)));
  const order = view.sort[form.get("sort")];
  if (order) rows.sort((a, b) => order(a[0], b[0]) || a[1] - b[1]);
  section.querySelector(".count").textContent = many(rows.length, view.noun, view.plural) + (rows.length < all.length ? ` of ${all.length.toLocaleString("en")}` : "");
  list(section.querySelector(".list"), rows, ([row, at]) =>
    h("a.row", { href: view.href ? view.href(row, at) : `#${name}/${at}`, "data-at": at, "aria-current": at === open.at && name === open.view && "true" }, view.row(row)));
}

function charts() {
  const sum = (cells) => cells.reduce((a, b) => a + b, 0), redo = () => { charts(); refresh("cleaned"); };
  const count = (o, k) => (o === null ? sum(D.removals.map((row) => row[k])) : D.removals[o][k]);
  const rate = (o) => (picked.kind === null ? sum(D.removals[o]) : D.removals[o][picked.kind]) / D.per[o];
  const kinds = D.kinds.map((name, k) => [k, name.replaceAll("_", " "), count(picked.outlet, k)]).filter((row) => row[2]).sort((a, b) => b[2] - a[2]);
  const outlets = D.outlets.map((name, o) => [o, name, rate(o)]).sort((a, b) => b[2] - a[2]);
  $("kinds-hint").textContent = "Removals by kind, " + (picked.outlet === null ? "all outlets" : D.outlets[picked.outlet]);
  $("outlets-hint").textContent = "Removals per article, " + (picked.kind === null ? "all kinds" : D.kinds[picked.kind].replaceAll("_", " "));
  bars($("kinds"), kinds.map((row) => [...row, row[2].toLocaleString("en")]), picked.kind, (key) => { picked.kind = key; redo(); });
  bars($("outlets"), outlets.map((row) => [...row, row[2].toFixed(1)]), picked.outlet, (key) => { picked.outlet = key; redo(); });
}
