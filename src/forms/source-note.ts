import type { Procedure } from '../procedure/procedure.js';
import { translated } from '../procedure/titles.js';
import { type Text, text } from '../source/text.js';
import type { DrawnField } from './drawn-form.js';

/** What a person is told beside a field: where its value comes from, and what is left to them. */
export function sourceNote(procedure: Procedure, { field, state }: DrawnField): Text | undefined {
  if (field.computed) return text('Được tính tự động.', 'Computed, nothing to fill in.');
  if (!state) return undefined;
  const { vi, en } = sourceOf(procedure, state.registry);
  if (state.differs) return text(`Khác với ${vi}.`, `Differs from ${en}.`);
  if (state.source !== 'registry') return undefined;
  if (state.locked) return text(`Theo ${vi}, không sửa ở đây.`, `As told by ${en}; not changed here.`);
  if (state.unfit)
    return text(
      `Theo ${vi}, chưa đúng quy định: hãy sửa.`,
      `As told by ${en}, but not as required: please correct it.`,
    );
  return text(`Theo ${vi}, hãy kiểm tra.`, `As told by ${en}; please check.`);
}

/** A registry by its title; what is known of the person logged in comes from the login. */
function sourceOf({ artefact, definition }: Procedure, registry: string | undefined): Text {
  const title = registry === undefined ? undefined : artefact.registries[registry]?.title;
  if (title === undefined) return text('thông tin đăng nhập', 'the login');
  const { vi, en } = translated(definition, title);
  return text(`“${vi}”`, `“${en}”`);
}
