import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Small files first: most mutants fall to one of them, and the first test that fails ends the run of its mutant. */
class SmallFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => rank(a.moduleId) - rank(b.moduleId));
  }
}

const order = ['/loads.ts', '/test/expression/', '/jsonata.test.ts', '/jsonata-analysis', '/jsonata-cross'];
const rank = (file: string): number => order.findIndex(each => file.includes(each));

/** The tests a mutant of src/expression has to face: those of the room and the official suite. */
export default defineConfig({
  test: {
    include: [
      'test/mutation/loads.ts',
      'test/expression/**/*.test.ts',
      'test/conformance/jsonata{,-analysis,-cross}.test.ts',
    ],
    testTimeout: 60_000,
    silent: true,
    sequence: { sequencer: SmallFirst },
  },
});
