import type { Label } from '../model/basis.ts';

/** A rule as the documentation states it, in both languages, without marks. A side that is not there is empty. */
export interface RuleText {
  readonly id: string;
  readonly title: Label;
  readonly text: Label;
}

const HEADING = /^#{2,4}\s+([A-Z]{3,5}-\d+[a-z]?)\s+(\S.*)$/;
const BETWEEN_TITLES = ' · ';
const QUOTED = /^>\s?/;

/**
 * The rules of a file of `docs/rules` (POL-8): each heading that begins with an id, `### ZON-1 Bounds · 类别界限`, a
 * paragraph of lines that begin with `>` in Chinese, and the paragraph below it in English.
 */
export function ruleTexts(markdown: string): readonly RuleText[] {
  const lines = markdown.split(/\r?\n/);
  return lines.flatMap((line, at) => {
    const heading = HEADING.exec(line);
    if (!heading) return [];
    return [{ id: heading[1]!, title: titleOf(heading[2]!), text: sectionText(lines, at + 1) }];
  });
}

function titleOf(words: string): Label {
  const [en, zh = ''] = words.split(BETWEEN_TITLES, 2);
  return { zh: plain(zh), en: plain(en!) };
}

function sectionText(lines: readonly string[], from: number): Label {
  const first = paragraphFrom(lines, from);
  if (!first.lines.every((line) => QUOTED.test(line))) return { zh: '', en: plain(first.lines.join(' ')) };
  const zh = plain(first.lines.map((line) => line.replace(QUOTED, '')).join(''));
  return { zh, en: plain(paragraphFrom(lines, first.end).lines.join(' ')) };
}

/** The next paragraph of the section, and the line that it ends before. */
function paragraphFrom(lines: readonly string[], from: number) {
  const start = lines.findIndex((line, at) => at >= from && line.trim() !== '');
  if (start === -1 || lines[start]!.startsWith('#')) return { lines: [], end: from };
  const stop = lines.findIndex((line, at) => at > start && (line.trim() === '' || line.startsWith('#')));
  const end = stop === -1 ? lines.length : stop;
  return { lines: lines.slice(start, end).map((line) => line.trim()), end };
}

function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
}
