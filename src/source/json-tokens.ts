import { createScanner, type JSONScanner } from 'jsonc-parser';

/** Token kinds of jsonc-parser's scanner; its own table is a `const enum` no isolated module can read. */
export const token = Object.freeze({
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  lineComment: 12,
  blockComment: 13,
  trivia: 15,
  word: 16,
  end: 17,
});

/** What can be wrong inside one token. */
export type TokenFault =
  | 'comment'
  | 'commentOpen'
  | 'stringOpen'
  | 'badNumber'
  | 'badEscape'
  | 'controlCharacter'
  | 'foreignQuotes'
  | 'illFormed'
  | 'numberLost';

const scanFaults: Readonly<Record<number, TokenFault>> = {
  2: 'stringOpen',
  3: 'badNumber',
  4: 'badEscape',
  5: 'badEscape',
  6: 'controlCharacter',
};

const quotes: Readonly<Record<string, string>> = { "'": "'", '‘': '’', '“': '”', '”': '”', '`': '`' };
/** How far the end of a foreign quotation is looked for: keeps a hostile line linear. */
const QUOTATION = 200;

/** The tokens of a JSON text, one at a time, comments and blanks passed over. */
export class Tokens {
  kind: number = token.end;
  /** Offset of the current token. */
  start = 0;
  /** Content of a string, or the text of a number or word. */
  value = '';
  /** Where the token before this one ended. */
  before = 0;
  /** True when the current token has a fault that leaves its content in doubt. */
  faulty = false;
  /** How far the first token of this line is indented, and whether this is it. */
  indent = 0;
  leads = false;
  private line = -1;
  private readonly text: string;
  private readonly scanner: JSONScanner;
  private readonly fault: (fault: TokenFault, offset: number, length: number) => void;

  constructor(text: string, fault: (fault: TokenFault, offset: number, length: number) => void) {
    this.text = text;
    this.scanner = createScanner(text, false);
    this.fault = fault;
  }

  get length(): number {
    return this.scanner.getPosition() - this.start;
  }

  /** True when nothing stands between this token and the one before. */
  get adjacent(): boolean {
    return this.start === this.before;
  }

  next(): void {
    const { scanner } = this;
    this.before = scanner.getPosition();
    this.faulty = false;
    do {
      this.kind = scanner.scan();
      this.start = scanner.getTokenOffset();
      this.inspect();
    } while (this.kind >= token.lineComment && this.kind <= token.trivia);
    this.value = scanner.getTokenValue();
    this.leads = scanner.getTokenStartLine() !== this.line;
    if (this.leads) this.indent = scanner.getTokenStartCharacter();
    this.line = scanner.getTokenStartLine();
    if (this.kind === token.word) this.foreignQuotes();
  }

  /** Passes over the line the current token stands in, up to the brackets and commas that end it. */
  skipLine(): void {
    const ahead = this.text.slice(this.start).search(/[\r\n]/);
    let end = ahead < 0 ? this.text.length : this.start + ahead;
    while (end > this.start + 1 && ' \t]},'.includes(this.text.charAt(end - 1))) end--;
    this.scanner.setPosition(end);
    this.next();
  }

  /** Makes the end of the text the next token. */
  stop(): void {
    this.scanner.setPosition(this.text.length);
  }

  blame(fault: TokenFault): void {
    this.faulty = true;
    this.fault(fault, this.start, this.length);
  }

  private inspect(): void {
    const error = this.scanner.getTokenError();
    const comment = this.kind === token.lineComment || this.kind === token.blockComment;
    const fault = comment ? (error ? 'commentOpen' : 'comment') : scanFaults[error];
    if (!fault) return;
    if (comment) this.fault(fault, this.start, this.length);
    else this.blame(fault);
  }

  /** `'…'` and the curly quotes of word processors are taken as one string. */
  private foreignQuotes(): void {
    const closing = quotes[this.text.charAt(this.start)];
    if (closing === undefined) return;
    const ahead = this.text.slice(this.start + 1, this.start + QUOTATION).split(/[\r\n]/, 1)[0] ?? '';
    const own = ahead.indexOf(closing);
    const end = own < 0 ? ahead.indexOf('"') : own;
    if (end < 0) return;
    this.kind = token.string;
    this.value = ahead.slice(0, end);
    this.scanner.setPosition(this.start + end + 2);
    this.fault('foreignQuotes', this.start, end + 2);
  }
}
