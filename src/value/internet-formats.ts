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

const escaped = '%[0-9A-Fa-f]{2}';
const pchar = `(?:[A-Za-z0-9\\-._~!$&'()*+,;=:@]|${escaped})`;
const userinfo = `(?:[A-Za-z0-9\\-._~!$&'()*+,;=:]|${escaped})*@`;
const host = `(?:\\[[0-9A-Fa-f:.]+\\]|(?:[A-Za-z0-9\\-._~!$&'()*+,;=]|${escaped})*)`;
const authority = `//(?:${userinfo})?${host}(?::\\d*)?(?:/${pchar}*)*`;
const path = `(?:/(?:${pchar}+(?:/${pchar}*)*)?|${pchar}+(?:/${pchar}*)*)?`;
const tail = `(?:[/?]|${pchar})*`;
const uriShape = new RegExp(`^[A-Za-z][A-Za-z0-9+.-]*:(?:${authority}|${path})(?:\\?${tail})?(?:#${tail})?$`);

/** An absolute URI (RFC 3986 §3). */
export const isUri = (value: string): boolean => uriShape.test(value);

/** A UUID in its text form (RFC 9562 §4). */
export const isUuid = (value: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value);
