// Starts the engine that stands in the page, and leaves the static sheet alone
// where it cannot. It follows wasm-bindgen's glue in the same module script.
(async () => {
  const sheet = document.getElementById("factsheet");
  const held = new Set();
  let free = () => {};

  // A click or a syllable that has begun on the static sheet must end there.
  const hold = (start, most, ...ends) => {
    const release = () => {
      held.delete(start);
      free();
    };
    sheet.addEventListener(start, () => {
      held.add(start);
      // A pointer may be let go where nobody hears of it.
      if (most) setTimeout(release, most);
    });
    for (const end of ends) sheet.ownerDocument.addEventListener(end, () => setTimeout(release, 50), true);
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
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  try {
    hold("pointerdown", 2000, "pointerup", "pointercancel");
    hold("compositionstart", 0, "compositionend");
    await drawn();
    const [engine, section] = await Promise.all([unpack("fs-engine"), unpack("fs-sheet")]);
    const bytes = new Uint8Array(engine.length + section.length);
    bytes.set(engine);
    bytes.set(section, engine.length);
    await __wbg_init({ module_or_path: bytes });
    await new Promise((done) => {
      free = () => held.size || done();
      free();
    });
    // The living sheet comes as soon as it is drawn. Only a fault keeps it away.
    const alive = new Promise((done, fail) => {
      new MutationObserver(done).observe(sheet, { childList: true });
      setTimeout(fail, 15000, "E-DRAW the first drawing failed");
    });
    mount(sheet);
    await alive;
  } catch (fault) {
    const still = sheet.querySelector("[data-static]");
    if (still) still.setAttribute("data-failed", "");
    console.warn("factsheet: " + (/^E-/.test(fault) ? fault : "E-ENGINE " + fault));
  }
})();
