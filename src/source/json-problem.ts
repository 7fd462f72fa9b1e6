import type { TokenFault } from './json-tokens.js';
import type { Span } from './json-tree.js';
import { Lines } from './lines.js';
import { nearest } from './nearest.js';
import { pointerOf } from './pointer.js';
import { type Text, text } from './text.js';

export type ProblemCode =
  | 'syntax'
  | 'duplicate-key'
  | 'comment'
  | 'trailing-comma'
  | 'forbidden-key'
  | 'too-deep'
  | 'ill-formed';

/** A mistake in the text of a JSON file, before anything is known of what the file means. */
export interface Problem extends Span {
  readonly code: ProblemCode;
  readonly pointer: string;
  readonly message: Text;
  readonly mend?: Text;
}

export type FaultName = TokenFault | keyof typeof wordings;

export interface Finding extends Span {
  readonly path: readonly (string | number)[];
  readonly text: string;
  /** Offset of the other place a message speaks of. */
  readonly other: number | undefined;
}

interface Wording {
  readonly code: ProblemCode;
  readonly message: Text;
  readonly mend?: Text;
}

/** The problem of a fault found at a span of the text. */
export function problem(fault: FaultName, found: Finding): Problem {
  const { offset, length, path } = found;
  const word = found.text.slice(offset, offset + Math.min(length, 40));
  const line = found.other === undefined ? 0 : new Lines(found.text).lineAt(found.other);
  return Object.freeze({ ...wordings[fault](word, line), pointer: pointerOf(path), offset, length });
}

const syntax = (vi: string, en: string, mend?: Text): Wording => ({
  code: 'syntax',
  message: text(vi, en),
  ...(mend ? { mend } : {}),
});

/** One wording a fault: `word` is the text at the place, `line` the line of the other place. */
const wordings = {
  emptyFile: () =>
    syntax(
      'Tệp trống',
      'The file is empty',
      text('Viết một đối tượng JSON: { … }', 'Write a JSON object: { … }'),
    ),
  commaMissing: () =>
    syntax('Thiếu dấu phẩy', 'A comma is missing', text('Thêm "," vào đây', 'Add "," here')),
  commaExtra: () =>
    syntax('Thừa dấu phẩy', 'A comma too many', text('Xóa dấu phẩy này', 'Delete this comma')),
  colonMissing: () =>
    syntax(
      'Thiếu dấu hai chấm giữa khóa và giá trị',
      'A colon is missing between key and value',
      text('Thêm ":" vào đây', 'Add ":" here'),
    ),
  valueMissing: () =>
    syntax('Thiếu giá trị', 'A value is missing', text('Viết giá trị vào đây', 'Write the value here')),
  keyExpected: (word: string) =>
    syntax(
      `Chỗ này phải là một khóa trong dấu nháy kép, không phải ${word}`,
      `A key in double quotes belongs here, not ${word}`,
    ),
  keyUnquoted: (word: string) =>
    syntax(
      `Khóa ${word} phải đặt trong dấu nháy kép`,
      `The key ${word} must stand in double quotes`,
      text(`Viết "${word}"`, `Write "${word}"`),
    ),
  unknownWord: (word: string) => {
    const meant =
      { True: 'true', False: 'false', None: 'null', undefined: 'null', NULL: 'null' }[word] ??
      nearest(word, ['true', 'false', 'null']);
    const write = meant ?? `"${word}"`;
    return syntax(
      `${word} không phải là giá trị JSON`,
      `${word} is not a JSON value`,
      text(`Viết ${write}`, `Write ${write}`),
    );
  },
  unexpected: (word: string) =>
    syntax(`${word} không thể đứng ở đây`, `${word} cannot stand here`, text('Xóa nó đi', 'Delete it')),
  strayQuote: () =>
    syntax(
      'Dấu nháy kép trên dòng này bị thiếu hoặc thừa',
      'A double quote on this line is missing or too many',
      text('Dấu nháy nằm trong chữ viết là \\"', 'Inside a text a quote is written \\"'),
    ),
  stringOpen: () =>
    syntax(
      'Chữ chưa có dấu nháy kép đóng',
      'The text has no closing double quote',
      text('Thêm dấu " ở cuối', 'Add " at its end'),
    ),
  foreignQuotes: () =>
    syntax(
      'Chữ phải đặt trong dấu nháy kép thẳng "…"',
      'Text must stand in straight double quotes "…"',
      text('Thay bằng dấu "', 'Use " instead'),
    ),
  badNumber: (word: string) =>
    syntax(
      `${word} không phải là số viết theo JSON`,
      `${word} is not a number as JSON writes it`,
      text(
        'Số viết như 1000000 hoặc 0.5; mã thì đặt trong dấu nháy kép',
        'Numbers look like 1000000 or 0.5; codes stand in double quotes',
      ),
    ),
  badEscape: () =>
    syntax(
      'Dấu \\ trong chữ không đúng',
      'A \\ in the text is wrong',
      text('Dấu \\ viết là \\\\; xuống dòng viết là \\n', 'A \\ is written \\\\; a line break \\n'),
    ),
  controlCharacter: () =>
    syntax(
      'Trong chữ có ký tự điều khiển',
      'The text has a control character in it',
      text('Phím Tab viết là \\t', 'A tab is written \\t'),
    ),
  neverClosed: (word: string) =>
    syntax(
      `Dấu ${word} này không được đóng`,
      `This ${word} is never closed`,
      text(`Thêm dấu ${word === '{' ? '}' : ']'}`, `Add ${word === '{' ? '}' : ']'}`),
    ),
  closeMissing: (_: string, line: number) =>
    syntax(
      `Thiếu dấu đóng của ngoặc mở ở dòng ${line}`,
      `The bracket opened in line ${line} is not closed here`,
    ),
  closeExtra: (word: string) =>
    syntax(`Thừa dấu ${word}`, `One ${word} too many`, text('Xóa nó đi', 'Delete it')),
  afterEnd: () =>
    syntax(
      'Nội dung đã kết thúc trước chỗ này',
      'The content has ended before this place',
      text('Có thể thừa một dấu đóng ngoặc ở trên', 'There may be a closing bracket too many above'),
    ),
  commentOpen: () => syntax('Ghi chú /* chưa có */ đóng', 'The comment /* has no closing */'),
  comment: (): Wording => ({
    code: 'comment',
    message: text('JSON không có ghi chú kiểu // hay /* */', 'JSON has no comments'),
    mend: text('Dùng khóa "$comment"', 'Use the key "$comment"'),
  }),
  trailingComma: (): Wording => ({
    code: 'trailing-comma',
    message: text('Thừa dấu phẩy sau phần tử cuối', 'A comma after the last entry'),
    mend: text('Xóa dấu phẩy này', 'Delete this comma'),
  }),
  duplicateKey: (word: string, line: number): Wording => ({
    code: 'duplicate-key',
    message: text(`Khóa ${word} đã có ở dòng ${line}`, `The key ${word} already stands in line ${line}`),
    mend: text('Giữ một trong hai', 'Keep one of the two'),
  }),
  forbiddenKey: (word: string): Wording => ({
    code: 'forbidden-key',
    message: text(`Không được dùng khóa ${word}`, `The key ${word} is not allowed`),
    mend: text('Chọn tên khác', 'Choose another name'),
  }),
  tooDeep: (): Wording => ({
    code: 'too-deep',
    message: text('Ngoặc lồng nhau quá nhiều tầng ở đây', 'Brackets nest too deeply here'),
  }),
  illFormed: (): Wording => ({
    code: 'ill-formed',
    message: text(
      'Chữ có ký tự hỏng (NUL hoặc nửa ký tự)',
      'The text has a broken character (NUL or half a character)',
    ),
  }),
  numberLost: (word: string): Wording => ({
    code: 'ill-formed',
    message: text(`Số ${word} quá lớn, sẽ mất chữ số`, `The number ${word} is too large to keep its digits`),
    mend: text('Mã và số dài đặt trong dấu nháy kép', 'Put codes and long numbers in double quotes'),
  }),
} satisfies Record<string, (word: string, line: number) => Wording>;
