// The sheet for pages that are programs: mount(target, options). The element
// does the work.
import "./embed.js";

const HOME = new URL(".", import.meta.url).href;
const LONGEST = 4000;
const FLAGS = ["headline", "footer"];

/**
 * Puts a sheet into an element. Options are the attributes, as texts or lists
 * of texts; headline and footer are true or false.
 */
export function mount(target, options = {}) {
  const sheet = document.createElement("fact-sheet");
  sheet.setAttribute("src", HOME);
  for (const name of [...sheet.constructor.observedAttributes, ...FLAGS]) {
    const key = name == "state-key" ? "stateKey" : name;
    try {
      if (!Object.hasOwn(options, key)) continue;
      let value = options[key];
      if (Array.isArray(value) && value.every((one) => typeof one == "string")) value = value.join(" ");
      if (FLAGS.includes(name) && typeof value == "boolean") sheet.toggleAttribute(name, value);
      else if (typeof value == "string" || typeof value == "number") sheet.setAttribute(name, String(value).slice(0, LONGEST));
      else console.warn(`factsheet: W-OPTION ${key} is no text`);
    } catch (fault) {
      console.warn(`factsheet: W-OPTION ${key} cannot be read`);
    }
  }
  target.append(sheet);
  return sheet;
}
