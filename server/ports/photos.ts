import type { ReadScope } from '../../shared/access/read-scope.ts';
import type { CasePhoto } from '../../shared/model/photo.ts';
import type { PhotoUse } from '../../shared/photos/photo-limits.ts';
import type { AuditEntry } from './audit.ts';

/** The seam of photos of cases. */

/** A photo as it is stored. */
export interface StoredPhoto extends CasePhoto {
  /** Of the bytes that were sent, hexadecimal: a repeat is known by it. */
  readonly sourceSha256: string;
  /** Of the picture as it is kept. */
  readonly sha256: string;
  /** Name of its files; null when it was taken away. */
  readonly file: string | null;
  readonly addedBy: string;
  readonly removedMs: number | null;
}

/** What is written into the audit log together with a change, in one transaction. */
interface Audited {
  readonly entry: AuditEntry;
  readonly atMs: number;
}

/** Whatever reads photos says of which cases (ACC-6). */
export interface PhotoStore {
  /** Also one that was taken away; null when the case has none with this id, or does not lie in the scope. */
  get(caseId: string, id: string, scope: ReadScope): Promise<StoredPhoto | null>;
  /** In the order in which they came, without those that were taken away. */
  list(caseId: string, scope: ReadScope): Promise<readonly StoredPhoto[]>;
  /** What a case has, without what was taken away. */
  use(caseId: string): Promise<PhotoUse>;
  /**
   * Row and audit entry in one transaction, within the limits of the case however many come at once. `known` when the
   * case has a photo with this id.
   */
  add(photo: StoredPhoto, audited: Audited): Promise<'added' | 'known' | 'too-many-photos' | 'too-many-bytes'>;
  /** The name of the files that are to go; null when there is nothing to take away. The row stays, so that a late repeat is known. */
  remove(caseId: string, id: string, audited: Audited): Promise<string | null>;
  /** Deletes all rows of cases that ended before a moment. */
  deleteOfEnded(beforeMs: number): Promise<number>;
  /** Those of these names that a row has. */
  filesAmong(names: readonly string[]): Promise<ReadonlySet<string>>;
}
