// The lists and what filters them.
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
const FIGURES = (steps) => steps.some((step) => step[0][0] || step[1][0]), HEADLINE = (steps) => steps.some((step) => step[2]);
const versionRow = ([address, its, all, steps]) => {
  const first = steps.find((step) => step[0][0] && step[1][0]);
  return [
    h("span.top", FIGURES(steps) && chip("update", "±", "figures"), HEADLINE(steps) && chip("headline", "¶", "headline"), first && h("span.values", bdi(first[0][0]), h("i", " → "), bdi(first[1][0]))),
    h("span.head", auto, title(its[its.length - 1])),
    h("span.meta", many(all, "version"), " of ", bdi(outlet(its[0])), ", ", [...new Set([its[0], its[its.length - 1]].map((at) => day(date(at))))].join(" to ")),
  ];
};
const storyRow = ([name, first, last, its]) => [
  h("span.head", auto, name || title(its[0])),
  h("span.meta", `${many(its.length, "article")} in ${many(new Set(its.map(outlet)).size, "outlet")}`, first && `, ${day(first)}`, last > first && ` to ${day(last)}`),
];
const isRewrite = (row) => row.length > 6, mode = () => document.querySelector("[form=cleaning]:checked").value;
const cleanedRow = (row) => [
  h("span.top", h("span.chip", D.kinds[row[0]].replaceAll("_", " ")), h("code", bdi(D.rules[row[1]]))),
  isRewrite(row) ? h("span.head.gone", became(row)) : h("span.head.gone", auto, row[2] || "(blank)"),
  h("span.meta", isRewrite(row) ? [many(row[5], "time"), ", ", many(row[6].length, "outlet")] : row[3].length > 2 ? many(row[4] || row[3].length / 2, "time") : [bdi(outlet(row[3][0])), ", once"]),
];
const by = (key) => (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
const down = (key) => (a, b) => by(key)(b, a);
const VIEWS = {
  overview: {},
  claims: { rest: "singles",
    row: claimRow, noun: "claim", pane: claimPane, filter: (claim, value) => (value === "several" ? claim[0] < 3 : STATUS[claim[0]][0] === value),
    its: (claim) => members(claim).map((member) => member[0]),
    text: (claim) => [claim[1], claim[6] || "", ...claim[7].flatMap(([label, its]) => [label, ...its.map((m) => (m[4] || "") + " " + outlet(m[0]))])].join(" "),
    sort: { new: down(seen), articles: down((claim) => claim[4]), origins: down((claim) => claim[5]), az: by((claim) => fold(claim[1])) },
  },
  ...(D.since && { changes: {
    row: changeRow, noun: "change", pane: changePane, filter: (row, value) => WHAT[row[0]][0] === value,
    text: (row) => [row[4], ...row[2], ...row[5]].join(" "),
    sort: { origins: down((row) => row[7]), az: by((row) => fold(row[4])) },
  } }),
  stories: {
    row: storyRow, noun: "story", plural: "stories", pane: storyPane, its: (row) => row[3],
    text: (row) => [row[0], ...row[3].map((at) => title(at) + " " + outlet(at))].join(" "),
    sort: { new: down((row) => row[2]), outlets: down((row) => new Set(row[3].map(outlet)).size), az: by((row) => fold(row[0])) },
  },
  copies: {
    its: (group) => [group[0], ...group[3].map((copy) => copy[0])], row: copyRow, noun: "story", plural: "stories", pane: copyPane, filter: (group, value) => group[3].some((copy) => copy[1] === value),
    text: (group) => [group[1] || "", ...[group[0], ...group[3].map((copy) => copy[0])].map((at) => title(at) + " " + outlet(at))].join(" "),
    sort: { new: down((group) => date(group[0])), az: by((group) => fold(title(group[0]))) },
  },
  versions: {
    its: (row) => row[1], row: versionRow, noun: "address", plural: "addresses", pane: versionPane, filter: (row, value) => (value === "figures" ? FIGURES : HEADLINE)(row[3]),
    text: (row) => [row[0], ...row[1].map((at) => title(at) + " " + outlet(at)), ...row[3].flatMap((step) => [...step[0], ...step[1]])].join(" "),
    sort: { new: down((row) => date(row[1][row[1].length - 1])), often: down((row) => row[2]), az: by((row) => fold(title(row[1][0]))) },
  },
  cleaned: {
    its: (row) => row[3].filter((at, n) => !(n % 2)), row: cleanedRow, noun: "removed text", pane: (row, at) => (isRewrite(row) ? rewrittenPane : removedPane)(row, at), parts: ["removed", "rewritten"],
    filter: (row, value) => isRewrite(row) === (value === "rewritten"), whole: true,
    text: (row) => [row[2], D.rules[row[1]], D.kinds[row[0]], isRewrite(row) ? row[4] + " " + named(row[2]) + " " + named(row[4]) : ""].join(" "),
    keep: (row) => (picked.kind === null || row[0] === picked.kind) && (picked.outlet === null || (isRewrite(row) ? row[6].includes(picked.outlet) : row[5] ? row[5].includes(picked.outlet) : row[3].some((at, n) => !(n % 2) && D.articles[at][1] === picked.outlet))),
    sort: { kind: by((row) => D.kinds[row[0]] + " " + D.rules[row[1]]), az: by((row) => fold(row[2])) },
    href: (row, at) => `#cleaned/${at}` + (isRewrite(row) || row[3].length > 2 ? "" : "/" + spot(row[3][0], 3, row[3][1])),
  },
};

const scope = (form = new FormData($("scope"))) => { // which articles the filter of the page lets through
  const [name, from, to] = ["outlet", "from", "to"].map((key) => form.get(key));
  return name || from || to ? (at) => (!name || D.articles[at][1] === Number(name)) && (!from || date(at) >= from) && (!to || (date(at) && date(at) <= to)) : null;
};

const MANY = 20000; // claims of one article that are read with the others; more are read when they are asked for

async function allRows(name, rest) { // the rows of a view, read once
  const view = VIEWS[name], full = !view.rest || D.singles <= MANY || rest;
  if (view.all && (view.full || !full)) return view.all;
  const names = [...(view.parts || [name]), full && view.rest].filter(Boolean), rows = (await Promise.all(names.map(part))).flat();
  Object.assign(view, { full, texts: null, rows: null });
  return (view.all = rows.map((row, at) => [row, at]));
}

async function refresh(name, quiet, rest) { // draw the list as the forms say; quiet: only read it
  const view = VIEWS[name], section = $(name + "-view"), form = new FormData(section.querySelector("form"));
  const single = (value) => view.rest && (!value || value === "single");
  const all = await allRows(name, rest || single(form.get("filter")) || (open.view === name && open.at >= D.several));
  if (quiet) return;
  const unread = view.full ? 0 : D.singles;
  const words = fold(form.get("find")).split(/\s+/).filter(Boolean), one = form.get("filter"), inside = scope();
  if (words.length) view.texts ??= all.map(([row]) => fold(view.text(row)));
  const met = all.filter(([row, at]) => (!view.keep || view.keep(row)) && (!inside || !view.its || view.its(row).some(inside)) && words.every((word) => view.texts[at].includes(word)));
  const rows = met.filter(([row]) => !one || view.filter(row, one)), order = view.sort[form.get("sort")];
  if (order) rows.sort((a, b) => order(a[0], b[0]) || a[1] - b[1]);
  for (const input of section.querySelectorAll("[name=filter]")) { // counts follow the search
    const value = input.value, n = met.filter(([row]) => !value || view.filter(row, value)).length;
    const text = unread && single(value) ? (words.length || inside ? "" : (n + unread).toLocaleString("en")) : n.toLocaleString("en"); // what was not read is not counted
    input.nextElementSibling.querySelector("b")?.replaceChildren(text);
  }
  view.rows = rows;
  const of = view.whole ? all.filter(([row]) => view.filter(row, one)).length : all.length + unread; // of one kind, or of all
  section.querySelector(".count").textContent = many(rows.length, one === "rewritten" ? "rewrite" : view.noun, view.plural) + (rows.length < of ? ` of ${of.toLocaleString("en")}` : "") + (view.whole && one === "removed" && of < D.distinct ? `, the most frequent of ${D.distinct.toLocaleString("en")}` : "");
  list(section.querySelector(".list"), rows, ([row, at]) =>
    h("a.row", { href: view.href ? view.href(row, at) : `#${name}/${at}`, "data-at": at, "aria-current": at === open.at && name === open.view && "true" }, view.row(row)));
  if (name === open.view && open.at !== null && document.body.dataset.ready && !rows.some(([, at]) => at === open.at)) close(); // what is filtered out does not stay beside the list
}

function charts() {
  const sum = (cells) => cells.reduce((a, b) => a + b, 0), redo = () => { charts(); refresh("cleaned"); };
  const removed = mode() === "removed", table = removed ? D.removals : D.rewrites, noun = removed ? "Removals" : "Rewrites";
  const count = (o, k) => (o === null ? sum(table.map((row) => row[k])) : table[o][k]);
  if (picked.kind !== null && !count(null, picked.kind)) picked.kind = null; // a kind of the other sort
  const rate = (o) => (picked.kind === null ? sum(table[o]) : table[o][picked.kind]) / D.per[o];
  const kinds = D.kinds.map((name, k) => [k, name.replaceAll("_", " "), count(picked.outlet, k)]).filter((row) => row[2]).sort((a, b) => b[2] - a[2]);
  const outlets = D.outlets.map((name, o) => [o, name, rate(o)]).sort((a, b) => b[2] - a[2]);
  $("kinds-title").textContent = "What was " + mode();
  $("kinds-hint").textContent = noun + " by kind, " + (picked.outlet === null ? "all outlets" : D.outlets[picked.outlet]);
  $("outlets-hint").textContent = noun + " per article, " + (picked.kind === null ? "all kinds" : D.kinds[picked.kind].replaceAll("_", " "));
  bars($("kinds"), kinds.map((row) => [...row, row[2].toLocaleString("en")]), picked.kind, (key) => { picked.kind = key; redo(); });
  bars($("outlets"), outlets.map((row) => [...row, decimal(row[2])]), picked.outlet, (key) => { picked.outlet = key; redo(); });
}
