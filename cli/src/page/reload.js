const build = "{{build}}";
// A style made by a script: the page's policy admits no other one.
const style = new CSSStyleSheet();
style.replaceSync(`
  #fs-findings { position: fixed; inset: 0 0 auto; z-index: 2147483647; display: flex; align-items: start;
    box-sizing: border-box; max-height: 50vh; border-bottom: 3px solid #a40000; color: #111; background: #ffd9d0; }
  #fs-findings[hidden] { display: none; }
  #fs-findings pre { box-sizing: border-box; flex: 1; min-width: 0; max-height: calc(50vh - 3px); margin: 0;
    padding: 1em; overflow: auto; font: 0.875rem/1.4 monospace; }
  #fs-findings button { margin: 0.75em; padding: 0.5em 1em; font: 0.875rem/1.4 system-ui, sans-serif; }
  @media print { #fs-findings { display: none; } }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
const panel = make("div", { id: "fs-findings", hidden: true });
const close = make("button", { type: "button", textContent: "Close", onclick: () => (panel.hidden = true) });
// A page that was never built has the report for its text.
const own = document.getElementById("fs-report");
const report = own ?? make("pre", { tabIndex: 0 });
report.setAttribute("role", "alert");
if (!own) {
  panel.append(report, close);
  document.body.prepend(panel);
}

const title = document.title;
const source = new EventSource("/reload");
source.addEventListener("built", (event) => {
  if (event.data !== build) location.reload();
  panel.hidden = true;
  report.textContent = "";
  document.title = title;
});
source.addEventListener("broken", (event) => {
  panel.hidden = false;
  report.textContent = JSON.parse(event.data);
  report.scrollTop = 0;
  document.title = "✗ " + title;
});
addEventListener("pagehide", () => source.close());
