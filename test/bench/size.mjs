import { doorSize } from './door-size.mjs';

// node test/bench/size.mjs [--json]: what the browser door weighs, whole and by part.

const LIMIT = 130_000;
const kilo = bytes => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;

const { min, gzip, parts, hosts } = await doorSize();
if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ min, gzip, limit: LIMIT, parts, hosts }, null, 2));
} else {
  console.log(`browser door: ${kilo(min).trim()} minified, ${kilo(gzip).trim()} gzipped (limit ${LIMIT / 1000} kB)`);
  for (const { name, min: bytes } of parts) console.log(`${kilo(bytes)}  ${name}`);
  console.log(hosts.length === 0 ? 'no node: import' : `imports of the host: ${hosts.join(', ')}`);
}
if (gzip > LIMIT || hosts.length > 0) process.exitCode = 1;
