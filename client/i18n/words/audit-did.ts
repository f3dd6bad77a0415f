/** What was done, as the audit trail names it: one sentence for each of AUDIT_ACTIONS. */
export const auditDidWords = {
  zh: {
    auditDid: {
      session: {
        opened: '登录',
        refused: '登录被拒',
        'second-factor-given': '通过第二因素',
        'role-switched': '切换角色',
        closed: '退出',
        ended: '结束会话',
        'all-ended': '结束全部会话',
      },
      account: {
        created: '新建账号',
        left: '人员离岗，停用账号',
        locked: '锁定账号',
        unlocked: '解锁账号',
        refused: '账号操作被拒',
        'password-changed': '修改密码',
        'password-reset': '重置密码',
      },
      role: {
        granted: '授予角色',
        taken: '收回角色',
      },
      'second-factor': {
        begun: '开始登记第二因素',
        enrolled: '登记第二因素',
        removed: '取消第二因素',
        reset: '重置第二因素',
      },
      setup: {
        done: '建立首个管理员',
        refused: '首次建立被拒',
      },
      identity: {
        linked: '关联统一身份',
        unlinked: '解除统一身份',
      },
      track: {
        read: '查看轨迹',
        refused: '查看轨迹被拒',
      },
      'track-ticket': {
        asked: '申请查阅轨迹',
        approved: '批准查阅单',
        refused: '驳回查阅单',
      },
      display: {
        enrolled: '登记大屏',
        claimed: '大屏启用',
        'claim-refused': '大屏口令被拒',
        revoked: '停用大屏',
      },
      device: {
        enrolled: '登记终端',
        rotated: '更换终端令牌',
        revoked: '停用终端',
      },
      'api-key': {
        issued: '发放接口密钥',
        revoked: '停用接口密钥',
      },
      photo: {
        added: '添加照片',
        removed: '移除照片',
      },
      spot: {
        recorded: '记录抽查',
      },
      cases: {
        exported: '导出案件',
      },
      rates: {
        exported: '导出比率',
      },
      audit: {
        deleted: '删除到期审计记录',
      },
    },
  },
  en: {
    auditDid: {
      session: {
        opened: 'Signed in',
        refused: 'Sign-in refused',
        'second-factor-given': 'Gave the second factor',
        'role-switched': 'Switched role',
        closed: 'Signed out',
        ended: 'Session ended',
        'all-ended': 'All sessions ended',
      },
      account: {
        created: 'Account made',
        left: 'Account closed, person left',
        locked: 'Account locked',
        unlocked: 'Account unlocked',
        refused: 'Change of an account refused',
        'password-changed': 'Password changed',
        'password-reset': 'Password reset',
      },
      role: {
        granted: 'Role granted',
        taken: 'Role taken back',
      },
      'second-factor': {
        begun: 'Second factor begun',
        enrolled: 'Second factor enrolled',
        removed: 'Second factor removed',
        reset: 'Second factor reset',
      },
      setup: {
        done: 'First administrator made',
        refused: 'First set-up refused',
      },
      identity: {
        linked: 'Single sign-on linked',
        unlinked: 'Single sign-on unlinked',
      },
      track: {
        read: 'Track read',
        refused: 'Track refused',
      },
      'track-ticket': {
        asked: 'Ticket asked for',
        approved: 'Ticket approved',
        refused: 'Ticket refused',
      },
      display: {
        enrolled: 'Wall enrolled',
        claimed: 'Wall in use',
        'claim-refused': 'Code of a wall refused',
        revoked: 'Wall revoked',
      },
      device: {
        enrolled: 'Device enrolled',
        rotated: 'Device token renewed',
        revoked: 'Device revoked',
      },
      'api-key': {
        issued: 'API key issued',
        revoked: 'API key revoked',
      },
      photo: {
        added: 'Photo added',
        removed: 'Photo removed',
      },
      spot: {
        recorded: 'Spot check recorded',
      },
      cases: {
        exported: 'Cases exported',
      },
      rates: {
        exported: 'Rates exported',
      },
      audit: {
        deleted: 'Old audit events deleted',
      },
    },
  },
} as const;
