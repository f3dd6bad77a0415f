/** Levels of schooling (学历); their order is data of a policy pack. */
export const EDUCATION_LEVELS = [
  'primary',
  'junior',
  'senior',
  'vocational-senior',
  'college',
  'bachelor',
  'master',
  'doctor',
] as const;
export type EducationLevel = (typeof EDUCATION_LEVELS)[number];

/** What relaxes a condition: 退伍军人, 中共党员, 从事过城市管理辅助工作. */
export const RELAXING_FLAGS = ['veteran', 'partyMember', 'formerAuxiliary'] as const;

/** What else is asked of an applicant: 城市管理类毕业生, 见义勇为积极分子. */
export const APPLICANT_FLAGS = [...RELAXING_FLAGS, 'urbanManagementGraduate', 'courageActivist'] as const;
export type ApplicantFlag = (typeof APPLICANT_FLAGS)[number];

/** Somebody who applies to become an auxiliary. Days are local calendar days `YYYY-MM-DD`. */
export interface Applicant {
  /** The day on which conditions are judged. */
  readonly asOf: string;
  readonly birthDate: string;
  readonly education: EducationLevel;
  /** Code or name of the state, as the applicant gives it. */
  readonly nationality: string;
  readonly flags: ReadonlySet<ApplicantFlag>;
  /** Codes of exclusions that hold. */
  readonly exclusions: ReadonlySet<string>;
  /** The town that hires; null for no town in particular. */
  readonly town: string | null;
  /** Result of the training before duty; null before it. */
  readonly trainingPassed: boolean | null;
}
