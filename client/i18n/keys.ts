import { sides } from './sides.ts';

/** Keys of other programs. */
export const keysWords = sides({
  title: ['程序密钥', 'API keys'],
  lead: [
    '给其他程序用：只能做列明的事项，可限定单位和期限。只显示一次，库内只存摘要。',
    'For other programs: a key does what it was issued for, in one town and until a day if you say so. It is shown once and kept as a hash.',
  ],
  issue: ['发放密钥', 'Issue a key'],
  name: ['用途', 'What for'],
  'name-hint': [
    '写明系统和联系人，如：12345 热线平台 · 信息科',
    'The system and whom to call, such as: 12345 hotline, IT office',
  ],
  scopes: ['可做事项', 'May'],
  'may-read-reports': ['读取公众上报（Open311）', 'read public reports (Open311)'],
  'may-send-reports': ['提交公众上报（Open311）', 'send public reports (Open311)'],
  'may-read-exports': ['读取导出数据', 'read exports'],
  expires: ['到期日', 'Last day'],
  'expires-hint': ['当日结束时失效；留空则不到期', 'It ends with that day; empty for no end'],
  'expires-never': ['不到期', 'no end'],
  'expires-at': ['{{at}} 到期', 'until {{at}}'],
  created: ['发放', 'Issued'],
  used: ['最近使用', 'Last used'],
  state: ['状态', 'State'],
  'state-active': ['在用', 'Active'],
  'state-expired': ['已到期', 'Expired'],
  'state-revoked': ['已吊销', 'Revoked'],
  save: ['发放', 'Issue'],
  revoke: ['吊销', 'Revoke'],
  'revoke-sure': [
    '这个程序立即不能再用，且不能恢复，只能另发一个。',
    'The program is shut out at once, for good: it needs another key.',
  ],
  none: [
    '还没有程序密钥。有系统要接入时在这里发放。',
    'No keys yet: issue one when another system is to be connected.',
  ],
  'once-title': ['程序密钥，只显示这一次', 'API key, shown this once'],
  key: ['密钥', 'Key'],
  'once-text': [
    '请当面或经加密渠道交给对方；请求头写 Authorization: Bearer 密钥。',
    'Hand it over in person or over an encrypted channel; it goes into the header Authorization: Bearer.',
  ],
  'once-kept': ['已交付', 'It is handed over'],
});
