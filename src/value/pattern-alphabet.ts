/** Characters a pattern does not tell apart. */
export interface Letter {
  /** From 0, in order of appearance. */
  readonly index: number;
  /** Of each set of the pattern, whether these characters belong to it. */
  readonly member: readonly boolean[];
  readonly word: boolean;
}

const MOST_REMEMBERED = 4_096;
const ASCII = 128;

/**
 * Sorts code points, or without the u flag code units, into letters: two belong to one letter when they belong to the same sets. Whether a character
 * belongs to a set is decided by the host's own engine, one character at a time, so that no table of Unicode is
 * needed; and that takes constant time, whatever the set.
 * @param atoms source of every set of characters
 * @param tellsWords whether word characters are told from others, as \b needs
 * @param flags with which the host reads the atoms
 */
export function patternAlphabet(
  atoms: readonly string[],
  tellsWords: boolean,
  flags = 'u',
): (code: number) => Letter {
  const belongs = atoms.map(atom => belongsTo(atom, flags));
  const letters = new Map<string, Letter>();
  const ascii: (Letter | undefined)[] = new Array(ASCII).fill(undefined);
  const others = new Map<number, Letter>();

  function letterOf(code: number): Letter {
    const member = belongs.map(test => test(code));
    const word = tellsWords && /^\w$/.test(String.fromCodePoint(code));
    const key = [...member, word].map(Number).join('');
    const letter = letters.get(key) ?? { index: letters.size, member, word };
    letters.set(key, letter);
    return letter;
  }

  return code => {
    const known = code < ASCII ? ascii[code] : others.get(code);
    if (known !== undefined) return known;
    const letter = letterOf(code);
    if (code < ASCII) ascii[code] = letter;
    else if (others.size < MOST_REMEMBERED) others.set(code, letter);
    return letter;
  };
}

function belongsTo(atom: string, flags: string): (code: number) => boolean {
  const literal = atom.codePointAt(0);
  if (flags !== 'i' && atom !== '.' && atom === String.fromCodePoint(literal!))
    return code => code === literal;
  const shape = new RegExp(`^(?:${atom})$`, flags);
  return code => shape.test(String.fromCodePoint(code));
}
