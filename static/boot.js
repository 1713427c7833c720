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

  const unzip = (text) => {
    const letters = atob(text.trim());
    const bytes = new Uint8Array(letters.length);
    for (let at = letters.length; at--; ) bytes[at] = letters.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).arrayBuffer();
  };

  // Each text ends with a zero, which JSON has a long word for: zeros and line
  // feeds stand in each other's places.
  const spell = (json) => {
    const bytes = new TextEncoder().encode(JSON.parse(json));
    for (let at = bytes.length; at--; ) if (bytes[at] == 10 || !bytes[at]) bytes[at] ^= 10;
    return bytes;
  };

  const unpack = async (id, make) => {
    try {
      return new Uint8Array(await make(document.getElementById(id).textContent));
    } catch {
      throw "E-DATA " + id + " is damaged";
    }
  };

  const still = sheet.firstElementChild;
  const begin = async () => {
    const parts = await Promise.all([
      unpack("fs-engine", unzip),
      unpack("fs-sheet", unzip),
      unpack("fs-texts", spell),
    ]);
    await __wbg_init({ module_or_path: await new Blob(parts).arrayBuffer() });
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
