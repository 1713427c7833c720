// Search field and facets for libraries that bring none of their own.
import { FACETS } from "./facets.js";

const option = (key, { slug, label }) => `<label><input type="checkbox" name="${key}" value="${slug}"> ${safe(label)} <span class="n"></span></label>`;

export const safe = (text) => text.replace(/[&<"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A fact as markup. */
export const card = (fact) =>
  `<li class="fact" data-topic="${fact.topic[0]}"><p class="topic">${safe(fact.topicLabel)}</p><p class="figure">${safe(fact.figure)}</p><p class="statement">${safe(fact.statement)}</p><p class="meta">${[fact.organisationLabel, fact.period, fact.source].filter(Boolean).map(safe).join(" · ")}</p></li>`;

/** Draws the controls into the page. `changed` is called when a facet is. */
export function controls(data, changed) {
  const fieldset = ({ key, list, label }) => `<fieldset><legend>${label}</legend>${data[list].map((value) => option(key, value)).join("")}</fieldset>`;
  const app = document.querySelector("#app");
  app.innerHTML = `<div class="find"><input id="search" class="search" type="search" placeholder="Search" autocomplete="off"><span id="count"></span><button id="clear">Clear all</button></div>
${fieldset(FACETS[0])}<details><summary>More filters</summary>${FACETS.slice(1).map(fieldset).join("")}</details><ul id="facts" class="list"></ul>`;
  const boxes = [...app.querySelectorAll("[type=checkbox]")];
  app.addEventListener("change", (event) => event.target.type == "checkbox" && changed());
  return {
    search: app.querySelector("#search"),
    list: app.querySelector("#facts"),
    /** The chosen slugs by facet. */
    picks: () => Object.fromEntries(FACETS.map(({ key }) => [key, boxes.filter((box) => box.name == key && box.checked).map((box) => box.value)])),
    /** Shows how many facts there are, of all and of each value. */
    show(shown, counts) {
      app.querySelector("#count").textContent = `${shown} of ${data.facts.length}`;
      for (const box of boxes) box.parentNode.querySelector(".n").textContent = counts[box.name][box.value] ?? 0;
    },
    onclear(clear) {
      app.querySelector("#clear").addEventListener("click", () => {
        for (const box of boxes) box.checked = false;
        app.querySelector("#search").value = "";
        clear();
      });
    },
  };
}
