import type { FieldRole, Post } from '../../shared/model/officer.ts';

const REWARD = {
  zh: '月度考核结果计入绩效工资，年度考核结果作为评优评先、续聘解聘的依据（模拟）',
  en: 'The monthly result counts towards performance pay, the yearly one towards awards and renewal (simulated)',
};

const PATROL = { zh: '日常巡查', en: 'Daily patrol' };
const PUBLICITY = { zh: '宣传城市管理法律法规', en: 'Publicise urban management law' };
const REPORT = { zh: '及时发现、上报问题', en: 'Find and report problems' };
const DISSUADE = { zh: '劝阻、劝导', en: 'Dissuade and persuade' };

function post(id: string, title: Post['title'], duties: Post['duties'], reward: Post['reward'] = REWARD): Post {
  return { id, title, duties, reward, basis: 'simulated' };
}

/** The post of each team, after the duties that 四（二）1（4） of the 2012 plan gives the five teams. */
const POST_OF: Readonly<Record<FieldRole, Post>> = {
  enforcement: post('grid-enforcement', { zh: '网格执法岗', en: 'Grid enforcement' }, [
    PATROL,
    PUBLICITY,
    { zh: '及时发现、劝阻、处理问题', en: 'Find, stop and handle problems' },
  ]),
  auxiliary: post('grid-auxiliary', { zh: '网格协管岗', en: 'Grid auxiliary' }, [PATROL, PUBLICITY, DISSUADE, REPORT]),
  maintenance: post('municipal-maintenance', { zh: '市政维护岗', en: 'Municipal maintenance' }, [
    { zh: '开展市政维护', en: 'Maintain municipal facilities' },
    REPORT,
  ]),
  sanitation: post('sanitation', { zh: '环卫作业岗', en: 'Sanitation' }, [
    { zh: '开展环卫作业', en: 'Clean streets and clear waste' },
    REPORT,
  ]),
  information: post('information', { zh: '信息监督岗', en: 'Information supervision' }, [PATROL, REPORT]),
};

/** Nobody has laid down what depends on the work of this one: planted, so that the check has something to find. */
export const TEMPORARY_POST = post(
  'temporary-enforcement',
  { zh: '临时执法岗', en: 'Temporary enforcement' },
  [PATROL],
  null,
);

/** The posts of a simulated roster. */
export const SIMULATED_POSTS: readonly Post[] = [...Object.values(POST_OF), TEMPORARY_POST];

/** Id of the post that members of a team hold. */
export function postOf(role: FieldRole): string {
  return POST_OF[role].id;
}
