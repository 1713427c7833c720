// Writes build/app.js; with --serve it also serves this folder, built anew at
// each request.
import { readFile } from "node:fs/promises";

import { build, context } from "esbuild";
import { compile } from "svelte/compiler";

const svelte = {
  name: "svelte",
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, async ({ path }) => {
      const text = await readFile(path, "utf8");
      const { js, warnings } = compile(text, { filename: path, runes: true, css: "injected" });
      return { contents: js.code, warnings: warnings.map(({ message }) => ({ text: message })) };
    });
  },
};

const app = {
  entryPoints: ["src/app.js"],
  outfile: "build/app.js",
  bundle: true,
  minify: true,
  format: "esm",
  logLevel: "info",
  plugins: [svelte],
};

if (process.argv.includes("--serve")) {
  const served = await context(app);
  await served.serve({ host: "127.0.0.1", port: 8090, servedir: "." });
} else {
  await build(app);
}
