import type { Reading } from '../../definition/read.js';
import type { Step } from '../../definition/walk.js';
import { ownIn } from '../../source/own.js';
import { text } from '../../source/text.js';
import type { Rule } from '../rule.js';
import { pointerOf } from '../state-pointer.js';
import { soundSite } from '../typed-sites.js';

/** A state that does not end the workflow must be left by something: a dossier would rest there for ever. */
export const deadEndState: Rule = {
  code: 'dead-end-state',
  severity: 'error',
  check(reading, report) {
    const { reachable, deadEnds, walk } = reading.journeys;
    for (const id of deadEnds) {
      const message = text(
        `Hồ sơ vào trạng thái "${id}" sẽ không bao giờ ra: không có bước nào rời khỏi đó.`,
        `A dossier that enters "${id}" never leaves: no transition leads out.`,
      );
      report({ pointer: pointerOf(reading, id), part: 'key' }, message, addWayOut);
    }
    for (const id of reachable) {
      if (deadEnds.includes(id)) continue;
      const perhaps = onlyPerhaps(reading, id, walk.steps(id));
      if (perhaps) report({ pointer: pointerOf(reading, id), part: 'key' }, ...perhaps);
    }
  },
};

/**
 * Why a state that has ways out may yet keep a dossier: no event comes there that would have the guards asked once
 * more, and no deadline whose amount is sure to be a number.
 */
function onlyPerhaps(reading: Reading, id: string, steps: readonly Step[]) {
  const out = steps.filter(({ to }) => to !== id);
  if (out.length === 0 || steps.some(({ transition }) => transition.kind === 'on')) return undefined;
  if (out.some(step => isSure(reading, step))) return undefined;
  const vague = out.find(({ transition }) => transition.kind === 'after')?.by;
  return vague === undefined ? whenGuardsFail(id) : whenNoAmount(id, vague);
}

function isSure(reading: Reading, { by, transition }: Step): boolean {
  if (transition.kind !== 'after') return transition.guard === undefined;
  const deadline = ownIn(reading.parts.deadlines, by);
  if (deadline === undefined) return true;
  return soundSite(reading, `${deadline.pointer}/${deadline.unit}`)?.type.nothing !== true;
}

const whenGuardsFail = (id: string) =>
  [
    text(
      `Hồ sơ vào trạng thái "${id}" có thể không bao giờ ra: mọi lối ra đều có điều kiện, và không sự kiện nào đến đó.`,
      `A dossier that enters "${id}" may never leave: every way out has a guard, and no event comes there.`,
    ),
    text(
      'Bỏ điều kiện ở nhánh cuối cùng, hoặc thêm "on" hay "after".',
      'Leave the last branch without a guard, or add an "on" or "after".',
    ),
  ] as const;

const whenNoAmount = (id: string, deadline: string) =>
  [
    text(
      `Hồ sơ vào trạng thái "${id}" có thể không bao giờ ra: thời hạn "${deadline}" có thể không cho số nào, khi đó nó không chạy.`,
      `A dossier that enters "${id}" may never leave: the deadline "${deadline}" may give no number, and does not run then.`,
    ),
    text(
      'Cho biểu thức một số trong mọi trường hợp ("?? 5"), hoặc thêm một lối ra khác.',
      'Let the expression give a number in every case ("?? 5"), or add another way out.',
    ),
  ] as const;

const addWayOut = text(
  'Thêm "on" hoặc "after", hoặc "type": "final" nếu đây là kết thúc.',
  'Add an "on" or "after", or "type": "final" if this is an end.',
);
