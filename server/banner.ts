import { SETUP_PAGE } from '../shared/http/endpoints/setup.ts';
import type { LoadedDistrict } from './ports/district.ts';
import type { ServerConfig } from './ports/server.ts';
import type { Store } from './ports/store.ts';

interface Told {
  readonly store: Store['kind'];
  readonly url: string;
  /** Code of the first administrator, when there is none. */
  readonly setupCode: string | null;
}

/** What the person at the terminal is told, once, when the server is ready. */
export function banner(config: ServerConfig, loaded: LoadedDistrict, { store, url, setupCode }: Told): string {
  const { name, schematic } = loaded.district;
  const lines = [
    `精格 Jingge ${config.version} · ${name.zh} ${name.en}`,
    '',
    `打开 Open     ${url}`,
    `大屏 Wall     ${url}/wall`,
    ...(setupCode === null
      ? []
      : [
          `首次 Setup    ${url}${SETUP_PAGE}  验证码 code  ${setupCode}`,
          '              建立首位系统管理员，重启后换新码 · makes the first administrator; new at each start',
        ]),
    config.demo
      ? '演示 Demo     人员位置与案件均为模拟 · officers and cases are simulated (JINGGE_DEMO=0 turns it off)'
      : '实况 Live     无模拟数据 · no simulated data',
    ...(schematic ? ['边界 Shapes   示意图形，非测绘成果 · schematic, not surveyed'] : []),
    store === 'embedded'
      ? `存储 Storage  内置数据库，仅供评估 · embedded database, for evaluation (${config.dataFolder})`
      : '存储 Storage  PostgreSQL (DATABASE_URL)',
    ...(config.redisUrl === null
      ? []
      : ['单机 Single   REDIS_URL 未使用：一个区只能运行一台服务 · REDIS_URL is not used: one server runs a district']),
    '停止 Stop     Ctrl-C',
  ];
  return `\n${lines.map((line) => (line === '' ? '' : `  ${line}`)).join('\n')}\n\n`;
}
