import { JsonScanner } from './json-scanner.js';
import * as token from './json-token.js';

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
  private readonly scanner: JsonScanner;
  private readonly fault: (fault: TokenFault, offset: number, length: number) => void;

  constructor(text: string, fault: (fault: TokenFault, offset: number, length: number) => void) {
    this.text = text;
    this.scanner = new JsonScanner(text);
    this.fault = fault;
  }

  get length(): number {
    return this.scanner.position - this.start;
  }

  /** True when nothing stands between this token and the one before. */
  get adjacent(): boolean {
    return this.start === this.before;
  }

  next(): void {
    const { scanner } = this;
    this.before = scanner.position;
    this.faulty = false;
    do {
      this.kind = scanner.scan();
      this.start = scanner.start;
      this.inspect();
    } while (this.kind >= token.lineComment && this.kind <= token.trivia);
    this.value = scanner.value;
    this.leads = scanner.line !== this.line;
    if (this.leads) this.indent = scanner.start - scanner.lineStart;
    this.line = scanner.line;
    if (this.kind === token.word) this.foreignQuotes();
  }

  /** Passes over the line the current token stands in, up to the brackets and commas that end it. */
  skipLine(): void {
    const ahead = this.text.slice(this.start).search(/[\r\n]/);
    let end = ahead < 0 ? this.text.length : this.start + ahead;
    while (end > this.start + 1 && ' \t]},'.includes(this.text.charAt(end - 1))) end--;
    this.scanner.position = end;
    this.next();
  }

  /** Makes the end of the text the next token. */
  stop(): void {
    this.scanner.position = this.text.length;
  }

  blame(fault: TokenFault): void {
    this.faulty = true;
    this.fault(fault, this.start, this.length);
  }

  private inspect(): void {
    const comment = this.kind === token.lineComment || this.kind === token.blockComment;
    const fault = this.scanner.fault ?? (comment ? 'comment' : undefined);
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
    this.scanner.position = this.start + end + 2;
    this.fault('foreignQuotes', this.start, end + 2);
  }
}
