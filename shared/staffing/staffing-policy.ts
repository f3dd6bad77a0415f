/** A figure of the staffing rules with the place that it comes from. */
export interface StaffingNumber {
  readonly value: number;
  readonly clause: string;
  readonly basis: 'clause' | 'assumed';
}

/** The least number of auxiliaries of one town. */
export interface TownMinimum {
  readonly code: string;
  readonly name: string;
  readonly minimum: number;
}

/** What the staffing rules compare with (docs/rules/staffing.md); a rule whose figure no pack has is null and finds nothing. */
export interface StaffingPolicy {
  readonly minGridsPerOfficer: StaffingNumber | null;
  readonly maxGridsPerOfficer: StaffingNumber | null;
  readonly minOfficersPerGrid: StaffingNumber | null;
  /** 1 when every auxiliary needs a supervising enforcement officer. */
  readonly supervisorsPerAuxiliary: StaffingNumber | null;
  readonly minimumByTown: {
    readonly towns: readonly TownMinimum[];
    readonly clause: string;
    readonly basis: 'clause' | 'assumed';
  } | null;
}
