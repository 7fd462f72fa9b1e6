import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../src/dossier/errors.js';
import type { RegistryRequest } from '../../src/dossier/ports.js';
import { field } from '../../src/field.js';
import { httpRegistry } from '../../src/registries/http.js';
import type { HttpRegistryOptions } from '../../src/registries/http-options.js';
import type { RegistryEvent } from '../../src/registries/registry-event.js';
import type { WireAnswer } from '../../src/registries/wire-answer.js';
import { asked, bridge, declared, json, MAI, mai } from './bridge.js';

const service = await bridge();

const registryOf = (options: Partial<HttpRegistryOptions> = {}) =>
  httpRegistry(declared, {
    url: `${service.url}/people/{personId}`,
    allowHttp: true,
    allowLoopback: true,
    timeout: 60_000,
    ...options,
  });

/** What the service was sent for one question. */
async function sentFor(options: Partial<HttpRegistryOptions>, request: RegistryRequest = asked()) {
  const sent: {
    method?: string | undefined;
    url?: string | undefined;
    headers: IncomingMessage['headers'];
    body: unknown;
  }[] = [];
  service.does((incoming, response) => {
    let text = '';
    incoming.on('data', chunk => {
      text += chunk;
    });
    incoming.on('end', () => {
      const { method, url, headers } = incoming;
      sent.push({ method, url, headers, body: text && JSON.parse(text) });
      json(response, {}, 404);
    });
  });
  const answer = await registryOf(options).ask(request);
  return { answer, sent };
}

const by = { personId: MAI, fullName: 'TRẦN THỊ MAI', birthDate: '1995-03-01' };

describe('the question', () => {
  test('is a GET with the key in path and query; a part that is not asked by is left out', async () => {
    const url = `${service.url}/v1/{personId}/info?ten={fullName}&ns={birthDate}&ma={$procedure}&f={$fields}&fix=1`;
    const { sent } = await sentFor({ url, dates: ['dd/MM/yyyy', 'yyyy'] }, asked(by));
    expect(sent[0]).toMatchObject({
      method: 'GET',
      url: `/v1/${MAI}/info?ten=${encodeURIComponent('TRẦN THỊ MAI')}&ns=01%2F03%2F1995&ma=1.004222&f=fullName%2CbirthDate&fix=1`,
      headers: { accept: 'application/json' },
    });
    const { sent: less } = await sentFor({ url });
    expect(less[0]!.url).toBe(`/v1/${MAI}/info?ma=1.004222&f=fullName%2CbirthDate&fix=1`);
  });

  test('is a POST with a body', async () => {
    const body = {
      soDinhDanh: '{personId}',
      hoTen: '{fullName}',
      ngaySinh: '{birthDate}',
      yeuCau: {
        ma: 'TT-{$procedure}',
        hoSo: '{$dossier}',
        canCu: '{$basis}',
        truong: '{$fields}',
        lan: 1,
        thu: [true, null],
      },
    };
    const url = `${service.url}/tra-cuu`;
    const { sent } = await sentFor(
      { url, body, dates: 'yyyyMMdd' },
      asked({ personId: MAI, fullName: 'Mai "{birthDate}"' }),
    );
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: '/tra-cuu',
      headers: { 'content-type': 'application/json' },
    });
    expect(sent[0]!.body).toEqual({
      soDinhDanh: MAI,
      hoTen: 'Mai "{birthDate}"',
      yeuCau: {
        ma: 'TT-1.004222',
        hoSo: 'd-1',
        canCu: 'luat-can-cuoc',
        truong: ['fullName', 'birthDate'],
        lan: 1,
        thu: [true, null],
      },
    });
  });

  test('brings headers made for it, which may take a while', async () => {
    const headers = async ({ dossier }: RegistryRequest) => ({
      authorization: 'Bearer s3cret',
      'x-dossier': dossier,
    });
    const { sent } = await sentFor({ headers });
    expect(sent[0]!.headers).toMatchObject({ authorization: 'Bearer s3cret', 'x-dossier': 'd-1' });
  });

  test('spells codes and dates of the key as the service does, and is not sent when it cannot', async () => {
    const kind = { type: 'string', codes: 'recordKind' };
    const books = {
      ...declared,
      keys: { kind, number: { type: 'integer' }, date: { type: 'string', format: 'date' } },
      keySets: [['kind', 'number', 'date']],
    };
    const urls: unknown[] = [];
    const registry = httpRegistry(books, {
      url: 'https://a.example/{kind}/{number}?d={date}',
      codes: { recordKind: { KS: 'birth', KH: 'marriage' } },
      dates: 'yyyyMMdd',
      fetch: async url => {
        urls.push(url);
        return new Response(null, { status: 404 });
      },
    });
    const key = { kind: 'marriage', number: 118, date: '2026-04-22' };
    expect(await registry.ask(asked(key))).toMatchObject({ outcome: 'notFound' });
    for (const wrong of [{ kind: 'death' }, { date: '2026' }, { date: 'hôm qua' }])
      expect(await registry.ask(asked({ ...key, ...wrong }))).toMatchObject({ outcome: 'denied' });
    expect(urls).toEqual(['https://a.example/KH/118?d=20260422']);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a set of parts that is not declared', { fullName: 'Mai' }],
    ['no part', {}],
    ['a part nobody declared', { personId: MAI, constructor: 'x' }],
    ['a part the address does not send', by],
    ['a step up', { personId: '..' }],
    ['no step', { personId: '.' }],
    ['nothing', { personId: '' }],
    ['half a character', { personId: '\ud800' }],
    ['a NUL', { personId: `${MAI}\u0000` }],
    ['an object', { personId: { $ne: 1 } }],
    ['a book', { personId: 'x'.repeat(5000) }],
  ])('is not sent for %s', async (_name, key) => {
    const before = service.requests();
    const { answer } = await sentFor({}, asked(key));
    expect(answer).toEqual({ outcome: 'denied', ms: expect.any(Number) });
    expect(service.requests()).toBe(before);
  });

  test.each([
    '../admin',
    '..%2fadmin',
    'a/b',
    'a?b=c',
    'a#b',
    '//evil.example',
    'a\r\nx: y',
    '%00',
    'a\\b',
    '😀',
  ])('keeps %j within its place', async personId => {
    const { sent } = await sentFor({}, asked({ personId }));
    expect(sent[0]!.url).toBe(`/people/${encodeURIComponent(personId)}`);
  });
});

const answered = async (body: unknown, options: Partial<HttpRegistryOptions>, request = asked()) => {
  service.does((_, response) => json(response, body));
  const events: RegistryEvent[] = [];
  const answer = await registryOf({ ...options, onEvent: event => events.push(event) }).ask(request);
  const [event] = events;
  return { answer, event: event?.kind === 'asked' ? event : undefined };
};

const wire = {
  maLoi: '00',
  duLieu: [
    {
      SoDinhDanh: MAI,
      HoVaTen: { Ho: 'Trần', ChuDem: 'Thị', Ten: 'Mai' },
      NgaySinh: '01/03/1995',
      GioiTinh: 2,
      ConSong: 'Y',
      CapNhat: '20/04/2026 08:00:00',
      ThuongTru: { MaTinh: '01', TuNgay: '02/09/2020' },
      The: [
        { So: '1', NgayCap: '01/01/2021' },
        { So: '2', NgayCap: '01/01/2025' },
      ],
    },
  ],
  soYeuCau: 118,
  phienBan: 'v7',
  thoiDiem: '22/04/2026 09:00:00',
  kySo: true,
};
const fields: WireAnswer['fields'] = {
  personId: '/SoDinhDanh',
  fullName: { at: '/HoVaTen', read: name => Object.values(name as Record<string, string>).join(' ') },
  birthDate: '/NgaySinh',
  gender: '/GioiTinh',
  alive: { at: '/ConSong', read: told => told === 'Y' },
  updatedAt: '/CapNhat',
  residence: { at: '/ThuongTru', fields: { province: '/MaTinh', since: '/TuNgay' } },
  cards: { at: '/The', fields: { number: '/So', issued: '/NgayCap' } },
};
const mapped: Partial<HttpRegistryOptions> = {
  answer: {
    record: '/duLieu',
    fields,
    id: '/soYeuCau',
    version: '/phienBan',
    asOf: '/thoiDiem',
    signed: '/kySo',
    code: { at: '/maLoi', means: { '00': 'found', '01': 'notFound', '02': 'mismatch', '03': 'denied' } },
    none: 'notFound',
  },
  dates: ['dd/MM/yyyy', 'dd/MM/yyyy HH:mm:ss'],
  codes: { gender: { '1': 'male', '2': 'female' } },
};
const everything = asked({ personId: MAI }, { fields: ['*'] });

describe('the answer', () => {
  test('is read where it stands, dates and codes as our files write them', async () => {
    const { answer, event } = await answered(wire, mapped, everything);
    expect(answer).toEqual({
      outcome: 'found',
      id: '118',
      version: 'v7',
      asOf: '2026-04-22T09:00:00+07:00',
      signed: true,
      ms: expect.any(Number),
      record: {
        personId: MAI,
        fullName: 'Trần Thị Mai',
        birthDate: '1995-03-01',
        gender: 'female',
        alive: true,
        updatedAt: '2026-04-20T08:00:00+07:00',
        residence: { province: '01', since: '2020-09-02' },
        cards: [
          { number: '1', issued: '2021-01-01' },
          { number: '2', issued: '2025-01-01' },
        ],
      },
    });
    expect(event).toMatchObject({ outcome: 'found', status: 200, attempts: 1, unread: [] });
  });

  test('holds of mapped fields only what was asked, and the key', async () => {
    const { answer } = await answered(
      wire,
      mapped,
      asked({ personId: MAI }, { fields: ['residence.province'] }),
    );
    expect(Object.keys(answer.record as object)).toEqual(['personId', 'residence']);
  });

  test.each<[string, unknown, object]>([
    ['01', { maLoi: '01' }, { outcome: 'notFound' }],
    ['02', { maLoi: '02', duLieu: [] }, { outcome: 'mismatch' }],
    ['03', { maLoi: '03' }, { outcome: 'denied' }],
    ['a code nobody explained', { ...wire, maLoi: '99' }, { outcome: 'unavailable', reason: 'code' }],
    ['no code', { duLieu: wire.duLieu }, { outcome: 'unavailable', reason: 'code' }],
    ['a code that is a list', { ...wire, maLoi: ['00'] }, { outcome: 'found' }],
    ['a name of the prototype', { ...wire, maLoi: 'toString' }, { outcome: 'unavailable', reason: 'code' }],
    ['an empty list', { maLoi: '00', duLieu: [] }, { outcome: 'notFound', reason: 'record' }],
    ['no record', { maLoi: '00' }, { outcome: 'notFound', reason: 'record' }],
    ['several records', { maLoi: '00', duLieu: [{}, {}] }, { outcome: 'unavailable', reason: 'record' }],
  ])('with %s', async (_name, body, end) => {
    const { answer, event } = await answered(body, mapped);
    expect(event).toMatchObject(end);
    if (event!.outcome !== 'found')
      expect(answer).toEqual({ outcome: event!.outcome, ms: expect.any(Number) });
  });

  const withMember = (more: object) => ({ ...wire, duLieu: [{ ...wire.duLieu[0], ...more }] });
  test.each<[string, object, string[], string]>([
    ['a date of another pattern', { NgaySinh: '1995/03/01' }, ['/birthDate'], 'found'],
    ['no such day', { NgaySinh: '31/02/1995' }, ['/birthDate'], 'found'],
    ['an empty date', { NgaySinh: '' }, [], 'found'],
    ['null', { NgaySinh: null, The: null, ThuongTru: null }, [], 'found'],
    ['a code nobody mapped', { GioiTinh: '9' }, ['/gender'], 'found'],
    ['a date in a list', { The: [{ So: '1', NgayCap: 'hôm qua' }] }, ['/cards/0/issued'], 'found'],
    ['a list of no objects', { The: [5] }, ['/cards/0'], 'found'],
    ['one card, not in a list', { The: { So: '1', NgayCap: '01/01/2021' } }, [], 'found'],
    ['a function that throws', { HoVaTen: 'x' }, [], 'found'],
    ['an address that is text', { ThuongTru: 'Hà Nội' }, ['/residence'], 'found'],
    ['no id', { SoDinhDanh: '' }, [], 'mismatch'],
    ['an id elsewhere', { SoDinhDanh: null, so: MAI }, [], 'incomplete'],
  ])('with %s', async (_name, more, unread, outcome) => {
    const { answer, event } = await answered(withMember(more), mapped, everything);
    expect(answer.outcome).toBe(outcome);
    expect(event!.unread).toEqual(unread);
  });

  test('a function of the agency that throws, or makes what is no JSON, is told as unread', async () => {
    const broken = (read: (wire: unknown) => unknown) =>
      answered(wire, {
        answer: { record: '/duLieu/0', fields: { ...fields, fullName: { at: '/HoVaTen', read } } },
      });
    for (const read of [
      () => {
        throw new Error(MAI);
      },
      () => new Date(0),
      async () => 'Mai',
      () => '\ud800',
    ]) {
      const { answer, event } = await broken(read);
      expect(answer).toMatchObject({ outcome: 'found', record: { fullName: null } });
      expect(event!.unread).toContain('/fullName');
    }
  });

  test.each<[unknown, object]>([
    [
      { id: 5, asOf: '2026-04-22' },
      { id: '5', asOf: '2026-04-22' },
    ],
    [{ id: 'x'.repeat(300), asOf: 'yesterday', signed: 'true' }, {}],
    [{ id: null, asOf: 5, signed: 1 }, {}],
    [
      { asOf: '2026-04-22T02:00:00.000Z', signed: true },
      { asOf: '2026-04-22T02:00:00.000Z', signed: true },
    ],
  ])('has the receipt that can be read of %j', async (told, receipt) => {
    const parts = { id: '/told/id', asOf: '/told/asOf', signed: '/told/signed' };
    const { answer } = await answered({ ...mai, told }, { answer: parts });
    const { outcome, record: _, ms: __, ...rest } = answer;
    expect({ outcome, ...rest }).toEqual({ outcome: 'found', ...receipt });
  });

  test('says what its statuses are told to say', async () => {
    const statuses = { 400: 'found', 409: 'mismatch', 410: 'notFound', 404: 'unavailable' } as const;
    const ends: string[] = [];
    for (const status of [400, 409, 410, 404, 200]) {
      service.does((_, response) => json(response, mai, status));
      ends.push((await registryOf({ statuses }).ask(asked())).outcome);
    }
    expect(ends).toEqual(['found', 'mismatch', 'notFound', 'unavailable', 'found']);
  });

  test('may come as the type of text this service uses', async () => {
    service.does((_, response) =>
      response.writeHead(200, { 'content-type': 'Text/Plain; charset=UTF-8' }).end(JSON.stringify(mai)),
    );
    expect(await registryOf({ contentType: 'text/plain' }).ask(asked())).toMatchObject({ outcome: 'found' });
  });
});

describe('a registry that fails', () => {
  const at = (ms: number) => new Date(Date.UTC(2026, 3, 22) + ms).toISOString();

  test('is left alone after five failures, and tried again by one question when the time is over', async () => {
    let now = 0;
    const events: RegistryEvent[] = [];
    const registry = registryOf({ clock: { now: () => at(now) }, onEvent: event => events.push(event) });
    service.does((_, response) => json(response, {}, 500));
    for (let i = 0; i < 5; i += 1) await registry.ask(asked());
    const before = service.requests();
    const refused = await Promise.all([registry.ask(asked()), registry.ask(asked())]);
    expect(refused).toEqual([
      { outcome: 'unavailable', ms: 0 },
      { outcome: 'unavailable', ms: 0 },
    ]);
    expect(service.requests()).toBe(before);

    now = 10_000;
    service.does((_, response) => json(response, mai));
    const tries = await Promise.all([registry.ask(asked()), registry.ask(asked())]);
    expect(tries.map(({ outcome }) => outcome)).toEqual(['found', 'unavailable']);
    expect(await registry.ask(asked())).toMatchObject({ outcome: 'found' });
    expect(service.requests()).toBe(before + 2);
    const told = events.map(event =>
      event.kind === 'circuit' ? event.state : (event.reason ?? event.outcome),
    );
    expect(told.slice(0, 8)).toEqual([
      'status',
      'status',
      'status',
      'status',
      'open',
      'status',
      'open',
      'open',
    ]);
    expect(told.slice(8)).toEqual(['halfOpen', 'open', 'closed', 'found', 'found']);
  });

  test.each(['notFound', 'denied', 'mismatch'] as const)('is none that says %s', async outcome => {
    service.does((_, response) => json(response, {}, 418));
    const registry = registryOf({ statuses: { 418: outcome }, circuit: { failures: 1 } });
    for (let i = 0; i < 3; i += 1) expect(await registry.ask(asked())).toMatchObject({ outcome });
  });

  test('counts a limit of the runtime as its own failure, and an obsolete question not', async () => {
    service.does(() => {});
    const states: string[] = [];
    const registry = registryOf({
      circuit: { failures: 2 },
      onEvent: event => states.push(event.kind === 'circuit' ? event.state : event.reason!),
    });
    for (let i = 0; i < 3; i += 1) {
      const stop = new AbortController();
      const question = registry.ask(asked(), stop.signal);
      stop.abort();
      await question;
    }
    for (let i = 0; i < 2; i += 1) await registry.ask(asked(), AbortSignal.timeout(5));
    expect(states).toEqual(['aborted', 'aborted', 'aborted', 'timeout', 'open', 'timeout']);
  });

  test('is never left alone without a circuit', async () => {
    const other = await bridge();
    other.does((_, response) => json(response, {}, 500));
    const registry = registryOf({ url: `${other.url}/{personId}`, circuit: false });
    for (let i = 0; i < 20; i += 1) await registry.ask(asked());
    expect(other.requests()).toBe(20);
  });

  test.each<[number, number, number, string]>([
    [503, 0, 1, 'unavailable'],
    [503, 1, 2, 'found'],
    [502, 2, 2, 'found'],
    [500, 2, 1, 'unavailable'],
    [429, 2, 1, 'unavailable'],
  ])('with %i and %i retries is asked %i times', async (status, retries, times, outcome) => {
    const before = service.requests();
    service.does((_, response) =>
      json(
        response,
        service.requests() === before + 1 ? {} : mai,
        service.requests() === before + 1 ? status : 200,
      ),
    );
    expect(await registryOf({ retries }).ask(asked())).toMatchObject({ outcome });
    expect(service.requests()).toBe(before + times);
  });

  test('is asked again after a reset, at most so often, and all within one time-out', async () => {
    const before = service.requests();
    service.does((_, response) => response.socket?.resetAndDestroy());
    const events: RegistryEvent[] = [];
    const onEvent = (event: RegistryEvent) => events.push(event);
    await registryOf({ retries: 2, onEvent }).ask(asked());
    expect(service.requests()).toBe(before + 3);
    await registryOf({ retries: 3, timeout: 150, onEvent }).ask(asked());
    expect(events).toMatchObject([
      { reason: 'network', attempts: 3 },
      { reason: 'timeout', attempts: expect.any(Number) },
    ]);
  });
});

describe('nothing a person or a secret is', () => {
  const secret = 'Bearer s3cret';
  test('stands in an answer or an event, whatever fails', async () => {
    const events: RegistryEvent[] = [];
    const options: Partial<HttpRegistryOptions>[] = [
      {
        headers: () => {
          throw new Error(secret);
        },
      },
      { headers: async () => ({ authorization: `${secret}\r\nx: y` }) },
      { headers: () => ({ 'bad name': secret }) },
      { headers: () => ({ authorization: secret }), url: `http://127.0.0.1:1/{personId}` },
      {
        fetch: () => {
          throw new Error(`${secret} ${MAI}`);
        },
      },
      { fetch: async () => ({}) as Response },
      { clock: { now: () => '2026-04-22T02:00:00.000Z' } },
      {
        onEvent: () => {
          throw new Error(secret);
        },
      },
    ];
    service.does((_, response) => json(response, { error: `no ${MAI}` }, 500));
    for (const each of options) {
      const answer = await registryOf({ onEvent: event => events.push(event), ...each }).ask(asked());
      expect(answer).toEqual({ outcome: 'unavailable', ms: expect.any(Number) });
    }
    expect(events.length).toBeGreaterThan(5);
    expect(JSON.stringify(events)).not.toMatch(/s3cret|195000301/);
  });

  test.each([undefined, null, 5, {}, { by: null }, { by: { personId: MAI } }])(
    'asked by %j, it answers',
    async request => {
      const answer = await registryOf().ask(request as never);
      expect(answer.outcome).toMatch(/^(unavailable|denied|notFound)$/);
    },
  );
});

describe('what cannot work is said when it is made', () => {
  const made = (options: Partial<HttpRegistryOptions>) => () =>
    httpRegistry(declared, { url: 'https://a.example/{personId}', ...options });
  test.each<[Partial<HttpRegistryOptions>, string, RegExp]>([
    [{ url: 'a.example/{personId}' }, 'url', /whole address/],
    [{ url: '/people' }, 'url', /whole address/],
    [{ url: 'https://{personId}.example/' }, 'url', /whole address/],
    [{ url: undefined as never }, 'url', /whole address/],
    [{ url: 'http://a.example/{personId}' }, 'url', /https/],
    [{ url: 'ftp://a.example/{personId}', allowHttp: true }, 'url', /https/],
    [{ url: 'https://user:pw@a.example/{personId}' }, 'url', /user name/],
    [{ url: 'https://a.example/{personId}#x' }, 'url', /user name/],
    [{ url: 'https://a.example/{personid}' }, 'url', /did you mean "personId"/],
    [{ url: 'https://a.example/', body: { a: ['{fulName}'] } }, 'body', /did you mean "fullName"/],
    [{ url: 'https://a.example/', body: '{$field}' }, 'body', /did you mean "\$fields"/],
    [{ hosts: ['b.example'] }, 'hosts', /not among/],
    [{ hosts: ['a.example:8443'] }, 'hosts', /not among/],
    ...[
      'localhost',
      'x.localhost',
      'localhost.',
      '127.0.0.1',
      '127.1',
      '0x7f.1',
      '2130706433',
      '0.0.0.0',
      '[::1]',
      '[::]',
      '[::ffff:127.0.0.1]',
      '[fe80::1]',
      '169.254.169.254',
    ].map((host): [Partial<HttpRegistryOptions>, string, RegExp] => [
      { url: `https://${host}/{personId}` },
      'url',
      /this very machine/,
    ]),
    [{ dates: 'dd/mm/yyyy' }, 'dates', /no pattern/],
    [{ codes: { sex: {} } }, 'codes', /gender/],
    [{ timeout: -1 }, 'timeout', /whole number/],
    [{ bytes: 1e12 }, 'bytes', /whole number/],
    [{ retries: 4 }, 'retries', /0 to 3/],
    [{ circuit: { failures: 1.5 } }, 'circuit.failures', /whole number/],
    [{ statuses: { 404: 'nobody' as never } }, 'statuses', /takes one of/],
    [{ answer: { none: 'found' as never } }, 'answer.none', /takes one of/],
    [
      { answer: { code: { at: '/code', means: { 1: 'yes' as never } } } },
      'answer.code.means',
      /takes one of/,
    ],
    [{ answer: { record: 'data' } }, 'answer.record', /JSON pointer/],
    [{ answer: { asOf: '/a~2' } }, 'answer.asOf', /JSON pointer/],
    [{ answer: { fields: { personId: '/so', hoTen: '/hoTen' } } }, 'fields', /There is no "hoTen"/],
    [{ answer: { fields: { personId: 'so' } } }, 'fields.personId', /JSON pointer/],
    [
      { answer: { fields: { personId: '/so', residence: { at: '/tt', fields: { ward: '/xa' } } } } },
      'fields.residence',
      /province, since/,
    ],
    [{ answer: { fields: { fullName: '/ten' } } }, 'answer.fields.personId', /nobody knows whom/],
  ])('%j', (options, option, message) => {
    const error = (() => {
      try {
        made(options)();
      } catch (caught) {
        return caught as ConfigurationError;
      }
    })();
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error!.option).toBe(option);
    expect(error!.text.en).toMatch(message);
    expect(error!.text.vi).not.toBe('');
    expect(error!.text.en).not.toContain('pw@');
  });

  test.each(Object.keys(field.registries))('%s of the field can be connected', name => {
    const registry = field.registries[name]!;
    const query = Object.keys(registry.keys)
      .map(part => `${part}={${part}}`)
      .join('&');
    expect(
      httpRegistry(registry, { url: `https://a.example/?${query}`, hosts: ['a.example'] }).ask,
    ).toBeTypeOf('function');
  });
});
