import { ProcedureForm } from 'docs:json-forms-form.jsx';
import { JsonForms } from '@jsonforms/react';
import { vanillaCells, vanillaRenderers } from '@jsonforms/vanilla-renderers';
import { jsonForms } from 'thutuc/forms';
import { show } from './page.jsx';

/** The whole form without anybody's data, and nobody to judge it. */
const BlankForm = ({ procedure, told }) => (
  <>
    <JsonForms
      {...jsonForms(procedure)}
      renderers={vanillaRenderers}
      cells={vanillaCells}
      onChange={({ data }) => Object.assign(told, { changed: data })}
    />
    <button type="submit" onClick={() => Object.assign(told, { sent: told.changed })}>
      Nộp hồ sơ
    </button>
  </>
);

await show({ ProcedureForm, BlankForm });
