/**
 * @module The bounds of the language: what parsing and evaluation never exceed. Lengths in UTF-16 units. Each is a
 * constant of its own, so that a bundler writes its number.
 */
export const text = 4096;
export const nesting = 64;
export const treeDepth = 256;
export const fallbacks = 8;
export const fuel = 100_000;
export const depth = 64;
export const calls = 100;
export const string = 65_536;
export const picture = 1024;
export const sequence = 10_000;
export const result = 100_000;
