// Drops the rules of Bootstrap Italia that no page can use.
// Usage: node assets/purge.mjs <vendor.css> <file listing the files to read> <output.css>
import { readFile, writeFile } from "node:fs/promises";

import { PurgeCSS } from "purgecss";

const [source, listing, target] = process.argv.slice(2);

const [{ css }] = await new PurgeCSS().purge({
  css: [source],
  content: (await readFile(listing, "utf8")).split("\n"),
  // Classes are whole words, also with a colon or a slash inside.
  defaultExtractor: (text) => text.match(/[\w-/:]+(?<!:)/g) ?? [],
  // What the library's script or the browser sets while the page lives.
  safelist: {
    standard: ["show", "fade", "active", "disabled", "focus", "expanded", "navbar-open"],
    deep: [/^is-/, /^was-/, /^collaps/],
    greedy: [/data-focus-mouse/],
    keyframes: [],
    variables: [],
  },
  variables: false,
  keyframes: true,
  fontFace: false,
});

await writeFile(target, css);
