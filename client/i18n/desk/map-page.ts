/** The map and what lies over it: layers, colours, legend, buttons. */
export const mapPageDesk = {
  zh: {
    mapLabel: '运行地图',
    crumbs: '位置',
    colouring: { label: '着色', zone: '区域类别', grade: '考核等次', coverage: '覆盖' },
    layers: { label: '图层', open: '图层与图例' },
    layer: {
      landmarks: '道路与水系',
      towns: '单位着色',
      townNames: '单位名称',
      communities: '社区界线',
      grids: '网格覆盖',
      cases: '案件',
      officers: '人员',
    },
    mapButtons: { label: '地图操作', in: '放大', out: '缩小', fit: '显示全区' },
    legend: { title: '图例', towns: '单位', grids: '网格', cases: '案件' },
  },
  en: {
    mapLabel: 'Operations map',
    crumbs: 'Where you are',
    colouring: { label: 'Colours', zone: 'Zone class', grade: 'Grade', coverage: 'Coverage' },
    layers: { label: 'Layers', open: 'Layers and legend' },
    layer: {
      landmarks: 'Roads and water',
      towns: 'Town colours',
      townNames: 'Town names',
      communities: 'Community lines',
      grids: 'Grid coverage',
      cases: 'Cases',
      officers: 'Officers',
    },
    mapButtons: { label: 'Map', in: 'Zoom in', out: 'Zoom out', fit: 'Show the district' },
    legend: { title: 'Legend', towns: 'Towns', grids: 'Grids', cases: 'Cases' },
  },
} as const;
