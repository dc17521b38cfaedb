// What changed since the previous report: claims that are new, changed or gone.
const WHAT = [["new", "+", "New"], ["changed", "±", "Changed"], ["dropped", "−", "Gone"]];
const valuesOf = (labels) => labels.length ? h("span.values", labels.map((value, at) => [at ? h("i", " · ") : "", bdi(value)])) : "";

const changeRow = ([what, , notes, status, text, labels, articles, origins]) => [
  h("span.top", h("span", chip(...WHAT[what]), " ", chip(...STATUS[status])), valuesOf(labels)),
  h("span.head", auto, text),
  notes.map((note) => h("span.told", auto, note)),
  h("span.meta", `${many(articles, "article")}, ${many(origins, "origin")}`),
];

async function changePane([what, at, notes, , , , , , was]) {
  await refresh("claims", true, at >= D.several);
  const before = was && [
    h("h3", what === 2 ? "In the previous report" : "Before"), h("p.meta", STATUS[was[0]][2], what < 2 && was[1] !== VIEWS.claims.all[at][0][1] ? [": ", bdi(was[1])] : ""),
    h("div.variants", was[2].map(([label, its]) => h("section.variant", h("h4", bdi(label || "In these words"), " ", h("small", many(its.length, "article"))),
      h("ul", its.map(([name, date, title]) => h("li", h("p.who", h("b", bdi(name)), h("span.date", day(date))), h("p", auto, title))))))),
  ];
  const note = [h("p.kicker", chip(...WHAT[what]), " since “", bdi(D.since.title), "”"), notes.length > 0 && notes.map((one) => h("p.told", auto, one))];
  return what === 2 ? [note, h("h2", { tabindex: -1, dir: "auto" }, was[1]), before] : [note, claimPane(VIEWS.claims.all[at][0], at), before];
}

function sinceThen() { // for the overview
  const { title, articles, days: [from, to], rows: n, texts, part } = D.since, list = (numbers) => `${numbers[0].toLocaleString("en")} new, ${numbers[1].toLocaleString("en")} changed, ${numbers[2].toLocaleString("en")} gone`;
  return h("section", h("h2", "Changed since the previous report"),
    h("p.hint", "“", bdi(title), "”, ", many(articles, "article"), from && `, ${day(from)}`, to > from && ` to ${day(to)}`, part && "; some of them are not on its page and cannot be compared"),
    h("p", `Claims of several articles: ${list(n)}. Articles: ${list(texts)}.`),
    h("div.list", D.first.changes.map((row, at) => h("a.row", { href: `#changes/${at}` }, changeRow(row)))), h("p", h("a", { href: "#changes" }, "All changes")));
}
