/** A rule as the documentation states it. */
export interface RuleText {
  readonly id: string;
  readonly title: string;
  /** The paragraph under the heading, without marks. */
  readonly text: string;
}

const HEADING = /^#{2,4}\s+([A-Z]{3,5}-\d+[a-z]?)\s+(\S.*)$/;

/** The rules of a file of `docs/rules`: each heading that begins with an id, and the paragraph below it (POL-8). */
export function ruleTexts(markdown: string): readonly RuleText[] {
  const lines = markdown.split(/\r?\n/);
  return lines.flatMap((line, at) => {
    const heading = HEADING.exec(line);
    if (!heading) return [];
    return [{ id: heading[1]!, title: plain(heading[2]!), text: plain(paragraphAfter(lines, at).join(' ')) }];
  });
}

function paragraphAfter(lines: readonly string[], heading: number): readonly string[] {
  const from = lines.findIndex((line, at) => at > heading && line.trim() !== '');
  if (from === -1 || lines[from]!.startsWith('#')) return [];
  const to = lines.findIndex((line, at) => at > from && (line.trim() === '' || line.startsWith('#')));
  return lines.slice(from, to === -1 ? lines.length : to).map((line) => line.trim());
}

function plain(markdown: string): string {
  return markdown.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
}
