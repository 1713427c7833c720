// Each marked line must be refused.
import { mount } from "../../../dist/factsheet.js";

// @ts-expect-error: a topic that is not on the sheet
mount(document.body, { topic: "weather" });
// @ts-expect-error: an option that is none
mount(document.body, { colour: "red" });
// @ts-expect-error: a view that is none
mount(document.body, { view: "cards" });
// @ts-expect-error: no target
mount("#here");
const sheet = mount(document.body);
// @ts-expect-error: an event that is none
sheet.on("changed", () => {});
// @ts-expect-error: a detail that a change has not
sheet.on("change", (event) => event.detail.url);
// @ts-expect-error: a promise, not a list
sheet.list().length.toFixed();
// @ts-expect-error: it is only read
sheet.ready = Promise.resolve(sheet);
export {};
