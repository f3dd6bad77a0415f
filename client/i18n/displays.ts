import { sides } from './sides.ts';

/** Walls and how they are enrolled. */
export const displaysWords = sides({
  title: ['大屏管理', 'Walls'],
  lead: [
    '大屏不用账号登录：在这里领一个一次性码，在大屏上输入，它就只看自己的范围。',
    'A wall has no account: get a one-time code here and type it at the wall, which then watches its own scope only.',
  ],
  name: ['名称', 'Name'],
  'name-hint': ['如：指挥大厅东屏', 'Such as: east wall of the hall'],
  scope: ['范围', 'Scope'],
  district: ['全区', 'Whole district'],
  enrol: ['领取一次性码', 'Get a code'],
  'code-title': ['在大屏上输入这个码', 'Type this code at the wall'],
  'code-how': [
    '在大屏的浏览器打开 {{address}}，输入下面的码，{{age}}内有效，只能用一次。',
    'Open {{address}} in the browser of the wall and type the code below; good once, for {{age}}.',
  ],
  'code-done': ['已输入', 'It is typed'],
  state: ['状态', 'State'],
  'state-waiting': ['等待输入', 'Waiting for its code'],
  'state-code-expired': ['码已过期', 'Code expired'],
  'state-enrolled': ['在用', 'Enrolled'],
  'state-revoked': ['已撤销', 'Revoked'],
  seen: ['最近在线', 'Last seen'],
  never: ['从未', 'never'],
  revoke: ['撤销', 'Revoke'],
  'revoke-sure': [
    '撤销后这块屏立即变黑，要用新的码才能再登记。',
    'The wall goes dark at once; a new code enrols it again.',
  ],
  none: ['还没有大屏。填写名称与范围，领取一次性码。', 'No walls yet: give a name and a scope, and get a code.'],
  failed: ['没有成功（{{code}}）', 'Not done ({{code}})'],
  refresh: ['刷新', 'Refresh'],
});
