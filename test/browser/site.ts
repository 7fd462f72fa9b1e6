import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Nothing but the page's own files: no code made from text, no styles in the markup. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
].join('; ');

const html =
  '<!doctype html><title>form</title><div id="form"></div><script type="module" src="/page.js"></script>';

export interface Site {
  readonly origin: string;
  /** What `/world.json` answers from now on. */
  setWorld(world: unknown): void;
  close(): Promise<void>;
}

/** Serves a page's program on loopback under a strict CSP. */
export async function openSite(program: string): Promise<Site> {
  let world: unknown;
  const files: Readonly<Record<string, () => readonly [type: string, body: string]>> = {
    '/': () => ['text/html; charset=utf-8', html],
    '/page.js': () => ['text/javascript; charset=utf-8', program],
    '/world.json': () => ['application/json', JSON.stringify(world)],
  };
  const server = createServer(({ url = '' }, answer) => {
    const file = Object.hasOwn(files, url) ? files[url] : undefined;
    if (!file) return answer.writeHead(404).end();
    const [type, body] = file();
    return answer.writeHead(200, { 'content-type': type, 'content-security-policy': policy }).end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setWorld: next => {
      world = next;
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}
