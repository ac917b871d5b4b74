import { describe, expect, it } from 'vitest';
import { guessMapping } from './guess-mapping.ts';
import { mappingSchema } from './mapping.ts';

const csv = { kind: 'csv', delimiter: ',', encoding: 'utf-8', headerRow: 1 } as const;

function guess(fileName: string, table: readonly (readonly string[])[]) {
  const [heading = [], ...rows] = table;
  const columns = heading.map((name, index) => ({ name, cells: rows.map((row) => row[index] ?? '') }));
  return guessMapping({ fileName, format: csv, columns, zone: 'Asia/Shanghai', fallbackClass: 'E0199' });
}

const OPEN_DATA = [
  [
    'Unique Key',
    'Created Date',
    'Closed Date',
    'Agency',
    'Complaint Type',
    'Descriptor',
    'Incident Zip',
    'Incident Address',
    'Status',
    'Due Date',
    'Resolution Description',
    'X Coordinate (State Plane)',
    'Latitude',
    'Longitude',
  ],
  [
    '61',
    '01/31/2026 11:59:00 PM',
    '',
    'DOT',
    'Street Condition',
    'Pothole',
    '10001',
    '1 A STREET',
    'In Progress',
    '02/10/2026 11:59:00 PM',
    '',
    '987654',
    '40.7',
    '-73.9',
  ],
  [
    '62',
    '01/30/2026 10:00:00 AM',
    '01/31/2026 10:00:00 AM',
    'NYPD',
    'Illegal Parking',
    'Blocked Hydrant',
    '10002',
    '2 B STREET',
    'Closed',
    '',
    'Done.',
    '987655',
    '40.8',
    '-73.8',
  ],
];
const HOTLINE = [
  [
    '序号',
    '工单编号',
    '诉求时间',
    '诉求类型',
    '诉求内容',
    '地址',
    '所属街道',
    '状态',
    '办理单位',
    '截止时间',
    '诉求人',
    '联系电话',
    '经度(GCJ02)',
    '纬度(GCJ02)',
  ],
  [
    '1',
    'G1',
    '2026-01-31 23:59',
    '占道经营',
    '门口有摊贩占道',
    '晨曦路1号',
    '晨曦街道',
    '办理中',
    '晨曦街道综合行政执法队',
    '2026-02-05 18:00',
    '王小明',
    '13800008000',
    '121.4',
    '31.2',
  ],
  [
    '2',
    'G2',
    '2026-01-30 08:00',
    '井盖破损',
    '井盖坏了',
    '云帆路2号',
    '云帆街道',
    '已办结',
    '样例区市政设施管理所',
    '2026-02-03 18:00',
    '',
    '13900009000',
    '121.5',
    '31.1',
  ],
];

describe('guessMapping', () => {
  it('finds its way in open data of service requests', () => {
    const { mapping, guesses } = guess('311_Service_Requests_2026-01.csv', OPEN_DATA);
    expect(mapping).toMatchObject({
      source: '311-service-requests',
      time: { formats: ['MM/dd/yyyy hh:mm:ss a'] },
      fields: {
        externalId: { column: 'Unique Key' },
        reportedAt: { column: 'Created Date' },
        closedAt: { column: 'Closed Date' },
        dueAt: { column: 'Due Date' },
        description: { template: '{Complaint Type}：{Descriptor}' },
        class: { columns: ['Complaint Type', 'Descriptor'], fallback: 'E0199' },
        status: { column: 'Status', table: { 'In Progress': 'disposing', Closed: 'closed' } },
        address: { column: 'Incident Address' },
        point: { lngColumn: 'Longitude', latColumn: 'Latitude', system: 'WGS84' },
        unit: { column: 'Agency' },
      },
    });
    expect(guesses.find(({ field }) => field === 'externalId')).toMatchObject({ because: 'both' });
    expect(mappingSchema.safeParse(mapping).success).toBe(true);
  });

  it('finds its way in a hotline spreadsheet', () => {
    const { mapping } = guess('12345工单.xlsx', HOTLINE);
    expect(mapping?.fields).toMatchObject({
      externalId: { column: '工单编号' },
      reportedAt: { column: '诉求时间' },
      dueAt: { column: '截止时间' },
      description: { column: '诉求内容' },
      class: { columns: ['诉求类型'] },
      status: { column: '状态', table: { 办理中: 'disposing', 已办结: 'closed' } },
      address: { column: '地址' },
      street: { column: '所属街道' },
      point: { lngColumn: '经度(GCJ02)', system: 'GCJ02' },
      reporterName: { column: '诉求人' },
      reporterPhone: { column: '联系电话' },
      unit: { column: '办理单位' },
    });
    expect(mapping?.time.formats).toEqual(['yyyy-MM-dd HH:mm']);
    expect(mappingSchema.safeParse(mapping).success).toBe(true);
  });

  it('says that it does not know rather than guess an id or a time', () => {
    expect(
      guess('x.csv', [
        ['colour', 'size'],
        ['red', '1'],
        ['red', '1'],
      ]).mapping,
    ).toBeNull();
  });

  it('does not take a column for an id whose values repeat', () => {
    const table = [
      ['编号', '诉求时间', '诉求内容'],
      ['1', '2026-01-01', 'a'],
      ['1', '2026-01-02', 'b'],
    ];
    expect(guess('x.csv', table).mapping).toBeNull();
  });
});
