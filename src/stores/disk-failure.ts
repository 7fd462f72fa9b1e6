import { StoreError, type StoreFailure } from '../dossier/errors.js';
import { type Text, text } from '../source/text.js';

export type DiskFailure = Extract<
  StoreFailure,
  'full' | 'read-only' | 'corrupt' | 'busy' | 'unknown-format' | 'io' | 'no-driver'
>;

const MESSAGES: Readonly<Record<DiskFailure, Text>> = {
  full: text(
    'Kho dữ liệu đã đầy, bước vừa rồi không được ghi. Hãy giải phóng dung lượng đĩa rồi làm lại.',
    'The store is full; the last step was not written. Free some disk space and try again.',
  ),
  'read-only': text(
    'Không ghi được vào kho dữ liệu. Hãy cấp quyền ghi cho tệp và cả thư mục chứa tệp.',
    'The store may not be written. Allow writing to the file and to the folder it stands in.',
  ),
  corrupt: text(
    'Kho dữ liệu bị hỏng hoặc không phải là cơ sở dữ liệu SQLite. Hãy khôi phục từ bản sao lưu.',
    'The store is damaged or not an SQLite database. Restore it from a backup.',
  ),
  busy: text(
    'Một tiến trình khác đang giữ kho dữ liệu quá lâu. Hãy thử lại.',
    'Another process holds the store for too long. Try again.',
  ),
  'unknown-format': text(
    'Tệp này không phải kho dữ liệu của thutuc, hoặc do bản mới hơn tạo ra. Hãy chọn tệp khác hoặc nâng cấp thutuc.',
    'This file is not a store of thutuc, or a newer release made it. Choose another file or upgrade thutuc.',
  ),
  io: text(
    'Đĩa hoặc trình điều khiển SQLite báo lỗi đọc ghi. Hãy kiểm tra ổ đĩa rồi thử lại.',
    'The disk or the SQLite driver reported an I/O failure. Check the disk and try again.',
  ),
  'no-driver': text(
    'Chưa có trình điều khiển SQLite. Hãy chạy: npm i libsql',
    'No SQLite driver is installed. Type: npm i libsql',
  ),
};

/** A failure of a store on a disk, in its standard wording. */
export const diskFailure = (code: DiskFailure, cause?: unknown): StoreError =>
  new StoreError(code, MESSAGES[code], cause);
