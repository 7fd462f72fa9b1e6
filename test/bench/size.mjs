import {
  doorSize,
  evaluatorSize,
  pageOnly,
  promised,
  promisedEvaluator,
  promisedPictures,
  wholeDoor,
  withDossiers,
} from './door-size.mjs';

// node test/bench/size.mjs [--json]: what the browser door weighs, whole and by part, and the
// evaluator of expressions by itself, in kB of 1,000 bytes.

const kilo = bytes => `${(bytes / 1000).toFixed(1)} kB`;
const whole = await doorSize(wholeDoor);
const page = await doorSize(pageOnly);
const outside = await doorSize(withDossiers);
const { evaluator, pictures } = await evaluatorSize();

if (process.argv.includes('--json')) {
  const figures = ({ min, gzip, parts, hosts }) => ({ min, gzip, parts, hosts });
  const expressions = { evaluator: figures(evaluator), promisedEvaluator, pictures, promisedPictures };
  console.log(
    JSON.stringify(
      { promised, whole: figures(whole), page: figures(page), outside: figures(outside), ...expressions },
      null,
      2,
    ),
  );
} else {
  const print = (name, { min, gzip, parts }) => {
    console.log(`${name}: ${kilo(min)} minified, ${kilo(gzip)} gzipped`);
    for (const { name: part, min: bytes } of parts) console.log(`${kilo(bytes).padStart(12)}  ${part}`);
  };
  const bundles = {
    'whole door': whole,
    'a page only': page,
    'the door with thutuc/dossiers and thutuc/report': outside,
  };
  for (const [name, bundle] of Object.entries(bundles)) {
    print(name, bundle);
    console.log(
      bundle.hosts.length === 0
        ? '  no import of the host'
        : `  imports of the host: ${bundle.hosts.join(', ')}`,
    );
  }
  console.log(`promised for the whole door: ${kilo(promised)} gzipped`);
  print('evaluator of expressions', evaluator);
  console.log(`promised for the evaluator: ${kilo(promisedEvaluator)} gzipped`);
  console.log(
    `pictures of dates and numbers: ${kilo(pictures.min)} minified, ${kilo(pictures.gzip)} gzipped`,
  );
  console.log(`promised for pictures: ${kilo(promisedPictures)} gzipped`);
}
