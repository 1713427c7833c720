// Everything used as it is meant.
import { mount, type Fact, type FactSheetElement, type Found, type Topic } from "../../../dist/factsheet.js";

const sheet: FactSheetElement = mount(document.body, {
  topic: ["energy", "trade"],
  facts: "gasification",
  period: "2024-03/2027-09",
  sort: "largest",
  theme: "dark",
  view: "facts",
  state: "fragment",
  stateKey: "a",
});
sheet
  .on("change", (event) => console.log(event.detail.state, event.detail.facts.toFixed()))
  .on("share", (event) => event.preventDefault());
sheet.fragment = "topic=energy&q=gas";
sheet.topic = "energy trade";
const found: Found = await sheet.query();
const energy: number | undefined = found.counts.topic.energy;
const facts: Fact[] = await sheet.list();
const first: Topic = facts[0]!.topic;
document.querySelector("fact-sheet")?.destroy();
document.addEventListener("click", () => console.log(energy, first));
document.body.addEventListener("factsheet-select", (event) => console.log(event.detail.fact));
await sheet.ready;
export {};
