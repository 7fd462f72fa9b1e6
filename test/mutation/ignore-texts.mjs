/**
 * A plugin of Stryker: what messages say is not mutated, for tests ask for their codes and places. That is: what is
 * handed to `text`; a table of pairs in two languages; and the name of a function or an operator that is handed along
 * with a code only to be put into its message. The code itself and the place are mutated.
 */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'texts',
    value: { shouldIgnore: path => (isText(path) ? 'the text of a message' : undefined) },
  },
];

const isText = path => isMessage(path.node) || isPair(path) || isDetail(path);

const isMessage = node => node.type === 'CallExpression' && ['text', 'refusal'].includes(node.callee.name);

/** `['…', '…']` in what is declared to hold pairs `[vi: string, en: string]`. */
function isPair(path) {
  const { type, elements } = path.node;
  if (type !== 'ArrayExpression' || elements.length !== 2) return false;
  if (elements.some(each => each?.type !== 'StringLiteral' && each?.type !== 'TemplateLiteral')) return false;
  const declared = path.findParent(({ node }) => node.type === 'VariableDeclarator')?.node.id.typeAnnotation;
  return declared !== undefined && namesLanguages(declared);
}

/** Whether a type has a part that is called `vi`. */
const namesLanguages = type =>
  type !== null &&
  typeof type === 'object' &&
  ((type.type === 'TSNamedTupleMember' && type.label.name === 'vi') ||
    Object.values(type).some(part => namesLanguages(part)));

/** The second argument of `run.fail(code, detail)` and of `wordingOf(code, detail)`, or what it is when left out. */
function isDetail({ key, listKey, parent }) {
  if (parent?.type === 'AssignmentPattern') return key === 'right' && parent.left.name === 'detail';
  if (parent?.type !== 'CallExpression' || listKey !== 'arguments' || key !== 1) return false;
  const { callee } = parent;
  return (
    callee.name === 'wordingOf' || (callee.type === 'MemberExpression' && callee.property.name === 'fail')
  );
}
