import { err, ok, type Result } from '../../shared/lib/result.ts';

/** What a row of somebody else's case list can tell us. */
const CASE_FIELDS = [
  'id',
  'service',
  'description',
  'lon',
  'lat',
  'reported',
  'updated',
  'due',
  'closed',
  'status',
  'address',
  'source',
] as const;
export type CaseField = (typeof CASE_FIELDS)[number];

/** Column names by field, in lower case: GeoReport v2, common English exports and Chinese case tables. */
const NAMES: Readonly<Record<CaseField, readonly string[]>> = {
  id: [
    'service_request_id',
    'id',
    'case_id',
    'caseid',
    'request_id',
    'number',
    '任务号',
    '案件编号',
    '案卷号',
    '工单号',
    '工单编号',
    '编号',
  ],
  service: [
    'service_name',
    'service',
    'category',
    'type',
    'request_type',
    '问题类型',
    '案件类型',
    '类别',
    '大类名称',
    '小类名称',
    '小类',
    '类型',
  ],
  description: ['description', 'details', 'summary', 'title', '问题描述', '案件描述', '描述', '内容', '诉求内容'],
  lon: ['long', 'lon', 'lng', 'longitude', 'x', '经度'],
  lat: ['lat', 'latitude', 'y', '纬度'],
  reported: [
    'requested_datetime',
    'reported',
    'created',
    'created_at',
    'opened',
    'date',
    '上报时间',
    '受理时间',
    '登记时间',
    '来电时间',
    '时间',
  ],
  updated: ['updated_datetime', 'updated', 'updated_at', '更新时间', '最后更新时间'],
  due: ['expected_datetime', 'due', 'due_date', 'deadline', '处置时限', '截止时间', '应结案时间'],
  closed: ['closed_datetime', 'closed', 'closed_at', 'closed_date', '结案时间', '办结时间'],
  status: ['status', 'state', '状态', '案件状态', '处置状态'],
  address: [
    'address',
    'address_string',
    'location',
    'location_description',
    '地址',
    '位置',
    '事发地点',
    '地点',
    '位置描述',
  ],
  source: ['source', 'channel', '来源', '问题来源', '信息来源'],
};

/** Which column tells each field; a field without a column is absent. */
export type ColumnMap = ReadonlyMap<CaseField, string>;

/** Finds the columns by their names; `overrides` come first. The error names a column that is not there. */
export function mapColumns(columns: readonly string[], overrides: ReadonlyMap<CaseField, string>): Result<ColumnMap> {
  const map = new Map<CaseField, string>();
  for (const field of CASE_FIELDS) {
    const wanted = overrides.get(field);
    if (wanted !== undefined && !columns.includes(wanted))
      return err(`there is no column ${wanted} for ${field}; there are ${columns.join(', ')}`);
    const known = NAMES[field].flatMap((name) => columns.find((column) => column.trim().toLowerCase() === name) ?? []);
    const column = wanted ?? known[0];
    if (column !== undefined) map.set(field, column);
  }
  return ok(map);
}

/** `--map id=Ticket,description=What`: which column tells which field. */
export function readOverrides(text: string | undefined): Result<ReadonlyMap<CaseField, string>> {
  const overrides = new Map<CaseField, string>();
  for (const pair of text?.split(',').filter((part) => part.trim() !== '') ?? []) {
    const [name = '', ...rest] = pair.split('=');
    const field = CASE_FIELDS.find((known) => known === name.trim());
    if (!field || rest.length === 0)
      return err(`--map takes field=column with the fields ${CASE_FIELDS.join(', ')}, not ${pair}`);
    overrides.set(field, rest.join('=').trim());
  }
  return ok(overrides);
}
