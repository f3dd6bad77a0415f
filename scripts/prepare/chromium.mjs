import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly, step } from './step.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Browser tests need a Chromium: uses the one there is, installs one where that is one command, or says how to get it. */
export async function makeSureOfChromium() {
  if (findChromium()) return;
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    try {
      await step('安装浏览器 installing chromium and fonts-noto-cjk', async () => {
        await runQuietly('apt-get', ['update', '-qq'], { env });
        await runQuietly('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], { env });
      });
      return;
    } catch (error) {
      process.stderr.write(`  ${error.message}\n`);
    }
  }
  process.stderr.write(
    '  没有 Chromium，浏览器测试将失败 · There is no Chromium, so browser tests will fail: install it (Debian: apt install chromium fonts-noto-cjk) or set CHROMIUM_PATH.\n',
  );
}

function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given && existsSync(given)) return given;
  return NAMES.map(onPath).find(Boolean);
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
