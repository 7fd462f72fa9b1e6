/** `open`: nobody is let through · `halfOpen`: one question tries whether the service is back. */
export type Circuit = 'closed' | 'open' | 'halfOpen';

/** What a question let through has to tell in the end, once. `neither` says nothing about the service. */
export type Pass = (ended: 'answered' | 'failed' | 'neither') => void;

export interface Breaker {
  /** Undefined while the circuit is open, and while another question is trying it. */
  enter(): Pass | undefined;
}

/**
 * Spares a service that is down, and everybody the wait: after so many failures in a row questions are refused at
 * once, until the time is over and one of them may try.
 * @param now milliseconds of a clock, which may be set back: time that runs backwards ends the pause
 */
export function breaker(
  { failures, openFor }: { readonly failures: number; readonly openFor: number },
  now: () => number,
  changed: (circuit: Circuit) => void,
): Breaker {
  let circuit: Circuit = 'closed';
  let inARow = 0;
  let openedAt = 0;
  /** Counts the states; what a question of an earlier one tells is old news. */
  let era = 0;

  const become = (next: Circuit): void => {
    circuit = next;
    era += 1;
    inARow = 0;
    if (next === 'open') openedAt = now();
    changed(next);
  };
  const isOver = (): boolean => {
    const paused = now() - openedAt;
    return paused < 0 || paused >= openFor;
  };

  return {
    enter() {
      if (circuit === 'halfOpen' || (circuit === 'open' && !isOver())) return undefined;
      if (circuit === 'open') become('halfOpen');
      const began = era;
      return ended => {
        if (era !== began) return;
        if (ended === 'failed') inARow += 1;
        if (ended === 'answered') inARow = 0;
        if (circuit === 'halfOpen') become(ended === 'answered' ? 'closed' : 'open');
        else if (inARow >= failures) become('open');
      };
    },
  };
}
