import { StoreError, type StoreFailure } from '../dossier/errors.js';
import { type Text, text } from '../source/text.js';

type Common = Extract<StoreFailure, 'closed' | 'not-found' | 'forgotten'>;

const MESSAGES: Readonly<Record<Common, Text>> = {
  closed: text(
    'Kho dữ liệu đã đóng. Hãy mở lại trước khi dùng.',
    'The store is closed. Open it again before use.',
  ),
  'not-found': text('Không tìm thấy mục cần dùng trong kho dữ liệu.', 'The store holds no such record.'),
  forgotten: text(
    'Khóa của hồ sơ này đã bị hủy; không thể ghi thêm vào hồ sơ.',
    'The key of this dossier was discarded; nothing more can be written to it.',
  ),
};

/** A failure any store may have, in its standard wording. */
export const storeFailure = (code: Common, cause?: unknown): StoreError =>
  new StoreError(code, MESSAGES[code], cause);
