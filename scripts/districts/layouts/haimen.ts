import type { DistrictLayout } from './layout.ts';

/** Schematic line of the north bank: outside cells south of it are drawn as river. */
const BANK: readonly (readonly [lon: number, lat: number])[] = [
  [120.9, 32.02],
  [121.056, 31.945],
  [121.092, 31.906],
  [121.15, 31.874],
  [121.22, 31.862],
  [121.3, 31.852],
  [121.44, 31.848],
  [121.56, 31.79],
  [121.8, 31.7],
];

function bankLat(lon: number): number {
  const i = Math.max(
    1,
    BANK.findIndex(([x]) => x > lon),
  );
  const [x0, y0] = BANK[i - 1]!;
  const [x1, y1] = BANK[i]!;
  return y0 + ((y1 - y0) * (lon - x0)) / (x1 - x0);
}

/** 南通市海门区: eleven towns on the north bank of the Yangtze, and one on Chongming island. */
export const haimenLayout: DistrictLayout = {
  id: 'haimen',
  name: { zh: '南通市海门区', en: 'Haimen, Nantong' },
  code: '320614',
  officerPrefix: 'hm',
  packs: [
    { pack: 'zhengzhou-grid-2012', basis: 'assumed' },
    { pack: 'zhenggang-2026', basis: 'assumed' },
    { pack: 'haimen-2022', basis: 'clause' },
  ],
  outlines: [
    [
      [121.06, 31.988],
      [121.108, 32.018],
      [121.18, 32.006],
      [121.25, 32.028],
      [121.32, 32.046],
      [121.4, 32.06],
      [121.48, 32.086],
      [121.55, 32.11],
      [121.612, 32.118],
      [121.652, 32.08],
      [121.664, 32.03],
      [121.63, 31.985],
      [121.57, 31.966],
      [121.51, 31.936],
      [121.466, 31.894],
      [121.436, 31.848],
      [121.38, 31.836],
      [121.3, 31.84],
      [121.22, 31.852],
      [121.15, 31.866],
      [121.092, 31.898],
      [121.056, 31.944],
    ],
    [
      [121.402, 31.786],
      [121.41, 31.803],
      [121.43, 31.807],
      [121.45, 31.797],
      [121.452, 31.78],
      [121.438, 31.769],
      [121.414, 31.77],
    ],
  ],
  builtUp: { areaM2: 84_000_000, source: 'Assumed: no figure for the district is carried' },
  gridAreaM2: { urban: 280_000, rural: 2_600_000 },
  trunks: [
    {
      name: null,
      via: [
        [121.06, 31.97],
        [121.17, 31.95],
        [121.27, 31.965],
        [121.38, 32.0],
        [121.5, 32.04],
        [121.68, 32.06],
      ],
    },
    {
      name: null,
      via: [
        [121.16, 32.02],
        [121.168, 31.94],
        [121.172, 31.86],
      ],
    },
    {
      name: null,
      via: [
        [121.31, 32.06],
        [121.315, 31.96],
        [121.32, 31.84],
      ],
    },
    {
      name: null,
      via: [
        [121.06, 31.93],
        [121.17, 31.9],
        [121.3, 31.89],
        [121.45, 31.89],
      ],
    },
  ],
  rivers: [
    {
      name: null,
      via: [
        [121.08, 32.0],
        [121.2, 31.985],
        [121.33, 32.01],
        [121.46, 32.05],
        [121.62, 32.09],
      ],
    },
  ],
  rails: [
    {
      name: null,
      line: [
        [121.05, 32.012],
        [121.13, 31.985],
        [121.21, 31.962],
        [121.3, 31.938],
        [121.4, 31.942],
        [121.5, 31.975],
        [121.6, 31.99],
        [121.7, 31.985],
      ],
    },
  ],
  runways: [],
  water: [
    { name: '长江', isWater: (lon, lat) => lat < bankLat(lon) },
    { name: '黄海', isWater: (lon, lat) => lon > 121.592 + (32.14 - lat) * 0.6 },
  ],
  towns: [
    {
      code: '320614400000',
      zh: '海门街道',
      en: 'Haimen Sub-district',
      kind: 'street',
      areaKm2: 142,
      residents: 316000,
    },
    {
      code: '320614418000',
      zh: '三厂街道',
      en: 'Sanchang Sub-district',
      kind: 'street',
      seat: [121.258, 31.874],
      areaKm2: 38,
      residents: 54000,
      residentsSource: 'Encyclopaedia copy, undated, unverified',
    },
    {
      code: '320614414000',
      zh: '临江新区',
      en: 'Linjiang New Area',
      kind: 'area',
      seat: [121.352, 31.862],
      areaKm2: 78,
      residents: 45000,
    },
    {
      code: '320614107000',
      zh: '正余镇',
      en: 'Zhengyu Town',
      kind: 'town',
      seat: [121.452, 32.038],
      areaKm2: 77,
      residents: 52889,
      residentsSource: 'Encyclopaedia copy, 2017 total, unverified',
    },
    { code: '320614106000', zh: '余东镇', en: 'Yudong Town', kind: 'town', areaKm2: 70, residents: 49000 },
    {
      code: '320614104000',
      zh: '悦来镇',
      en: 'Yuelai Town',
      kind: 'town',
      seat: [121.395, 31.93],
      areaKm2: 128,
      residents: 98000,
    },
    {
      code: '320614416000',
      zh: '三星镇',
      en: 'Sanxing Town (Dieshiqiao)',
      kind: 'town',
      seat: [121.125, 31.973],
      areaKm2: 100,
      residents: 92000,
      residentsSource: 'Place-name site, resident population, unverified',
    },
    {
      code: '320614105000',
      zh: '四甲镇',
      en: 'Sijia Town',
      kind: 'town',
      seat: [121.27, 32.0],
      areaKm2: 82,
      residents: 63000,
      residentsSource: 'Place-name site, undated, unverified',
    },
    {
      code: '320614103000',
      zh: '常乐镇',
      en: 'Changle Town',
      kind: 'town',
      seat: [121.262, 31.9357],
      areaKm2: 90,
      residents: 68101,
      residentsSource: 'Encyclopaedia copy, 2017 total, unverified',
    },
    {
      code: '320614102000',
      zh: '海永镇',
      en: 'Haiyong Town',
      kind: 'town',
      areaKm2: 12.5,
      residents: 5004,
      residentsSource: '第五次全国人口普查 2000, encyclopaedia copy, unverified',
    },
    {
      code: '320614415000',
      zh: '海门港新区',
      en: 'Haimen Port New Area',
      kind: 'area',
      seat: [121.59, 32.04],
      areaKm2: 176,
      residents: 121000,
    },
  ],
  provenance: ['海永镇 lies on Chongming island and is drawn as an island of its own.'],
};
