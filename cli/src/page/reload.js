const build = "{{build}}";
const bar = document.createElement("pre");
bar.id = "fs-findings";
bar.setAttribute("role", "status");
bar.hidden = true;
Object.assign(bar.style, {
  margin: "0",
  padding: "1em",
  overflow: "auto",
  font: "0.875rem/1.4 monospace",
  color: "#111",
  background: "#ffd9d0",
  borderTop: "3px solid #a40000",
});
document.body.prepend(bar);
const title = document.title;
const source = new EventSource("/reload");
source.addEventListener("built", (event) => {
  if (event.data !== build) location.reload();
  bar.hidden = true;
  bar.textContent = "";
  document.title = title;
});
source.addEventListener("broken", (event) => {
  bar.textContent = JSON.parse(event.data);
  bar.hidden = false;
  document.title = "✗ " + title;
});
addEventListener("pagehide", () => source.close());
