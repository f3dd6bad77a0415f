const PATHS = {
  map: 'M9 4 3.5 6.5v13L9 17l6 3 5.5-2.5v-13L15 7 9 4Zm0 0v13m6-10v13',
  wall: 'M3 5h18v11H3zM8 20h8m-4-4v4',
  rates: 'M4 20V10m5.5 10V4m5.5 16v-7m5.5 7V8',
  policy: 'M6 3.5h9l4 4v13H6zM15 3.5v4h4M9 12h7M9 16h7',
  accounts:
    'M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7ZM2.5 19.5c.6-3.6 3-5.5 6.5-5.5s5.9 1.9 6.5 5.5M16 5.5a3 3 0 0 1 0 6m2 3c2 .6 3.2 2.3 3.5 5',
  audit: 'M4 5h11M4 10h8M4 15h5m11 5-3.2-3.2M14.5 12a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  finance: 'M4 6.5h16v11H4zM4 10h16M7.5 14h4m4.5 0h1',
  tickets:
    'M5.5 19c3-6 9 1 10-5.5M5.5 19a1.6 1.6 0 1 0 0-.1M15.5 13c-2.4-2.3-3.5-4-3.5-5.6a3.5 3.5 0 0 1 7 0c0 1.6-1.1 3.3-3.5 5.6Zm0-5.6v.1',
  devices: 'M7.5 3.5h9v17h-9zM11 17.5h2',
  'api-keys': 'M8 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm2.9 1.2 8.6-8.6M15.5 8.2l3 3m-.3-5.7 2.3 2.3',
  displays: 'M3 4.5h18v10.5H3zM8 19.5h8M12 7v5m-2.5-2.5h5',
  account: 'M12 4.5a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6ZM4.5 20c.7-4 3.4-6 7.5-6s6.8 2 7.5 6',
  field:
    'M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5ZM11 18.5h2',
  home: 'M3.5 11 12 4l8.5 7M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  grids: 'M4 4h16v16H4zM4 9.3h16M4 14.7h16M9.3 4v16m5.4-16v16',
  outbox: 'M4 13.5v6h16v-6M12 15V4m-4 4 4-4 4 4',
  camera: 'M3 7.5h4.5l1.5-2.5h6l1.5 2.5H21V19H3zM12 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  back: 'm14.5 5-7 7 7 7',
  cases: 'M5 5.5h14v14H5zM9 3.5v4m6-4v4M8.5 12.5l2.2 2.2 4.8-4.8',
  sound: 'M4 9.5v5h4l5 4v-13l-5 4H4Zm12.5-1a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12',
  silent: 'M4 9.5v5h4l5 4v-13l-5 4H4Zm12 .5 4.5 4.5m0-4.5L16 14.5',
  download: 'M12 4v10M8 10l4 4 4-4M5 19h14',
  print: 'M7 9V4h10v5M7 17H4v-8h16v8h-3M7 14h10v6H7z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm5 11.5L20 20',
  close: 'M6 6l12 12M18 6 6 18',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8Zm0-5v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4m0-12.8L17 7M7 17l-1.4 1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10Z',
  keys: 'M3 7h18v10H3zM7 10.5h.01M11 10.5h.01M15 10.5h.01M8 14h8',
  layers: 'm12 4 8.5 4.5L12 13 3.5 8.5 12 4Zm-8.5 8.5L12 17l8.5-4.5M3.5 16 12 20.5 20.5 16',
  chevron: 'm9 6 6 6-6 6',
  up: 'm6 15 6-6 6 6',
  down: 'm6 9 6 6 6-6',
  target: 'M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12Zm0-4v4m0 12v4M2 12h4m12 0h4',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  sliders: 'M4 8h9m5 0h2M4 16h3m5 0h8M15.5 5.5v5M9.5 13.5v5',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5m11-5v5h-5',
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing of 20 px; decorative, the control around it carries the name. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
