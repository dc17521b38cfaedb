// What a list shows, as a file: one line for each mention, article or place.
const TIDY = {
  claims: (claim) => claim[7].flatMap(([label, its]) => its.map(([id, , , , text, when, modifier, stance, who]) => [id, { status: STATUS[claim[0]][0], claim: claim[1], value: label, period: when || claim[2] || "", modifier: modifier || "", stance: stance || "", attribution: who || "", sentence: text || claim[1] }])),
  changes: ([what, , notes, status, claim, values, articles, origins]) => [[null, { change: WHAT[what][0], status: STATUS[status][0], claim, values: values.join("; "), notes: notes.join("; "), articles, origins }]],
  stories: ([name, first, last, its]) => its.map((id) => [id, { story: name, first, last }]),
  copies: ([kept, agency, , its]) => [[kept, { story: title(kept), relation: "kept", score: 1, agency: agency || "" }], ...its.map(([id, relation, score]) => [id, { story: title(kept), relation, score, agency: agency || "" }])],
  versions: ([address, its, , steps]) => its.map((id, at) => [id, { address, version: at + 1, removed: at ? steps[at - 1][0].join(" ") : "", added: at ? steps[at - 1][1].join(" ") : "" }]),
  cleaned: (row) => pairs(row[3]).map(([id]) => [id, { kind: D.kinds[row[0]], rule: D.rules[row[1]], text: row[2], became: isRewrite(row) ? row[4] : "" }]),
};
const pairs = (flat) => { const out = []; for (let n = 0; n < flat.length; n += 2) out.push([flat[n], flat[n + 1]]); return out; };

async function tidy(name) {
  const out = [];
  for (const [row] of VIEWS[name].rows) {
    for (const [id, more] of TIDY[name](row)) out.push(id === null ? more : { ...more, outlet: outlet(id), date: date(id), title: title(id), url: safe((await article(id)).u) });
  }
  return out;
}

function csv(rows) { // a cell that a spreadsheet would take for a formula begins with an apostrophe
  const cell = (value) => { const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? "'" + value : String(value); return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text; };
  return rows.length ? "\ufeff" + [Object.keys(rows[0]), ...rows.map(Object.values)].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n" : "";
}

async function save(name, kind) {
  const rows = await tidy(name), made = kind === "csv" ? csv(rows) : JSON.stringify(rows, null, 1);
  const link = h("a", { href: URL.createObjectURL(new Blob([made], { type: kind === "csv" ? "text/csv" : "application/json" })), download: `${name}.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
}
