// Cuts the official Titillium Web files down to what Italian and English pages print.
// Usage: node assets/fonts.mjs <folder of the package's fonts> <output folder>
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import subsetFont from "subset-font";

const [source, target] = process.argv.slice(2);
const WEIGHTS = { 400: "regular", 600: "600", 700: "700" };

// Printable ASCII, Latin-1, œŒ, dashes, quotation marks, bullet, ellipsis, €, arrows.
const RANGES = [
  [0x20, 0x7e], [0xa0, 0xff], [0x152, 0x153], [0x2013, 0x2014], [0x2018, 0x2019],
  [0x201c, 0x201e], [0x2022, 0x2022], [0x2026, 0x2026], [0x20ac, 0x20ac], [0x2190, 0x2193],
];
const text = RANGES.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step)),
).join("");

for (const [weight, name] of Object.entries(WEIGHTS)) {
  const official = await readFile(join(source, `titillium-web-v10-latin-ext_latin-${name}.woff2`));
  const subset = await subsetFont(official, text, { targetFormat: "woff2" });
  await writeFile(join(target, `titillium-${weight}.woff2`), subset);
  // Whole files too: a browser asks for them only where a name has a rarer letter (unicode-range).
  await writeFile(join(target, `titillium-${weight}-ext.woff2`), official);
}
