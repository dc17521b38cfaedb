// What the address says is open: #claims, #claims/12, #claims/12/a34.2.120.180 (article, field, start, end).
const open = { view: null, at: null, moved: 0 };

async function route() {
  const [name, number, where] = location.hash.slice(1).split("/");
  if (!VIEWS[name] && open.view) return;
  const view = VIEWS[name] ? name : "overview"; let at = number === undefined || number === "" ? null : Number(number);
  const turn = ++open.moved, fresh = view !== open.view, before = open.at;
  Object.assign(open, { view, at });
  if (fresh) await show(view);
  else if (!VIEWS[view].all && view !== "overview") await refresh(view);
  if (turn !== open.moved) return;
  const first = fresh && at === null && wide.matches && !VIEWS[view].whole && VIEWS[view].rows?.[0]; // a list opens with its first row beside it
  if (first) {
    open.at = at = first[1];
    history.replaceState(null, "", `#${view}/${at}`);
  }
  for (const row of document.querySelectorAll(".row")) {
    if (row.closest(`#${view}-view`) && Number(row.dataset.at) === at) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  const entry = at === null ? null : VIEWS[view].all?.[at];
  if (fresh && entry && view === "cleaned" && isRewrite(entry[0])) await turned("rewritten");
  const kids = entry ? await content(view, entry[0], at, where) : null;
  if (turn !== open.moved) return;
  put(kids, document.body.dataset.ready && !first, before); // what opens with the page does not take the focus
}

async function content(view, row, at, where) {
  const to = /^a(\d+)\.([0-3])\.(-?\d+)\.(-?\d+)$/.exec(where || ""), base = `#${view}/${at}`;
  const back = to && VIEWS[view].pane && !(view === "cleaned" && !isRewrite(row) && row[3].length === 2);
  const bar = h("p.bar", back ? h("a", { href: base }, "← Back") : "", h("button", { type: "button", onclick: close }, "Close ", h("span", { "aria-hidden": "true" }, "×")));
  if (!to) return [bar, await VIEWS[view].pane(row, at)];
  const [id, ...rest] = to.slice(1).map(Number);
  return id < D.articles.length ? [bar, await articlePane(base, id, ...rest)] : null;
}

function put(kids, focus, before) {
  const pane = $("pane"), was = !pane.hidden;
  if (!was) open.y = scrollY;
  pane.hidden = !kids;
  document.body.classList.toggle("opened", Boolean(kids));
  pane.replaceChildren(...(kids || []).flat(3).filter(Boolean));
  if (kids) {
    const found = pane.querySelector("mark, [data-on]"), top = () => pane.getBoundingClientRect().top;
    pane.scrollTop = 0;
    if (!wide.matches) scrollTo(0, 0); // there the pane stands instead of the list
    else if (top() > innerHeight / 2) pane.scrollIntoView();
    if (found && wide.matches) pane.scrollTop = found.getBoundingClientRect().top - top() - pane.clientHeight / 3;
    else found?.scrollIntoView({ block: "center" });
    if (focus) pane.querySelector("h2").focus({ preventScroll: true });
  } else if (was) {
    if (!wide.matches) scrollTo(0, open.y);
    document.querySelector(`#${open.view}-view [data-at="${before}"]`)?.focus();
  }
}

async function turned(value) { // the list of what is removed, or of what is rewritten
  document.querySelector(`[form=cleaning][value=${value}]`).checked = true;
  charts();
  await refresh("cleaned");
}

function close() { location.hash = open.view; }

async function show(name) {
  for (const view of Object.keys(VIEWS)) $(view + "-view").hidden = view !== name;
  document.querySelectorAll("nav a").forEach((a) => (a.hash === "#" + name ? a.setAttribute("aria-current", "page") : a.removeAttribute("aria-current")));
  $("charts").hidden = name !== "cleaned";
  $("scope").hidden = name === "overview" || name === "changes";
  if (name === "cleaned") charts();
  if (name === "overview") return overview();
  if (name === "stories") await refresh("claims", true); // a story shows its claims
  if (!VIEWS[name].rows) await refresh(name);
}

for (const name of Object.keys(VIEWS)) { // forms
  const form = $(name + "-view").querySelector("form");
  let wait;
  if (!form) continue;
  form.addEventListener("input", (event) => { clearTimeout(wait); wait = setTimeout(() => refresh(name), event.target.type === "search" ? 120 : 0); });
  form.addEventListener("submit", (event) => event.preventDefault());
  $(name + "-view").querySelector(".count").after(h("p.files", "Save this list: ", ["csv", "json"].map((kind) => h("button.link", { type: "button", onclick: () => save(name, kind) }, kind.toUpperCase()))));
}

const chosen = $("scope"), again = () => { for (const view of Object.values(VIEWS)) view.rows = null; if (open.view !== "overview") refresh(open.view); };
chosen.elements.outlet.append(...D.outlets.map((name, at) => [name, at]).sort(([a], [b]) => a.localeCompare(b)).map(([name, at]) => h("option", { value: at }, name)));
chosen.addEventListener("input", again);
chosen.addEventListener("reset", () => setTimeout(again));
chosen.addEventListener("submit", (event) => event.preventDefault());

$("charts").addEventListener("input", () => turned(mode()));

const worn = document.documentElement.dataset, dress = () => { $("theme").textContent = "Theme: " + (worn.theme || "auto"); };
$("theme").addEventListener("click", () => {
  worn.theme = { light: "dark", dark: "auto" }[worn.theme] || "light";
  dress();
  try { localStorage.setItem("newsclean-theme", worn.theme); } catch { /* a browser that keeps nothing of files: the choice lasts as long as the page */ }
});
dress();
addEventListener("hashchange", route);
route().catch((error) => $("main").prepend(h("p.note", "This browser cannot read the data of the page; please use a newer one. ", String(error)))).finally(() => { document.body.dataset.ready = "1"; });
