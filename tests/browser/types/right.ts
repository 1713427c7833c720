// Everything used as it is meant.
import { mount, type Fact, type FactSheetElement, type Found, type Topic } from "https://example.org/state-visit/factsheet.js";
import type { EventSlug, FactSlug, Kind, Organisation, Party, Status } from "../../../dist/embed.js";

const sheet: FactSheetElement = mount(document.body, {
  topic: ["energy", "trade"],
  party: "kyrgyzstan",
  facts: "gasification",
  period: "2024-03/2027-09",
  q: "gas",
  sort: "largest",
  theme: "dark",
  view: "facts",
  state: "fragment",
  stateKey: "a",
  headline: true,
  lang: "en",
});
sheet
  .on("ready", (event) => event.detail.state.length + event.detail.facts)
  .on("change", (event) => console.log(event.detail.state, event.detail.facts.toFixed()))
  .on("select", (event) => console.log(event.detail.fact satisfies FactSlug))
  .on("share", (event) => event.preventDefault())
  .on("error", (event) => (event.detail.code == "E-SLOW" ? "slow" : event.detail.message));
const hear = (event: CustomEvent<{ state: string }>): void => console.log(event.detail.state);
sheet.on("change", hear).off("change", hear);

sheet.fragment = "topic=energy&q=gas";
const shared: string = sheet.fragment;
sheet.topic = "energy trade";
sheet.topic = ["energy", "trade"];
sheet.topic = null;
sheet.facts = "gasification,trade-share";
sheet.view = "timeline";
sheet.sort = "";
sheet.theme = "auto";
sheet.state = "fragment";
sheet.stateKey = "b";
sheet.period = "2024";
sheet.q = undefined;
sheet.src = "https://example.org/another/";
sheet.toggleAttribute("headline", true);
const written: string = sheet.topic + sheet.party + sheet.kind + sheet.status + sheet.year + sheet.basis + sheet.event + sheet.organisation;

const found: Found = await sheet.query("topic=energy");
const energy: number = found.counts.topic.energy;
const all: number[] = Object.values(found.counts.party);
const facts: Fact[] = await sheet.list();
const topic: Topic | undefined = facts[0]?.topic;
const figures: string = facts.flatMap((fact) => fact.figures).join();
const other: FactSheetElement = await sheet.ready;

// The tag is known, and its events wherever they come by.
document.querySelector("fact-sheet")?.destroy();
document.createElement("fact-sheet").on("ready", () => {});
document.body.addEventListener("factsheet-select", (event) => console.log(event.detail.fact));
document.addEventListener("factsheet-change", (event) => console.log(event.detail.facts));
window.addEventListener("factsheet-error", (event) => console.log(event.detail.code));

export const use: [string, string, number, number[], Topic | undefined, string, FactSheetElement] = [shared, written, energy, all, topic, figures, other];
export type Slugs = [EventSlug, Kind, Organisation, Party, Status];
