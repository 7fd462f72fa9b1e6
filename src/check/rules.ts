import type { Rule } from './rule.js';
import { blockParam, blockRing, foreignReference, unknownBlock } from './rules/block-faults.js';
import { amountType, conditionType } from './rules/condition-type.js';
import { calendarCoverage } from './rules/deadline-calendar-coverage.js';
import { neverStarts } from './rules/deadline-never-starts.js';
import { unknownDeadline } from './rules/deadline-unknown.js';
import { unknownCalendar } from './rules/deadline-unknown-calendar.js';
import { unknownDocument } from './rules/document-unknown.js';
import { unknownLookup } from './rules/document-unknown-lookup.js';
import { unknownOperation } from './rules/effect-unknown-operation.js';
import { bareName } from './rules/expression-bare-name.js';
import { expressionRefused, expressionSyntax, unknownFunction } from './rules/expression-syntax.js';
import {
  expressionType,
  unknownFormField,
  unknownMember,
  unknownRegistryField,
} from './rules/expression-types.js';
import { nameOutOfScope, unknownName } from './rules/expression-unknown-name.js';
import { contradiction } from './rules/form-contradiction.js';
import { misplacedKeyword } from './rules/form-misplaced-keyword.js';
import { refusedPattern } from './rules/form-refused-pattern.js';
import { schemaDialect } from './rules/form-schema-dialect.js';
import { unknownCodeList } from './rules/form-unknown-code-list.js';
import { unknownRequired } from './rules/form-unknown-required.js';
import { bareKey } from './rules/lookup-bare-key.js';
import { keySet, unknownKeyPart } from './rules/lookup-key-set.js';
import { unknownRegistry } from './rules/lookup-unknown-registry.js';
import { nameClash } from './rules/name-clash.js';
import { reservedName } from './rules/name-reserved.js';
import { ownLookupKey, ring } from './rules/order-ring.js';
import { lockUnverified } from './rules/prefill-lock-unverified.js';
import { keyType, payloadType, prefillType } from './rules/prefill-type.js';
import { finalStatus, missingStatus, statusStep } from './rules/status-steps.js';
import { effectiveOrder } from './rules/text-effective-order.js';
import { missingTranslation, unusedTranslation } from './rules/text-translations.js';
import { unknownBasis } from './rules/text-unknown-basis.js';
import { unsupported } from './rules/unsupported.js';
import { eventWithoutRole } from './rules/workflow-event-without-role.js';
import { deadEndState, eventlessCycle, neverEnds, unreachableState } from './rules/workflow-reach.js';
import { duplicateStateId, missingInitial, stateType } from './rules/workflow-state-type.js';
import { unhandledEvent } from './rules/workflow-unhandled-event.js';
import { unknownAgency } from './rules/workflow-unknown-agency.js';
import { unknownEffect } from './rules/workflow-unknown-effect.js';
import { unknownEvent } from './rules/workflow-unknown-event.js';
import { unknownGuard } from './rules/workflow-unknown-guard.js';
import { unknownReason } from './rules/workflow-unknown-reason.js';
import { unknownResult } from './rules/workflow-unknown-result.js';
import { unknownRole } from './rules/workflow-unknown-role.js';
import { unknownState } from './rules/workflow-unknown-state.js';

/** The preset `correct`: the laws without which a broken definition would reach the runtime. By facet. */
export const correct: readonly Rule[] = Object.freeze([
  // names and references: every one leads somewhere (LANGUAGE §2, §10.2)
  reservedName,
  nameClash,
  unknownRegistry,
  unknownOperation,
  unknownCodeList,
  unknownCalendar,
  unknownBasis,
  unknownRole,
  unknownAgency,
  unknownReason,
  unknownResult,
  // expressions (§2)
  expressionSyntax,
  expressionRefused,
  unknownFunction,
  unknownName,
  nameOutOfScope,
  bareName,
  unknownRegistryField,
  unknownFormField,
  unknownMember,
  expressionType,
  conditionType,
  amountType,
  ring,
  // blocks and form (§4)
  unknownBlock,
  blockRing,
  blockParam,
  foreignReference,
  unknownRequired,
  misplacedKeyword,
  schemaDialect,
  refusedPattern,
  contradiction,
  // lookups and prefill (§3, §4)
  unknownKeyPart,
  keySet,
  bareKey,
  ownLookupKey,
  lockUnverified,
  prefillType,
  keyType,
  // documents (§5)
  unknownDocument,
  unknownLookup,
  // deadlines (§6)
  unknownDeadline,
  neverStarts,
  calendarCoverage,
  // workflow (§7)
  unknownState,
  unknownEvent,
  unknownGuard,
  unknownEffect,
  missingInitial,
  stateType,
  duplicateStateId,
  unhandledEvent,
  eventWithoutRole,
  unreachableState,
  deadEndState,
  neverEnds,
  eventlessCycle,
  missingStatus,
  statusStep,
  finalStatus,
  payloadType,
  // versions and texts (§9)
  effectiveOrder,
  missingTranslation,
  unusedTranslation,
  unsupported,
]);
