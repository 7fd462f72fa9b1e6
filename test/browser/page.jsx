import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { fill, load } from 'thutuc';
import { pictures } from 'thutuc/pictures';

/**
 * Draws the form the world asks for: filled by the page of docs/forms.md where there is a draft, else blank. What the
 * page does stands in `globalThis.told`, what the browser refuses under the page's CSP in `told.refused`.
 */
export async function show({ ProcedureForm, BlankForm }) {
  const told = { refused: [] };
  globalThis.told = told;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
    told.refused.push(`${violatedDirective} ${blockedURI} ${sample}`),
  );
  const answer = await fetch('/world.json');
  const { artefact, context, draft } = await answer.json();
  const procedure = load(artefact, { pictures });
  createRoot(document.getElementById('form')).render(
    draft ? (
      <Person {...{ procedure, context, ProcedureForm, told }} begun={draft} />
    ) : (
      <BlankForm procedure={procedure} told={told} />
    ),
  );
}

function Person({ procedure, context, begun, ProcedureForm, told }) {
  const [draft, setDraft] = useState(begun);
  Object.assign(told, { draft, filled: fill(procedure, draft, context) });
  globalThis.setDraft = setDraft;
  const send = answers => Object.assign(told, { sent: answers });
  return <ProcedureForm {...{ procedure, context, draft, setDraft, send }} />;
}

/** A person types into an input, and in the same instant the draft gets its registries' answers. */
globalThis.typeWhileAnswered = (selector, value, lookups) => {
  const input = document.querySelector(selector);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  globalThis.setDraft(draft => ({ ...draft, lookups }));
};
