/** @module What the eleven expressions of the benchmark are evaluated over: eight declarations, and spoilt ones. */

export interface Address {
  readonly detail?: string;
  readonly commune?: string;
  readonly province?: string;
}

export interface Person {
  readonly personId?: string;
  readonly fullName?: string;
  readonly birthDate?: string;
  readonly residence?: Address;
}

export interface Relative extends Person {
  readonly relation?: string;
}

export interface Row {
  readonly name?: string;
  readonly unit?: string;
  readonly quantity?: number;
  readonly amount?: number;
}

export interface Child extends Person {
  readonly gender?: string;
  readonly ethnicity?: string;
  readonly nationality?: string;
  readonly birthPlace?: Address;
}

/** What `$name` gives, without the `$`: as birth registration has it. */
export type Names = {
  readonly channel?: string;
  readonly today?: string;
  readonly settings?: { readonly lateFee?: number };
  readonly late?: boolean;
  readonly hasMother?: boolean;
  readonly missing?: readonly string[];
  readonly requester?: Person & { readonly relatives?: readonly Relative[] };
  readonly form?: {
    readonly requester?: Person & { readonly relation?: string };
    readonly child?: Child;
    readonly mother?: Person;
    readonly father?: Person;
    readonly copies?: {
      readonly birthKind?: string;
      readonly registrationKind?: string;
      readonly copyCount?: number;
    };
  };
};

/** The value at hand: a declaration with rows. */
export interface Input {
  readonly rows?: readonly Row[];
}

export interface World {
  readonly input: Input;
  readonly names: Names;
}

const province = ['Hà Nội', 'Đà Nẵng', 'Cần Thơ', 'Thành phố Hồ Chí Minh'];
const kinds = ['bothParents', 'motherOnly', 'bothParents', 'abandoned'];
const names = ['Trần Thị Thu Hà', 'Bùi Thị Kim Ngân', 'Nguyễn Thị Thúy', 'H’Hen Niê'];

const address = (n: number): Address => ({
  detail: `Số ${n + 1}, ngõ ${n * 7 + 3}`,
  commune: `phường ${n + 1}`,
  province: province[n % 4]!,
});

const mother = (n: number): Person => ({
  personId: `00119${n}000402`,
  fullName: names[n % 4]!,
  birthDate: `199${n}-03-0${n + 1}`,
  residence: address(n),
});

const father = (n: number): Person => ({
  personId: `00109${n}000101`,
  fullName: 'Lê Quang Minh',
  birthDate: `198${n}-11-2${n}`,
  residence: address(n + 1),
});

const relatives = (n: number): readonly Relative[] =>
  [
    { relation: 'mother', personId: `00116${n}000777`, fullName: 'Phạm Thị Lan' },
    { relation: 'wife', ...mother(n) },
    { relation: 'child', personId: `00121${n}000888`, fullName: 'Lê Gia Hân' },
  ].slice(0, n % 4);

const rows = (n: number): readonly Row[] =>
  Array.from({ length: n }, (_, i) => ({
    name: `Bản sao ${i + 1}`,
    unit: 'bản',
    quantity: i + 1,
    amount: (i + 1) * 8000,
  }));

/** The n-th of the eight: online and at the desk, early and late, with and without father, wife, rows. */
function world(n: number): World {
  const birthDate = n % 2 === 0 ? `2026-04-${10 + n}` : `2025-0${n}-18`;
  const child: Child = {
    fullName: 'Lê Trần Bảo An',
    birthDate,
    gender: n % 2 === 0 ? 'female' : 'male',
    ethnicity: '01',
    nationality: 'VN',
    birthPlace: address(n + 2),
  };
  return {
    input: { rows: rows(n) },
    names: {
      channel: n % 3 === 0 ? 'online' : 'desk',
      today: '2026-04-22',
      settings: { lateFee: 8000 },
      late: n % 2 === 1,
      hasMother: n !== 3,
      missing: n === 5 ? ['birthNotice', 'commitment'] : [],
      requester: { ...father(n), relatives: relatives(n) },
      form: {
        requester: { ...father(n), relation: n % 4 === 1 ? 'mother' : 'father' },
        child,
        mother: mother(n),
        ...(n % 4 !== 1 && { father: father(n) }),
        copies: {
          birthKind: kinds[n % 4]!,
          registrationKind: n === 6 ? 'again' : 'first',
          ...(n > 1 && { copyCount: n }),
        },
      },
    },
  };
}

/** What is measured. */
export const worlds: readonly World[] = Array.from({ length: 8 }, (_, n) => world(n));

/** Each world once for every field and element in it, without that one: what must come out equal besides. */
export const spoiltWorlds: readonly World[] = worlds.flatMap(({ names, input }) => [
  ...without(names).map(less => ({ names: less as Names, input })),
  ...without(input).map(less => ({ names, input: less as Input })),
]);

/** The value once for each of its parts, at any depth, with that part left out. */
function without(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return value.flatMap((each, i) => [
      value.toSpliced(i, 1),
      ...without(each).map(less => value.with(i, less)),
    ]);
  return Object.entries(value).flatMap(([name, each]) => {
    const { [name]: _, ...rest } = value as Record<string, unknown>;
    return [rest, ...without(each).map(less => ({ ...value, [name]: less }))];
  });
}
