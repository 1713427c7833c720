// The page in a frame: it leaves out what the host says itself, tells its height
// in every dialect that hosts listen for, and takes the state from the host's
// address and hands it back. docs/embedding.md names dialects and messages. It
// stands in the head: hosts may ask before there is anything else, and it works
// without the engine.
(() => {
  const host = window.parent;
  if (host == window) return;
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const post = (message) => host.postMessage(message, "*");

  // A page that is written into another one has no address of its own.
  const nowhere = location.protocol == "about:";
  const key = location.pathname.split("/").filter((part) => !/^$|\./.test(part)).pop() || "factsheet";
  const canonical = document.querySelector("link[rel=canonical]");
  const full = canonical ? canonical.href : nowhere ? "" : location.origin + location.pathname;

  const keep = ["headline", "footer"].filter((part) => asked.has(part) && asked.get(part) != "false");
  const scheme = { false: "light", true: "dark" }[asked.get("dark")];
  root.dataset.framed = keep.concat(scheme || [], full ? [] : "adrift").join(" ");
  const robots = document.createElement("meta");
  robots.name = "robots";
  robots.content = "noindex";
  document.head.append(robots);

  // Height

  const pym = asked.get("childId");
  const embed = asked.get("id");
  // The Guardian's hosts expect this shape.
  const id = "00000000-0000-4000-8000-" + Math.random().toString(16).slice(2).padEnd(12, "0").slice(0, 12);
  let secret, resizer, greet, due, sent, timer;
  const tell = () => {
    clearTimeout(timer);
    timer = 0;
    const { width, height } = root.getBoundingClientRect();
    const [w, h] = [Math.ceil(width), Math.ceil(height)];
    const line = document.querySelector(".fs-full a");
    // Half a page, a hidden frame or one that is being unfolded has no height yet.
    if (!line || w < 50 || !h || (h == sent && !due)) return;
    if (!sent) {
      if (full) line.href = full;
      post({ sentinel: "amp", type: "embed-ready" });
    }
    sent = h;
    due = false;
    [, secret] = /\?secret=([a-z\d]+)/i.exec(location.hash) || [0, secret];
    if (pym) post(`pymxPYMx${pym}xPYMxheightxPYMx${h}`);
    post({ "datawrapper-height": { [key]: h } });
    post({ sentinel: "amp", type: "embed-size", height: h });
    post(JSON.stringify({ src: location.href, context: "iframe.resize", height: h }));
    post(JSON.stringify({ id, type: "set-height", value: h }));
    post({ kind: "interactive:height", height: h });
    if (secret) post({ message: "height", value: h, secret });
    if (resizer) {
      const size = `[iFrameSizer]${resizer}:${h}:${w}:`;
      if (greet) post(size + "init");
      greet = false;
      post(size + "resizeObserver");
    }
    post({ type: "iframe-resized", width: w, height: h });
    if (embed) post({ embed, height: h });
    try {
      window.requestResize();
    } catch {}
  };
  // Once a frame, however often a host asks. While a page loads Firefox puts
  // timers off; what is out of sight has no frames.
  const soon = () => (timer ||= requestAnimationFrame(tell) && setTimeout(tell, 50));
  const again = () => {
    due = true;
    soon();
  };
  // Not in the observer's own turn, where measuring may change what is observed.
  new ResizeObserver(soon).observe(root);
  document.fonts.ready.then(tell);
  // Nothing is observed in a frame out of sight, since it is not drawn; and some
  // hosts listen late and cannot ask.
  addEventListener("load", () => [0, 1000, 5000].forEach((pause) => setTimeout(again, pause)));

  // State

  const OURS = /^(topic|party|organisation|kind|status|year|basis|event|facts|q|sort|period|zoom|fact)=/;
  const parts = (fragment, ours) => fragment.split("&").filter((part) => part && OURS.test(part) == ours);
  const own = () => location.hash.slice(1);
  const ours = (fragment) => parts(fragment, true).join("&");
  // Another fragment with `state` in the place of ours.
  const join = (fragment, state) => parts(fragment, false).concat(state || []).join("&");
  let state = ours(own());
  let where, wanted, wait, told;

  const take = (next) => {
    state = ours(next);
    const fragment = join(own(), state);
    if (fragment == own()) return;
    try {
      // While the page loads, a fragment is no step in the history.
      if (document.readyState != "complete") throw 0;
      history.replaceState(history.state, "", location.href.split("#")[0] + "#" + fragment);
      dispatchEvent(new Event("hashchange"));
    } catch {
      location.hash = fragment;
    }
  };
  // The host's address: its fragment is the reader's deep link.
  const locate = (address) => {
    try {
      const url = new URL(address);
      if (!/^https?:$/.test(url.protocol)) return;
      where = url;
      if (!state && ours(url.hash.slice(1))) take(url.hash.slice(1));
    } catch {}
  };
  const note = (fragment) => {
    if (ours(fragment) == state) return;
    state = ours(fragment);
    told ||= setTimeout(() => {
      told = 0;
      post({ type: "factsheet-state", state, key });
    }, 250);
  };

  try {
    locate(asked.get("parentUrl") || host.location.href);
  } catch {}
  post("[iFrameResizerChild]Ready");
  post(JSON.stringify({ id, type: "get-location" }));

  // The engine writes the address without an event, and may be refused.
  for (const way of ["pushState", "replaceState"]) {
    const was = history[way];
    history[way] = (data, title, address) => {
      note(`${address}`.split("#")[1] || "");
      return was.call(history, data, title, address);
    };
  }
  addEventListener("hashchange", () => note(own()));
  addEventListener("popstate", () => note(own()));

  addEventListener("message", ({ source, origin, data }) => {
    if (source != host || !data) return;
    if (typeof data == "string") {
      if (data.length > 9999) return;
      const [begin, name] = /^\[iFrameSizer\](?:([^:]+):[^:]*:(?:true|false):|resize$)/.exec(data) || [];
      const width = data.split(`pymxPYMx${pym}xPYMxwidthxPYMx`)[1];
      if (name) [resizer, greet] = [name, true];
      if (begin || (width >= 50 && width <= 20000)) again();
      try {
        data = JSON.parse(data);
      } catch {}
      if (data && data.type === "get-location" && data.id === id) locate(data.href);
      return;
    }
    // Strictly: an object may refuse to be compared with a text.
    const { type, sentinel, message } = data;
    if (type === "iframe-child-init" || type === "iframe-get-child-dimensions") again();
    if ((sentinel === "amp" && type === "frames-init") || message === "ready") again();
    // Whoever is nobody may know our height but not choose what is shown.
    if (type !== "factsheet-state" || origin == "null") return;
    if (typeof data.state != "string" || data.state.length > 9999) return;
    wanted = data;
    // Browsers refuse more than 100 steps in 10 s.
    wait ||= setTimeout(() => {
      wait = 0;
      take(wanted.state);
    }, 150);
  });

  // Links: pressed or copied they lead to the host's page, clicked they work here.
  const modified = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  for (const kind of ["pointerdown", "contextmenu", "click"]) {
    addEventListener(
      kind,
      (event) => {
        const link = event.target.closest?.("a[data-fact], .fs-full a");
        if (!link) return;
        const fact = link.dataset.fact;
        const base = fact && where ? where.href : full;
        if (fact && kind == "click" && !modified(event)) link.setAttribute("href", "#fact=" + fact);
        else if (base) {
          const [page, fragment = ""] = base.split("#");
          link.href = page + "#" + join(fragment, fact ? "fact=" + fact : state);
        }
      },
      true,
    );
  }
  // Written into another page, "#fact=…" would lead to that page.
  addEventListener("click", (event) => {
    const link = nowhere && event.target.closest?.("a[href^='#']");
    if (!link || event.defaultPrevented || modified(event)) return;
    event.preventDefault();
    location.hash = link.getAttribute("href");
  });
})();
