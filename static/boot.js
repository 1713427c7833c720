// Starts the engine that stands in the page, and leaves the static sheet alone
// where it cannot. It follows wasm-bindgen's glue in the same module script.
(async () => {
  const sheet = document.getElementById("factsheet");
  const later = (pause) => new Promise((done) => setTimeout(done, pause));

  // A click or a syllable that has begun on the static sheet ends there. A
  // press may also end where nobody hears of it: two seconds are enough.
  let composing = false;
  for (const kind of ["start", "end"]) {
    sheet.addEventListener("composition" + kind, () => (composing = kind == "start"));
  }
  const rest = async () => {
    for (let turn = 0; composing || (turn < 40 && sheet.matches(":active")); turn++) await later(50);
  };

  // The static sheet is drawn first. A hidden tab draws nothing, a busy one late.
  const drawn = () =>
    new Promise((done) => {
      if (document.hidden) return done();
      setTimeout(done, 300);
      requestAnimationFrame(() => requestAnimationFrame(done));
    });

  const unpack = async (id) => {
    const text = atob(document.getElementById(id).textContent.trim());
    const bytes = new Uint8Array(text.length);
    for (let at = text.length; at--; ) bytes[at] = text.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const whole = new Response(stream).arrayBuffer();
    return new Uint8Array(await whole.catch(() => Promise.reject("E-DATA " + id + " is damaged")));
  };

  const still = sheet.firstElementChild;
  const begin = async () => {
    const [engine, section] = await Promise.all([unpack("fs-engine"), unpack("fs-sheet")]);
    const bytes = new Uint8Array(engine.length + section.length);
    bytes.set(engine);
    bytes.set(section, engine.length);
    await __wbg_init({ module_or_path: bytes });
    await rest();
    mount(sheet, "", "", "#fact=");
    // The living sheet comes as soon as it is drawn. Only a fault keeps it away.
    await new Promise((done, fail) => {
      new MutationObserver(done).observe(sheet, { childList: true });
      setTimeout(fail, 15000, "E-DRAW the first drawing failed");
    });
  };
  const give_up = (fault) => {
    still.setAttribute("data-failed", "");
    sheet.replaceChildren(still);
    console.warn("factsheet: " + (/^E-/.test(fault) ? fault : "E-ENGINE " + fault));
  };

  // A broken engine is started once more, from the address and the fields.
  let falls = 0;
  onfault((fault) => (falls++ ? give_up(fault) : begin().catch(give_up)));
  try {
    await drawn();
    await begin();
  } catch (fault) {
    // What the reader has done on the static sheet stays.
    const now = sheet.querySelector("[data-static]");
    if (!now) return give_up(fault);
    now.setAttribute("data-failed", "");
    console.warn("factsheet: " + (/^E-/.test(fault) ? fault : "E-ENGINE " + fault));
  }
})();
