import type { PolicyDetail, PolicyItem } from '../../../shared/http/endpoints/policies.ts';

const title = (zh: string) => ({ zh, en: `en ${zh}` });

/** A parameter with everything that a test does not care for filled in. */
export function policyItem(given: Partial<PolicyItem> & Pick<PolicyItem, 'key' | 'clause' | 'value'>): PolicyItem {
  return {
    label: title(given.key),
    unit: null,
    basis: 'clause',
    quote: null,
    note: null,
    validFrom: '2020-01-01',
    validTo: null,
    family: 'zoning',
    rules: [],
    merge: 'override',
    standing: { state: 'applies', by: null, sameValue: null },
    ...given,
  };
}

const TASKS: PolicyItem['value'] = [
  {
    id: 't1',
    title: title('道路管养'),
    clause: '二（一）1',
    targets: [{ label: title('完好率'), clause: '二（一）1', value: 97 }],
  },
  { id: 't10', title: title('占道经营'), clause: '二（一）10', quote: '双十标准' },
];

/** A small document: two chapters, ten-odd places, a bound, a list that covers two places, and one without a place. */
export function samplePolicy(): PolicyDetail {
  return {
    id: 'sample-2020',
    version: 1,
    document: { number: '样政〔2020〕1号', title: title('样本方案'), issuer: '样本', issued: '2020-01-01' },
    validFrom: '2020-01-01',
    validTo: null,
    use: { order: 1, basis: 'clause' },
    inForce: true,
    counts: { clause: 2, assumed: 1, notProvided: 0 },
    outline: ['序', '二', '二（一）', '二（一）1', '二（一）10', '十', '十一', '附件1', '附件2', '附件2一'].map(
      (ref) => ({
        ref,
        title: title(`标题${ref}`),
      }),
    ),
    parameters: [
      policyItem({
        key: 'zoning.lowerBounds',
        label: { zh: '区域类别综合得分下限', en: 'Lowest score' },
        clause: '附件2一',
        value: { '1A': 60, '1B': 45, '3': 0 },
        quote: '综合得分 $45 \\leq$ 综合得分 < 60',
        rules: ['ZON-1'],
      }),
      policyItem({ key: 'works.tasks', clause: '二', value: TASKS }),
      policyItem({ key: 'coverage.sightM', clause: null, value: 60, basis: 'assumed' }),
    ],
    conflicts: [
      {
        id: 'x',
        kind: 'different-lists',
        title: title('六类车和七类车'),
        statements: [
          { pack: 'sample-2020', clause: '十', quote: '“六类车”', reading: title('六类') },
          { pack: 'other', clause: '一', quote: '“七类车”', reading: title('七类') },
        ],
        handling: title('不猜'),
      },
    ],
  };
}
