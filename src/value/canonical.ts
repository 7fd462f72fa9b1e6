import canonicalize from 'canonicalize';

/** Deeper than any form; well above the gate's limit, well below the stack's. */
const DEPTH = 1000;

/**
 * Canonical JSON (RFC 8785): one text for one value, whatever the order of its keys.
 *
 * Members that are undefined are dropped and `-0` is `0`, as in JSON. Throws TypeError on what JSON cannot say:
 * NaN, infinities, lone surrogates (three different strings would share one hash), functions, bigints, symbols,
 * rings, undefined itself, and anything nested deeper than 1,000.
 */
export const canonicalJson = (value: unknown): string => {
  const why = unsayable(value, 0);
  if (why !== undefined) throw new TypeError(`no canonical JSON: ${why}`);
  try {
    const text = canonicalize(value);
    if (text !== undefined) return text;
  } catch (cause) {
    throw new TypeError('no canonical JSON: a lone surrogate or a number that is not finite', { cause });
  }
  throw new TypeError('no canonical JSON: undefined');
};

/** canonicalize writes these as broken text or recurses without a floor, so they are refused before. */
const unsayable = (value: unknown, depth: number): string | undefined => {
  switch (typeof value) {
    case 'function':
    case 'bigint':
    case 'symbol':
      return `a ${typeof value}`;
    case 'object':
      return value === null ? undefined : unsayableInside(value, depth + 1);
    default:
      return undefined;
  }
};

const unsayableInside = (value: object, depth: number): string | undefined => {
  if (depth > DEPTH) return 'nested too deep, or a ring';
  for (const member of Object.values(value)) {
    const why = unsayable(member, depth);
    if (why !== undefined) return why;
  }
  return undefined;
};
