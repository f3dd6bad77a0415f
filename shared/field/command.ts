import { STREET_ACTIONS } from '../cases/case-action.ts';
import type { Recipient } from '../cases/clocks/receipts-of-case.ts';
import type { CaseActionBody, OpenCaseBody } from '../http/case-bodies.ts';
import type { PhotoKind } from '../model/photo.ts';

/** A case that the server knows, or the one that an earlier report of the same outbox opens. */
export type CaseRef = { readonly case: string } | { readonly report: string };

/** A new case. */
interface ReportCommand {
  readonly kind: 'report';
  readonly body: OpenCaseBody;
}

/** One photo of a case; the picture itself lies beside the outbox under the id of the photo. */
interface PhotoCommand {
  readonly kind: 'photo';
  readonly of: CaseRef;
  readonly photo: string;
  readonly photoKind: PhotoKind;
}

/** A step of a case, taken by somebody who saw this version of it. */
interface StepCommand {
  readonly kind: 'step';
  readonly of: CaseRef;
  readonly body: CaseActionBody;
  readonly version: number;
}

/** A signature for a double report (CAS-21). */
interface ReceiptCommand {
  readonly kind: 'receipt';
  readonly of: CaseRef;
  readonly as: Recipient;
}

/** The own break begins or ends; `atMs` is when the officer said so, by the clock of the server (ACC-34). */
interface BreakCommand {
  readonly kind: 'break';
  readonly isOn: boolean;
  readonly atMs: number;
}

/** What an officer wants done, kept until the server has answered. */
export type FieldCommand = ReportCommand | PhotoCommand | StepCommand | ReceiptCommand | BreakCommand;

/** Why the server would not do it. */
export interface CommandRefusal {
  /** Stable code of the problem, such as `version-conflict`. */
  readonly code: string;
  readonly detail: string;
  readonly atMs: number;
  /** The field that is wrong, where it is one. */
  readonly field?: string | undefined;
}

/** One command in the outbox. `key` is its Idempotency-Key, the same for every try. */
export interface OutboxItem {
  readonly key: string;
  /** Order in which commands were given; rises. */
  readonly seq: number;
  readonly madeMs: number;
  readonly command: FieldCommand;
  /** Tries that failed for the moment. */
  readonly attempts: number;
  /** Not to be tried before, epoch ms. */
  readonly waitUntilMs: number;
  /** Null while it waits to be sent. */
  readonly refusal: CommandRefusal | null;
}

/** A command as it was given at a moment of the server's clock: a step in the street says when it was done (CAS-24). */
export function givenAt(command: FieldCommand, serverMs: number): FieldCommand {
  if (command.kind !== 'step' || !STREET_ACTIONS.has(command.body.action)) return command;
  return { ...command, body: { ...command.body, at: Math.round(serverMs) } };
}

/** The same command, timed when it comes in: where the server does not take the time that the phone says. */
export function untimed(command: FieldCommand): FieldCommand {
  if (command.kind !== 'step') return command;
  const { at: _, ...body } = command.body;
  return { ...command, body };
}

/** What later commands have to wait for while this one is not done: its report, its photo, the steps of its case, or the breaks. */
export function holds({ key, command }: Pick<OutboxItem, 'key' | 'command'>): string {
  if (command.kind === 'report') return `report ${key}`;
  if (command.kind === 'break') return BREAKS;
  return command.kind === 'photo' ? `photo ${command.photo}` : stepsOf(command.of);
}

/**
 * What a command waits for: the report of its case, earlier steps of its case, and the photo that it names. A step does not wait
 * for photos that it does not name: an arrival is not held up by a picture.
 */
export function needsOf({ command }: Pick<OutboxItem, 'command'>): readonly string[] {
  if (command.kind === 'report') return [];
  if (command.kind === 'break') return [BREAKS];
  const ofCase = [...('report' in command.of ? [`report ${command.of.report}`] : []), stepsOf(command.of)];
  const photo = command.kind === 'step' ? command.body.photo : undefined;
  return photo === undefined ? ofCase : [...ofCase, `photo ${photo}`];
}

const BREAKS = 'breaks';

function stepsOf(of: CaseRef): string {
  return 'case' in of ? `steps of case ${of.case}` : `steps of report ${of.report}`;
}
