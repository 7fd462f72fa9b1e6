import type { Registry, RegistryRequest } from '../../src/dossier/ports.js';
import { field } from '../../src/field.js';
import { compile } from '../../src/procedure/compile.js';
import type { Procedure } from '../../src/procedure/procedure.js';
import { recordsRegistry } from '../../src/registries/records.js';
import { small } from './small.js';
import { worldOf } from './world.js';

export const [ME, B, C, D] = ['001091000101', '001119000011', '001319000012', '001219000013'] as const;
export const names = { [B]: 'Lê Quang Bình', [C]: 'Lê Thị Cúc', [D]: 'Lê Văn Dũng' } as const;

const text = { type: 'string', maxLength: 50 };
const householdOf = (documents: object): Procedure =>
  compile(
    small({
      documents,
      lookups: {
        me: {
          registry: 'population',
          basis: 'law',
          maxAge: { days: 1 },
          by: { personId: '$applicant.personId' },
        },
        member: {
          registry: 'population',
          basis: 'law',
          each: '$form.members',
          by: { personId: '$this.personId', fullName: '$uppercase($this.fullName)' },
        },
      },
      reasons: { wrong: 'Sai' },
      form: {
        required: [],
        properties: {
          members: {
            type: 'array',
            title: 'Thành viên',
            maxItems: 6,
            prefill: { rows: '$me.household.members', key: 'personId' },
            items: {
              type: 'object',
              required: ['kin'],
              properties: {
                fullName: { type: 'string', title: 'Họ tên', format: 'vn-person-name', maxLength: 100 },
                personId: { type: 'string', title: 'Số định danh', format: 'vn-person-id' },
                birthDate: {
                  type: 'string',
                  title: 'Ngày sinh',
                  format: 'partial-date',
                  prefill: { from: '$member.birthDate', lock: true },
                },
                kin: { ...text, title: 'Quan hệ' },
              },
            },
          },
        },
      },
      events: { askMore: { by: 'desk', reasons: ['wrong'] }, mend: { by: 'applicant', edits: 'asked' } },
      workflow: {
        states: {
          received: { on: { accept: 'accepted', askMore: 'waiting' } },
          waiting: { meta: { status: 5, turn: 'applicant' }, on: { mend: 'received' } },
        },
      },
    }),
    field,
  );

export const household = householdOf({});
/** The same with one paper for each member. */
export const withPapers = householdOf({
  kinship: { title: 'Giấy tờ quan hệ', hand: 'file', each: '$form.members', maxBytes: 5000 },
});

const record = (personId: string, fullName: string, more = {}) => ({
  id: personId,
  version: '1',
  asOf: '2026-04-01T00:00:00+07:00',
  signed: true,
  record: { personId, fullName, birthDate: '2001-02-03', ...more },
});

/** A population in which the household can change, and a member can be unreachable. */
export function population(procedure = household) {
  const asked: RegistryRequest[] = [];
  const members: string[] = [B, C];
  const down = new Set<string>();
  const registry: Registry = {
    ask: async (request, signal) => {
      asked.push(request);
      if (down.has(String(request.by.personId))) throw new Error('down');
      const listed = members.map(personId => ({ personId, fullName: names[personId as typeof B] }));
      const records = [
        record(ME, 'Lê Quang Minh', { household: { members: listed } }),
        ...Object.entries(names).map(([id, name]) => record(id, name)),
      ];
      return recordsRegistry({ registry: 'population', records }, field.registries.population!).ask(
        request,
        signal,
      );
    },
  };
  const about = () => asked.splice(0).map(({ by }) => by.personId);
  return {
    asked,
    members,
    down,
    about,
    world: worldOf({ procedures: [procedure], registries: { population: registry } }),
  };
}
