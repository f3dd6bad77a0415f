import { useEffect } from 'react';
import type { CaseAction } from '../../../shared/cases/case-action.ts';
import type { DeskCase } from '../../../shared/desk/desk-filter.ts';
import { CaseSheet } from './CaseSheet.tsx';
import { useCaseFile } from './use-case-file.ts';

interface OpenCaseProps {
  readonly id: string;
  /** Newest version that the list knows; null when it does not know the case. */
  readonly version: number | null;
  readonly action: CaseAction | null;
  readonly chooseAction: (action: CaseAction) => void;
  /** Closes the form of an action, where it still is the one that is open. */
  readonly leaveAction: (action: CaseAction) => void;
  readonly took: (items: readonly DeskCase[]) => void;
  readonly close: () => void;
}

/** The page of one case; what it reads the list knows too. */
export function OpenCase({ id, version, took, ...sheet }: OpenCaseProps) {
  const file = useCaseFile(id, version);
  const { detail } = file;
  useEffect(() => {
    if (detail) took([detail]);
  }, [detail, took]);
  return <CaseSheet id={id} file={file} {...sheet} />;
}
