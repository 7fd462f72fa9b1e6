import { expect, test } from 'vitest';
import { filedIn, opened, person, smallWorld } from '../dossier/small.js';
import { accepted } from '../dossier/world.js';

const lists = {
  form: {
    properties: {
      texts: { type: 'array', title: 'Dòng', maxItems: 3, items: { type: 'string', maxLength: 5 } },
      rows: {
        type: 'array',
        title: 'Hàng',
        maxItems: 3,
        items: { type: 'object', properties: { q: { type: 'string', title: 'q', maxLength: 4 } } },
      },
      address: {
        type: 'object',
        whole: true,
        title: 'Nơi ở',
        properties: { a: { type: 'string', title: 'a', maxLength: 5 } },
      },
    },
  },
};

test.each([
  [{ texts: [] }],
  [{ texts: [''] }],
  [{ texts: [null] }],
  [{ texts: '' }],
  [{ rows: [] }],
  [{ rows: [{}] }],
  [{ rows: [{ q: '' }] }],
  [{ address: {} }],
  [{ address: { a: null } }],
])('%j is empty, and may be filed so', async emptied => {
  const world = smallWorld(lists);
  await opened(world);
  const full = { name: 'A', texts: ['a'], rows: [{ q: 'b' }], address: { a: 'c' } };
  accepted(await world.dossiers.save('d-1', { actor: person, answers: full }));
  const saved = accepted(await world.dossiers.save('d-1', { actor: person, answers: emptied }));
  const [name] = Object.keys(emptied) as [keyof typeof full];
  const { [name]: _, ...left } = full;
  expect(saved.form.form).toEqual(left);
  const filed = accepted(await world.dossiers.submit('d-1', { actor: person }));
  expect(filed.dossier.filed?.content?.form).toEqual(left);
});

test.each(['\u200b', ' \u2060\ufeff ', '\u00ad', '\u3164', '\u2800'])(
  'a name of nothing that can be seen (%j) is empty',
  async name => {
    const world = smallWorld();
    await expect(filedIn(world, { name })).rejects.toThrow('invalid');
  },
);
