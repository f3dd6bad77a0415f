import type { FieldCommand, OutboxItem } from './command.ts';
import { isOfReport, type Outbox } from './outbox.ts';

/**
 * Throws a command away (PHN-5): with a report everything that was to come after it, with a photo its name in later steps.
 * Answers the outbox and the photos whose pictures nobody needs any more.
 */
export function discard(outbox: Outbox, key: string): { readonly outbox: Outbox; readonly photos: readonly string[] } {
  const gone = outbox.items.find((item) => item.key === key);
  if (!gone) return { outbox, photos: [] };
  const isGone = (item: OutboxItem) => item.key === key || isOfReport(item, key);
  const left = outbox.items.filter((item) => !isGone(item));
  const photos = outbox.items.filter(isGone).flatMap(({ command }) => (command.kind === 'photo' ? command.photo : []));
  return { outbox: { ...outbox, items: left.map((item) => withoutPhotos(item, photos)) }, photos };
}

/** Tries a refused command again as it is, at once; a step against the version that its officer has seen by now. */
export function retry(outbox: Outbox, key: string, version: number | null = null): Outbox {
  return changed(outbox, key, (item) => ({ ...item, command: seen(item.command, version) }));
}

/** Tries a refused command again with another content: that is another command to the server, so it has another key. */
export function correct(outbox: Outbox, key: string, newKey: string, command: FieldCommand): Outbox {
  const again = changed(outbox, key, (item) => ({ ...item, key: newKey, command, attempts: 0 }));
  if (command.kind !== 'report') return again;
  const items = again.items.map((item) =>
    isOfReport(item, key) ? { ...item, command: { ...item.command, of: { report: newKey } } as FieldCommand } : item,
  );
  return { ...again, items };
}

function changed(outbox: Outbox, key: string, change: (item: OutboxItem) => OutboxItem): Outbox {
  const items = outbox.items.map((item) =>
    item.key === key && item.refusal !== null ? { ...change(item), refusal: null, waitUntilMs: 0 } : item,
  );
  return { ...outbox, items };
}

function seen(command: FieldCommand, version: number | null): FieldCommand {
  return command.kind === 'step' && version !== null ? { ...command, version } : command;
}

function withoutPhotos(item: OutboxItem, photos: readonly string[]): OutboxItem {
  const { command } = item;
  if (command.kind !== 'step' || command.body.photo === undefined || !photos.includes(command.body.photo)) return item;
  const { photo: _, ...body } = command.body;
  return { ...item, command: { ...command, body } };
}
