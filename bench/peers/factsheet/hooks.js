// Ours, as `factsheet build` writes it: nothing of the bench is in the page.
bench.fact = "article.fact";
bench.field = "input[name=q]";
bench.ready = () => !!document.querySelector(".fs[data-live]");
bench.shown = () => parseInt(document.querySelector(".active .count").textContent);
bench.clear = () => document.querySelector(".active [data-act=clear]").click();
/** Where the timeline is dragged. */
bench.strip = () => document.querySelector(".strip .plot");
/** Changes when it has moved. */
bench.where = () => document.querySelector(".strip").getAttribute("aria-label");
// All facets but the topics stand behind "More filters", which a reader opens first.
bench.unfold = (facet) => {
  const more = document.querySelector("#more");
  if (facet != "topic" && more && !more.open) more.querySelector("summary").click();
};
const { click, counts } = bench;
bench.click = (facet, value) => {
  bench.unfold(facet);
  return click(facet, value);
};
bench.counts = (facets) => {
  bench.unfold(facets?.join());
  return counts(facets);
};
