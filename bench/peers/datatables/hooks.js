// The panes list labels, one row a value; `facets` is the page's own table of them.
bench.field = ".dt-search input";
bench.ready = () => !!document.querySelector(".dtsp-panesContainer .dtsp-pill");
bench.shown = () => table.page.info().recordsDisplay;
const rows = (facet) => {
  const at = { topic: 0, organisation: 3, party: 4, kind: 5 }[facet];
  const pane = document.querySelectorAll(".dtsp-panesContainer .dtsp-searchPane:not(.dtsp-hidden)")[[0, 3, 4, 5].indexOf(at)];
  return [...(pane?.querySelectorAll(".dt-scroll-body tbody tr") ?? [])].map((row) => ({
    row,
    label: row.querySelector(".dtsp-name")?.textContent,
    count: parseInt(row.querySelector(".dtsp-pill")?.textContent) || 0,
  }));
};
bench.counts = (asked = ["topic", "party", "organisation", "kind"]) => {
  const counts = {};
  for (const facet of asked) {
    const slugs = new Map([...facets[facet]].map(([slug, label]) => [label, slug]));
    counts[facet] = Object.fromEntries(rows(facet).filter(({ label }) => slugs.has(label)).map(({ label, count }) => [slugs.get(label), count]));
  }
  return counts;
};
bench.click = (facet, value) => {
  const label = window.facets?.[facet].get(value);
  const cell = rows(facet).find((row) => row.label == label)?.row.cells[0];
  for (const kind of ["mousedown", "mouseup", "click"]) cell?.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true, view: window }));
  return !!cell;
};
bench.clear = () => {
  document.querySelector(".dtsp-clearAll").click();
  bench.search("");
};
