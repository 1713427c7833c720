// DataTables with SearchPanes: a table, a search field and a pane a facet.
import "datatables.net-dt/css/dataTables.dataTables.css";
import "datatables.net-searchpanes-dt/css/searchPanes.dataTables.css";
import "datatables.net-select-dt/css/select.dataTables.css";
import DataTable from "datatables.net-dt";
import "datatables.net-select-dt";
import "datatables.net-searchpanes-dt";
import { FACETS, load } from "../shared/facets.js";

const data = await load();
const names = (window.facets = Object.fromEntries(FACETS.map(({ key, list }) => [key, new Map(data[list].map(({ slug, label }) => [slug, label]))])));

/** A column of a facet: its values stand in the pane one by one. */
const facet = (key, visible) => ({
  title: FACETS.find((facet) => facet.key == key).label,
  data: key,
  visible,
  render: { _: (slugs) => slugs.map((slug) => names[key].get(slug)).join(", "), sp: (slugs) => slugs.map((slug) => names[key].get(slug)) },
  searchPanes: { show: true, orthogonal: "sp" },
});
const text = (title, data) => ({ title, data, searchPanes: { show: false } });

window.table = new DataTable("#facts", {
  data: data.facts,
  columns: [
    facet("topic", true),
    text("Figure", "figure"),
    text("Statement", "statement"),
    facet("organisation", true),
    facet("party", false),
    facet("kind", false),
    text("Period", "period"),
    text("Source", "source"),
  ],
  createdRow(row, fact) {
    row.className = "fact";
    row.dataset.topic = fact.topic[0];
  },
  paging: false,
  order: [],
  layout: { topStart: "info", topEnd: "search", top2: "searchPanes", bottomStart: null },
  searchPanes: { cascadePanes: true, initCollapsed: false, controls: true, dtOpts: { select: { style: "multi" } } },
});
