// What all host pages share. `{{sheet}}` is the address of the other server.
"use strict";
window.heard = [];
addEventListener("message", (event) => heard.push(event.data));
const asked = new URLSearchParams(location.search);
window.address = "{{sheet}}" + (asked.get("sheet") || "/sheets/abcde/");
// A frame as editors paste it, of a height that fits nothing.
window.frame = (source = { src: address }) => {
  const made = document.createElement("iframe");
  made.style.cssText = "display: block; width: 100%; border: 0";
  made.height = 150;
  made.id = "frame";
  Object.assign(made, source);
  document.body.append(made);
  return made;
};
// A listener from a documented protocol: gives the height that a message means.
window.listen = (made, height, late) => {
  const hear = () =>
    addEventListener("message", (event) => {
      if (event.source != made.contentWindow) return;
      const found = height(event.data);
      if (Number.isInteger(found)) made.height = found;
    });
  // A host that comes after everything has been said once.
  if (late) made.addEventListener("load", () => setTimeout(hear, 700));
  else hear();
};
// The text of a JSON message, or nothing.
window.unpack = (data) => {
  try {
    return JSON.parse(data) || {};
  } catch {
    return {};
  }
};
window.script = (src) =>
  new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src, onload: done })));
