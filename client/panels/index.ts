import type { ComponentType } from 'react';
import type { Selection } from '../stores/view.ts';
import { CasePanel } from './CasePanel.tsx';
import { CommunityPanel } from './CommunityPanel.tsx';
import { GridPanel } from './GridPanel.tsx';
import { OfficerPanel } from './OfficerPanel.tsx';
import { TownPanel } from './TownPanel.tsx';

/** The panel of each kind of selection; without a selection it is the district's. */
export const PANELS: Readonly<Record<Selection['kind'], ComponentType<{ readonly id: string }>>> = {
  town: TownPanel,
  community: CommunityPanel,
  grid: GridPanel,
  officer: OfficerPanel,
  case: CasePanel,
};
