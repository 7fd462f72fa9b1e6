import { codes } from '../../src/field.js';
import type { FormContext } from '../../src/procedure/draft.js';
import { formats } from '../../src/value/formats.js';
import type { Json } from './hand-field.js';
import type { Fault, Page } from './outcome.js';

/** @module Validation of this one form by hand: no schema, no validator. */

const setOf = (list: string): ReadonlySet<unknown> =>
  new Set(
    codes[list]!.values.filter(({ to }) => to === undefined || to >= '2026-01-01').map(({ code }) => code),
  );
const genders = setOf('gender');
const ethnicities = setOf('ethnicity');
const nationalities = setOf('nationality');
const residenceTypes = setOf('residenceType');
const provinces = setOf('provinces');
const paperTypes = setOf('idDocumentType');
const relations = setOf('requesterRelation');
const birthKinds = setOf('birthRegistrationKind');
const registrationKinds = setOf('registrationKind');
const commune = /^[0-9]{5}$/;

type Add = (code: string, pointer: string) => void;

export function handFaults({ form: filled, fields, missing }: Page, { today }: FormContext): Fault[] {
  const faults: Fault[] = [];
  const add: Add = (code, pointer) => faults.push({ code, pointer });
  const form: Json = filled;
  requesterFaults(form.requester ?? {}, today, add);
  childFaults(form.child ?? {}, today, add);
  if (fields[19]!.shown) personFaults(form.mother ?? {}, '/mother', today, add);
  if (fields[30]!.shown && form.father) personFaults(form.father, '/father', today, add);
  copiesFaults(form.copies ?? {}, form.father, add);
  for (const { pointer, locked, differs } of fields) if (locked && differs) add('locked', pointer);
  for (const name of missing) add('document', `#/documents/${name}`);
  return faults;
}

/** A text that must be there: counted in characters, not in UTF-16 units. */
function text(value: unknown, pointer: string, most: number, required: boolean, add: Add): value is string {
  if (value === undefined) {
    if (required) add('required', pointer);
    return false;
  }
  if (typeof value !== 'string') {
    add('type', pointer);
    return false;
  }
  if (value.length > most && [...value].length > most) add('maxLength', pointer);
  return true;
}

function formatted(value: unknown, pointer: string, format: string, required: boolean, add: Add): void {
  if (
    text(value, pointer, formats[format]!.maxLength, required, () =>
      add(value === undefined ? 'required' : 'type', pointer),
    )
  )
    if (!formats[format]!.test(value)) add('format', pointer);
}

function coded(value: unknown, pointer: string, list: ReadonlySet<unknown>, add: Add): void {
  if (value === undefined) {
    add('required', pointer);
    return;
  }
  if (typeof value !== 'string') add('type', pointer);
  if (!list.has(value)) add('enum', pointer);
}

function nameFaults(value: unknown, pointer: string, add: Add): void {
  if (text(value, pointer, 100, true, add) && !formats['vn-person-name']!.test(value)) add('format', pointer);
}

function idPaperFaults(paper: Json, at: string, today: string, add: Add): void {
  const { type, number, issueDate, issuePlace } = paper ?? {};
  coded(type, `${at}/type`, paperTypes, add);
  text(number, `${at}/number`, 20, true, add);
  formatted(issueDate, `${at}/issueDate`, 'date', true, add);
  if (issueDate > today) add('assert', `${at}/issueDate`);
  text(issuePlace, `${at}/issuePlace`, 200, true, add);
}

const addressKeys = new Set(['country', 'province', 'commune', 'detail', 'legacy']);

function addressFaults(address: Json, at: string, add: Add): void {
  if (address === undefined) {
    add('required', at);
    return;
  }
  if (typeof address !== 'object') {
    add('type', at);
    return;
  }
  if (Object.keys(address).some(key => !addressKeys.has(key))) add('additionalProperties', at);
  const { country, province, commune: code } = address;
  if (country !== undefined) coded(country, `${at}/country`, nationalities, add);
  if (province !== undefined) coded(province, `${at}/province`, provinces, add);
  if (text(code, `${at}/commune`, 1000, false, add) && !commune.test(code)) add('pattern', `${at}/commune`);
  text(address.detail, `${at}/detail`, 200, false, add);
  text(address.legacy, `${at}/legacy`, 300, false, add);
  const known = (province !== undefined && code !== undefined) || (country !== undefined && country !== 'VN');
  if (!known) add('assert', at);
}

function requesterFaults(requester: Json, today: string, add: Add): void {
  nameFaults(requester.fullName, '/requester/fullName', add);
  formatted(requester.personId, '/requester/personId', 'vn-person-id', true, add);
  idPaperFaults(requester.idPaper, '/requester/idPaper', today, add);
  coded(requester.residenceType, '/requester/residenceType', residenceTypes, add);
  addressFaults(requester.residence, '/requester/residence', add);
  formatted(requester.phone, '/requester/phone', 'vn-phone', true, add);
  if (text(requester.email, '/requester/email', 254, false, add) && !formats.email!.test(requester.email))
    add('format', '/requester/email');
  coded(requester.relation, '/requester/relation', relations, add);
}

function childFaults(child: Json, today: string, add: Add): void {
  nameFaults(child.fullName, '/child/fullName', add);
  formatted(child.birthDate, '/child/birthDate', 'date', true, add);
  if (child.birthDate > today) add('assert', '/child/birthDate');
  text(child.birthDateWords, '/child/birthDateWords', 200, true, add);
  coded(child.gender, '/child/gender', genders, add);
  addressFaults(child.birthPlace, '/child/birthPlace', add);
  addressFaults(child.homeTown, '/child/homeTown', add);
  coded(child.ethnicity, '/child/ethnicity', ethnicities, add);
  coded(child.nationality, '/child/nationality', nationalities, add);
}

function personFaults(person: Json, at: string, today: string, add: Add): void {
  nameFaults(person.fullName, `${at}/fullName`, add);
  formatted(person.birthDate, `${at}/birthDate`, 'partial-date', true, add);
  formatted(person.personId, `${at}/personId`, 'vn-person-id', false, add);
  idPaperFaults(person.idPaper, `${at}/idPaper`, today, add);
  coded(person.ethnicity, `${at}/ethnicity`, ethnicities, add);
  coded(person.nationality, `${at}/nationality`, nationalities, add);
  coded(person.residenceType, `${at}/residenceType`, residenceTypes, add);
  addressFaults(person.residence, `${at}/residence`, add);
}

const registrationKeys = new Set(['number', 'book', 'registeredAt', 'place']);

function copiesFaults(copies: Json, father: Json, add: Add): void {
  const { wantCopies, copyCount, birthKind, registrationKind, previousRegistration: previous } = copies;
  if (wantCopies !== undefined && typeof wantCopies !== 'boolean') add('type', '/copies/wantCopies');
  if (wantCopies === true) {
    if (copyCount === undefined) add('required', '/copies/copyCount');
    else if (!Number.isInteger(copyCount)) add('type', '/copies/copyCount');
    if (copyCount < 1) add('minimum', '/copies/copyCount');
    if (copyCount > 50) add('maximum', '/copies/copyCount');
  }
  coded(birthKind, '/copies/birthKind', birthKinds, add);
  if (birthKind === 'bothParents' && father?.fullName === undefined) add('assert', '/copies/birthKind');
  coded(registrationKind, '/copies/registrationKind', registrationKinds, add);
  if (registrationKind === 'again') previousFaults(previous, '/copies/previousRegistration', add);
  if (copies.commitment === undefined) add('required', '/copies/commitment');
  else if (typeof copies.commitment !== 'boolean') add('type', '/copies/commitment');
  if (copies.commitment !== undefined && copies.commitment !== true) add('const', '/copies/commitment');
}

function previousFaults(previous: Json, at: string, add: Add): void {
  if (previous === undefined) {
    add('required', at);
    return;
  }
  if (Object.keys(previous).some(key => !registrationKeys.has(key))) add('additionalProperties', at);
  text(previous.number, `${at}/number`, 20, false, add);
  text(previous.book, `${at}/book`, 20, false, add);
  formatted(previous.registeredAt, `${at}/registeredAt`, 'partial-date', false, add);
  text(previous.place, `${at}/place`, 200, true, add);
}
