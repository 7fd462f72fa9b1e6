import type { Known, Visit } from './hand-field.js';
import type { Page, PageDocument } from './outcome.js';
import { same } from './tidy.js';

interface Records {
  readonly requester: Known;
  readonly notice: Known;
  readonly stored: Known;
  readonly marriage: Known;
}

const stand = (state: string): PageDocument => ({ state, by: undefined });

const signed = ({ record, answer }: Known): boolean =>
  record !== undefined && answer!.complete && answer!.signed;
const complete = ({ record, answer }: Known): boolean => record !== undefined && answer!.complete;

/** Documents, what is missing of them, and fees, by hand. */
export function handDocuments(
  { draft, context, form }: Visit,
  { requester, notice, stored, marriage }: Records,
): Pick<Page, 'documents' | 'missing' | 'fees'> {
  const has = (name: string): boolean => (draft.documents[name]?.length ?? 0) > 0;
  const lifted = (name: string): boolean => draft.lifted?.includes(name) === true;
  const state = (name: string, by: string | false, open: string): PageDocument =>
    by && !lifted(name) ? { state: 'exempt', by } : stand(has(name) ? 'digitised' : open);
  const required = (name: string, needed: boolean): PageDocument =>
    needed ? state(name, false, 'pending') : stand('notNeeded');
  const { birthKind, registrationKind, copyCount } = form.copies ?? {};
  const born = form.child?.birthDate;

  const bornOn = (known: Known, date: unknown) => signed(known) && date !== undefined && date === born;
  const noticed = bornOn(notice, notice.record?.birth?.birthDate) && 'notice';
  const { issueDate, expiryDate } = stored.record ?? {};
  const kept =
    bornOn(stored, stored.record?.data?.birthDate) &&
    (issueDate === undefined || issueDate <= context.today) &&
    (expiryDate === undefined || expiryDate >= context.today);
  const birthNotice = (): PageDocument => {
    const own = state('birthNotice', noticed, instead ? 'notNeeded' : 'pending');
    const open = own.state === 'pending' || own.state === 'notNeeded';
    return open && kept && !lifted('birthNotice') ? { state: 'reused', by: 'stored' } : own;
  };
  const instead = has('witnessStatement') || has('birthDeclaration');
  const needed = birthKind !== 'abandoned' && registrationKind !== 'again';
  const { personId, residence } = form.requester ?? {};
  const { record } = requester;
  const lives =
    residence !== undefined &&
    [record?.permanentResidence, record?.temporaryResidence, record?.currentResidence].some(
      address => address !== undefined && same(address, residence),
    );

  const documents = {
    birthNotice: needed ? birthNotice() : stand('notNeeded'),
    witnessStatement: state('witnessStatement', false, 'notNeeded'),
    birthDeclaration: state('birthDeclaration', false, 'notNeeded'),
    abandonmentReport: required('abandonmentReport', birthKind === 'abandoned'),
    surrogacyConfirmation: required('surrogacyConfirmation', birthKind === 'surrogacy'),
    authorisation: required('authorisation', form.requester?.relation === 'authorised'),
    identityPaper: state(
      'identityPaper',
      complete(requester) && record.personId === personId && 'requester',
      'shown',
    ),
    residenceProof: state('residenceProof', complete(requester) && lives && 'requester', 'shown'),
    marriageCertificate:
      birthKind === 'bothParents'
        ? state(
            'marriageCertificate',
            complete(marriage) && marriage.record.marriage?.status === 'valid' && 'marriage',
            'shown',
          )
        : stand('notNeeded'),
    certifiedCopies: required('certifiedCopies', context.channel === 'post'),
  };
  const missing: string[] = [];
  for (const [name, { state }] of Object.entries(documents)) if (state === 'pending') missing.push(name);
  const late = born !== undefined && Date.parse(context.today) - Date.parse(born) > 60 * 86_400_000;
  const fees: Record<string, number> = { copies: copyCount === undefined ? 0 : copyCount * 8000 };
  if (!late) fees.registration = 0;
  else if (typeof context.settings.lateFee === 'number') fees.registration = context.settings.lateFee;
  return { documents, missing, fees };
}
