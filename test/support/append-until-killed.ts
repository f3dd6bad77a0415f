import { openStore } from '../../server/db/open-store.ts';
import { storedFix } from './stored-fix.ts';

/** A process that stores fixes and says which were acknowledged, until it is killed. Arguments: data folder, name. */
const [, , dataFolder = '', device = ''] = process.argv;
const store = await openStore({ kind: 'embedded', dataFolder }, () => process.exit(3));
for (let next = 0; ; next += 20) {
  const batch = Array.from({ length: 20 }, (_, i) => storedFix({ device, fixTimeMs: next + i, officerIndex: 1 }));
  await store.fixes.append(batch);
  process.stdout.write(`${next + 20}\n`);
}
