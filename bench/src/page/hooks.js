// How the driver looks at a page and uses it. Each contender may change it in
// `hooks.js` of its folder.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  // The browser's measure of memory leaves out what a module has taken.
  const modules = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real.apply(WebAssembly, given);
      modules.push(made.instance ?? made);
      return made;
    };
  }
  window.bench = {
    /** Bytes of all modules' memories. */
    modules: () =>
      modules.flatMap((module) => Object.values(module.exports))
        .filter((one) => one instanceof WebAssembly.Memory)
        .reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    /** A fact on the page. */
    fact: ".fact",
    /** The search field. */
    field: "#search",
    /** Whether the page is alive. */
    ready: () => !!document.querySelector("#count")?.textContent.trim(),
    /** How many facts the page says it shows. */
    shown: () => parseInt(document.querySelector("#count").textContent.replace(/(?<=\d),/g, "")),
    /** The control of a facet's value. */
    box: (facet, value) => document.querySelector(`input[name="${facet}"][value="${value}"]`),
    /** Opens what the facet is folded away in, as a reader does first. */
    unfold(facet) {
      const fold = document.querySelector(`input[name="${facet}"]`)?.closest("details");
      if (fold && !fold.open) fold.querySelector("summary").click();
    },
    /** Clicks it; says whether it is there. */
    click(facet, value) {
      const box = bench.box(facet, value);
      box?.click();
      return !!box;
    },
    /** The counts beside the values, by facet and value. */
    counts(facets = ["topic", "party", "organisation", "kind"]) {
      const counts = {};
      for (const facet of facets) {
        counts[facet] = {};
        // What a fact does not say is a value of the sheet alone.
        for (const box of all(`input[name="${facet}"]:not([value="not-stated"])`)) {
          counts[facet][box.value] = parseInt(box.parentNode.querySelector(".n").textContent) || 0;
        }
      }
      return counts;
    },
    /** What the page says now. */
    said: () => ({ shown: bench.shown(), counts: bench.counts() }),
    sum: (facet) => Object.values(bench.counts([facet])[facet]).reduce((sum, count) => sum + count, 0),
    /** Whether facts of this topic are on the page, and no others. */
    shows(topic) {
      const seen = (selector) => !!document.querySelector(selector)?.checkVisibility();
      return seen(`${bench.fact}[data-topic="${topic}"]`) && !seen(`${bench.fact}:not([data-topic="${topic}"])`);
    },
    /** Whether the counts of parties are those of this topic alone. */
    follows: (topic) => bench.sum("party") == PROBE.parties,
    /** Types a search at once. */
    search(text) {
      const field = document.querySelector(bench.field);
      field.value = text;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    },
    /** Takes back search and filters, as a reader does. */
    clear: () => document.querySelector("#clear").click(),
    /** Changes the page so many times: values on and off, letters more and fewer. */
    async change(times) {
      const topics = Object.keys(bench.counts(["topic"]).topic);
      for (let nth = 0; nth < times; nth++) {
        if (nth % 4 < 2) bench.click("topic", topics[(nth >> 2) % topics.length]);
        else bench.search(nth % 4 == 2 ? "har" : "");
        await new Promise((done) => requestAnimationFrame(done));
      }
    },
    /**
     * Milliseconds that one of the queries takes without drawing: the median of
     * five batches of at least 20 ms.
     */
    time(queries) {
      const batch = (rounds) => {
        const start = performance.now();
        for (let round = 0; round < rounds; round++) for (const query of queries) engine(query);
        return performance.now() - start;
      };
      let rounds = 1;
      while (batch(rounds) < 20) rounds *= 2;
      const times = Array.from({ length: 5 }, () => batch(rounds)).sort((one, other) => one - other);
      return times[2] / rounds / queries.length;
    },
  };
})();
