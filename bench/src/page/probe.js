// Runs before a page's own scripts and tells when the reader sees the first
// fact, and when the first filter works. `window.bench` says how this page is
// looked at and used; `PROBE` what is asked.
(() => {
  if (location.pathname.endsWith("/blank")) return;
  const { filter, topic } = PROBE;
  const told = window.told;
  const tell = (what) => told(JSON.stringify(what));
  const drawn = (then) => requestAnimationFrame(() => {
    // After the frame in which it was seen has been drawn.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => then(performance.now());
    port2.postMessage(0);
  });

  let blocked = 0;
  let shift = 0;
  let last = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      blocked += Math.max(0, task.duration - 50);
      last = Math.max(last, task.startTime + task.duration);
    }
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });

  const seeFirst = () => {
    const first = document.querySelector(bench.fact);
    if (!first?.textContent.trim() || !first.getClientRects().length) return requestAnimationFrame(seeFirst);
    drawn((first) => {
      tell({ first });
      if (filter) requestAnimationFrame(tryFilter);
      else rest();
    });
  };
  requestAnimationFrame(seeFirst);

  // Quiet: alive, and no long task for a while.
  const rest = () => {
    if (bench.ready() && performance.now() - last > 1500) return tell({ quiet: true, blocked, shift });
    setTimeout(rest, 250);
  };

  let clicked = 0;
  let filtered;
  const tryFilter = () => {
    const now = performance.now();
    if (!clicked || (!filtered && now - clicked > 2000)) {
      if (bench.click("topic", topic)) clicked = now;
    }
    if (clicked && !filtered && bench.shows(topic)) {
      filtered = true;
      drawn((filter) => tell({ filter }));
    }
    // The counts of other facets have followed, too.
    if (filtered && bench.ready() && bench.follows(topic)) return drawn((all) => tell({ all }));
    requestAnimationFrame(tryFilter);
  };
})();
