import { sides } from './sides.ts';

/** Making the first administrator. */
export const setupWords = sides({
  title: ['建立第一位系统管理员', 'Make the first system administrator'],
  lead: [
    '这台服务器还没有账号。启动码印在启动服务器的终端里，每次启动都会更换。',
    'This server has no account yet. The code is printed at the terminal that started the server, a new one at each start.',
  ],
  code: ['启动码', 'Start code'],
  'code-hint': ['形如 xxxx-xxxx-xxxx，大小写与横线不限', 'Like xxxx-xxxx-xxxx; case and hyphens do not matter'],
  name: ['姓名', 'Name'],
  'name-hint': ['同事看到的称呼', 'As colleagues read it'],
  username: ['用户名', 'User name'],
  'username-hint': [
    '2 到 32 个小写字母、数字、点、横线或下划线',
    '2 to 32 small letters, digits, dots, hyphens or underscores',
  ],
  password: ['密码', 'Password'],
  again: ['再输一次密码', 'Password again'],
  'not-the-same': ['两次输入不一致', 'The two are not the same'],
  'rule-too-short': ['至少 {{count}} 个字符', 'At least {{count}} characters'],
  'rule-has-username': ['除用户名外还有足够内容', 'Enough beside the user name'],
  'rule-repeats': ['不是重复或顺排的字符', 'No repeated or running characters'],
  'rule-common': ['不是常见密码', 'Not one that is guessed first'],
  submit: ['建立并登录', 'Make and sign in'],
  next: [
    '接下来绑定第二因素，再建立安全管理员，由其授予其他人角色。',
    'Next: a second factor, then a security administrator, who grants roles to others.',
  ],
  done: ['已经有管理员了，请登录。', 'There is an administrator already: sign in.'],
  'wrong-code': [
    '启动码不对，请看终端里最近一次启动的那一个。',
    'The code is wrong; look for the newest one at the terminal.',
  ],
  'wrong-input': ['{{field}}：服务器不接受（{{message}}）', '{{field}}: the server refuses it ({{message}})'],
  wait: ['尝试太多次，请等 {{wait}} 再试。', 'Too many attempts: wait {{wait}}.'],
  failed: ['没有建立（{{code}}），填写的内容还在。', 'Not made ({{code}}); what you typed is still here.'],
});
