import { sides } from './sides.ts';

/** Phones of the field teams and how they are enrolled. */
export const devicesWords = sides({
  title: ['终端管理', 'Devices'],
  lead: [
    '一部终端绑定一个人，凭令牌只能上报、不能读取。换人、丢失、离岗时在这里更换或吊销，立即生效。',
    'A device is bound to one person; its token sends and reads nothing. Rotate or revoke it here when it changes hands or is lost: it holds at once.',
  ],
  search: ['终端、姓名或编号', 'Device, name or id'],
  state: ['状态', 'State'],
  'state-active': ['在用', 'Active'],
  'state-revoked': ['已吊销', 'Revoked'],
  counted: ['{{shown}} / {{all}} 部终端', '{{shown}} of {{all}} devices'],
  none: ['没有符合的终端。清除筛选，或登记一部。', 'No such device. Clear the filters, or enrol one.'],
  'none-at-all': ['还没有终端，请登记第一部。', 'There are no devices yet: enrol the first one.'],
  device: ['终端', 'Device'],
  'device-hint': [
    '1 到 64 个字母、数字或 . _ : @ - 空格；每部不同，如手机尾号',
    '1 to 64 letters, digits or . _ : @ - and blanks; another for each, such as the end of its number',
  ],
  'device-known': [
    '这部终端已经登记：再次登记会给出新令牌，旧的立即失效，并改绑到所选的人。',
    'This device is enrolled: enrolling it again gives a new token, ends the old one at once and binds it to whom you choose.',
  ],
  officer: ['人员', 'Officer'],
  'officer-gone': ['已不在册', 'not in the roster any more'],
  app: ['上报方式', 'Sends by'],
  'app-simulated': ['模拟器', 'Simulator'],
  'app-positions': ['精格接口', 'Jingge API'],
  'app-osmand': ['Traccar 客户端', 'Traccar client'],
  'app-unknown': ['服务启动后未上报', 'silent since the start'],
  seen: ['最近上报', 'Last heard of'],
  'seen-never': ['从未', 'never'],
  enrolled: ['登记于', 'Enrolled'],
  revoked: ['吊销于', 'Revoked'],
  unknown: ['不详', 'not known'],
  enrol: ['登记终端', 'Enrol a device'],
  save: ['登记', 'Enrol'],
  rotate: ['更换令牌', 'New token'],
  'rotate-sure': [
    '旧令牌立即失效，这部终端要填入新令牌才能继续上报。',
    'The old token ends at once; the device sends again when it has the new one.',
  ],
  revoke: ['吊销', 'Revoke'],
  'revoke-sure': [
    '令牌立即失效，此后发来的内容一律不保存。要再用须重新登记。',
    'The token ends at once and nothing that the device sends is kept. It can be enrolled again.',
  ],
  'is-revoked': ['已吊销：重新登记后才能使用。', 'Revoked: enrol it again to use it.'],
  'once-title': ['终端令牌，只显示这一次', 'Token of the device, shown this once'],
  token: ['令牌', 'Token'],
  'once-text': [
    '接口上报：POST {{address}}/api/v1/positions，请求头 Authorization: Bearer 令牌。Traccar 客户端：服务器地址填 {{address}}/osmand，设备标识填终端名称。',
    'Over the API: POST {{address}}/api/v1/positions with the header Authorization: Bearer and the token. Traccar client: server {{address}}/osmand, device identifier as the name of the device.',
  ],
  'once-kept': ['已填入终端', 'It is in the device'],
});
