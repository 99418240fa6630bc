/* Reads block markup as WordPress's editor does, in jsdom: what is invalid, and what would be saved differently.

     node blocks.cjs FOLDER < [{"name", "text"}, …] > [{"name", "blocks", "invalid", "saved", "retyped"}, …]

   FOLDER has node_modules. `blocks` are their names, `saved` is what the editor writes if nobody has touched them, and
   `retyped` if somebody has: it then forgets how its texts were written, and writes them in its own way. */
"use strict";

const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { resolve } = require("node:path");

const load = createRequire(resolve(process.argv[2], "package.json"));
const { JSDOM } = load("jsdom");

/* The packages want a browser as soon as they are loaded. */
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
const { window } = new JSDOM("<!DOCTYPE html><title>Editor</title>", { url: "http://localhost/", pretendToBeVisual: true });
const matchMedia = () => ({ matches: false, addListener() {}, removeListener() {}, addEventListener() {} });
Object.assign(window, { matchMedia, ResizeObserver: Observer, IntersectionObserver: Observer });
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) globalThis[name] = window[name];
}
for (const name of ["window", "document", "navigator"]) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
}
/* What is wrong with a block is told at length there. */
for (const method of ["log", "info", "warn", "error"]) console[method] = () => {};

const { parse, serialize } = load("@wordpress/blocks");
const { registerCoreBlocks } = load("@wordpress/block-library");
const { RichTextData, create } = load("@wordpress/rich-text");
registerCoreBlocks();

const flat = (blocks) => blocks.flatMap((block) => [block, ...flat(block.innerBlocks)]);

function retyped(block) {
  const attributes = { ...block.attributes };
  for (const [name, value] of Object.entries(attributes)) {
    if (value instanceof RichTextData) attributes[name] = new RichTextData(create({ html: value }));
  }
  return { ...block, attributes, innerBlocks: block.innerBlocks.map(retyped) };
}

const answers = JSON.parse(readFileSync(0, "utf8")).map(({ name, text }) => {
  const blocks = parse(text);
  return {
    name,
    blocks: flat(blocks).map((block) => block.name),
    invalid: flat(blocks)
      .filter((block) => !block.isValid)
      .map((block) => block.originalContent),
    saved: serialize(blocks),
    retyped: serialize(blocks.map(retyped)),
  };
});
process.stdout.write(JSON.stringify(answers), () => process.exit(0));
