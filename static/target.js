// A sheet by a plain script, for systems that write no elements of their own:
// put where data-target says, or where the script stands. It is no module, so
// that it knows its own element; the element and the engine come as modules,
// which take this script's nonce with them and are fetched once a story.
(() => {
  const own = document.currentScript;
  // What an optimiser runs in its own way has no element, and so no options.
  if (!own?.src) return console.warn("factsheet: W-TARGET target.js does not know where it stands");
  const home = new URL(".", own.src).href;
  const make = (tag, props) => Object.assign(document.createElement(tag), props);

  const sheet = make("fact-sheet");
  sheet.setAttribute("src", home);
  // By name: a script may carry other people's data-*, and none is to become a handler.
  for (const name of "topic party organisation kind status year basis event facts period q sort theme view state state-key lang headline footer".split(" ")) {
    const value = own.getAttribute("data-" + name) ?? "false";
    if (value != "false") sheet.setAttribute(name, value);
  }

  const { target } = own.dataset;
  let place;
  try {
    // One that holds a sheet is taken: the same lines may stand in a page twice.
    place = target && [...document.querySelectorAll(target)].find((one) => !one.querySelector("fact-sheet"));
  } catch {}
  if (target && !place) console.warn(`factsheet: W-TARGET nothing free at data-target="${target}"`);
  // In the head nothing is shown.
  place ??= own.closest("head") && document.body;
  if (place) {
    // As in the element: what stands there is shown until the engine has come.
    sheet.append(...place.childNodes);
    place.append(sheet);
  } else own.before(sheet);

  import(home + "embed.js").catch(() => sheet.append(make("a", { href: home, textContent: home })));
})();
