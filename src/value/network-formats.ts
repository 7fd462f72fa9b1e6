const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ipv4Shape = new RegExp(`^${octet}(?:\\.${octet}){3}$`);

/** An IPv4 address in four decimal parts, none with a zero before it (RFC 2673 §3.2). */
export const isIpv4 = (value: string): boolean => ipv4Shape.test(value);

/** An IPv6 address (RFC 4291 §2.2): eight groups, or fewer around one `::`; an IPv4 address for the last two. */
export function isIpv6(value: string): boolean {
  const tail = value.slice(value.lastIndexOf(':') + 1);
  if (tail.includes('.') && !isIpv4(tail)) return false;
  const groups = tail.includes('.') ? `${value.slice(0, -tail.length)}0:0` : value;
  const sides = groups.split('::');
  const written = sides.flatMap(side => (side === '' ? [] : side.split(':')));
  const enough = sides.length === 1 ? written.length === 8 : sides.length === 2 && written.length < 8;
  return enough && written.every(group => /^[\dA-Fa-f]{1,4}$/.test(group));
}

/**
 * A host name of letters, digits and hyphens (RFC 1123 §2.1). Names of other letters in their ASCII form (`xn--…`),
 * whose rules fill a book, are refused.
 */
export const isHostname = (value: string): boolean =>
  value
    .split('.')
    .every(label => /^[A-Za-z\d](?:[A-Za-z\d-]{0,61}[A-Za-z\d])?$/.test(label) && !/^..--/.test(label));
