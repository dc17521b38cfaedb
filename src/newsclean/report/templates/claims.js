// Claims: their rows, the timeline of their values, and who says what.
const STATUS = [["conflict", "≠", "Conflict"], ["update", "→", "Update"], ["agree", "=", "Agree"], ["single", "◦", "Single"]];
const FIELD = ["title", "standfirst", "text"];
const values = (claim) => claim[7].map((variant, at) => (at === 4 ? "…" : variant[0])).filter(Boolean).slice(0, 5);
const members = (claim) => claim[7].flatMap((variant) => variant[1]);
const seen = (claim) => claim[3] || members(claim).map((member) => date(member[0])).filter(Boolean).sort()[0] || "";

function claimRow(claim) {
  const told = values(claim);
  return [
    h("span.top", chip(...STATUS[claim[0]]), told.length ? h("span.values", told.map((value, at) => [at ? h("i", " · ") : "", bdi(value)])) : ""),
    h("span.head", auto, claim[1]),
    claim[0] < 2 && claim[6] ? h("span.told", auto, dated(claim[6])) : "",
    h("span.meta", `${many(claim[4], "article")}, ${many(claim[5], "origin")}, ${day(seen(claim).slice(0, 10))}`),
  ];
}

function claimPane(claim, at) {
  const [, text, when, first, articles, origins, told, variants] = claim;
  const fact = (name, value) => value && h("div", h("dt", name), h("dd", bdi(value)));
  return [
    h("p.kicker", chip(...STATUS[claim[0]])),
    h("h2", { tabindex: -1, dir: "auto" }, text),
    told && h("p.told", auto, dated(told)),
    h("dl", fact("Articles", String(articles)), fact("Independent origins", String(origins)), fact("Period", when && period(when)), fact("First seen", first && day(first.slice(0, 10)))),
    axis(claim),
    timeline(claim, at),
    h("h3", variants.length > 1 ? "Side by side" : "Who says so"),
    h("div.variants", variants.map((variant) => h("section.variant",
      variants.length > 1 || variant[0] ? h("h4", bdi(variant[0] || "In these words"), " ", h("small", many(variant[1].length, "mention"))) : "",
      h("ul", variant[1].slice(0, 200).map((member) => mention(member, text, at))),
      variant[1].length > 200 && h("p.meta", `The first 200 of ${variant[1].length} are listed.`)))),
  ];
}

function mention(member, claim, at) {
  const [id, field, start, end, text, when, modifier, stance, who] = member;
  const told = [FIELD[field], stance, modifier, when && "of " + period(when), who && "says " + who].filter(Boolean);
  return h("li",
    whose(id),
    h("a", { href: `#claims/${at}/${spot(id, field, start, end)}`, dir: "auto" }, text || claim),
    h("p.meta", bdi(told.join(", ")), told.length ? " · " : "", h("button.link", { type: "button", onclick: (event) => quote(event.target, id, text || claim) }, "Copy as quotation")));
}

async function quote(button, id, text) { // the sentence with its source, for a text editor
  const its = await article(id), source = [outlet(id), day(date(id)), safe(its.u)].filter(Boolean).join(", ");
  const label = button.textContent;
  try { await navigator.clipboard.writeText(`“${text}” (${source})`); button.textContent = "Copied"; } catch { button.textContent = "This browser does not allow it"; }
  setTimeout(() => { button.textContent = label; }, 2000);
}

function axis(claim) { // a dot for each value, where all are numbers
  const rows = claim[7].filter((variant) => variant[2] !== undefined).slice(0, 12), at = rows.map((variant) => variant[2]);
  const low = Math.min(...at), high = Math.max(...at);
  if (rows.length < 2 || low === high) return "";
  const place = (value) => 6 + (88 * (value - low)) / (high - low), kids = [h("line", { x1: 0, x2: "100%", y1: 12, y2: 12 })], taken = [];
  rows.sort((a, b) => a[2] - b[2]).forEach(([label, its, value]) => {
    const x = place(value), free = taken.findIndex((last) => x - last > 22), row = free < 0 ? taken.length : free, anchor = x > 80 ? "end" : x < 20 ? "start" : "middle";
    taken[row] = x; // labels that would touch stand below one another
    kids.push(h("circle", { cx: x + "%", cy: 12, r: Math.min(5 + its.length, 11) }), h("text", { x: x + "%", y: 42 + row * 18, "text-anchor": anchor }, `${label} (${its.length})`));
  });
  const told = rows.map(([label, its]) => `${label}, ${many(its.length, "mention")}`).join("; ");
  return h("figure", h("figcaption", "How far apart they are"), h("svg.axis", { role: "img", "aria-label": "Values. " + told, width: "100%", height: 34 + taken.length * 18 }, kids));
}

function timeline(claim, at) { // a lane for each value, a mark for each outlet and day
  const when = (member) => Date.parse(date(member[0])), known = members(claim).map(when).filter(Boolean), all = members(claim);
  if (all.length < 2 || !known.length) return "";
  const first = Math.min(...known), last = Math.max(...known), right = known.length < all.length ? 76 : 94;
  const place = (member) => (!when(member) ? 94 : first === last ? 50 : 5 + ((right - 5) * (when(member) - first)) / (last - first));
  const kids = [], lanes = claim[7].slice(0, 12), tick = (x, anchor, text) => h("text.tick", { x: x + "%", y: y + 17, "text-anchor": anchor }, text);
  let y = 0;
  for (const [label, its] of lanes) {
    const rows = [], met = new Map(its.map((member) => [outlet(member[0]) + date(member[0]), member]));
    kids.push(h("text.lane", { x: 0, y: y + 18 }, (label || "in these words").slice(0, 40) + " ", h("tspan.tick", few(its.map((member) => outlet(member[0])), 2).slice(0, 60))));
    for (const member of [...met.values()].slice(0, 60).sort((a, b) => place(a) - place(b))) {
      const x = place(member), free = rows.findIndex((taken) => x - taken > 2.5), row = free < 0 ? rows.length : free;
      rows[row] = x; // marks that would touch stand below one another
      kids.push(h("svg", { x: x + "%", y: y + 38 + row * 18, overflow: "visible", width: 1, height: 1 },
        h("g.dot", { onclick: () => { location.hash = `claims/${at}/${spot(...member)}`; } },
          h("title", `${outlet(member[0])}, ${day(date(member[0]))}: ${label}`), h("circle", { r: 7 }))));
    }
    y += 30 + rows.length * 18;
    kids.push(h("line", { x1: 0, x2: "100%", y1: y, y2: y }));
  }
  const date0 = (time) => days.format(new Date(time));
  kids.push(first === last ? tick(50, "middle", date0(first)) : [tick(0, "start", date0(first)), tick(right + 5, "end", date0(last))], right < 94 && tick(100, "end", "no date"));
  const said = lanes.map(([label, its]) => `${label || "in these words"}: ${few(its.map((member) => outlet(member[0])), 12)}`);
  return h("figure", h("figcaption", "When each outlet said it", claim[7].length > 12 && `, the first 12 of ${claim[7].length} values`),
    h("svg.timeline", { role: "img", "aria-label": "Timeline. " + said.join("; "), width: "100%", height: y + 22 }, kids));
}
