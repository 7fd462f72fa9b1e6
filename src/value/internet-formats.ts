import { isIpv6 } from './network-formats.js';

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const emailShape = new RegExp(`^(${atom}(?:\\.${atom})*)@((?:${label}\\.)+${label})$`);

/**
 * A mail address as people have them: a dot-atom and a host name with a dot (RFC 5321 §4.1.2). Quoted local
 * parts and address literals, which the RFC also has, are refused: on a form they are mistakes.
 */
export function isEmail(value: string): boolean {
  const match = emailShape.exec(value);
  return match !== null && match[1]!.length <= 64 && match[2]!.split('.').every(part => part.length <= 63);
}

const letters = '\\u{A0}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}\\u{10000}-\\u{EFFFD}';
const privateUse = '\\u{E000}-\\u{F8FF}\\u{F0000}-\\u{10FFFD}';

/**
 * The grammar of RFC 3986 §3 and §4.1.
 * @param extra characters beyond ASCII, as inside brackets of a regular expression; `more` those of a query only
 */
function references(extra: string, more: string, relative: boolean): (value: string) => boolean {
  const among = (more: string): string => `(?:[A-Za-z0-9\\-._~!$&'()*+,;=${extra}${more}]|%[0-9A-Fa-f]{2})`;
  const pchar = among(':@');
  const literal = `\\[(?:([0-9A-Fa-f:.]+)|[vV][0-9A-Fa-f]+\\.[A-Za-z0-9\\-._~!$&'()*+,;=:]+)\\]`;
  const authority = `//(?:${among(':')}*@)?(?:${literal}|${among('')}*)(?::\\d*)?(?:/${pchar}*)*`;
  const path = (first: string): string => `(?:/(?:${pchar}+(?:/${pchar}*)*)?|${first}+(?:/${pchar}*)*)?`;
  const absolute = `[A-Za-z][A-Za-z0-9+.-]*:(?:${authority}|${path(pchar)})`;
  const start = relative ? `(?:${absolute}|${authority}|${path(among('@'))})` : absolute;
  const tail = `(?:[/?]|${pchar})*`;
  const shape = new RegExp(`^${start}(?:\\?(?:[/?]|${among(`:@${more}`)})*)?(?:#${tail})?$`, 'u');
  return value => {
    const hosts = shape.exec(value)?.slice(1);
    return hosts?.every(host => host === undefined || isIpv6(host)) ?? false;
  };
}

/** An absolute URI (RFC 3986 §3). */
export const isUri = references('', '', false);

/** A URI, or a reference relative to one (RFC 3986 §4.1). */
export const isUriReference = references('', '', true);

/** An absolute IRI (RFC 3987 §2.2): a URI that may have letters beyond ASCII. */
export const isIri = references(letters, privateUse, false);

/** An IRI, or a reference relative to one. */
export const isIriReference = references(letters, privateUse, true);

/** A UUID in its text form (RFC 9562 §4). */
export const isUuid = (value: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
