import { sides } from './sides.ts';

/** What the pages of administration share: lists, filters, secrets that are shown once, and being sure. */
export const adminWords = sides({
  failed: ['读不到{{what}}（{{code}}）', '{{what}}: cannot be read ({{code}})'],
  reading: ['正在读取{{what}}', 'Reading: {{what}}'],
  retry: ['重试', 'Try again'],
  more: ['更早的记录', 'Earlier ones'],
  any: ['全部', 'All'],
  clear: ['清除筛选', 'Clear filters'],
  close: ['关闭', 'Close'],
  cancel: ['取消', 'Cancel'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  keep: ['不，保持原样', 'No, leave it'],
  town: ['单位', 'Town'],
  'town-all': ['全区', 'Whole district'],
  never: ['从未', 'never'],
  unreachable: [
    '连不上服务器，填写的内容还在，请再试。',
    'The server cannot be reached; what you typed is still here, try again.',
  ],
  officer: ['人员', 'Officer'],
  'officer-find': ['输入姓名、编号或单位', 'Type a name, an id or a town'],
  'officer-none': ['花名册里没有“{{query}}”。', 'Nobody like “{{query}}” is in the roster.'],
  'officer-lost': ['先从列表里选定一个人。', 'Choose somebody from the list.'],
  'officer-id': ['花名册编号', 'Roster id'],
  'officer-blind': [
    '您的角色不能看花名册，请向使用单位或区城管委办公室要编号；编号不在册会被拒绝。',
    'Your role does not read the roster: ask the town or the district office for the id. One that is not in it is refused.',
  ],
});
