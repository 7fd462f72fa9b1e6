import type { Text } from '../source/text.js';
import { text } from '../source/text.js';

/** A pattern that cannot be used; `text` says why in both languages. */
export class RegexError extends Error {
  override readonly name = 'RegexError';
  readonly text: Text;
  constructor(problem: Text) {
    super(problem.en);
    this.text = problem;
  }
}

/** White space of ECMA-262 as members of a class; RE2's own \s knows ASCII only. */
const SPACES = '\\t-\\r\\uFEFF\\p{Z}';
const token = /\\[pP]\{[^}]*\}|\\.|\(\?<?[=!]|[\s\S]/gsu;

/**
 * Rewrites what an ECMA-262 pattern and RE2 understand differently, and refuses what no linear engine has:
 * look-around and back-references. The pattern is known to be valid ECMA-262.
 * @throws RegexError
 */
export function ecmaToRe2(pattern: string): string {
  let inClass = false;
  let out = '';
  for (const [part] of pattern.matchAll(token)) {
    out += rewritten(part, inClass);
    if (part === '[') inClass = true;
    else if (part === ']') inClass = false;
  }
  return out;
}

function rewritten(part: string, inClass: boolean): string {
  if (!inClass) refuseNonLinear(part);
  if (part === '\\s') return inClass ? SPACES : `[${SPACES}]`;
  if (part === '\\S') return inClass ? refuse('\\S') : `[^${SPACES}]`;
  if (part === '[' && inClass) return '\\[';
  if (part === '.' && !inClass) return '[^\\n\\r\\u2028\\u2029]';
  return part.replace(/^(\\[pP])\{(?:Script|sc)=(\w+)\}$/, '$1{$2}');
}

function refuseNonLinear(part: string): void {
  if (/^\(\?<?[=!]$/.test(part)) {
    throw new RegexError(
      text(
        `Mẫu (pattern) dùng nhìn trước hoặc nhìn sau "${part}…)", thứ không so khớp được trong thời gian tuyến tính; hãy tách thành hai pattern trong allOf.`,
        `The pattern looks ahead or behind with "${part}…)", which cannot be matched in linear time; split it into two patterns under allOf.`,
      ),
    );
  }
  if (/^\\[1-9k]$/.test(part)) {
    throw new RegexError(
      text(
        `Mẫu (pattern) dùng tham chiếu ngược "${part}", thứ không so khớp được trong thời gian tuyến tính; hãy viết rõ hoặc dùng assert.`,
        `The pattern refers back with "${part}", which cannot be matched in linear time; spell it out or use assert.`,
      ),
    );
  }
}

function refuse(part: string): never {
  throw new RegexError(
    text(
      `Mẫu (pattern) dùng "${part}" trong ngoặc vuông; hãy liệt kê các ký tự được phép.`,
      `The pattern uses "${part}" inside square brackets; list the characters that are allowed.`,
    ),
  );
}
