// The overview: articles by day, what is worth reading first, who copies whom.
const BARS = 60;

function overview() {
  const { claims, stories } = D.first; // so that nothing else must be read to open the page
  const box = (name, note, ...kids) => h("section", h("h2", name), note && h("p.hint", note), kids);
  const rows = (its, view) => h("div.list", its.map((row, at) => h("a.row", { href: `#${view}/${at}` }, VIEWS[view].row(row))));
  const more = (view, text) => h("p", h("a", { href: "#" + view }, text));
  const busy = D.outlets.map((name, at) => [name, D.per[at], D.removals[at].reduce((a, b) => a + b, 0) / D.per[at]]).sort((a, b) => b[1] - a[1]);
  const table = (heads, its) => h("table", h("thead", h("tr", heads.map((head) => h("th", { scope: "col" }, head)))), h("tbody", its.map((cells) => h("tr", cells.map((cell) => h("td", cell))))));
  $("overview-view").querySelector(".boxes").replaceChildren(...[
    D.each.length > 1 && volume(),
    D.since && sinceThen(),
    claims.length > 0 && box("Worth reading first", "Conflicts, then updates, then what most independent origins state", rows(claims, "claims"), more("claims", "All claims")),
    stories.length > 0 && box("Largest stories", "", rows(stories, "stories"), more("stories", "All stories")),
    D.flows.length > 0 && box("Who copies whom", "Articles with one story in the same words; the first to publish stands left", table(["From", "To", "Copies"], D.flows.slice(0, 10).map(([of, to, n]) => [bdi(D.outlets[of]), bdi(D.outlets[to]), n])), more("copies", "All copies")),
    box("Outlets", "", table(["Outlet", "Articles", "Removed per article"], busy.slice(0, 12).map(([name, n, rate]) => [bdi(name), n.toLocaleString("en"), decimal(rate)])), busy.length > 12 && h("p.hint", `The largest 12 of ${busy.length}`)),
  ].filter(Boolean));
}

const decimal = (value) => value.toLocaleString("en", { maximumFractionDigits: 1 });

function volume() { // bars of one day, or of as many as fit
  const time = (iso) => Date.parse(iso) / 864e5, first = time(D.each[0][0]), span = time(D.each[D.each.length - 1][0]) - first + 1;
  const wide = Math.ceil(span / BARS), counts = new Array(Math.ceil(span / wide)).fill(0), iso = (n) => new Date(n * 864e5).toISOString().slice(0, 10);
  for (const [day, n] of D.each) counts[Math.floor((time(day) - first) / wide)] += n;
  const most = Math.max(...counts), step = 100 / counts.length, from = (at) => iso(first + at * wide), to = (at) => iso(Math.min(first + (at + 1) * wide, first + span) - 1);
  const label = (at) => `${day(from(at))}${wide > 1 ? " to " + day(to(at)) : ""}: ${many(counts[at], "article")}`;
  const pick = (at) => { const form = $("scope"); form.elements.from.value = from(at); form.elements.to.value = to(at); form.dispatchEvent(new Event("input")); location.hash = "claims"; };
  return h("section.volume", h("h2", "Articles over time"), h("p.hint", `One bar is ${many(wide, "day")}, the highest ${many(most, "article")}; press one to see its claims`),
    h("svg.timeline", { role: "img", "aria-label": "Articles by day. Most: " + label(counts.indexOf(most)), width: "100%", height: 120 },
      counts.map((n, at) => n > 0 && h("rect", { x: at * step + "%", width: step * 0.9 + "%", y: 96 - (96 * n) / most, height: (96 * n) / most, onclick: () => pick(at) }, h("title", label(at)))),
      h("text.tick", { x: 0, y: 114 }, day(from(0))), h("text.tick", { x: "100%", y: 114, "text-anchor": "end" }, day(to(counts.length - 1)))));
}
