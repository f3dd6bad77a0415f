import { sides } from './sides.ts';

/** Every page: who one is, what one may not see and whom to ask, and what happens when a session ends. */
export const identityWords = sides({
  demo: ['演示身份', 'Demo identity'],
  'demo-hint': [
    '人员与案件由模拟器产生，任何人都可以换成任何身份',
    'People and cases are simulated; anybody may be anybody',
  ],
  visitor: ['参观者', 'Visitor'],
  'visitor-sees': ['与领导所见相同，只读', 'sees what a leader sees, writes nothing'],
  district: ['全区', 'Whole district'],
  switch: ['切换身份', 'Switch identity'],
  'sign-in': ['登录', 'Sign in'],
  'sign-out': ['退出登录', 'Sign out'],
  person: ['当前身份', 'Who you are'],
  account: ['我的账号', 'My account'],
  'asking-failed': ['连不上服务器', 'The server cannot be reached'],
  'asking-failed-text': [
    '还不知道您是谁，页面会自动重试，也可以现在重试。',
    'It is not known who you are. The page tries again by itself; you can try now.',
  ],
  retry: ['立即重试', 'Try now'],
  'closed-title': ['“{{role}}”看不到这一页', 'The role “{{role}}” does not open this page'],
  'closed-map-title': ['“{{role}}”没有实时地图', 'The role “{{role}}” has no live map'],
  'closed-map': [
    '实时地图显示人员位置与网格状态，只给指挥、使用单位、现场队伍和监督岗位。',
    'The live map shows where people are and how grids stand; it is for command, towns, field teams and oversight.',
  ],
  'closed-cases': [
    '案件只给指挥、督查、使用单位、现场队伍和监督岗位。',
    'Cases are for command, inspection, towns, field teams and oversight.',
  ],
  'closed-wall': ['大屏与实时地图权限相同。', 'The wall takes the same right as the live map.'],
  'closed-rates': [
    '比率由案件流水算出并可导出，只给指挥、使用单位和监督岗位。',
    'Rates come from the logs of cases and can be taken away as files; they are for command, towns and oversight.',
  ],
  'closed-policy': [
    '管理员岗位不看业务数据，也不看政策参数。',
    'Administrators see no business data and no policy values.',
  ],
  'closed-accounts': ['账号与角色由管理员维护。', 'Accounts and roles are kept by administrators.'],
  'closed-audit': [
    '审计记录只给监督岗位、安全管理员与审计管理员。',
    'The audit trail is for oversight and for the security and audit administrators.',
  ],
  'closed-displays': [
    '大屏由区城管委办公室、使用单位与系统管理员登记。',
    'Walls are enrolled by the district office, towns and the system administrator.',
  ],
  'closed-field': [
    '现场页面给五支队伍的队员，用手机打开。',
    'The field page is for members of the five field teams, on a phone.',
  ],
  'closed-finance': [
    '经费只给财政、区城管委办公室、使用单位负责人、领导和监督岗位。',
    'Funds are for finance, the district office, heads of towns, leaders and oversight.',
  ],
  'closed-tickets': [
    '轨迹查阅由指挥岗位、使用单位和监督岗位申请，审批与查看记录另有权限。',
    'Tickets are asked for by command, towns and oversight; deciding on them and the records have rights of their own.',
  ],
  'closed-devices': [
    '终端由区城管委办公室、使用单位与系统管理员登记。',
    'Devices are enrolled by the district office, towns and the system administrator.',
  ],
  'closed-keys': ['程序密钥由安全管理员发放。', 'API keys are issued by the security administrator.'],
  'closed-account': [
    '演示身份没有账号：没有密码、第二因素，也没有会话列表。',
    'A demo identity has no account: no password, no second factor, no list of sessions.',
  ],
  'who-may': ['有此权限的角色', 'Roles that may'],
  'whom-to-ask': [
    '如果工作需要，请向安全管理员申请角色；已有多个角色的，在“我的账号”里切换。',
    'If your work needs it, ask the security administrator for a role; if you hold several, switch in “My account”.',
  ],
  'whom-to-ask-demo': ['这是演示：换一个身份就能看到。', 'This is a demo: another identity sees it.'],
  'open-instead': ['您可以打开', 'You may open'],
  'ended-title': ['登录已失效', 'Your session has ended'],
  'ended-text': [
    '太久没有操作，或已在别处退出。页面停在最后一次已知状态；重新登录后接着用，填写的内容还在。',
    'Unused for too long, or ended elsewhere. The page stands at its last known state; sign in to go on, what you typed is still there.',
  ],
  'go-on': ['以“{{role}}”继续', 'Go on as “{{role}}”'],
  'someone-else': ['换一个人登录', 'Sign in as somebody else'],
  'replaced-title': ['身份已在另一个窗口更换', 'Another window changed who you are'],
  'replaced-text': [
    '这一页属于“{{before}}”，浏览器现在是“{{now}}”。重新载入后按新的身份显示。',
    'This page belongs to “{{before}}”; the browser is “{{now}}” now. Loading again shows what the new identity may see.',
  ],
  reload: ['重新载入', 'Load again'],
});
