// ItemsJS searches and counts; what it finds is drawn by hand.
import "../shared/sheet.css";
import itemsjs from "itemsjs";
import { FACETS, load } from "../shared/facets.js";
import { card, controls } from "../shared/controls.js";

const data = await load();
const page = controls(data, draw);
const aggregations = Object.fromEntries(FACETS.map(({ key, list }) => [key, { size: data[list].length, conjunction: false, sort: "key" }]));
const engine = itemsjs(data.facts, {
  aggregations,
  searchableFields: ["statement", "figure", "topicLabel", "organisationLabel", "period", "source"],
});

function ask(text, filters, per_page) {
  const { data, pagination } = engine.search({ query: text, filters, per_page });
  const counts = {};
  for (const { key } of FACETS) counts[key] = Object.fromEntries(data.aggregations[key].buckets.map(({ key, doc_count }) => [key, doc_count]));
  return { facts: data.items, shown: pagination.total, counts };
}

function draw() {
  const { facts, shown, counts } = ask(page.search.value, page.picks(), data.facts.length);
  page.list.innerHTML = facts.map(card).join("");
  page.show(shown, counts);
}

page.search.addEventListener("input", draw);
page.onclear(draw);
draw();

window.engine = ({ text, picks }) => {
  const { shown, counts } = ask(text, picks, 1);
  return { shown, counts };
};
