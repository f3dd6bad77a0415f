/** `4 秒`, `12 分`, `3 小时`, `2 天`: an age for a wall, whole units only. */
export function shortAge(ageMs: number, language: string): string {
  const zh = language !== 'en';
  const seconds = Math.floor(ageMs / 1000);
  if (seconds < 60) return zh ? `${seconds} 秒` : `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return zh ? `${minutes} 分` : `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return zh ? `${hours} 小时` : `${hours} h`;
  const days = Math.floor(hours / 24);
  return zh ? `${days} 天` : `${days} d`;
}

export interface WallClock {
  /** `14:05` */
  readonly minute: (ms: number) => string;
  /** `14:05:09` */
  readonly second: (ms: number) => string;
  /** `2026年11月21日 星期六` */
  readonly date: (ms: number) => string;
}

/** Formats in the district's time zone, whatever zone the wall's computer is set to. */
export function wallClock(timeZone: string, language: string): WallClock {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone, hourCycle: 'h23', ...options });
  const minute = part({ hour: '2-digit', minute: '2-digit' });
  const second = part({ hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const date = part({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' });
  return {
    minute: (ms) => minute.format(ms),
    second: (ms) => second.format(ms),
    date: (ms) => date.format(ms),
  };
}
