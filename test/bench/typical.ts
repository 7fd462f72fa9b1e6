import type { Input, Names, Row } from './typical-world.js';

/** An expression as officials write it, and straight-line JavaScript that gives the same JSON. */
export interface Typical {
  readonly title: string;
  readonly text: string;
  byHand(names: Names, input: Input): unknown;
}

/** `$days`, which is not in JSONata, as jsonata and the JavaScript by hand are given it. */
export const daysBetween = (from?: string, to?: string): number | undefined =>
  from === undefined || to === undefined ? undefined : (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * The eleven: what the bindings, guards, fees and results of examples/birth-registration and
 * test/language/*.procedure.json are made of. By hand, what is missing is left undefined, which JSON leaves out.
 */
export const typical: readonly Typical[] = [
  {
    title: 'path',
    text: '$form.mother.personId',
    byHand: ({ form }) => form?.mother?.personId,
  },
  {
    title: 'filter, first, field',
    text: "$requester.relatives[relation = 'wife'][0].personId",
    byHand: ({ requester }) => requester?.relatives?.find(({ relation }) => relation === 'wife')?.personId,
  },
  {
    title: 'condition with $days',
    text: '$days($form.child.birthDate, $today) > 60 ? $settings.lateFee : 0',
    byHand({ form, today, settings }) {
      const days = daysBetween(form?.child?.birthDate, today);
      return days !== undefined && days > 60 ? settings?.lateFee : 0;
    },
  },
  {
    title: 'guard of and, or',
    text: "$hasMother and $form.copies.registrationKind != 'again' and ($channel = 'online' or $form.requester.relation = 'mother' or $form.requester.relation = 'father')",
    byHand({ hasMother, form, channel }) {
      const kind = form?.copies?.registrationKind;
      const relation = form?.requester?.relation;
      return (
        hasMother === true &&
        kind !== undefined &&
        kind !== 'again' &&
        (channel === 'online' || relation === 'mother' || relation === 'father')
      );
    },
  },
  {
    title: 'object of six fields',
    text: "{ 'fullName': $form.child.fullName, 'birthDate': $form.child.birthDate, 'gender': $form.child.gender, 'ethnicity': $form.child.ethnicity, 'nationality': $form.child.nationality, 'motherId': $form.mother.personId }",
    byHand({ form }) {
      const child = form?.child;
      return {
        fullName: child?.fullName,
        birthDate: child?.birthDate,
        gender: child?.gender,
        ethnicity: child?.ethnicity,
        nationality: child?.nationality,
        motherId: form?.mother?.personId,
      };
    },
  },
  {
    title: 'an object for each row',
    text: "rows.{ 'label': name, 'count': quantity, 'price': amount }",
    byHand: (_names, { rows }) => oneOrMany(rows?.map(rowOf)),
  },
  {
    title: 'count of a list',
    text: '$count($missing) = 0',
    byHand: ({ missing }) => (missing === undefined ? 0 : missing.length) === 0,
  },
  {
    title: 'sum over rows',
    text: '$sum(rows.amount)',
    byHand(_names, { rows }) {
      let sum: number | undefined;
      for (const { amount } of rows ?? []) if (amount !== undefined) sum = (sum ?? 0) + amount;
      return sum;
    },
  },
  {
    title: 'names and addresses in one string',
    text: "$uppercase($form.mother.fullName) & ', ' & $join([$form.mother.residence.detail, $form.mother.residence.commune, $form.mother.residence.province], ', ')",
    byHand({ form }) {
      const { detail, commune, province } = form?.mother?.residence ?? {};
      let place = '';
      for (const part of [detail, commune, province])
        if (part !== undefined) place = place === '' ? part : `${place}, ${part}`;
      return `${form?.mother?.fullName?.toUpperCase() ?? ''}, ${place}`;
    },
  },
  {
    title: '$exists, in',
    text: "$exists($form.father.fullName) or $form.copies.birthKind in ['motherOnly', 'abandoned', 'parentsUnknown']",
    byHand({ form }) {
      const kind = form?.copies?.birthKind;
      return (
        form?.father?.fullName !== undefined ||
        kind === 'motherOnly' ||
        kind === 'abandoned' ||
        kind === 'parentsUnknown'
      );
    },
  },
  {
    title: 'fee of several conditions',
    text: "$channel = 'online' ? 0 : $late ? $settings.lateFee : $exists($form.copies.copyCount) ? $form.copies.copyCount * 8000 : 0",
    byHand({ channel, late, settings, form }) {
      if (channel === 'online') return 0;
      if (late === true) return settings?.lateFee;
      const count = form?.copies?.copyCount;
      return count === undefined ? 0 : count * 8000;
    },
  },
];

/** One match is that match, none is nothing. */
const oneOrMany = (list: readonly unknown[] = []): unknown => (list.length > 1 ? list : list[0]);

const rowOf = ({ name, quantity, amount }: Row): object => ({ label: name, count: quantity, price: amount });
