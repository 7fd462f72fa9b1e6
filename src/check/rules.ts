import type { Rule } from './rule.js';
import { blockParam, blockRing, foreignReference, unknownBlock } from './rules/block-faults.js';
import { calendarCoverage } from './rules/deadline-calendar-coverage.js';
import { neverStarts } from './rules/deadline-never-starts.js';
import { unknownDeadline } from './rules/deadline-unknown.js';
import { unknownCalendar } from './rules/deadline-unknown-calendar.js';
import { alternativeRows } from './rules/document-alternative-rows.js';
import { reuseSource } from './rules/document-reuse-source.js';
import { unknownDocument } from './rules/document-unknown.js';
import { unknownLookup } from './rules/document-unknown-lookup.js';
import { payloadType } from './rules/effect-payload-type.js';
import { unknownFee } from './rules/effect-unknown-fee.js';
import { unknownOperation } from './rules/effect-unknown-operation.js';
import { amountType } from './rules/expression-amount-type.js';
import { bareName } from './rules/expression-bare-name.js';
import { conditionType } from './rules/expression-condition-type.js';
import { nameOutOfScope } from './rules/expression-name-out-of-scope.js';
import { expressionRefused, expressionSyntax, unknownFunction } from './rules/expression-syntax.js';
import {
  constantComparison,
  expressionType,
  unknownFormField,
  unknownMember,
  unknownRegistryField,
} from './rules/expression-types.js';
import { unknownName } from './rules/expression-unknown-name.js';
import { contradiction } from './rules/form-contradiction.js';
import { idleKeyword } from './rules/form-idle-keyword.js';
import { misplacedKeyword } from './rules/form-misplaced-keyword.js';
import { nestedRows } from './rules/form-nested-rows.js';
import { refusedPattern } from './rules/form-refused-pattern.js';
import { rowsUnbounded } from './rules/form-rows-unbounded.js';
import { schemaDialect } from './rules/form-schema-dialect.js';
import { unknownCodeList } from './rules/form-unknown-code-list.js';
import { unknownRequired } from './rules/form-unknown-required.js';
import { bareKey } from './rules/lookup-bare-key.js';
import { eachNotRows } from './rules/lookup-each-not-rows.js';
import { keySet } from './rules/lookup-key-set.js';
import { keyType } from './rules/lookup-key-type.js';
import { ownLookupKey } from './rules/lookup-own-key.js';
import { unknownConsent } from './rules/lookup-unknown-consent.js';
import { unknownKeyPart } from './rules/lookup-unknown-key-part.js';
import { unknownRegistry } from './rules/lookup-unknown-registry.js';
import { lookupUse } from './rules/lookup-use.js';
import { migrationTarget } from './rules/migration-target.js';
import { migrationType } from './rules/migration-type.js';
import { migrationVersion } from './rules/migration-version.js';
import { nameClash } from './rules/name-clash.js';
import { reservedName } from './rules/name-reserved.js';
import { ring } from './rules/order-ring.js';
import { lockPartialDate } from './rules/prefill-lock-partial-date.js';
import { lockUnverified } from './rules/prefill-lock-unverified.js';
import { rowKey } from './rules/prefill-row-key.js';
import { prefillType } from './rules/prefill-type.js';
import { finalStatus } from './rules/status-final.js';
import { missingStatus } from './rules/status-missing.js';
import { statusStep } from './rules/status-step.js';
import { effectiveOrder } from './rules/text-effective-order.js';
import { missingTranslation } from './rules/text-missing-translation.js';
import { unknownBasis } from './rules/text-unknown-basis.js';
import { unusedTranslation } from './rules/text-unused-translation.js';
import { unsupported } from './rules/unsupported.js';
import { deadEndState } from './rules/workflow-dead-end-state.js';
import { duplicateStateId } from './rules/workflow-duplicate-state-id.js';
import { eventWithoutRole } from './rules/workflow-event-without-role.js';
import { eventlessCycle } from './rules/workflow-eventless-cycle.js';
import { missingInitial } from './rules/workflow-missing-initial.js';
import { neverEnds } from './rules/workflow-never-ends.js';
import { stateType } from './rules/workflow-state-type.js';
import { unhandledEvent } from './rules/workflow-unhandled-event.js';
import { unknownAgency, unknownDebtor } from './rules/workflow-unknown-agency.js';
import { unknownEffect } from './rules/workflow-unknown-effect.js';
import { unknownEvent } from './rules/workflow-unknown-event.js';
import { unknownGuard } from './rules/workflow-unknown-guard.js';
import { unknownReason } from './rules/workflow-unknown-reason.js';
import { unknownResult } from './rules/workflow-unknown-result.js';
import { unknownRole } from './rules/workflow-unknown-role.js';
import { unknownState } from './rules/workflow-unknown-state.js';
import { unreachableState } from './rules/workflow-unreachable-state.js';

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
  unknownDebtor,
  unknownReason,
  unknownResult,
  unknownFee,
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
  constantComparison,
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
  idleKeyword,
  schemaDialect,
  refusedPattern,
  contradiction,
  nestedRows,
  rowsUnbounded,
  // lookups and prefill (§3, §4)
  unknownKeyPart,
  keySet,
  bareKey,
  ownLookupKey,
  lookupUse,
  unknownConsent,
  lockUnverified,
  lockPartialDate,
  prefillType,
  keyType,
  eachNotRows,
  rowKey,
  // documents (§5)
  unknownDocument,
  unknownLookup,
  reuseSource,
  alternativeRows,
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
  migrationVersion,
  migrationTarget,
  migrationType,
  missingTranslation,
  unusedTranslation,
  unsupported,
]);
