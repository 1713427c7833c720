// List.js searches and filters its items; it has no facets, so the page counts.
import "../shared/sheet.css";
import List from "list.js";
import { FACETS, load } from "../shared/facets.js";
import { card, controls } from "../shared/controls.js";

const data = await load();
const page = controls(data, filter);
const searchColumns = ["statement", "figure", "topicLabel", "organisationLabel", "period", "source"];
const options = { valueNames: [], item: card, searchColumns };

const list = new List("app", { ...options, page: data.facts.length }, data.facts);
list.on("updated", () => page.show(list.matchingItems.length, count(list, page.picks())));
filter();

/** A count leaves out its own facet. */
function count(list, picks) {
  const counts = Object.fromEntries(FACETS.map(({ key }) => [key, {}]));
  const asked = FACETS.map(({ key }) => key).filter((key) => picks[key]?.length);
  for (const item of list.items) {
    if (list.searched && !item.found) continue;
    const fact = item.values();
    const fails = asked.filter((key) => !fact[key].some((slug) => picks[key].includes(slug)));
    if (fails.length > 1) continue;
    for (const { key } of FACETS) {
      if (fails.length && fails[0] != key) continue;
      for (const slug of fact[key]) counts[key][slug] = (counts[key][slug] ?? 0) + 1;
    }
  }
  return counts;
}

function passes(picks) {
  const asked = FACETS.map(({ key }) => key).filter((key) => picks[key]?.length);
  return asked.length ? (item) => asked.every((key) => item.values()[key].some((slug) => picks[key].includes(slug))) : undefined;
}

function filter() {
  list.filter(passes(page.picks()));
}

page.onclear(() => {
  list.search("");
  filter();
});

// Asked without drawing: the same list off the page, which shows one item.
let quiet;
window.engine = ({ text, picks }) => {
  if (!quiet) {
    const place = document.createElement("div");
    place.innerHTML = '<ul class="list"></ul>';
    quiet = new List(place, { ...options, page: 1 }, data.facts);
  }
  quiet.filter(passes(picks));
  quiet.search(text);
  return { shown: quiet.matchingItems.length, counts: count(quiet, picks) };
};
