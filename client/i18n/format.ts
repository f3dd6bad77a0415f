import type { Shift } from '../../shared/model/officer.ts';

/** How figures and times are written: in the district's time zone and the reader's language. */
export interface Formats {
  /** `1 083` / `1,083`, no decimals. */
  count(value: number): string;
  /** 0–1 as `83.4%`; whole when it is 0 or 1. */
  share(value: number): string;
  /** Points of a score, one decimal. */
  points(value: number): string;
  /** Square kilometres of m², one decimal. */
  km2(areaM2: number): string;
  /** Hectares of m², one decimal. */
  hectares(areaM2: number): string;
  /** `14:05` */
  minute(ms: number): string;
  /** `14:05:09` */
  second(ms: number): string;
  /** `11-21 14:05` / `21 Nov, 14:05`; only the time when it is of today, and the day with its year when it is not of this one. */
  moment(ms: number, nowMs: number): string;
  /** `11月21日 周六` / `Sat, 21 Nov` */
  day(ms: number): string;
  /** `4 秒`, `12 分钟`, `3 小时 20 分`, `2 天` */
  age(ms: number): string;
  /** Local minute of the day, `07:30`. */
  clockMinute(minute: number): string;
  /** Hours of a shift, `07:30–15:30`; `全天` / `all day` around the clock. */
  shift(shift: Shift): string;
}

const made = new Map<string, Formats>();

/** Formats of a zone and language; made once each. */
export function formatsFor(timeZone: string, language: 'zh' | 'en'): Formats {
  const key = `${timeZone} ${language}`;
  let formats = made.get(key);
  if (!formats) made.set(key, (formats = buildFormats(timeZone, language)));
  return formats;
}

function buildFormats(timeZone: string, language: 'zh' | 'en'): Formats {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const number = (digits: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: 0, maximumFractionDigits: digits });
  const time = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', ...options });
  const [whole, one] = [number(0), number(1)];
  const minute = time({ hour: '2-digit', minute: '2-digit' });
  const second = time({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const month = language === 'en' ? 'short' : '2-digit';
  const full = time({ month, day: '2-digit', hour: '2-digit', minute: '2-digit' });
  const dated = time({ year: 'numeric', month, day: '2-digit', hour: '2-digit', minute: '2-digit' });
  const day = time({ month: language === 'en' ? 'short' : 'long', day: 'numeric', weekday: 'short' });
  const date = time({ year: 'numeric', month: 'numeric', day: 'numeric' });
  const year = time({ year: 'numeric' });
  const moment = (ms: number, nowMs: number) => {
    if (date.format(ms) === date.format(nowMs)) return minute.format(ms);
    return (year.format(ms) === year.format(nowMs) ? full : dated).format(ms);
  };
  return {
    count: (value) => whole.format(value),
    share: (value) => `${one.format(value * 100)}%`,
    points: (value) => one.format(value),
    km2: (areaM2) => one.format(areaM2 / 1e6),
    hectares: (areaM2) => one.format(areaM2 / 1e4),
    minute: (ms) => minute.format(ms),
    second: (ms) => second.format(ms),
    moment,
    day: (ms) => day.format(ms),
    age: (ms) => ageText(ms, language),
    clockMinute,
    shift({ startMinute, endMinute }) {
      const [from, to] = [clockMinute(startMinute), clockMinute(endMinute)];
      if (from === to) return language === 'en' ? 'all day' : '全天';
      return `${from}–${to}`;
    },
  };
}

function clockMinute(at: number): string {
  return `${pad(Math.floor(at / 60) % 24)}:${pad(at % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

const UNITS = {
  zh: { second: ' 秒', minute: ' 分钟', hour: ' 小时', day: ' 天', rest: ' 分' },
  en: { second: ' s', minute: ' min', hour: ' h', day: ' d', rest: ' min' },
} as const;

function ageText(ms: number, language: 'zh' | 'en'): string {
  const unit = UNITS[language];
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds}${unit.second}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}${unit.minute}`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)}${unit.day}`;
  const rest = minutes % 60;
  return rest === 0 ? `${hours}${unit.hour}` : `${hours}${unit.hour} ${rest}${unit.rest}`;
}
