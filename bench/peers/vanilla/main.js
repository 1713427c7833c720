// The floor: by hand, with a bit for each fact and value. Nothing is written
// that is as it was. Cards are taken out and put back: in Chromium 156 a
// thousand times `hidden` costs eight times as much (in style, not in script).
import "../shared/sheet.css";
import { FACETS, load, words } from "../shared/facets.js";

const { facts, ...lists } = await load();
const size = Math.ceil(facts.length / 32);
const make = () => new Uint32Array(size);
const put = (set, at) => (set[at >> 5] |= 1 << (at & 31));
const all = make();
facts.forEach((_, at) => put(all, at));

const facets = FACETS.map(({ key, list, label }) => {
  const values = new Map(lists[list].map(({ slug, label }) => [slug, { slug, label, set: make(), count: -1 }]));
  facts.forEach((fact, at) => fact[key].forEach((slug) => put(values.get(slug).set, at)));
  return { key, label, values: [...values.values()] };
});

const bits = (n) => {
  n -= (n >>> 1) & 0x55555555;
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

/** The facts as bits, and for each facet the count of each value. */
function ask(text, picked) {
  const sought = words(text);
  let base = all;
  if (sought.length) {
    base = make();
    facts.forEach((fact, at) => sought.every((word) => fact.text.includes(word)) && put(base, at));
  }
  const chosen = facets.map(({ key, values }) => {
    if (!picked[key]?.length) return;
    const set = make();
    for (const value of values) if (picked[key].includes(value.slug)) for (let at = 0; at < size; at++) set[at] |= value.set[at];
    return set;
  });
  const without = (facet) => {
    const set = base.slice();
    chosen.forEach((other, at) => {
      if (at != facet && other) for (let at = 0; at < size; at++) set[at] &= other[at];
    });
    return set;
  };
  const counts = facets.map(({ values }, facet) => {
    const set = without(facet);
    return values.map((value) => {
      let count = 0;
      for (let at = 0; at < size; at++) count += bits(value.set[at] & set[at]);
      return count;
    });
  });
  return [without(-1), counts];
}

const count = (set) => set.reduce((sum, part) => sum + bits(part), 0);

window.engine = ({ text, picks }) => {
  const [set, counts] = ask(text, picks);
  const named = (values, facet) => Object.fromEntries(values.map(({ slug }, at) => [slug, counts[facet][at]]));
  return { shown: count(set), counts: Object.fromEntries(facets.map(({ key, values }, facet) => [key, named(values, facet)])) };
};

const safe = (text) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const option = (key, { slug, label }) => `<label><input type="checkbox" name="${key}" value="${slug}"> ${safe(label)} <span class="n"></span></label>`;
const fieldset = ({ key, label, values }) => `<fieldset><legend>${label}</legend>${values.map((value) => option(key, value)).join("")}</fieldset>`;
const card = (fact) => `<li class="fact" data-topic="${fact.topic[0]}"><p class="topic">${safe(fact.topicLabel)}<p class="figure">${safe(fact.figure)}<p class="statement">${safe(fact.statement)}<p class="meta">${[fact.organisationLabel, fact.period, fact.source].filter(Boolean).map(safe).join(" · ")}</li>`;

const app = document.querySelector("#app");
app.innerHTML = `<form><div class="find"><input id="search" type="search" placeholder="Search" autocomplete="off"><span id="count"></span><button id="clear" type="reset">Clear all</button></div>
${fieldset(facets[0])}<details><summary>More filters</summary>${facets.slice(1).map(fieldset).join("")}</details></form><ul id="facts">${facts.map(card).join("")}</ul>`;
const form = app.querySelector("form");
const list = app.querySelector("#facts");
const cards = [...app.querySelectorAll(".fact")];
const fields = facets.map(({ key, values }) => {
  const boxes = [...form.querySelectorAll(`[name=${key}]`)];
  boxes.forEach((box, at) => (values[at].place = box.parentNode.querySelector(".n")));
  return boxes;
});

let before = all;
function draw() {
  const picked = Object.fromEntries(facets.map(({ key }, at) => [key, fields[at].filter((box) => box.checked).map((box) => box.value)]));
  const [set, counts] = ask(form.querySelector("#search").value, picked);
  let next = null;
  for (let at = cards.length - 1; at >= 0; at--) {
    const was = before[at >> 5] & (1 << (at & 31));
    const now = set[at >> 5] & (1 << (at & 31));
    if (was && !now) cards[at].remove();
    else if (now && !was) list.insertBefore(cards[at], next);
    if (now) next = cards[at];
  }
  before = set;
  facets.forEach(({ values }, facet) =>
    values.forEach((value, at) => value.count != counts[facet][at] && (value.place.textContent = value.count = counts[facet][at])),
  );
  app.querySelector("#count").textContent = `${count(set)} of ${facts.length}`;
}
form.addEventListener("input", draw);
form.addEventListener("reset", () => setTimeout(draw));
draw();
