import type { Label } from '../model/basis.ts';
import type { SheetState } from './payout-sheet.ts';

/** What a reader of a sheet must know before the figures. */
export const SHEET_NOTICES: Readonly<Record<SheetState | 'no-rules', Label>> = {
  final: { zh: '按全年考核成绩计算。', en: 'By the scores of the whole year.' },
  provisional: {
    zh: '试算：本年度考核尚未完成，按已考核月份的成绩推算，不作为拨付依据。',
    en: 'Provisional: the year is not fully assessed. Worked out from the months assessed so far; nothing is paid by it.',
  },
  'no-score': {
    zh: '尚无年度成绩：仅列基础保障经费，效能评估经费待定。',
    en: 'No score for the year yet: the base part is listed, the effectiveness part is undecided.',
  },
  'no-budget': {
    zh: '未提供年度经费：附件未公布经费标准，本区数据也未给出。',
    en: 'No amounts: the annex with them is not published, and the district has given none.',
  },
  'no-rules': {
    zh: '该年度没有适用的经费规定。',
    en: 'No document in force in that year says how funds are paid.',
  },
};
