import { PROBLEMS, type ProblemCode } from '../../../shared/http/problem-codes.ts';

type Troubles = Readonly<Record<ProblemCode | 'unreachable' | 'aborted' | 'bad-answer', string>>;

const ZH: Troubles = {
  'invalid-input': '填写的内容有误或缺项',
  'bad-json': '请求内容不是 JSON',
  'too-deep': '请求内容嵌套过深',
  'bad-request': '请求无法读取',
  'not-signed-in': '请先登录',
  'sign-in-failed': '用户名或密码不对',
  'second-factor-needed': '还需输入动态验证码',
  'second-factor-wrong': '动态验证码不对',
  'bad-token': '凭证无效',
  forbidden: '您的角色无权办理',
  'two-axes': '上报、处置与核查须由不同的人办理',
  'cross-site': '不接受来自其他网站的提交',
  'account-locked': '账号已锁定',
  'no-role': '账号尚未授予角色',
  'session-restricted': '须先完成另一步，例如修改密码或登记第二因素',
  'setup-code-wrong': '首次启动验证码不对',
  'ticket-needed': '须先申请并获得批准',
  'own-ticket': '不能审批自己的申请',
  'display-code-wrong': '大屏验证码不对',
  'demo-off': '演示身份已关闭',
  'photo-removed': '照片已撤下',
  'not-found': '没有这一项，或不在您的范围内',
  'method-not-allowed': '该地址不接受此操作',
  'version-conflict': '别人先办了一步，请看过最新内容再办',
  'setup-done': '已有管理员',
  'username-taken': '用户名已被占用',
  'identity-taken': '该统一认证身份已绑定其他账号',
  'own-account': '不能对自己的账号办理',
  'roles-clash': '三员不得由同一人兼任',
  'last-administrator': '此类管理员至少保留一人',
  'account-left': '该人员已离岗',
  'second-factor-kept': '该角色必须保留第二因素',
  'decided-already': '已有人作出决定',
  'device-revoked': '该设备已吊销',
  'photo-taken': '照片编号已被占用',
  'case-full': '该案件的照片已满',
  'not-from-this-state': '案件现在的状态不能办这一步',
  'not-on-duty': '只能在本人班次内办理',
  'not-now': '须先等另一项办完',
  'body-too-large': '提交的内容过大',
  'image-too-large': '图片像素过多',
  'image-unreadable': '图片无法读取',
  'not-an-image': '须为 JPEG、PNG 或 WebP 图片',
  'unsupported-media-type': '内容类型不符，须为 JSON',
  'idempotency-key-reused': '同一提交编号用于了不同内容',
  'too-many-attempts': '尝试过于频繁，请稍候',
  'too-many-fixes': '设备上报过于频繁，请稍候',
  overloaded: '服务器繁忙，请稍候',
  internal: '服务器出错',
  unreachable: '服务器没有应答',
  aborted: '请求已取消',
  'bad-answer': '服务器的应答无法读取',
};

const EN: Troubles = {
  ...(Object.fromEntries(Object.entries(PROBLEMS).map(([code, { title }]) => [code, title])) as Record<
    ProblemCode,
    string
  >),
  unreachable: 'The server did not answer',
  aborted: 'The request was called off',
  'bad-answer': 'The answer of the server cannot be read',
};

/** Why something was refused or failed, by the code of the answer. */
export const problemWords = {
  zh: { problem: ZH },
  en: { problem: EN },
};
