import type { Label } from '../model/basis.ts';
import type { CaseCategory, CaseState, CaseView, NextClock } from '../model/case.ts';

/** A table of words of one closed list, in both languages. */
type Words<Id extends string> = Readonly<Record<Id, Label>>;

const word = (zh: string, en: string): Label => ({ zh, en });

/** What the closed lists of a case are called where no screen is: in files, and to other programs. */
export const KIND_WORDS: Words<CaseView['kind']> = {
  facility: word('部件', 'Facility'),
  event: word('事件', 'Event'),
};

export const STATE_WORDS: Words<CaseState> = {
  reported: word('上报', 'Reported'),
  verifying: word('核实中', 'Being verified'),
  filed: word('立案', 'Filed'),
  dispatched: word('派遣', 'Dispatched'),
  handling: word('处置中', 'In hand'),
  checking: word('待核查', 'To check'),
  closed: word('结案', 'Closed'),
  returned: word('回退', 'Returned'),
  suspended: word('挂账', 'Suspended'),
  refused: word('不予受理', 'Refused'),
  merged: word('已合并', 'Merged'),
  cancelled: word('作废', 'Cancelled'),
};

export const CLOCK_WORDS: Words<NextClock> = {
  accept: word('受理', 'accept'),
  persuade: word('到场', 'on site'),
  dispatch: word('派遣', 'dispatch'),
  order: word('整改', 'order'),
  handle: word('处置', 'handle'),
  check: word('核查', 'check'),
};

export const CATEGORY_WORDS: Words<CaseCategory> = {
  'street-occupation': word('占道经营', 'Street occupation'),
  'road-upkeep': word('道路管养', 'Road upkeep'),
  'outdoor-ads': word('户外广告', 'Outdoor ads'),
  'shop-signs': word('门头牌匾', 'Shop signs'),
  'exposed-waste': word('暴露垃圾', 'Exposed waste'),
  facades: word('房屋立面', 'Façades'),
  'lines-and-boxes': word('管线箱体', 'Lines and boxes'),
  lighting: word('城市亮化', 'Lighting'),
  other: word('其他问题', 'Other'),
};

export const SOURCE_WORDS: Words<CaseView['source']> = {
  patrol: word('巡查发现', 'Patrol'),
  hotline: word('热线', 'Hotline'),
  public: word('公众上报', 'Public'),
  video: word('视频', 'Video'),
  superior: word('上级交办', 'Superior'),
  import: word('导入', 'Import'),
};

export const SEVERITY_WORDS: Words<CaseView['severity']> = {
  ordinary: word('一般', 'Ordinary'),
  difficult: word('疑难', 'Difficult'),
  major: word('重大', 'Major'),
};

export const LATENESS_WORDS = {
  'in-time': word('时限内', 'In time'),
  warning: word('临期', 'Due soon'),
  late: word('超期', 'Late'),
  'ended-in-time': word('按期办结', 'Ended in time'),
  'ended-late': word('超期办结', 'Ended late'),
} as const;
