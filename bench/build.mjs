// Bundles the pages of the peers into a folder: `node build.mjs OUT`. A page
// is `index.html`, `app.js` and `app.css`; its data come from the bench.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { compile } from "svelte/compiler";

const out = process.argv[2];
const home = new URL("peers", import.meta.url).pathname;

const svelte = {
  name: "svelte",
  setup(build) {
    build.onLoad({ filter: /\.svelte$/ }, ({ path }) => {
      const { js } = compile(readFileSync(path, "utf8"), { filename: basename(path), generate: "client" });
      return { contents: js.code, loader: "js" };
    });
  },
};

for (const peer of readdirSync(home)) {
  const folder = join(home, peer);
  const entry = ["main.js", "main.jsx"].map((name) => join(folder, name)).find(existsSync);
  if (!entry) continue;
  mkdirSync(join(out, peer), { recursive: true });
  await build({
    entryPoints: { app: entry },
    outdir: join(out, peer),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    conditions: ["browser", "production"],
    jsx: "automatic",
    jsxImportSource: "preact",
    // TimelineJS ships its style compiled, too; fonts are fetched where a page uses them.
    loader: { ".less": "empty", ".woff": "file", ".woff2": "file", ".ttf": "file", ".eot": "file", ".svg": "file", ".png": "file", ".gif": "file" },
    plugins: [svelte],
    logLevel: "warning",
  });
  const page = existsSync(join(folder, "index.html")) ? folder : join(home, "shared");
  copyFileSync(join(page, "index.html"), join(out, peer, "index.html"));
}
