/** A plugin of Stryker: what messages say is not mutated, for tests ask for their codes and places. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'texts',
    value: {
      shouldIgnore: ({ node }) =>
        node.type === 'CallExpression' && node.callee.name === 'text' ? 'the text of a message' : undefined,
    },
  },
];
