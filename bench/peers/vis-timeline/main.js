// vis-timeline: lanes of events on one scale.
import "vis-timeline/styles/vis-timeline-graph2d.min.css";
import { DataSet, Timeline } from "vis-timeline/standalone";

const { events } = await (await fetch("events.json")).json();
const groups = [...new Set(events.map(({ group }) => group))];
window.timeline = new Timeline(
  document.querySelector("#timeline"),
  new DataSet(events.map(({ id, title, detail, start, end, group }) => ({ id, content: title, title: detail, start, end, group, type: end ? "range" : "point" }))),
  new DataSet(groups.map((id) => ({ id, content: id }))),
  { start: "2024-01-01", end: "2028-01-01", zoomKey: "ctrlKey" },
);
