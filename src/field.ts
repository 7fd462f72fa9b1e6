import addressBlock from '../schemas/blocks/address.json' with { type: 'json' };
import bankAccountBlock from '../schemas/blocks/bank-account.json' with { type: 'json' };
import identityPaperBlock from '../schemas/blocks/identity-paper.json' with { type: 'json' };
import personBlock from '../schemas/blocks/person.json' with { type: 'json' };
import requesterBlock from '../schemas/blocks/requester.json' with { type: 'json' };
import vnStateAgencies from '../schemas/calendars/vn-state-agencies.json' with { type: 'json' };
import birthRegistrationKindCodes from '../schemas/codes/birthRegistrationKind.json' with { type: 'json' };
import ethnicityCodes from '../schemas/codes/ethnicity.json' with { type: 'json' };
import genderCodes from '../schemas/codes/gender.json' with { type: 'json' };
import idDocumentTypeCodes from '../schemas/codes/idDocumentType.json' with { type: 'json' };
import landUseCodes from '../schemas/codes/landUse.json' with { type: 'json' };
import licenceClassCodes from '../schemas/codes/licenceClass.json' with { type: 'json' };
import maritalStatusCodes from '../schemas/codes/maritalStatus.json' with { type: 'json' };
import nationalityCodes from '../schemas/codes/nationality.json' with { type: 'json' };
import provincesCodes from '../schemas/codes/provinces.json' with { type: 'json' };
import registrationKindCodes from '../schemas/codes/registrationKind.json' with { type: 'json' };
import relationCodes from '../schemas/codes/relation.json' with { type: 'json' };
import requesterRelationCodes from '../schemas/codes/requesterRelation.json' with { type: 'json' };
import residenceTypeCodes from '../schemas/codes/residenceType.json' with { type: 'json' };
import civilStatus from '../schemas/registries/civilStatus.json' with { type: 'json' };
import dossierStore from '../schemas/registries/dossierStore.json' with { type: 'json' };
import enterprise from '../schemas/registries/enterprise.json' with { type: 'json' };
import healthCheck from '../schemas/registries/healthCheck.json' with { type: 'json' };
import land from '../schemas/registries/land.json' with { type: 'json' };
import population from '../schemas/registries/population.json' with { type: 'json' };
import socialInsurance from '../schemas/registries/socialInsurance.json' with { type: 'json' };
import type { CalendarTable } from './calendar/calendar-table.js';
import type { JsonSchema } from './definition/model.js';
import type { CodeList, RegistryFile, Sources } from './definition/sources.js';

/**
 * @module Data of the field, shipped with thutuc: the registries the Decision names, form blocks, code lists, the working
 * calendar. Plain data, as files under `schemas/`; pass them to `check` and `compile` or lay your own over them.
 */

/** The seven databases of Decision 1565/QĐ-TTg III.2, each field with its source. */
export const registries: Readonly<Record<string, RegistryFile>> = {
  civilStatus,
  dossierStore,
  enterprise,
  healthCheck,
  land,
  population,
  socialInsurance,
} as unknown as Readonly<Record<string, RegistryFile>>;

/** Reusable form fragments with their bindings, named as in `"$ref": "blocks/<name>.json"`. */
export const blocks: Readonly<Record<string, JsonSchema>> = {
  address: addressBlock,
  'bank-account': bankAccountBlock,
  'identity-paper': identityPaperBlock,
  person: personBlock,
  requester: requesterBlock,
} as unknown as Readonly<Record<string, JsonSchema>>;

/** Working calendars as dated tables. */
export const calendars: Readonly<Record<string, CalendarTable>> = {
  'vn-state-agencies': vnStateAgencies,
} as unknown as Readonly<Record<string, CalendarTable>>;

/** Code lists by the name a `codes` keyword uses. */
export const codes: Readonly<Record<string, CodeList>> = {
  birthRegistrationKind: birthRegistrationKindCodes,
  ethnicity: ethnicityCodes,
  gender: genderCodes,
  idDocumentType: idDocumentTypeCodes,
  landUse: landUseCodes,
  licenceClass: licenceClassCodes,
  maritalStatus: maritalStatusCodes,
  nationality: nationalityCodes,
  provinces: provincesCodes,
  registrationKind: registrationKindCodes,
  relation: relationCodes,
  requesterRelation: requesterRelationCodes,
  residenceType: residenceTypeCodes,
} as unknown as Readonly<Record<string, CodeList>>;

/** All of it, ready to be passed to `check` and `compile`. */
export const field: Sources = Object.freeze({ registries, blocks, calendars, codes });
