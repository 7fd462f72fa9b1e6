import type { Ast } from './ast.js';
import type { Converting } from './converting.js';
import { around } from './places.js';
import type { Stage, StreamStep, Tree } from './tree.js';

/** A path of which some step is a stream of values with names: `@$x`, `#$i`, or one that a `%` leads back from. */
export function streamTree(ast: Ast, conversion: Converting): Tree {
  const written = ast.steps ?? [];
  const from = written.findIndex(step => step.tuple);
  const carries = ast.tuple === true;
  refuseSorted(ast, from, conversion);
  const steps = written.map((step, i) => stepOf(step, i >= from, conversion));
  const keep = ast.keepSingletonArray === true;
  return { kind: 'stream', ...around(steps.map(({ of }) => of)), steps, from, keep, carries };
}

function stepOf(step: Ast, streams: boolean, conversion: Converting): StreamStep {
  if (!streams) return { of: conversion.tree(step), focus: null, index: null, parent: null, stages: [] };
  const { stages = [], group: _group, ...bare } = step;
  return {
    of: conversion.tree(bare),
    focus: step.focus ?? null,
    index: step.index ?? null,
    parent: step.ancestor?.label ?? null,
    stages: stages.map((stage): Stage => {
      if (stage.type === 'index') return { index: String(stage.value) };
      return { filter: conversion.tree(stage.expr as Ast) };
    }),
  };
}

/** jsonata forgets, after sorting a stream, that it is one: only a position or another step may follow. */
function refuseSorted(ast: Ast, from: number, conversion: Converting): void {
  for (const [i, step] of (ast.steps ?? []).entries()) {
    if (step.type !== 'sort' || i < from) continue;
    const filtered = step.stages?.some(stage => stage.type !== 'filter' || stage.expr?.type !== 'number');
    const last = i === (ast.steps?.length ?? 0) - 1;
    const twice = ast.steps?.[i + 1]?.type === 'sort';
    if (filtered || twice || (last && (ast.group || ast.tuple)))
      conversion.refuse('sorted-stream', step, conversion.places.sorting(step));
  }
}
