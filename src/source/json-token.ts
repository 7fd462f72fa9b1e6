/**
 * @module Kinds of tokens, each a constant of its own so that a bundler writes its number. The numbers are those of
 * jsonc-parser, to whose scanner ours is held by a test.
 */
export const openBrace = 1;
export const closeBrace = 2;
export const openBracket = 3;
export const closeBracket = 4;
export const comma = 5;
export const colon = 6;
export const nothing = 7;
export const yes = 8;
export const no = 9;
export const string = 10;
export const number = 11;
export const lineComment = 12;
export const blockComment = 13;
export const lineBreak = 14;
export const trivia = 15;
export const word = 16;
export const end = 17;
