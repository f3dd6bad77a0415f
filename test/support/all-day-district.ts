import { mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SHIPPED = join(import.meta.dirname, '../../data/districts/zhenggang');
const ROSTER = 'roster.json';

/** Puts the demonstration district into a data folder with everybody on duty all day, so that no test asks what time it is. */
export function allDayDistrict(dataFolder: string): void {
  const folder = join(dataFolder, 'districts/zhenggang');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(SHIPPED)) if (name !== ROSTER) symlinkSync(join(SHIPPED, name), join(folder, name));
  const roster = JSON.parse(readFileSync(join(SHIPPED, ROSTER), 'utf8')) as { officers: readonly object[] };
  const officers = roster.officers.map((officer) => ({ ...officer, shift: { startMinute: 0, endMinute: 0 } }));
  writeFileSync(join(folder, ROSTER), JSON.stringify({ ...roster, officers }));
}
