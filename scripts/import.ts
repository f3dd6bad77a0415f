import { DISTRICT_USAGE } from './import/district-args.ts';

/** `npm run import -- <what> …`: brings real boundaries or cases in. Each subcommand returns its exit code. */
const IMPORTS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  district: async (args) => (await import('./import/district.ts')).importDistrict(args),
  'case-codes': async (args) => (await import('./import/case-codes.ts')).importCaseCodes(args),
  cases: async (args) => (await import('./import/cases.ts')).importCases(args),
};

const [what, ...rest] = process.argv.slice(2);
const run = what === undefined ? undefined : IMPORTS[what];

if (run) {
  process.exitCode = await run(rest);
} else {
  console.error(`Say what to import: district, cases or case-codes. ${DISTRICT_USAGE}; npm run import -- cases <file>`);
  process.exitCode = 2;
}
