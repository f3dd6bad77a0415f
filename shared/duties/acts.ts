import type { Label } from '../model/basis.ts';

/**
 * What an act is: helping work that any team may be given, work on the city itself, enforcement of the law, supervision
 * (监督) or command (指挥).
 */
type ActNature = 'assist' | 'work' | 'enforce' | 'supervise' | 'command';

interface ActFields {
  readonly label: Label;
  readonly nature: ActNature;
}

/** Everything that somebody does in the street or at the desk. */
export const ACTS = {
  publicise: { label: { zh: '宣传法律法规', en: 'Publicise the law' }, nature: 'assist' },
  patrol: { label: { zh: '日常巡查', en: 'Patrol' }, nature: 'assist' },
  'collect-information': { label: { zh: '信息采集', en: 'Collect information' }, nature: 'assist' },
  'search-hazards': { label: { zh: '隐患排查', en: 'Search for hidden dangers' }, nature: 'assist' },
  persuade: { label: { zh: '劝导', en: 'Persuade' }, nature: 'assist' },
  remind: { label: { zh: '提醒', en: 'Remind' }, nature: 'assist' },
  report: { label: { zh: '情况上报', en: 'Report' }, nature: 'assist' },
  'relay-opinions': { label: { zh: '群众意见建议反馈', en: 'Relay what residents say' }, nature: 'assist' },
  'assist-parking': { label: { zh: '协助非机动车停放管理', en: 'Help with parked bicycles' }, nature: 'assist' },
  'assist-front-gate': { label: { zh: '协助“门前四包”管理', en: 'Help with the four guarantees' }, nature: 'assist' },
  'assist-other': { label: { zh: '其他辅助性任务', en: 'Other helping tasks' }, nature: 'assist' },
  whistle: { label: { zh: '吹哨', en: 'Raise a whistle' }, nature: 'assist' },
  handle: { label: { zh: '处理问题', en: 'Handle a problem' }, nature: 'work' },
  'keep-appearance': { label: { zh: '市容市貌管理维护', en: 'Keep up the appearance' }, nature: 'work' },
  'maintain-facilities': { label: { zh: '市政维护', en: 'Maintain facilities' }, nature: 'work' },
  'sanitation-work': { label: { zh: '环卫作业', en: 'Sanitation work' }, nature: 'work' },
  'answer-whistle': { label: { zh: '亮证', en: 'Answer a whistle and show the badge' }, nature: 'enforce' },
  'order-correction': { label: { zh: '下达责令整改通知书', en: 'Issue an order to correct' }, nature: 'enforce' },
  penalise: { label: { zh: '行政处罚', en: 'Penalise' }, nature: 'enforce' },
  coerce: { label: { zh: '行政强制', en: 'Seize or coerce' }, nature: 'enforce' },
  verify: { label: { zh: '核实', en: 'Verify' }, nature: 'supervise' },
  file: { label: { zh: '立案', en: 'File a case' }, nature: 'supervise' },
  check: { label: { zh: '核查', en: 'Check the result' }, nature: 'supervise' },
  close: { label: { zh: '结案', en: 'Close a case' }, nature: 'supervise' },
  'reply-caller': { label: { zh: '回复举报人', en: 'Reply to the caller' }, nature: 'supervise' },
  dispatch: { label: { zh: '派遣', en: 'Dispatch' }, nature: 'command' },
  coordinate: { label: { zh: '协调', en: 'Coordinate' }, nature: 'command' },
  urge: { label: { zh: '督办', en: 'Urge' }, nature: 'command' },
} as const satisfies Readonly<Record<string, ActFields>>;
export type Act = keyof typeof ACTS;

export const ACT_IDS = Object.keys(ACTS) as readonly Act[];

/** Whether an act is enforcement of the law, which no document can give to anybody but enforcement officers (DUT-3). */
export function isEnforcing(act: Act): boolean {
  return ACTS[act].nature === 'enforce';
}
