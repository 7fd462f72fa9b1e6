import { ProcedureForm } from 'docs:rjsf-form.jsx';
import Form from '@rjsf/core';
import { rjsf } from 'thutuc/forms';
import { show } from './page.jsx';

/** The whole form without anybody's data, and nobody to judge it. */
const BlankForm = ({ procedure, told }) => (
  <Form
    {...rjsf(procedure)}
    validator={{ isValid: () => true, validateFormData: () => ({ errors: [], errorSchema: {} }) }}
    onChange={({ formData }) => Object.assign(told, { changed: formData })}
    onSubmit={({ formData }) => Object.assign(told, { sent: formData })}
  />
);

await show({ ProcedureForm, BlankForm });
