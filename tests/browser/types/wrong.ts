// Each marked line must be refused.
import { mount, type Topic } from "https://example.org/state-visit/factsheet.js";

// @ts-expect-error: a topic that is not on the sheet
mount(document.body, { topic: "weather" });
// @ts-expect-error: nor in a list
mount(document.body, { topic: ["energy", "weather"] });
// @ts-expect-error: a fact that is not on the sheet
mount(document.body, { facts: "nothing" });
// @ts-expect-error: an option that is none
mount(document.body, { colour: "red" });
// @ts-expect-error: a view that is none
mount(document.body, { view: "cards" });
// @ts-expect-error: a text is asked for
mount(document.body, { period: 2024 });
// @ts-expect-error: no target
mount("#here");
const sheet = mount(document.body);
// @ts-expect-error: an event that is none
sheet.on("changed", () => {});
// @ts-expect-error: a detail that a change has not
sheet.on("change", (event) => event.detail.url);
// @ts-expect-error: a promise, not a list
sheet.list().length.toFixed();
// @ts-expect-error: facts are chosen by it; the list of all is list()
sheet.facts();
// @ts-expect-error: it is only read
sheet.ready = Promise.resolve(sheet);
// @ts-expect-error: an order that is none
sheet.sort = "biggest";
// @ts-expect-error: a topic that is not on the sheet
sheet.topic = "weather energy";
// @ts-expect-error: nor in a list
sheet.topic = ["weather"];
// @ts-expect-error: a theme that is none
sheet.theme = "purple";
// @ts-expect-error: a state is a text
sheet.fragment = 1;
// @ts-expect-error: a state is a text
sheet.query({ topic: "energy" });
// @ts-expect-error: a topic that is not on the sheet
export const topic: Topic = "weather";
// @ts-expect-error: a count of a topic that is not on the sheet
sheet.query().then((found) => found.counts.topic.weather);
// @ts-expect-error: a detail that a selection has not
document.addEventListener("factsheet-select", (event) => event.detail.state);
