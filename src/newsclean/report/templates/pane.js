// What stands in the pane: copies and versions with their differences, places of what was cleaned, articles.
const SIGNS = { "\n": "line end", "\r": "carriage return", "\t": "tab", "\xa0": "no-break space", "\u2009": "thin space", "\xad": "soft hyphen", "\u200b": "zero-width space", "\ufeff": "byte order mark" };
function copyPane(group, at) {
  const [kept, agency, origins, copies] = group;
  const link = (id) => [whose(id), h("a", auto, { href: `#copies/${at}/${spot(id, 2, 0)}` }, title(id))];
  return [
    h("p.kicker", many(copies.length + 1, "article"), ", ", many(origins, "independent origin"), agency ? [", from ", bdi(agency)] : ""),
    h("h2", auto, { tabindex: -1 }, title(kept)),
    h("section.variant", h("h3", "Kept"), link(kept)),
    copies.map(([id, relation, score, direction, changes], n) => h("section.variant",
      h("h3", chip(relation, RELATION[relation], relation + (direction ? ` (the ${direction})` : "")), h("small", ` ${Math.round(100 * score)}% of the words in common`)),
      link(id), changes.some((change) => change[0]) ? h("details", { open: n === 0 }, h("summary", "What differs, word by word"), h("div.diff", changes.map(change)))
        : h("p.meta", "Identical, word for word."))),
  ];
}

function change(row) { // a number of paragraphs that are the same, or (below 0) not shown, or the pieces of one
  if (!row[0]) return h("p.same", row < 0 ? many(-row, "more paragraph") + " changed" : many(row, "paragraph") + " unchanged");
  return h("p", auto, row.map(([kind, text]) => (kind ? (kind < 0 ? minus : plus)(text) : text))); // -1 out, 0 the same, 1 in
}

function versionPane([address, its, all, steps], at) {
  const figures = (name, tag, list) => list.length ? h("div", h("dt", name), h("dd.figures", list.map((figure) => h(tag, bdi(figure))))) : "";
  const link = (n) => h("li", whose(its[n]), h("a", auto, { href: `#versions/${at}/${spot(its[n], 2, 0)}` }, title(its[n])));
  return [
    h("p.kicker", many(all, "version"), " of ", bdi(address), all > its.length && `, the last ${its.length} shown`),
    h("h2", auto, { tabindex: -1 }, title(its[its.length - 1])),
    steps.map(([gone, come, headline, changes], n) => h("section.variant",
      h("h3", `Version ${all - its.length + n + 1} to ${all - its.length + n + 2}`, headline ? h("small", " changed headline") : ""),
      h("ul.pair", link(n), link(n + 1)),
      (gone.length || come.length) && h("dl", figures("Figures removed", "del", gone), figures("Figures added", "ins", come)),
      changes.some((change) => change[0]) ? h("details", { open: n < 3 }, h("summary", "What differs, word by word"), h("div.diff", changes.map(change)))
        : h("p.meta", "Identical, word for word: it was scraped again."))),
  ];
}

function storyPane([name, first, last, its], at) {
  const ours = new Set(its), claims = VIEWS.claims.all.filter(([claim]) => claim[0] < 3 && members(claim).some((member) => ours.has(member[0])));
  return [
    h("p.kicker", many(its.length, "article"), " in ", many(new Set(its.map(outlet)).size, "outlet"), first && `, ${day(first)}`, last > first && ` to ${day(last)}`),
    h("h2", auto, { tabindex: -1 }, name || title(its[0])),
    claims.length ? [h("h3", "What they state"), h("div.list", claims.slice(0, 20).map(([claim, n]) => h("a.row", { href: `#claims/${n}` }, claimRow(claim))))] : "",
    h("h3", "Articles"),
    h("ul.places", its.slice(0, 200).map((id) => h("li", whose(id), h("a", { href: `#stories/${at}/${spot(id, 2, 0)}`, dir: "auto" }, title(id))))),
    its.length > 200 && h("p.meta", `The first 200 of ${its.length} are listed.`),
  ];
}

const named = (text) => (!text ? "nothing" : /^ +$/.test(text) ? (text[1] ? `[${text.length} spaces]` : "[space]") : // what cannot be seen, in words
  text.replace(/[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (sign) => `[${SIGNS[sign] || "U+" + sign.codePointAt().toString(16).toUpperCase().padStart(4, 0)}]`));
const became = (row) => [sr("was "), h("del", bdi(named(row[2]))), h("span.to", { "aria-hidden": "true" }, "→"), sr(" became "), h("ins", bdi(named(row[4])))];

async function rewrittenPane(row, at) {
  const places = [];
  for (let n = 0; n < row[3].length; n += 2) {
    const [id, start] = row[3].slice(n, n + 2), its = await article(id);
    places.push(h("li", whose(id), h("a", { href: `#cleaned/${at}/${spot(id, 3, start)}`, dir: "auto" }, title(id)), context(its, start)));
  }
  return [
    h("p.kicker", D.kinds[row[0]].replaceAll("_", " "), ", rule ", h("code", bdi(D.rules[row[1]]))),
    h("h2", { tabindex: -1 }, became(row)),
    h("h3", `Rewritten ${many(row[5], "time")}` + (places.length < row[5] ? ", for example in" : ", in")),
    h("ul.places", places),
  ];
}

function context(its, start) { // some words before and after what was rewritten
  if (start < 0) return h("p.meta", "Its position in the text is not known: the record was already clean.");
  const [, to, , , made] = its.w.find((row) => row[0] === start), signs = [...its.s];
  const before = signs.slice(Math.max(0, start - 60), start).join(""), after = signs.slice(to, to + 60).join("");
  return h("p.near", auto, "… ", start > 60 ? before.replace(/^\S*\s/, "") : before, swap(signs.slice(start, to).join(""), made), after.replace(/\s\S*$/, ""), " …");
}

const swap = (old, made) => [old && h("del", sr(" [was: "), bdi(named(old)), sr("] ")), made && h("ins", sr(" [became: "), bdi(named(made)), sr("] "))];

function removedPane(row, at) {
  const places = new Map(); // of each article
  for (let n = 0; n < Math.min(row[3].length, 400); n += 2) places.set(row[3][n], [...(places.get(row[3][n]) || []), row[3][n + 1]]);
  const to = (id, start) => `#cleaned/${at}/${spot(id, 3, start)}`;
  return [
    h("p.kicker", D.kinds[row[0]].replaceAll("_", " "), ", rule ", h("code", bdi(D.rules[row[1]]))),
    h("h2", { tabindex: -1, dir: "auto" }, row[2]),
    h("h3", `Removed ${many(row[3].length / 2, "time")}`),
    h("ul.places", [...places].map(([id, starts]) => h("li",
      h("a", { href: to(id, starts[0]), dir: "auto" }, title(id)), h("p.meta", bdi(outlet(id)), ", ", day(date(id)),
        starts.length > 1 && [`, ${starts.length} places: `, starts.map((start, n) => [n ? ", " : "", h("a", { href: to(id, start) }, String(n + 1))])])))),
    row[4] ? h("p.meta", `The first 200 of ${row[4].toLocaleString("en")} are listed.`) : "",
  ];
}

async function articlePane(base, id, field, start, end) {
  const its = await article(id), source = field === 3;
  const tab = (name, to, on) => h("a", { href: `${base}/${to}`, "aria-current": on && "true" }, name);
  return [
    h("p.kicker", bdi(outlet(id)), ", ", day(date(id)), safe(its.u) ? [" · ", h("a", { href: its.u, rel: "noopener noreferrer external", target: "_blank" }, "original page")] : ""),
    h("h2", { tabindex: -1, dir: "auto" }, field === 0 ? marked([...title(id)], 0, Infinity, start, end) : title(id)),
    h("p.tabs", tab("Clean text", spot(id, 2, 0), !source), tab(`Original, ${many(its.r.length, "removal")}${its.n ? ` and ${many(its.n, "rewrite")}` : ""}`, spot(id, 3, -1), source)),
    source && its.b ? h("p.note", "This record was already clean: removed text is shown near its original position; rewrites are not marked.") : "",
    source && its.w && !its.b && its.n > its.w.length ? h("p.note", `${its.w.length} of the rewrites are marked: the first three of each kind.`) : "",
    source ? h("div.source", auto, sourceOf(its, start)) :
      h("div.article", paragraphs(its.m, "p.lead", field === 1 && [start, end]), paragraphs(its.x, "p", field === 2 && [start, end])),
  ];
}

function sourceOf(its, start) {
  const signs = [...its.s], out = [];
  let at = 0;
  for (const [from, to, kind, rule, made] of [...its.r, ...(its.w || [])].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const rewrite = made !== undefined, text = signs.slice(from, to).join("");
    out.push(signs.slice(at, from).join(""), h(rewrite ? "span.rw" : "span.rm", { "data-on": from === start },
      h("span.tag", sr(rewrite ? "rewritten: " : "removed: "), D.kinds[kind].replaceAll("_", " "), " ", h("code", bdi(D.rules[rule]))), " ", rewrite ? swap(text, made) : h("del", text)));
    at = to;
  }
  return [...out, signs.slice(at).join("")];
}

function paragraphs(text, tag, found) {
  const signs = [...text], out = [];
  let from = 0;
  for (let at = 0; at <= signs.length; at++) {
    if (at < signs.length && signs[at] !== "\n") continue;
    if (at > from) out.push(h(tag, auto, marked(signs, from, at, ...(found || [0, 0]))));
    from = at + 1;
  }
  return out;
}

function marked(signs, from, to, start, end) { // the part of a text with what was found in it highlighted
  const cut = (a, b) => signs.slice(a, b).join(""), a = Math.max(from, start), b = Math.min(to, end);
  return a < b ? [cut(from, a), h("mark", cut(a, b)), cut(b, to)] : [cut(from, to)];
}
