// The letters of documents to print (documents/typst.py), which reads neither woff2 nor variable weights.
// Usage: node assets/letters.mjs <folder of Titillium Web> <folder of Noto Sans SC> <output folder>
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import subsetFont from "subset-font";

const [titillium, noto, target] = process.argv.slice(2);

function letters(ranges) {
  return ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, step) => String.fromCodePoint(first + step)),
  ).join("");
}

// All that Titillium Web has: Latin letters, signs of writing, arrows.
const whole = letters([[0x20, 0x7e], [0xa0, 0x2fff], [0xfb00, 0xfb06]]);
for (const [weight, name] of [[400, "regular"], [700, "700"]]) {
  const official = await readFile(join(titillium, `titillium-web-v10-latin-ext_latin-${name}.woff2`));
  await writeFile(join(target, `titillium-${weight}.ttf`), await subsetFont(official, whole, { targetFormat: "sfnt" }));
}

// Chinese and Japanese, in the slices that the package's style sheet names, each with its letters.
const sheet = await readFile(join(noto, "index.css"), "utf8");
for (const [, name, said] of sheet.matchAll(/files\/([^)]+)\.woff2\)[^}]*unicode-range: ([^;]+);/g)) {
  const ranges = said.split(",").map((range) => {
    const [first, last = first] = range.trim().slice(2).split("-").map((code) => parseInt(code, 16));
    return [first, last];
  });
  const slice = await readFile(join(noto, "files", `${name}.woff2`));
  const regular = await subsetFont(slice, letters(ranges), { targetFormat: "sfnt", variationAxes: { wght: 400 } });
  await writeFile(join(target, `${name}.ttf`), regular);
}
