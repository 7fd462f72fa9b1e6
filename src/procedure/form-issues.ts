import type { Definition, Rows } from '../definition/model.js';
import { type Text, text } from '../source/text.js';
import type { DocumentState, FieldState } from './filled.js';
import type { Procedure } from './procedure.js';
import { translated } from './titles.js';
import type { Issue } from './validate.js';

const issue = (code: string, pointer: string, message: Text): Issue =>
  Object.freeze({ code, pointer, message });

/** A locked value that was overtyped. */
export function lockedIssue(definition: Definition, { pointer, title }: FieldState): Issue {
  const { vi, en } = translated(definition, title);
  return issue(
    'locked',
    pointer,
    text(
      `“${vi}” lấy từ cơ sở dữ liệu và không sửa được tại đây. Nếu thông tin sai, hãy báo sai.`,
      `“${en}” comes from a state database and cannot be changed here. If it is wrong, report it.`,
    ),
  );
}

/** What a registry says otherwise than when the form was last seen: nothing is filed that nobody has read. */
export function changedIssue(
  definition: Definition,
  { pointer, title }: Pick<FieldState, 'pointer' | 'title'>,
): Issue {
  const { vi, en } = translated(definition, title);
  return issue(
    'changed',
    pointer,
    text(
      `“${vi}” vừa thay đổi theo cơ sở dữ liệu. Hãy xem lại rồi nộp.`,
      `“${en}” has just changed in a state database. Look at it again, then file.`,
    ),
  );
}

/** A row that says the same key as one before it. */
export function sameRowIssue(definition: Definition, { fields, key }: Rows, pointer: string): Issue {
  const { vi, en } = translated(definition, fields.find(({ path }) => path[0] === key)?.title ?? '');
  return issue(
    'same-row',
    pointer,
    text(
      `“${vi}” đã có ở một dòng trước. Hãy bỏ một trong hai dòng.`,
      `“${en}” stands in an earlier row already. Take out one of the two.`,
    ),
  );
}

/** A document that is asked for and not there; one of a row by the place of its row. */
export function documentIssue(definition: Definition, { place, title, or }: DocumentState): Issue {
  const said = translated(definition, title);
  const row = place.includes('/') ? Number(place.split('/')[1]) + 1 : undefined;
  const vi = row === undefined ? said.vi : `${said.vi} (dòng ${row})`;
  const en = row === undefined ? said.en : `${said.en} (row ${row})`;
  const message =
    or.length === 0
      ? text(`Hãy nộp “${vi}”.`, `Hand in “${en}”.`)
      : text(
          `Hãy nộp “${vi}” hoặc giấy tờ thay thế.`,
          `Hand in “${en}” or a paper that may stand in its place.`,
        );
  return issue('document', `#/documents/${place}`, message);
}

/** A fee whose amount cannot be one: the definition or a setting is wrong, and nobody is to be charged by it. */
export const feeIssue = (name: string): Issue =>
  issue(
    'fee',
    `#/fees/${name}`,
    text(
      `Không tính được lệ phí "${name}": kết quả là số âm hoặc không phải số đồng nguyên. Đây là lỗi của hệ thống; hãy báo cơ quan tiếp nhận.`,
      `The fee "${name}" cannot be told: its amount is negative or no whole number of đồng. This is a fault of the service; tell the agency.`,
    ),
  );

/** A registry that must answer and did not. */
export function unavailableIssue({ definition, artefact }: Procedure, lookup: string): Issue {
  const { registry: name = lookup, stop } = definition.lookups[lookup] ?? {};
  if (stop !== undefined) return issue('unavailable', `#/lookups/${lookup}`, translated(definition, stop));
  const title = artefact.registries[name]?.title ?? name;
  return issue(
    'unavailable',
    `#/lookups/${lookup}`,
    text(
      `Chưa kết nối được “${title}”. Thông tin đã nhập vẫn được giữ; hãy thử lại sau.`,
      `“${title}” cannot be reached. Everything entered is kept; please try again later.`,
    ),
  );
}
