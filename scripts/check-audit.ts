import { spawnSync } from 'node:child_process';
import { judgeAudit } from './supply/judge-audit.ts';

/** `npm run check:audit`: asks the registry for known weaknesses of what runs in production; no answer is a failure. */
const TIMEOUT_MS = 120_000;
const npm = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  timeout: TIMEOUT_MS,
  shell: process.platform === 'win32',
});
const verdict = judgeAudit(npm.stdout ?? '');

if (verdict.ok) console.log(verdict.value);
else {
  console.error(verdict.error);
  process.exitCode = 1;
}
