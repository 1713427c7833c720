// Unpacks each Chromium of the packages here into the folder named.
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = process.argv[2];
await mkdir(folder, { recursive: true });
const { devDependencies } = JSON.parse(await readFile(join(here, "package.json"), "utf8"));
for (const name of Object.keys(devDependencies)) {
  const packed = join(here, "node_modules", name, "bin/chromium.br");
  await pipeline(createReadStream(packed), createBrotliDecompress(), createWriteStream(join(folder, name), { mode: 0o755 }));
}
