import * as token from './json-token.js';

/** What can be wrong inside one token; the last that is found counts. */
export type ScanFault =
  | 'commentOpen'
  | 'stringOpen'
  | 'badNumber'
  | 'badEscape'
  | 'controlCharacter'
  | undefined;

/** In the order of their kinds. */
const SIGNS = '{}[],:';
const WORDS = ['null', 'true', 'false'];
/** What may follow a backslash, and what each stands for. */
const ESCAPES = '"\\/bfnrt';
const ESCAPED = '"\\/\b\f\n\r\t';
const number = /(?:0|[1-9][0-9]*)(?:\.[0-9]*)?/y;
const exponent = /[eE][+-]?[0-9]*/y;
const word = /[^ \t\r\n{}[\]":,/]+/y;
const plain = /[ !#-[\]-\uffff]+/y;
const hex = /[0-9a-fA-F]{0,4}/y;

/** Splits a JSON text into tokens, comments and blanks among them, and says where each stands. Never fails. */
export class JsonScanner {
  kind: number = token.word;
  /** Content of a string; the text of any other token. */
  value = '';
  fault: ScanFault;
  /** Where the token begins, its line, and where that line begins. */
  start = 0;
  line = 0;
  lineStart = 0;
  /** Where the next token begins. */
  position = 0;
  readonly #text: string;
  #line = 0;
  #lineStart = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): number {
    this.fault = undefined;
    this.start = this.position;
    this.line = this.#line;
    this.lineStart = this.#lineStart;
    this.kind = this.#token(this.#text.charAt(this.position));
    if (this.kind !== token.string) this.value = this.#text.slice(this.start, this.position);
    return this.kind;
  }

  #token(char: string): number {
    if (char === '') return token.end;
    if (char === ' ' || char === '\t') return this.#blank();
    if (char === '\n' || char === '\r') return this.#lineBreak(char);
    if (char === '"') return this.#string();
    if (char === '/') return this.#comment();
    if (char === '-' || (char >= '0' && char <= '9')) return this.#number(char);
    const sign = SIGNS.indexOf(char);
    if (sign < 0) return this.#word();
    this.position++;
    return token.openBrace + sign;
  }

  /** What a pattern finds here, passed over. */
  #take(pattern: RegExp): string {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.position += found.length;
    return found;
  }

  #word(): number {
    const known = WORDS.indexOf(this.#take(word));
    return known < 0 ? token.word : token.nothing + known;
  }

  #blank(): number {
    while (this.#text[this.position] === ' ' || this.#text[this.position] === '\t') this.position++;
    return token.trivia;
  }

  #lineBreak(char: string): number {
    this.position++;
    if (char === '\r' && this.#text.charAt(this.position) === '\n') this.position++;
    this.#line++;
    this.#lineStart = this.position;
    return token.lineBreak;
  }

  #number(char: string): number {
    if (char === '-') this.position++;
    const whole = this.#take(number);
    if (whole === '') return token.word;
    if (whole.endsWith('.')) this.fault = 'badNumber';
    else if (/[eE+-]$/.test(this.#take(exponent))) this.fault = 'badNumber';
    return token.number;
  }

  #comment(): number {
    const next = this.#text.charAt(this.position + 1);
    if (next !== '/' && next !== '*') {
      this.position++;
      return token.word;
    }
    const from = this.position + 2;
    if (next === '/') {
      const ahead = this.#text.slice(from).search(/[\r\n]/);
      this.position = ahead < 0 ? this.#text.length : from + ahead;
      return token.lineComment;
    }
    const end = this.#text.indexOf('*/', from);
    this.position = end < 0 ? this.#text.length : end + 2;
    if (end < 0) this.fault = 'commentOpen';
    this.#countLines(from);
    return token.blockComment;
  }

  #countLines(from: number): void {
    for (const { index, 0: found } of this.#text.slice(from, this.position).matchAll(/\r\n|\r|\n/g)) {
      this.#line++;
      this.#lineStart = from + index + found.length;
    }
  }

  #string(): number {
    this.position++;
    this.value = '';
    for (;;) {
      this.value += this.#take(plain);
      const char = this.#text.charAt(this.position);
      if (char === '' || char === '\n' || char === '\r') {
        this.fault = 'stringOpen';
        return token.string;
      }
      this.position++;
      if (char === '"') return token.string;
      if (char === '\\') this.value += this.#escape();
      else {
        this.fault = 'controlCharacter';
        this.value += char;
      }
    }
  }

  #escape(): string {
    const char = this.#text.charAt(this.position);
    if (char === '') return '';
    this.position++;
    const known = ESCAPES.indexOf(char);
    if (known >= 0) return ESCAPED.charAt(known);
    const digits = char === 'u' ? this.#take(hex) : '';
    if (digits.length === 4) return String.fromCharCode(Number.parseInt(digits, 16));
    this.fault = 'badEscape';
    return '';
  }
}
