"use strict";
// Elements, data and words that all parts use. Text is only ever set as text; nothing is parsed as HTML.
const $ = (id) => document.getElementById(id);
const D = JSON.parse($("data").textContent);
const SVG = new Set(["svg", "g", "circle", "rect", "line", "text", "tspan"]);
const wide = matchMedia("(min-width: 60rem)"), parts = new Map();

function h(tag, ...kids) { // h("p.note", {lang: "de"}, "text", element); nothing is made of "", null and false
  const [name, ...classes] = tag.split(".");
  const made = document.createElementNS(`http://www.w3.org/${SVG.has(name) ? "2000/svg" : "1999/xhtml"}`, name);
  if (classes[0]) made.setAttribute("class", classes.join(" "));
  for (const kid of kids.flat(3)) {
    if (kid?.constructor !== Object) { if (kid || kid === 0) made.append(kid); continue; }
    for (const [key, value] of Object.entries(kid)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
      else if (value || value === 0) made.setAttribute(key, value === true ? "" : value);
    }
  }
  return made;
}

const bdi = (text) => h("bdi", text); // foreign text that may run the other way, kept to itself
const sr = (text) => h("span.sr", text); // for screen readers

function part(name) { // a part of the data, read once
  if (!parts.has(name)) parts.set(name, read($("part-" + name).textContent));
  return parts.get(name);
}

async function read(text) {
  if (!D.packed) return JSON.parse(text);
  const raw = atob(text), bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

const article = async (at) => (await part("a" + Math.floor(at / D.chunk)))[at % D.chunk];
const title = (at) => D.articles[at][0], outlet = (at) => D.outlets[D.articles[at][1]], date = (at) => D.articles[at][2];
const many = (n, word, plural) => n.toLocaleString("en") + " " + (n === 1 ? word : plural || word + "s");
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const day = (iso) => (iso && !isNaN(Date.parse(iso)) ? days.format(new Date(iso)) : iso || "no date");
const auto = { dir: "auto" }, day0 = (at) => h("span.date", day(date(at)));
const safe = (url) => (/^https?:\/\//i.test(url || "") ? url : "");
const spot = (at, field, start, end) => `a${at}.${field}.${start}.${end ?? start}`;
const whose = (at, ...more) => h("p.who", h("b", bdi(outlet(at))), day0(at), more);
const few = (names, n) => { const all = [...new Set(names)]; return all.slice(0, n).join(", ") + (all.length > n ? ` and ${all.length - n} more` : ""); };
const SEASON = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "fourth quarter", 40: "first half", 41: "second half" };
const months = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const period = (text) => String(text).split("/").map((one) => { // EDTF in words: 2024-21 is spring 2024
  const [, year, part, date] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(one) || [];
  if (!year || !part) return one === ".." ? "…" : one;
  return part > 20 ? (SEASON[Number(part)] || part) + " " + year : date ? day(one) : months.format(new Date(one));
}).join(" to ");
const minus = (text) => h("del", sr(" [out: "), text, sr("] ")), plus = (text) => h("ins", sr(" [in: "), text, sr("] "));
const dated = (text) => text.replace(/\b\d{4}-\d\d(?:-\d\d)?\b/g, period); // the dates of a sentence in words
const chip = (name, mark, text) => h("span.chip." + name, h("span", { "aria-hidden": "true" }, mark), " ", text[0].toUpperCase() + text.slice(1));
