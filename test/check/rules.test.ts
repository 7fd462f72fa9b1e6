// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
import { describe, expect, test } from 'vitest';
import { type Edit, rename, set, toldAfter } from './world.js';

const bornFrom = (from: string): Edit =>
  set('form/properties/kin/properties/born/prefill', { from, lock: true });

/** [what the author did, the edit, `code «token»` for each finding] */
type Row = readonly [what: string, edit: Edit, ...told: string[]];

const table = (facet: string, rows: readonly Row[]) =>
  describe(facet, () => {
    for (const [what, edit, ...expected] of rows) test(what, () => expect(toldAfter(edit)).toEqual(expected));
  });

test('the world is sound', () => expect(toldAfter()).toEqual([]));

table('references', [
  ['a registry', set('lookups/me/registry', 'peple'), 'unknown-registry «"peple"»'],
  ['a registry a call goes to', set('effects/enter/call', 'boook.enter'), 'unknown-registry «"boook.enter"»'],
  ['a registry that keeps a result', set('results/paper/into', 'bok'), 'unknown-registry «"bok"»'],
  ['an operation', set('effects/enter/call', 'book.entre'), 'unknown-operation «"book.entre"»'],
  ['a code list', set('form/properties/kin/properties/sex/codes', 'sexx'), 'unknown-code-list «"sexx"»'],
  ['a calendar', set('calendar', 'lunar'), 'unknown-calendar «"lunar"»'],
  ['a legal basis', set('lookups/me/basis', 'lwa'), 'unknown-basis «"lwa"»'],
  ['a legal basis of a waiver', set('documents/proof/waived/0/basis', 'lwa'), 'unknown-basis «"lwa"»'],
  ['a role of an event', set('events/accept/by', 'deks'), 'unknown-role «"deks"»'],
  ['one role of several', set('events/accept/by', ['desk', 'bos']), 'unknown-role «"bos"»'],
  ['a role whose turn it is', set('workflow/states/working/meta/turn', 'bos'), 'unknown-role «"bos"»'],
  ['whom a notice goes to', set('effects/slip/to', 'aplicant'), 'unknown-role «"aplicant"»'],
  ['an agency', set('roles/desk/agency', 'ofice'), 'unknown-agency «"ofice"»'],
  ['an agency that owes a clock', set('deadlines/work/owedBy', 'ofice'), 'unknown-agency «"ofice"»'],
  [
    'an agency that owes a clock, declared',
    definition => {
      set('agencies/tax', { level: 'province' })(definition);
      set('deadlines/work/owedBy', 'tax')(definition);
    },
  ],
  ['a reason', set('events/request/reasons', ['mising']), 'unknown-reason «"mising"»'],
  ['a result', set('effects/give/issue', 'papr'), 'unknown-result «"papr"»'],
  ['a guard', set('workflow/states/reception/on/accept/guard', 'complet'), 'unknown-guard «"complet"»'],
  [
    'an effect of a branch',
    set('workflow/states/reception/on/accept/actions', 'slipp'),
    'unknown-effect «"slipp"»',
  ],
  ['an effect on entry', set('workflow/states/done/entry', ['giv']), 'unknown-effect «"giv"»'],
  ['an event of four eyes', set('events/sign/notBy', 'acept'), 'unknown-event «"acept"»'],
  ['an event that starts a clock', set('deadlines/work/starts', 'acept'), 'unknown-event «"acept"»'],
  [
    'one of several events that stop a clock',
    set('deadlines/work/stops', ['done', 'sing']),
    'unknown-event «"sing"»',
  ],
  [
    'one of several states that start a clock, dotted',
    set('deadlines/work/starts', ['accept', 'working.inner']),
    'unknown-event «"working.inner"»',
  ],
  ['a state that pauses, alone', set('deadlines/work/pausedIn', 'waitin'), 'unknown-state «"waitin"»'],
  [
    'a fee to collect',
    set('effects/slip', { collect: 'fe', answer: 'accept' }),
    'unsupported «"collect"»',
    'unknown-fee «"fe"»',
  ],
  ['an event that makes a fee due', set('fees/fee/due', 'acept'), 'unknown-event «"acept"»'],
  [
    'an event that lengthens',
    set('deadlines/work/longer', { appologise: { workingDays: 5, times: 1 } }),
    'unknown-event «"appologise"»',
  ],
  ['an answer nobody waits for', set('effects/enter/answer', 'enterred'), 'unknown-event «"enterred"»'],
  ['a state as a target', set('workflow/states/reception/on/refuse', 'refusd'), 'unknown-state «"refusd"»'],
  [
    'a state as a target in a branch',
    set('workflow/states/reception/on/accept/target', 'workng'),
    'unknown-state «"workng"»',
  ],
  [
    'a state nobody can guess',
    set('workflow/states/reception/on/refuse', 'xyzzyxyzzy'),
    'unknown-state «"xyzzyxyzzy"»',
  ],
  ['the initial state', set('workflow/initial', 'recption'), 'unknown-state «"recption"»'],
  ['a state that pauses', set('deadlines/work/pausedIn', ['waitin']), 'unknown-state «"waitin"»'],
  [
    'a deadline',
    rename('workflow/states/waiting/after/reply', 'replay'),
    'deadline-never-starts «"reply"»',
    'unknown-deadline «"replay"»',
  ],
  ['a document', set('documents/proof/or', ['leter']), 'unknown-document «"leter"»'],
  ['a lookup that waives', set('documents/proof/waived/0/by', 'mee'), 'unknown-lookup «"mee"»'],
]);

const past = (use: string, more: object = {}): Edit =>
  set('lookups/past', { registry: 'people', basis: 'law', use, by: { id: '$form.kin.id' }, ...more });
const both =
  (...edits: readonly Edit[]): Edit =>
  definition => {
    for (const edit of edits) edit(definition);
  };
const kin = 'form/properties/kin/properties';

table('the use of a lookup', [
  ['compared by a bare typed id', past('confirm')],
  ['read by conditions', both(past('confirm'), set('guards/young', "$past.sex = 'male'"))],
  [
    'read by an assertion and a waiver',
    both(
      past('confirm'),
      set(`${kin}/age/assert/that`, '$past.born < $today'),
      set('documents/proof/waived/0', { by: 'past', basis: 'law', when: '$past.born < $today' }),
    ),
  ],
  [
    'filled from what is compared',
    both(past('confirm'), set(`${kin}/card/prefill`, '$past.cards[0].number')),
    'lookup-use «"$past.cards[0].number"»',
  ],
  [
    'offered, and computed through a guard',
    both(
      past('confirm'),
      set('guards/grown', "$past.sex = 'male'"),
      set('guards/aged', '$grown'),
      set(`${kin}/card/prefill`, { offer: '[$past.cards[0].number]' }),
      set(`${kin}/age`, { type: 'integer', title: 'Tuổi', computed: '$aged ? 1 : 2' }),
    ),
    'lookup-use «"[$past.cards[0].number]"»',
    'lookup-use «"$aged ? 1 : 2"»',
  ],
  [
    'the outcome of asking, filled in',
    both(past('confirm'), set(`${kin}/card/prefill`, '$lookups.past.outcome')),
    'lookup-use «"$lookups.past.outcome"»',
  ],
  [
    'all outcomes, filled in',
    both(past('confirm'), set(`${kin}/card/prefill`, '$lookups.*.outcome[0]')),
    'lookup-use «"$lookups.*.outcome[0]"»',
    'prefill-type «"$lookups.*.outcome[0]"»',
  ],
  [
    'charged by, though not by a guard',
    both(
      past('confirm'),
      set('guards/grown', "$past.sex = 'male'"),
      set('fees/fee/amount', '$past.height'),
      set('fees/other', { amount: '$grown ? 0 : 5', basis: 'law' }),
    ),
    'lookup-use «"$past.height"»',
  ],
  [
    'sent',
    both(past('confirm'), set('effects/enter/send', "{ 'name': $past.name }")),
    'lookup-use «"{ \'name\': $past.name }"»',
  ],
  [
    'the key of a lookup that fills, and of one that does not',
    both(
      past('confirm'),
      set('lookups/next', {
        registry: 'people',
        basis: 'law',
        use: 'confirm',
        by: { id: '$past.cards[0].number' },
      }),
      set('lookups/kin/by/name', '$past.name'),
    ),
    'lookup-use «"$past.name"»',
  ],
  ['for officials, read by the workflow', both(past('office'), set('guards/complete', "$past.sex = 'male'"))],
  [
    'for officials, read by the form',
    both(past('office'), set(`${kin}/reason/visible`, "$past.sex = 'male'")),
    'lookup-use «"$past.sex = \'male\'"»',
  ],
  [
    'for officials, read by the form through a guard',
    both(past('office'), set('guards/young', "$past.sex = 'male'")),
    'name-out-of-scope «$young»',
    'name-out-of-scope «$young»',
    'name-out-of-scope «$young»',
    'name-out-of-scope «$young»',
  ],
  [
    'for officials, waiving a paper',
    both(past('office'), set('documents/proof/waived/0/by', 'past')),
    'lookup-use «"past"»',
  ],
  [
    'for officials, stopping the form',
    past('office', { unavailable: { stop: 'Hãy chờ.' } }),
    'lookup-use «{»',
  ],
  [
    'a bare typed id, and under a consent',
    both(
      past('fill'),
      set('lookups/kin', { registry: 'people', basis: 'law', by: { id: '$form.kin.id' }, consent: 'ask' }),
      set('consents', { ask: 'Tra cứu.' }),
    ),
    'bare-key «"$form.kin.id"»',
  ],
  ['a consent nobody words', past('confirm', { consent: 'aks' }), 'unknown-consent «"aks"»'],
  ['words to stop with', past('confirm', { unavailable: { stop: 'Hãy chờ.' } })],
  ['no words to stop with', past('confirm', { unavailable: { stop: '' } }), 'too-few «""»'],
]);

test('what is consented to, and what is said when it stops, are words to translate', () => {
  const told = toldAfter(
    both(
      past('confirm', { consent: 'ask', unavailable: { stop: 'Hãy chờ.' } }),
      set('consents', { ask: 'Tra cứu.' }),
      set('translations', { en: { Phí: 'Fee' } }),
    ),
  );
  expect(told).toContain('missing-translation «"Tra cứu."»');
  expect(told).toContain('missing-translation «"Hãy chờ."»');
});

table('names', [
  ['a name of the language', set('guards/form', '$young'), 'reserved-name «"form"»'],
  ['a function of JSONata', set('guards/count', '$young'), 'reserved-name «"count"»'],
  ['a refused function of JSONata', set('guards/map', '$young'), 'reserved-name «"map"»'],
  [
    'a verb of the runtime',
    set('events/submit', { by: 'desk' }),
    'reserved-name «"submit"»',
    'unhandled-event «"submit"»',
  ],
  ['a verb handled by a state', set('workflow/states/working/on/save', 'entering'), 'reserved-name «"save"»'],
  ['a lookup and a guard', set('guards/kin', '$young'), 'name-clash «"kin"»'],
]);

table('expressions', [
  ['syntax', set('guards/young', '$form.me.born <'), 'expression-syntax «<»'],
  [
    'a construct outside the subset',
    set('guards/young', '$exists($eval($form.me.born))'),
    'expression-refused «$eval»',
  ],
  [
    'a guard that says more than a guard may',
    set('guards/young', '$count($filter($form.me, function($k){ true })) > 0'),
    'expression-refused «$filter($form.me, function($k){ true })»',
  ],
  ['a value the field never has', set('guards/young', "$form.kin.sex = 'mael'"), "expression-type «'mael'»"],
  ['a number compared with a text', set('guards/young', "$form.kin.age = '18'"), "expression-type «'18'»"],
  [
    'a comparison that always holds',
    definition => {
      set('form/properties/kin/properties/age/minimum', 18)(definition);
      set('guards/young', '$form.kin.age >= 16')(definition);
    },
    'constant-comparison «>=»',
  ],
  [
    'an unknown function',
    set('guards/young', '$yers($form.me.born, $today) < 18'),
    'unknown-function «$yers»',
  ],
  ['an unknown name', set('form/properties/kin/properties/reason/visible', '$yung'), 'unknown-name «$yung»'],
  [
    'behind an escape',
    set('form/properties/kin/properties/reason/visible', "'\"\\\\' & 'ư' = $yung"),
    'unknown-name «$yung»',
  ],
  [
    'after $this',
    set('form/properties/kin/properties/age/assert/that', '$this.age >= 0 and $yung'),
    'unknown-name «$yung»',
  ],
  ['handed to a block, said once', set('form/properties/me/with/subject', '$mee'), 'unknown-name «$mee»'],
  ['a bare head', set('guards/young', 'form.me.born = $today'), 'bare-name «form»'],
  [
    'too early',
    set('form/properties/kin/properties/reason/visible', '$exists($missing)'),
    'name-out-of-scope «$missing»',
  ],
  ['too early, through a guard', set('documents/proof/needed', '$complete'), 'name-out-of-scope «$complete»'],
  ['$this where there is none', set('guards/young', '$this.born = $today'), 'name-out-of-scope «$this»'],
  [
    'a ring of two fields',
    set('form/properties/kin/properties/card/prefill', '$form.kin.reason & $string($form.kin.card)'),
    'ring «"$form.kin.reason & $string($form.kin.card)"»',
  ],
]);

table('what names lead to', [
  [
    'a field of a registry',
    set('form/properties/kin/properties/sex/prefill', '$kin.sexx'),
    'unknown-registry-field «sexx»',
  ],
  [
    'a field under a list',
    set('form/properties/kin/properties/card/prefill', '$kin.cards[0].numer'),
    'unknown-registry-field «numer»',
  ],
  [
    'a field in a filter',
    set('form/properties/kin/properties/card/prefill', "$kin.cards[numer = '1'][0].number"),
    'unknown-registry-field «numer»',
  ],
  [
    'a field of the form',
    set('guards/young', '$years($form.me.bron, $today) < 18'),
    'unknown-form-field «bron»',
  ],
  ['a setting', set('fees/fee/amount', '$settings.prize'), 'unknown-member «prize»'],
  ['a lookup', set('guards/young', "$lookups.mee.outcome = 'found'"), 'unknown-member «mee»'],
  ['a fact of a lookup', set('guards/young', "$lookups.me.outcom = 'found'"), 'unknown-member «outcom»'],
  [
    'an event',
    set('results/paper/from', "{ 'name': $events.entred[-1].data.number }"),
    'unknown-member «entred»',
  ],
  ['a document', set('guards/complete', '$exists($documents.prof)'), 'unknown-member «prof»'],
  [
    'too many arguments',
    set('guards/young', '$exists($today, $today)'),
    'expression-type «$exists($today, $today)»',
  ],
  ['a sum of texts', set('guards/young', '$form.me.name + 1 > 2'), 'expression-type «$form.me.name»'],
]);

table('types', [
  ['a guard that is no condition', set('guards/young', '$form.me.born'), 'condition-type «"$form.me.born"»'],
  [
    'a visible that is no condition',
    set('form/properties/kin/properties/reason/visible', '$today'),
    'condition-type «"$today"»',
  ],
  [
    'an assertion that is none',
    set('form/properties/kin/properties/age/assert/that', '$this.age'),
    'condition-type «"$this.age"»',
  ],
  [
    'a waiver that is no condition',
    set('documents/proof/waived/0/when', '$me.name'),
    'condition-type «"$me.name"»',
  ],
  ['a fee that is no number', set('fees/fee/amount', "'free'"), `amount-type «"'free'"»`],
  ['a deadline too long to count', set('deadlines/work/workingDays', 3651), 'too-many «3651»'],
  ['a fee of a part of a đồng', set('fees/fee/amount', '0.5'), 'amount-type «"0.5"»'],
  ['a fee below nothing', set('fees/fee/amount', '-5'), 'amount-type «"-5"»'],
  ['a deadline that is no number', set('deadlines/work/workingDays', '$today'), 'amount-type «"$today"»'],
  [
    'a text for a number',
    set('form/properties/kin/properties/age/prefill', '$kin.name'),
    'prefill-type «"$kin.name"»',
  ],
  [
    'a number for a text',
    set('form/properties/kin/properties/card/prefill', '$kin.height'),
    'prefill-type «"$kin.height"»',
  ],
  [
    'several for one',
    set('form/properties/kin/properties/card/prefill', '$kin.cards.number'),
    'prefill-type «"$kin.cards.number"»',
  ],
  [
    'another format',
    set('form/properties/kin/properties/born/prefill', '$kin.phone'),
    'prefill-type «"$kin.phone"»',
  ],
  [
    'no code of the list',
    set('form/properties/kin/properties/sex/prefill', "'other'"),
    `prefill-type «"'other'"»`,
  ],
  [
    'a computed value of another kind',
    set('form/properties/kin/properties/age/computed', '$today'),
    'prefill-type «"$today"»',
  ],
  [
    'an offer of another kind',
    set('form/properties/kin/properties/age/prefill', { offer: '[$kin.name, $me.name]' }),
    'prefill-type «"[$kin.name, $me.name]"»',
  ],
  [
    'an offer of the right kind',
    set('form/properties/kin/properties/card/prefill', { offer: '[$kin.name, $me.name]' }),
  ],
  [
    'no code of a list written in place',
    definition => {
      const codes = [{ code: 'male', title: 'Nam', en: 'Male' }];
      set('form/properties/kin/properties/sex/codes', codes)(definition);
      set('form/properties/kin/properties/sex/prefill', "'other'")(definition);
    },
    `prefill-type «"'other'"»`,
  ],
  ['a key of another kind', set('lookups/me/by/id', '1'), 'key-type «"1"»'],
  [
    'a payload that lacks a field',
    set('effects/enter/send', "{ 'nam': $form.me.name }"),
    `payload-type «"{ 'nam': $form.me.name }"»`,
  ],
  ['a result of another kind', set('results/paper/from', "{ 'name': 1 }"), `payload-type «"{ 'name': 1 }"»`],
]);

table('lookups and prefill', [
  [
    'a key its registry does not take',
    set('lookups/me/by', { idd: '$applicant.personId' }),
    'unknown-key-part «"idd"»',
  ],
  ['a set of keys nobody answers to', set('lookups/kin/by', { name: '$form.kin.name' }), 'key-set «"by"»'],
  ['a bare typed id', set('lookups/kin/by', { id: '$form.kin.id' }), 'bare-key «"$form.kin.id"»'],
  ['an id found by a safe lookup', set('lookups/kin/by', { id: '$me.cards[0].number' })],
  [
    'a key filled by its own lookup',
    set('form/properties/kin/properties/name/prefill', '$kin.name'),
    'own-lookup-key «"$kin.name"»',
  ],
  [
    'a lock nobody vouches for',
    set('form/properties/kin/properties/age/prefill', { from: '$floor($kin.height)', lock: true }),
    'lock-unverified «"$floor($kin.height)"»',
  ],
  [
    'a lock on a condition alone',
    set('form/properties/kin/properties/card/prefill', {
      from: "$kin.sex = 'male' ? $kin.phone",
      lock: true,
    }),
    `lock-unverified «"$kin.sex = 'male' ? $kin.phone"»`,
  ],
  [
    'a lock on the session',
    set('form/properties/kin/properties/card/prefill', { from: '$applicant.fullName', lock: true }),
  ],
  [
    'a lock on a field the registry does not have, said once',
    set('form/properties/kin/properties/card/prefill', { from: '$kin.cards[0].numer', lock: true }),
    'unknown-registry-field «numer»',
  ],
  [
    'a date that may be partial, locked where a whole one is asked',
    bornFrom('$kin.since'),
    'lock-partial-date «$kin.since»',
  ],
  [
    'such a date in one branch of two',
    bornFrom("$kin.sex = 'male' ? $kin.born : $kin.since"),
    'lock-partial-date «$kin.since»',
  ],
  ['such a date once its length was looked at', bornFrom('$length($kin.since) = 10 ? $kin.since')],
  ['such a date without a lock', set('form/properties/kin/properties/born/prefill', '$kin.since')],
  [
    'such a date where a partial one is taken',
    definition => {
      bornFrom('$kin.since')(definition);
      set('form/properties/kin/properties/born/format', 'partial-date')(definition);
    },
  ],
  [
    'such dates in parts of one answer',
    definition => {
      set('form/properties/kin/properties/born', {
        type: 'object',
        title: 'Ngày tháng',
        whole: true,
        properties: { from: { type: 'string', format: 'date' } },
      })(definition);
      bornFrom("{ 'from': $kin.since }")(definition);
      set('guards/young', 'false')(definition);
    },
    "lock-partial-date «{ 'from': $kin.since }»",
  ],
]);

table('form', [
  [
    'a required name nobody can answer',
    set('form/properties/kin/required', ['nam']),
    'unknown-required «"nam"»',
  ],
  [
    'a pattern that could hang',
    set('form/properties/kin/properties/card/pattern', '(?=a)b'),
    'refused-pattern «"(?=a)b"»',
  ],
  ['bounds that exclude everything', set('form/properties/kin/properties/age/minimum', 9)],
  [
    'bounds that contradict',
    definition => {
      set('form/properties/kin/properties/age/minimum', 9)(definition);
      set('form/properties/kin/properties/age/maximum', 5)(definition);
    },
    'contradiction «9»',
  ],
  ['a prefill on a group', set('form/properties/kin/prefill', '$me.name'), 'misplaced-keyword «"prefill"»'],
  [
    'a prefill inside a whole',
    set('form/properties/place', {
      type: 'object',
      title: 'Nơi',
      whole: true,
      properties: { detail: { type: 'string', title: 'Số nhà', prefill: '$me.name' } },
    }),
    'misplaced-keyword «"prefill"»',
  ],
]);

table('the dialect of schemas', [
  [
    'a reference to nothing',
    set('form/properties/kin/properties/card/$ref', '#/$defs/nothing'),
    'schema-dialect «"$ref"»',
  ],
  ['definitions inside', set('form/properties/kin/$defs', { a: { type: 'string' } })],
  [
    'a reference that stands still',
    set('form/properties/kin/properties/card', {
      title: 'Thẻ',
      anyOf: [{ $ref: '#/properties/kin/properties/card' }],
    }),
    'schema-dialect «"$ref"»',
  ],
  ['in the data of an event', set('events/accept/data', { $ref: '#nowhere' }), 'schema-dialect «"$ref"»'],
  [
    'a group opened by a pattern',
    set('form/properties/kin/patternProperties', { '^x': {} }),
    'schema-dialect «"patternProperties"»',
  ],
  [
    'a group opened to others',
    set('form/properties/kin/additionalProperties', { type: 'string' }),
    'schema-dialect «"additionalProperties"»',
  ],
  [
    'a group opened to what is left',
    set('form/properties/kin/unevaluatedProperties', { type: 'string' }),
    'schema-dialect «"unevaluatedProperties"»',
  ],
  [
    'a name demanded by another that nobody is asked',
    set('form/properties/kin/dependentRequired', { name: ['born', 'nme'] }),
    'unknown-required «"nme"»',
  ],
  [
    'a hidden field demanded by another',
    definition => {
      set('form/properties/kin/properties/born/visible', '$channel = "desk"')(definition);
      set('form/properties/kin/dependentRequired', { name: ['sex', 'born'] })(definition);
    },
    'schema-dialect «"born"»',
  ],
  ['a group closed', set('form/properties/kin/unevaluatedProperties', false)],
  [
    'a whole that takes other names',
    set('form/properties/place', {
      type: 'object',
      title: 'Nơi',
      whole: true,
      properties: { detail: { type: 'string', title: 'Số nhà' } },
      patternProperties: { '^note[0-9]$': { type: 'string' } },
      required: ['detail', 'note1'],
      unevaluatedProperties: false,
    }),
  ],
  [
    'a whole whose rows hold rows',
    set('form/properties/tree', {
      type: 'object',
      title: 'Cây',
      whole: true,
      properties: { rows: { type: 'array', items: { $ref: '#/properties/tree' } } },
    }),
  ],
]);

table('keywords that do nothing', [
  [
    'an if without then',
    set('form/properties/kin/properties/card/if', { minLength: 3 }),
    'idle-keyword «"if"»',
  ],
  [
    'an if that others see',
    set('form/properties/kin/properties/card', {
      title: 'Thẻ',
      if: { properties: { a: true } },
      unevaluatedProperties: false,
    }),
  ],
  ['a then without if', set('events/accept/data', { type: 'string', then: {} }), 'idle-keyword «"then"»'],
  ['a count of nothing', set('events/accept/data', { maxContains: 2 }), 'idle-keyword «"maxContains"»'],
]);

table('blocks', [
  [
    'an unknown block',
    set('form/properties/me/$ref', 'blocks/persn.json'),
    'unknown-block «"blocks/persn.json"»',
  ],
  [
    'a reference elsewhere',
    set('form/properties/me/$ref', 'procedures/1.json#/form'),
    'unsupported «"procedures/1.json#/form"»',
  ],
  ['a parameter it does not have', set('form/properties/me/with/idd', '$today'), 'block-param «"idd"»'],
  [
    'a parameter nobody gives',
    set('form/properties/me/with/id', undefined),
    'block-param «"blocks/person.json"»',
  ],
  ['a parameter misspelt', rename('form/properties/me/with/id', 'ids'), 'block-param «"ids"»'],
  ['a subject that is no lookup', set('form/properties/me/with/subject', '$today'), 'block-param «"$today"»'],
  [
    'a mistake in what is given',
    set('form/properties/me/with/id', '$applicant.personId &'),
    'expression-syntax «&»',
  ],
]);

table('workflow', [
  ['a workflow without a start', set('workflow/initial', undefined), 'missing-initial «"workflow"»'],
  [
    'a state with states and no start',
    set('workflow/states/working/states', {
      a: { meta: { turn: 'boss' }, on: { go: 'b' } },
      b: { type: 'final' },
    }),
    'missing-initial «"working"»',
  ],
  [
    'a compound state without states',
    set('workflow/states/working/type', 'compound'),
    'state-type «"compound"»',
  ],
  [
    'an id twice',
    definition => {
      set('workflow/states/working/id', 'x')(definition);
      set('workflow/states/working2/id', 'x')(definition);
    },
    'duplicate-state-id «"x"»',
  ],
  [
    'a state nothing leads to',
    set('workflow/states/lost', { meta: { status: 4, turn: 'boss' }, on: { sign: 'done' } }),
    'unreachable-state «"lost"»',
  ],
  ['a state nothing leaves', set('workflow/states/working2/on', undefined), 'dead-end-state «"working2"»'],
  [
    'a state left only under guards, where no event comes',
    set('workflow/states/working2', { meta: { status: 4 }, always: { target: 'entering', guard: 'young' } }),
    'dead-end-state «"working2"»',
  ],
  [
    'a part that ends a state nothing leaves but under a guard',
    set('workflow/states/working2', {
      meta: { status: 4, turn: 'boss' },
      initial: 'one',
      onDone: { target: 'entering', guard: 'young' },
      states: { one: { on: { sign: 'two' } }, two: { type: 'final' } },
    }),
    'dead-end-state «"two"»',
  ],
  [
    'a state left only by a deadline that may have no number',
    definition => {
      set('deadlines/reply/days', '$form.kin.age')(definition);
      set('workflow/states/waiting/on', undefined)(definition);
    },
    'dead-end-state «"waiting"»',
  ],
  [
    'the same with a number in every case',
    definition => {
      set('deadlines/reply/days', '$form.kin.age ?? 5')(definition);
      set('workflow/states/waiting/on', undefined)(definition);
    },
  ],
  [
    'a guarded way and one without',
    set('workflow/states/working2', {
      meta: { status: 4 },
      always: [{ target: 'entering', guard: 'young' }, { target: 'entering' }],
    }),
  ],
  [
    'a loop without an end',
    definition => {
      set('workflow/states/loop1', { meta: { status: 2, turn: 'boss' }, on: { go: 'loop2' } })(definition);
      set('workflow/states/loop2', { meta: { status: 2, turn: 'boss' }, on: { back: 'loop1' } })(definition);
      set('workflow/states/working/on/trap', 'loop1')(definition);
    },
    'never-ends «"loop1"»',
  ],
  [
    'steps without events that come round',
    definition => {
      set('workflow/states/a', { meta: { status: 2 }, always: [{ target: 'b', guard: 'young' }, 'working'] })(
        definition,
      );
      set('workflow/states/b', { meta: { status: 2 }, always: 'a' })(definition);
      set('workflow/states/working/on/trap', 'a')(definition);
    },
    'eventless-cycle «"always"»',
  ],
  ['an event nobody may send', set('workflow/states/working2/meta/turn', undefined)],
  [
    'an event nobody may send, undeclared',
    set('workflow/states/done/meta/turn', undefined),
    'event-without-role «"handOver"»',
  ],
  ['an event no state handles', set('events/approve', { by: 'boss' }), 'unhandled-event «"approve"»'],
  [
    'a state without a national status',
    set('workflow/states/working/meta/status', undefined),
    'missing-status «"working"»',
  ],
  [
    'a step the national table does not have',
    set('workflow/states/reception/on/refuse', 'returned'),
    'status-step «"returned"»',
    'unreachable-state «"refused"»',
  ],
  [
    'a start that is not newly registered',
    set('workflow/states/reception/meta/status', 2),
    'status-step «2»',
    'status-step «"refused"»',
  ],
  [
    'an end that is none',
    set('workflow/states/stopped/meta/status', 9),
    'status-step «"stopped"»',
    'final-status «9»',
  ],
  ['a deadline that never starts', set('deadlines/work/starts', undefined), 'deadline-never-starts «"work"»'],
  ['parallel states', set('workflow/states/working/type', 'parallel'), 'unsupported «"parallel"»'],
]);

table('documents, texts, dates', [
  ['documents that stand for each other', set('documents/letter/or', ['proof']), 'ring «"letter"»'],
  [
    'days of effect that run backwards',
    set('effective/to', '2025-01-01'),
    'calendar-coverage «"2025-01-01"»',
    'effective-order «"2025-01-01"»',
  ],
  ['a day that does not exist', set('effective/from', '2026-02-30'), 'effective-order «"2026-02-30"»'],
  [
    'a year without an official table',
    set('effective/from', '2027-01-01'),
    'calendar-coverage «"2027-01-01"»',
  ],
  ['eligibility', set('eligibility', { when: '$young', reason: 'Vì' }), 'unsupported «"eligibility"»'],
  [
    'a lookup of many records, of which none is picked',
    set('lookups/kin/many', true),
    'unsupported «"many"»',
    'prefill-type «"$kin.born"»',
    'prefill-type «"$kin.sex"»',
    'prefill-type «"$kin.cards[0].number"»',
  ],
  ['a lookup of one record, said', set('lookups/kin/many', false)],
  [
    'a role of a person',
    set('roles/kin', { title: 'Thân', person: '$form.kin.id' }),
    'unsupported «"person"»',
  ],
  [
    'a role of a person nobody knows',
    set('roles/kin', { title: 'Người thân', person: '$form.kin.idd' }),
    'unsupported «"person"»',
    'unknown-form-field «idd»',
  ],
  ['a child dossier', set('effects/give', { start: '1.000002', form: '{}' }), 'unsupported «"start"»'],
  [
    'a child dossier for somebody nobody knows',
    set('effects/give', { start: '1.000002', form: '{}', onBehalfOf: '$form.kin.idd' }),
    'unsupported «"start"»',
    'unknown-form-field «idd»',
  ],
  ['a fee collected', set('effects/slip', { collect: 'fee', answer: 'accept' }), 'unsupported «"collect"»'],
]);

/** A list of children, each looked up by number and name. */
const children =
  (...edits: readonly Edit[]): Edit =>
  definition => {
    set('lookups/child', {
      registry: 'people',
      basis: 'law',
      each: '$form.children',
      by: { id: '$this.id', name: '$this.name' },
    })(definition);
    set('form/properties/children', {
      type: 'array',
      title: 'Các con',
      maxItems: 9,
      items: {
        type: 'object',
        required: ['name'],
        properties: {
          id: { type: 'string', title: 'Số định danh', format: 'vn-person-id' },
          name: { type: 'string', title: 'Họ tên', maxLength: 100 },
          born: {
            type: 'string',
            title: 'Ngày sinh',
            format: 'date',
            prefill: { from: '$child.born', lock: true },
          },
          adult: { type: 'boolean', title: 'Đã lớn', computed: '$years($this.born, $today) >= 18' },
        },
      },
    })(definition);
    for (const edit of edits) edit(definition);
  };
const inChild = (path: string, value: unknown) =>
  set(`form/properties/children/items/properties/${path}`, value);
/** A list of cards, made of records. */
const cards =
  (...edits: readonly Edit[]): Edit =>
  definition => {
    set('form/properties/cards', {
      type: 'array',
      title: 'Các thẻ',
      prefill: { rows: '$me.cards', key: 'number' },
      items: {
        type: 'object',
        properties: {
          number: { type: 'string', title: 'Số thẻ', maxLength: 20 },
          note: { type: 'string', title: 'Ghi chú', maxLength: 20 },
        },
      },
    })(definition);
    for (const edit of edits) edit(definition);
  };

const shelf = set('lookups/shelf', { registry: 'book', basis: 'law', by: { number: '$applicant.personId' } });
const ofChildren = (document: object = {}) =>
  set('documents/letter', { title: 'Thư', hand: 'file', each: '$form.children', ...document });
/** Every child has a letter, and nothing else stands in its place. */
const letters = (document: object = {}, ...edits: readonly Edit[]): Edit =>
  children(set('documents/proof/or', undefined), ofChildren(document), ...edits);

table('documents of rows, and papers reused', [
  ['a paper taken from a store', both(shelf, set('documents/letter/reuse', [{ by: 'shelf', basis: 'law' }]))],
  [
    'a paper for each row: its condition, its waiver',
    letters({
      needed: '$this.adult',
      waived: [{ by: 'child', when: '$child.born = $this.born', basis: 'law' }],
    }),
  ],
  [
    'papers of rows that stand for each other',
    letters(
      {},
      set('documents/proof', {
        title: 'Giấy',
        hand: 'file',
        each: '$form.children',
        or: ['letter'],
      }),
    ),
  ],
  [
    'a store nobody knows',
    set('documents/letter/reuse', [{ by: 'shelve', basis: 'law' }]),
    'unknown-lookup «"shelve"»',
  ],
  [
    'a basis nobody knows',
    both(shelf, set('documents/letter/reuse', [{ by: 'shelf', basis: 'lwa' }])),
    'unknown-basis «"lwa"»',
  ],
  [
    'a registry that keeps no papers',
    set('documents/letter/reuse', [{ by: 'me', basis: 'law' }]),
    'reuse-source «"me"»',
  ],
  [
    'a store that is only compared, and one for officials',
    both(
      shelf,
      set('lookups/shelf/use', 'confirm'),
      set('lookups/desk', {
        registry: 'book',
        basis: 'law',
        use: 'office',
        by: { number: '$applicant.personId' },
      }),
      set('documents/letter/reuse', [
        { by: 'shelf', basis: 'law' },
        { by: 'desk', basis: 'law' },
      ]),
    ),
    'lookup-use «"shelf"»',
    'lookup-use «"desk"»',
  ],
  [
    'each of what has no rows',
    set('documents/letter/each', '$form.kin'),
    'alternative-rows «"letter"»',
    'each-not-rows «"$form.kin"»',
  ],
  ['a paper of a row in the place of one for all', children(ofChildren()), 'alternative-rows «"letter"»'],
  [
    'a row where a document has none',
    set('documents/letter/needed', '$this.adult'),
    'name-out-of-scope «$this»',
  ],
  ['a field no row has', letters({ needed: '$this.adlut' }), 'unknown-member «adlut»'],
  ['a condition that is none', letters({ needed: '$this.name' }), 'condition-type «"$this.name"»'],
  [
    'a lookup of the rows of another list',
    letters({ each: '$form.cards', waived: [{ by: 'child', basis: 'law' }] }, cards()),
    'name-out-of-scope «"child"»',
  ],
  [
    'a state no paper has',
    set('guards/complete', "$documents.letter.state = 'waived'"),
    "expression-type «'waived'»",
  ],
]);

const moved = (fields: object, more: object = {}) => set('migrations', { '0.9.0': { fields, ...more } });

table('drafts of earlier versions', [
  [
    'moved, put together, renamed, and a document under another name',
    moved(
      {
        '/kin/name': "$old.last & ' ' & $old.first",
        '/kin/sex': { from: '$old.gender', codes: { m: 'male' } },
        '/kin/age': '$number($old.age)',
      },
      { documents: { letter: 'note' } },
    ),
  ],
  [
    'rows, and a field in them',
    children(moved({ '/children': '$old.kids', '/children/*/name': '$this.fullName' })),
  ],
  ['a field the form does not have', moved({ '/kin/nmae': '$old.name' }), 'migration-target «"/kin/nmae"»'],
  ['a group', moved({ '/kin': '$old.kin' }), 'migration-target «"/kin"»'],
  ['what is computed', moved({ '/me/adult': '$old.adult' }), 'migration-target «"/me/adult"»'],
  ['a document nobody knows', moved({}, { documents: { lettre: 'note' } }), 'unknown-document «"lettre"»'],
  ['a kind the field does not take', moved({ '/kin/age': "'thirteen'" }), 'migration-type «"\'thirteen\'"»'],
  [
    'a code the field does not have, and a field without codes',
    moved({
      '/kin/sex': { from: '$old.gender', codes: { m: 'man' } },
      '/kin/card': { from: '$old.card', codes: { a: 'b' } },
    }),
    'migration-type «"man"»',
    'migration-type «"b"»',
  ],
  [
    'names that have no say in what becomes of a draft',
    moved({ '/kin/name': '$me.name', '/kin/card': '$today', '/kin/sex': '$form.kin.sex' }),
    'name-out-of-scope «$me»',
    'name-out-of-scope «$today»',
    'name-out-of-scope «$form»',
  ],
  [
    'rows without a row, a row in a form',
    children(moved({ '/children/*/name': '$old.name', '/kin/name': '$this.name' })),
    'name-out-of-scope «$old»',
    'name-out-of-scope «$this»',
  ],
  ['a name nobody knows', moved({ '/kin/name': '$odl.name' }), 'unknown-name «$odl»'],
  ['the old answers anywhere else', set('guards/young', '$old.young'), 'unknown-name «$old»'],
  ['from this very version', set('migrations', { '1.0.0': { fields: {} } }), 'migration-version «"1.0.0"»'],
  ['a guard of that name', set('guards/old', '$young'), 'reserved-name «"old"»'],
]);

table('rows', [
  ['rows asked one by one', children()],
  ['rows made of records', cards()],
  ['rows read as a whole', children(set('guards/young', '$count($form.children[adult]) > 1'))],
  [
    'a block in a row',
    children(
      inChild('kin', {
        $ref: 'blocks/person.json',
        title: 'Người kia',
        with: { subject: '$child', id: '$this.id' },
      }),
    ),
  ],
  [
    'a row whose block computes from itself',
    cards(
      set('form/properties/cards/items/properties/kin', {
        $ref: 'blocks/person.json',
        title: 'Người kia',
        with: { subject: '$me', id: '$this.nummer' },
      }),
    ),
    'unknown-member «nummer»',
  ],
  ['each of what has no rows', set('lookups/kin/each', '$form.kin'), 'each-not-rows «"$form.kin"»'],
  [
    'each of a list nobody knows',
    children(set('lookups/child/each', '$form.childen')),
    'each-not-rows «"$form.childen"»',
    'unknown-form-field «childen»',
  ],
  [
    'each of a part of a list',
    children(set('lookups/child/each', '$form.children[0]')),
    'each-not-rows «"$form.children[0]"»',
  ],
  [
    'a record of a row, read outside',
    children(set('form/properties/kin/properties/born/prefill', '$child.born')),
    'name-out-of-scope «$child»',
  ],
  [
    'a record of a row, read in the rows of another list',
    definition => {
      children()(definition);
      cards(set('form/properties/cards/items/properties/note/prefill', '$child.name'))(definition);
    },
    'name-out-of-scope «$child»',
  ],
  [
    'a record of a row that is to waive a paper',
    children(set('documents/proof/waived/0/by', 'child')),
    'name-out-of-scope «"child"»',
  ],
  [
    'a row where there is none',
    children(set('lookups/kin/by/name', '$this.name')),
    'name-out-of-scope «$this»',
  ],
  [
    'a key filled by the lookup it is the key of',
    children(inChild('name/prefill', '$child.name')),
    'own-lookup-key «"$child.name"»',
  ],
  [
    'rows that read their own list',
    children(inChild('adult/computed', '$count($form.children) > 1')),
    'ring «"$count($form.children) > 1"»',
  ],
  [
    'a field a row does not have',
    children(inChild('adult/computed', '$this.bron = $today')),
    'unknown-member «bron»',
  ],
  [
    'a locked value nobody vouches for, in a row',
    children(inChild('name/prefill', { from: '$this.id', lock: true })),
    'lock-unverified «"$this.id"»',
  ],
  [
    'a locked day that may be a year, in a row',
    children(inChild('born/prefill/from', '$child.since')),
    'lock-partial-date «$child.since»',
  ],
  [
    'a value a row does not take',
    children(inChild('born/prefill', '$child.height')),
    'prefill-type «"$child.height"»',
  ],
  [
    'a bare number typed in a row',
    children(set('lookups/child/by', { id: '$this.id' })),
    'bare-key «"$this.id"»',
  ],
  [
    'records whose members are of another kind',
    cards(set('form/properties/cards/items/properties/number', { type: 'integer', title: 'Số thẻ' })),
    'prefill-type «"$me.cards"»',
  ],
  ['a key no row has', cards(set('form/properties/cards/prefill/key', 'nummer')), 'row-key «"nummer"»'],
  ['a key no record has', cards(set('form/properties/cards/prefill/key', 'note')), 'row-key «"note"»'],
  [
    'a key that may be hidden',
    cards(set('form/properties/cards/items/properties/number/visible', '$young')),
    'row-key «"number"»',
  ],
  [
    'a list of rows filled without a key',
    cards(
      set('form/properties/cards/prefill', '$me.cards'),
      set('form/properties/cards/items/properties/note/computed', "'x'"),
    ),
    'row-key «"prefill"»',
  ],
  [
    'rows in rows',
    cards(
      set('form/properties/cards/items/properties/uses', {
        type: 'array',
        title: 'Các lần dùng',
        items: {
          type: 'object',
          properties: { on: { type: 'string', title: 'Ngày', format: 'date', prefill: '$today' } },
        },
      }),
    ),
    'nested-rows «"uses"»',
  ],
  [
    'rows asked one by one without a bound',
    children(set('form/properties/children/maxItems', undefined)),
    'rows-unbounded «"children"»',
  ],
  [
    'a condition on whole rows',
    cards(set('form/properties/cards/items/visible', '$young')),
    'misplaced-keyword «"visible"»',
  ],
  [
    'a computed list of rows',
    cards(set('form/properties/cards/computed', '$me.cards')),
    'misplaced-keyword «"computed"»',
  ],
  [
    'expressions in a list that has no rows',
    set('form/properties/cards', {
      type: 'array',
      title: 'Các thẻ',
      items: { type: 'string', title: 'Số thẻ', maxLength: 20, prefill: '$today' },
    }),
    'unsupported «"items"»',
  ],
]);
