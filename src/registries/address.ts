import { misconfigured } from './misconfigured.js';
import { filledText, type StandIns, standInsOf } from './template.js';

/** Where a connector may send questions. */
export interface AddressRules {
  /** Hosts questions may go to, `bridge.example.vn` or `bridge.example.vn:8443`; unless told, the address's own. */
  readonly hosts?: readonly string[];
  /** Lets an address without encryption through. */
  readonly allowHttp?: boolean;
  /** Lets an address of this very machine through: for rehearsals and side cars. */
  readonly allowLoopback?: boolean;
}

/** The address of one question; undefined when the key cannot be put into it. */
export type Address = (values: StandIns) => string | undefined;

/**
 * An address with stand-ins in its path and query, each put in percent-encoded, so that no key leads elsewhere. A
 * parameter of the query whose stand-in has no value is left out.
 * @throws ConfigurationError on an address the rules refuse. The message does not repeat it: it may hold a secret
 */
export function addressOf(template: string, rules: AddressRules): Address {
  requireSound(template, rules);
  const [path = '', query] = template.split(/\?(.*)/s);
  const parameters = query ? query.split('&') : [];
  return values => {
    const filled = filledText(path, values, encodeURIComponent);
    // A segment of dots is a step up, percent-encoded or not.
    if (filled === undefined || filled.split('/').some(segment => /^\.\.?$/.test(segment))) return undefined;
    const told = parameters
      .map(parameter => filledText(parameter, values, encodeURIComponent))
      .filter(parameter => parameter !== undefined);
    return told.length > 0 ? `${filled}?${told.join('&')}` : filled;
  };
}

/** True for the machine itself, and for its link: that is where clouds keep credentials. */
function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  return (
    /^(?:.*\.)?localhost$/.test(name) ||
    /^(?:127|0|169\.254)\./.test(name) ||
    /^\[(?:::1?|::ffff:(?:7f|a9fe:|[0-9a-f]{1,2}:).*|fe[89ab].*)\]$/.test(name)
  );
}

function requireSound(template: string, { hosts, allowHttp, allowLoopback }: AddressRules): void {
  const address = parsed(template);
  if (address.username !== '' || address.password !== '' || address.hash !== '') throw withSecret();
  if (address.protocol !== 'https:' && !(address.protocol === 'http:' && allowHttp)) throw notEncrypted();
  if (isLoopback(address.hostname) && !allowLoopback) throw ownMachine();
  if (hosts && !hosts.includes(address.host)) throw otherHost();
}

function parsed(template: string): URL {
  const origin = /^[a-z]+:\/\/[^/?#\\]+/i.exec(String(template))?.[0];
  try {
    if (origin !== undefined && standInsOf(origin).length === 0) return new URL(template);
  } catch {
    // Said below.
  }
  throw misconfigured(
    'url',
    '"url" phải là địa chỉ đầy đủ, ví dụ "https://truc.example.vn/cong-dan/{personId}"; chỗ thay thế chỉ đứng trong đường dẫn và phần hỏi.',
    '"url" must be a whole address, for example "https://bridge.example.vn/people/{personId}"; stand-ins are for its path and query only.',
  );
}

const withSecret = () =>
  misconfigured(
    'url',
    '"url" không được mang tên người dùng, mật khẩu hay "#…"; hãy đưa bí mật qua "headers".',
    '"url" must not carry a user name, a password or "#…"; hand secrets in through "headers".',
  );

const notEncrypted = () =>
  misconfigured(
    'url',
    '"url" phải bắt đầu bằng https; chỉ khi khai "allowHttp" mới được dùng http.',
    '"url" must begin with https; http is let through by "allowHttp" only.',
  );

const ownMachine = () =>
  misconfigured(
    'url',
    '"url" trỏ vào chính máy này; nếu đúng ý, hãy khai "allowLoopback".',
    '"url" leads to this very machine; if that is meant, say "allowLoopback".',
  );

const otherHost = () =>
  misconfigured(
    'hosts',
    'Máy chủ của "url" không có trong "hosts"; hãy sửa một trong hai.',
    'The host of "url" is not among "hosts"; mend either.',
  );
