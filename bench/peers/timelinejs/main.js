// TimelineJS3: slides above, a strip of events below.
import "@knight-lab/timelinejs/dist/css/timeline.css";
import { Timeline } from "@knight-lab/timelinejs";

const { events } = await (await fetch("events.json")).json();
const date = (iso) => {
  const [year, month, day] = iso.split("-").map(Number);
  return { year, month, day };
};
window.timeline = new Timeline(
  "timeline",
  {
    events: events.map(({ id, title, detail, start, end, group }) => ({
      unique_id: id,
      group,
      start_date: date(start),
      end_date: end && date(end),
      text: { headline: title, text: detail },
    })),
  },
  { font: null, hash_bookmark: false, start_at_slide: Math.floor(events.length / 2) },
);
