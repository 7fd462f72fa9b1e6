import { localDate, localTime } from '../calendar/local-time.js';
import type { Lang } from '../source/text.js';

/** `22/04/2026 08:58:30` in Vietnam, as officials write it. */
export const moment = (instant: string): string => `${day(instant)} ${clock(instant)}`;

/** `22/04 08:58`, where the year is plain from the lines around it. */
export const shortMoment = (instant: string): string =>
  `${day(instant).slice(0, 5)} ${clock(instant).slice(0, 5)}`;

/** A length of time in the two largest units that matter: `3 min 15 s`, `3 phút 15 giây`. */
export function span(ms: number, lang: Lang): string {
  const words = { vi: ['ngày', 'giờ', 'phút', 'giây'], en: ['d', 'h', 'min', 's'] }[lang];
  const seconds = Math.round(ms / 1000);
  const counts = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  const first = counts.findIndex(count => count > 0);
  if (first < 0) return `0 ${words[3]}`;
  const shown = counts
    .slice(first, first + 2)
    .map((count, at) => (count > 0 ? `${count} ${words[first + at]}` : ''));
  return shown.filter(Boolean).join(' ');
}

function day(instant: string): string {
  const [year, month, date] = localDate(instant).split('-');
  return `${date}/${month}/${year}`;
}

const clock = (instant: string): string => localTime(instant);
