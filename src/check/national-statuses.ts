/**
 * The ten national statuses of a dossier and the steps between them: the union of those seen in status tables of
 * several provincial systems plus what the decrees require. No official transition table was found (knowledge,
 * unverified). 7 is a withdrawal asked for, closed by an officer's 8; nobody leaves 3, 8 and 10.
 */
export const STATUS_STEPS: Readonly<Record<number, readonly number[]>> = Object.freeze({
  1: [2, 3, 5, 6, 7],
  2: [4, 5, 6, 7, 8],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [1, 2, 3, 4, 7, 8],
  6: [1, 2, 4, 7, 8],
  7: [2, 4, 8],
  8: [],
  9: [10],
  10: [],
});

/** Not accepted, stopped, result returned: the statuses a dossier may end with. */
export const FINAL_STATUSES: readonly number[] = [3, 8, 10];

export const STATUS_TITLES: Readonly<Record<number, string>> = Object.freeze({
  1: 'Mới đăng ký',
  2: 'Được tiếp nhận',
  3: 'Không được tiếp nhận',
  4: 'Đang xử lý',
  5: 'Yêu cầu bổ sung giấy tờ',
  6: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  7: 'Công dân yêu cầu rút hồ sơ',
  8: 'Dừng xử lý',
  9: 'Đã xử lý xong',
  10: 'Đã trả kết quả',
});

/** `4 (Đang xử lý)`. */
export const titled = (status: number): string => `${status} (${STATUS_TITLES[status] ?? '?'})`;
