// <fact-sheet>: a sheet on somebody else's page. What stands inside is
// readable at once; the engine comes when the reader does, and is kept by the
// story, not by the element: Yew never lets go of a root, so roots are used
// again. The builder fills in STORY.
const STORY = __STORY__;
const HOME = new URL(".", import.meta.url).href;
const ALL = (globalThis[Symbol.for("factsheet")] ??= new Map());
const FACETS = ["topic", "party", "organisation", "kind", "status", "year", "basis", "event", "facts"];
const STATE = [...FACETS, "period", "q", "sort"];
const CHOICES = {
  theme: ["auto", "light", "dark"],
  view: ["sheet", "facts", "timeline", "figures"],
  state: ["none", "fragment"],
  lang: [STORY.lang],
};
const NAMES = [...STATE, ...Object.keys(CHOICES), "state-key", "src"];
const isKey = (key) => /^[a-z][\w-]{0,31}$/i.test(key);
const LONGEST = 4000;
// A page's own names may hide those of its document.
const make = (tag, props) => Object.assign(Document.prototype.createElement.call(document, tag), props);
const said = new Set();
const warn = (code, text) => said.size < 99 && !said.has(text) && said.add(text) && console.warn(`factsheet: ${code} ${text}`);

/**
 * One story: its engine for all its sheets, and those sheets. What it gives
 * is known to the scripts of other stories, which may be older or newer.
 */
function story(home, [name, integrity]) {
  let tries = 0;
  let run, fallen;

  const start = async () => {
    const href = home + name + (tries ? "?" + tries : "");
    // import() takes no sum; what was preloaded with one is what it gets. It
    // takes this script's nonce along, which no module can read: the page's.
    const nonce = document.querySelector("[nonce]")?.nonce ?? "";
    const link = make("link", { rel: "modulepreload", crossOrigin: "", nonce, integrity, href });
    document.head.append(link);
    try {
      const late = new Promise((_, fail) => setTimeout(fail, 15000, Error("hangs")));
      const engine = await Promise.race([import(href), late]);
      const fault = (fault) => {
        // Once more from the states, then no more.
        run = 0;
        it.pool = [];
        tries++;
        for (const fell of it.on.values()) fell(!fallen, fault);
        fallen = 1;
      };
      return [engine, await engine.start(home, fault, tries)];
    } catch (fault) {
      run = 0;
      tries++;
      throw fault;
    } finally {
      link.remove();
    }
  };

  const it = { home, pool: [], on: new Map(), run: () => (run ||= start()) };
  return it;
}

if (!ALL.has(HOME)) ALL.set(HOME, story(HOME, STORY.engine));

class FactSheet extends HTMLElement {
  static observedAttributes = NAMES;
  #sheet = -1;
  #engine;
  #story;
  #target;
  #still;
  #wanted;
  #gone;
  #last;
  #near;
  #done;
  #run;

  constructor() {
    super();
    this.#wait();
  }

  #wait() {
    this.ready = new Promise((done, fail) => (this.#done = [done, fail]));
    this.ready.catch(() => {});
  }

  /** Nobody waits any longer. */
  #fail(fault) {
    this.#done[1](fault);
  }

  connectedCallback() {
    if (this.#gone) return;
    this.#root();
    if (this.#sheet >= 0) return this.#engine.hold(this.#sheet, true);
    // Waits until the reader is near.
    this.#near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#try(), { rootMargin: "600px" });
    this.#near.observe(this);
    for (const kind of ["pointerdown", "focusin"]) this.addEventListener(kind, this.#try, { once: true });
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    if (this.#sheet < 0) return;
    this.#engine.hold(this.#sheet, false);
    // A move takes it out and puts it back at once; a removal does not.
    setTimeout(() => this.isConnected || this.#free(), 2000);
  }

  /** Gives the root back to the story; the state stays with the element. */
  #free() {
    if (this.#sheet < 0) return;
    this.#wanted = this.#engine.get(this.#sheet);
    this.#story.on.delete(this);
    this.#story.pool.push(this.#sheet);
    this.#sheet = -1;
    this.#wait();
  }

  attributeChangedCallback(name, old, now) {
    if (old === now || this.#gone) return;
    const choices = CHOICES[name];
    if (now && (name == "state-key" ? !isKey(now) : choices && !choices.includes(now.split("-")[0]))) {
      warn("W-VALUE", `${name}="${now}" is none of ${choices ?? "a name"}`);
    }
    if (this.#sheet < 0) return;
    if (STATE.includes(name)) {
      this.fragment = this.#preset();
      this.#check();
    } else if (name.startsWith("state")) {
      this.#engine.put(this.#sheet, ...this.#args());
    }
  }

  /** Names what the attributes ask for and the sheet does not have. */
  #check() {
    for (const value of this.#engine.rejected(this.#preset())) warn("W-VALUE", `${value} is not on this sheet`);
  }

  /** The state that the attributes ask for, as a fragment. */
  #preset() {
    const parts = [];
    for (const name of STATE) {
      const text = this.getAttribute(name)?.trim().slice(0, LONGEST);
      if (text) parts.push(name + "=" + encodeURIComponent(FACETS.includes(name) ? text.replace(/[\s,]+/g, ",") : text));
    }
    return parts.join("&");
  }

  #prefix() {
    if (this.getAttribute("state") != "fragment") return;
    const key = this.getAttribute("state-key") ?? "";
    return isKey(key) ? key + "." : "";
  }

  /** What stands before a fact's slug in a link to it. */
  #links() {
    const prefix = this.#prefix();
    return (prefix == null ? this.#story.home : "") + "#" + (prefix ?? "") + "fact=";
  }

  #args() {
    return [this.#target, this.fragment, this.#prefix(), this.#links(), (...told) => this.#hear(...told)];
  }

  /** The shadow root: as pasted, or with the page's own content in it. */
  #root() {
    if (this.#target?.parentNode) return;
    const pasted = this.querySelector(":scope>template[shadowrootmode]");
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    if (pasted && !root.firstChild) root.append(pasted.content);
    this.#target = root.querySelector("div") ?? root.appendChild(make("div"));
    if (!this.#target.firstChild) this.#target.append(make("slot"));
    // WebKit 2.50 does not ask :has() again inside of a shadow tree.
    const { firstChild: sheet } = this.#target;
    sheet.addEventListener("change", () => {
      sheet.hidden = true;
      sheet.offsetTop, (sheet.hidden = false);
    });
  }

  async #come() {
    if (this.#run) return;
    this.#run = 1;
    this.#near?.disconnect();
    const slow = setTimeout(() => this.#note(STORY.words.slow), 3000);
    try {
      const src = this.getAttribute("src");
      this.#story = await find(src);
      const [engine, css] = await this.#story.run();
      if (this.#gone) return;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      this.shadowRoot.adoptedStyleSheets = [sheet];
      this.#engine = engine;
      this.#check();
      this.#still ??= [...this.#target.childNodes];
      this.#story.on.set(this, (...how) => this.#fell(...how));
      const free = this.#story.pool.pop();
      const args = this.#args();
      if (free == null) this.#sheet = engine.mount(...args);
      else engine.put((this.#sheet = free), ...args);
      this.#wanted = null;
      // It may have been taken out meanwhile.
      if (!this.isConnected) this.disconnectedCallback();
    } finally {
      clearTimeout(slow);
      this.#note();
      this.#run = 0;
    }
  }

  /** What the engine tells. */
  #hear(kind, text, facts) {
    if (kind == "share") return this.#tell(kind, { fact: text, url: new URL(this.#links() + text, location).href });
    if (kind == "select") return this.#tell(kind, { fact: text });
    this.#last = text;
    if (kind == "ready") this.#done[0](this);
    return this.#tell(kind, { state: text, facts });
  }

  #tell(kind, detail) {
    return this.dispatchEvent(new CustomEvent("factsheet-" + kind, { detail, bubbles: true, composed: true, cancelable: true }));
  }

  /** The engine broke under us. */
  #fell(again, fault) {
    this.#sheet = -1;
    this.#wanted = this.#last;
    if (again) this.#try();
    else this.#rest(fault);
  }

  /** One function for good: added as a listener again it is not another. */
  #try = () => this.#come().catch((fault) => this.#rest(fault));

  /** Rests on what was there before, and offers the way to the full sheet. */
  #rest(fault) {
    this.#sheet = -1;
    if (this.#still) this.#target.replaceChildren(...this.#still);
    this.#target.querySelector("[data-static]")?.setAttribute("data-failed", "");
    const message = String(fault);
    const code = /Abort|hangs/.test(message) ? "E-SLOW" : "E-ENGINE";
    warn(code, message);
    this.#fail(fault);
    this.#wait();
    this.#tell("error", { code, message });
    this.#note("", true);
  }

  /** A quiet line below the sheet; nothing to say takes it away. */
  #note(text, retry) {
    const root = this.shadowRoot;
    root.querySelector("p.fs-note")?.remove();
    if (text == null) return;
    const line = make("p", { className: "fs-note", textContent: text + " " });
    const open = make("a", { href: this.#story?.home ?? HOME, target: "_blank", textContent: STORY.words.open });
    const again = make("button", { type: "button", textContent: STORY.words.retry });
    again.onclick = this.#try;
    line.append(open, ...(retry ? [" ", again] : []));
    root.append(line);
  }

  /** The state as a fragment, such as "topic=energy&q=gas". */
  get fragment() {
    return this.#sheet < 0 ? (this.#wanted ?? this.#preset()) : this.#engine.get(this.#sheet);
  }

  set fragment(text) {
    text = String(text).slice(0, LONGEST);
    if (this.#sheet < 0) this.#wanted = text;
    else this.#engine.set(this.#sheet, text);
  }

  /** What a state gives: its facts, and the count of every value. */
  async query(state) {
    await this.#alive();
    return this.#engine.query(String(state ?? this.fragment).slice(0, LONGEST));
  }

  /** All facts as plain objects. */
  async list() {
    await this.#alive();
    return this.#engine.facts();
  }

  /** Waits for the engine, and has it come if the sheet is in the page. */
  #alive() {
    if (this.#sheet < 0 && this.isConnected) this.#try();
    return this.ready;
  }

  on(kind, hear) {
    this.addEventListener("factsheet-" + kind, hear);
    return this;
  }

  off(kind, hear) {
    this.removeEventListener("factsheet-" + kind, hear);
    return this;
  }

  /** Takes the sheet out of the page for good. */
  destroy() {
    this.remove();
    this.#free();
    this.#gone = true;
    this.#wait();
    this.#fail(Error("E-GONE destroyed"));
  }
}

/** The story at an address; its own embed.js brings it. */
async function find(src) {
  if (!src) return ALL.get(HOME);
  const home = new URL(src.endsWith("/") ? src : src + "/", document.baseURI).href;
  if (!/^https?:/.test(home)) throw Error(`src="${src}" is no web address`);
  if (!ALL.has(home)) await import(home + "embed.js");
  return ALL.get(home) ?? Promise.reject(Error(`no sheet at ${home}`));
}

for (const name of NAMES) {
  const key = name == "state-key" ? "stateKey" : name;
  if (key in FactSheet.prototype) continue;
  Object.defineProperty(FactSheet.prototype, key, {
    get() {
      return this.getAttribute(name) ?? "";
    },
    set(value) {
      value == null ? this.removeAttribute(name) : this.setAttribute(name, value);
    },
  });
}

if (!customElements.get("fact-sheet")) customElements.define("fact-sheet", FactSheet);
