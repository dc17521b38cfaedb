// What stands in the pane: copies with their differences, places of a removed text, articles.
function copyPane(group, at) {
  const [kept, agency, origins, copies] = group;
  const link = (id) => [whose(id), h("a", auto, { href: `#copies/${at}/${spot(id, 2, 0)}` }, title(id))];
  return [
    h("p.kicker", many(copies.length + 1, "article"), ", ", many(origins, "independent origin"), agency ? [", from ", bdi(agency)] : ""),
    h("h2", auto, { tabindex: -1 }, title(kept)),
    h("section.variant", h("h3", "Kept"), link(kept)),
    copies.map(([id, relation, score, direction, changes], n) => h("section.variant",
      h("h3", chip(relation, RELATION[relation], relation + (direction ? ` (the ${direction})` : "")), h("small", ` ${Math.round(100 * score)} % of the words in common`)),
      link(id), changes.some((change) => change[0]) ? h("details", { open: n === 0 }, h("summary", "What differs, word by word"), h("div.diff", changes.map(change)))
        : h("p.meta", "The same, word for word."))),
  ];
}

function change(row) { // a number of paragraphs that are the same, or the pieces of one: -1 out, 0 the same, 1 in
  if (!row[0]) return h("p.same", many(row, "paragraph") + " the same");
  return h("p", auto, row.map(([kind, text]) => (kind ? h(kind < 0 ? "del" : "ins", sr(kind < 0 ? " [out: " : " [in: "), text, sr("] ")) : text)));
}

function removedPane(row, at) {
  const places = [];
  for (let n = 0; n < Math.min(row[3].length, 400); n += 2) places.push([row[3][n], row[3][n + 1]]);
  return [
    h("p.kicker", D.kinds[row[0]].replaceAll("_", " "), ", rule ", h("code", bdi(D.rules[row[1]]))),
    h("h2", { tabindex: -1, dir: "auto" }, row[2]),
    h("h3", `Removed ${many(row[3].length / 2, "time")}`),
    h("ul.places", places.map(([id, start]) => h("li",
      h("a", { href: `#cleaned/${at}/${spot(id, 3, start)}`, dir: "auto" }, title(id)), h("p.meta", bdi(outlet(id)), ", ", day(date(id)))))),
    row[3].length > 400 ? h("p.meta", `The first 200 of ${row[3].length / 2} are listed.`) : "",
  ];
}

async function articlePane(base, id, field, start, end) {
  const its = await article(id), source = field === 3;
  const tab = (name, to, on) => h("a", { href: `${base}/${to}`, "aria-current": on && "true" }, name);
  const safe = /^https?:\/\//i.test(its.u || "");
  return [
    h("p.kicker", bdi(outlet(id)), ", ", day(date(id)), safe ? [" · ", h("a", { href: its.u, rel: "noopener noreferrer external", target: "_blank" }, "original page")] : ""),
    h("h2", { tabindex: -1, dir: "auto" }, field === 0 ? marked([...title(id)], 0, Infinity, start, end) : title(id)),
    h("p.tabs", tab("Clean text", spot(id, 2, 0), !source), tab(`As it came, ${many(its.r.length, "removal")} marked`, spot(id, 3, -1), source)),
    source && its.b ? h("p.note", "This record came clean: what was removed stands about where it stood.") : "",
    source ? h("div.source", auto, sourceOf(its, start)) :
      h("div.article", paragraphs(its.m, "p.lead", field === 1 && [start, end]), paragraphs(its.x, "p", field === 2 && [start, end])),
  ];
}

function sourceOf(its, start) {
  const signs = [...its.s], out = [];
  let at = 0;
  for (const [from, to, kind, rule] of its.r) {
    out.push(signs.slice(at, from).join(""), h("span.rm", { "data-on": from === start }, h("span.tag", sr("removed: "), D.kinds[kind].replaceAll("_", " "), " ", h("code", D.rules[rule])), " ", h("del", signs.slice(from, to).join(""))));
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
