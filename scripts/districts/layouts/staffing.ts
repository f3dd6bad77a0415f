/** How many auxiliaries each town gets, and what is put wrong on purpose (listed in data/README.md). */
export interface StaffingLayout {
  readonly auxiliariesPerGrid: number;
  /** Numbers that differ from the rule, by town code. */
  readonly auxiliaries: Readonly<Record<string, number>>;
  readonly planted: {
    readonly unheld: readonly string[];
    readonly fiveGrids: string;
    readonly auxiliaryWithoutSupervisor: string;
    readonly temporaryPost: string;
  };
}

/** Haimen follows annex 1 of 海政办发〔2022〕8号 (at least 557 in all), but for 三厂, which is planted three short of its 32. */
export const STAFFING: Readonly<Record<string, StaffingLayout>> = {
  zhenggang: {
    auxiliariesPerGrid: 0.2,
    auxiliaries: {},
    planted: {
      unheld: ['410173204000', '410173405000', '410173581000', '410173116000'],
      fiveGrids: '410173401000',
      auxiliaryWithoutSupervisor: '410173400000',
      temporaryPost: '410173581000',
    },
  },
  haimen: {
    auxiliariesPerGrid: 0,
    auxiliaries: {
      '320614400000': 172,
      '320614418000': 29,
      '320614414000': 20,
      '320614107000': 21,
      '320614106000': 20,
      '320614104000': 35,
      '320614416000': 112,
      '320614105000': 30,
      '320614103000': 30,
      '320614102000': 10,
      '320614415000': 81,
    },
    planted: {
      unheld: ['320614104000', '320614415000', '320614105000'],
      fiveGrids: '320614400000',
      auxiliaryWithoutSupervisor: '320614416000',
      temporaryPost: '320614414000',
    },
  },
  xinmi: {
    auxiliariesPerGrid: 0.17,
    auxiliaries: {},
    planted: {
      unheld: ['410183105000', '410183108000', '410183113000'],
      fiveGrids: '410183001000',
      auxiliaryWithoutSupervisor: '410183002000',
      temporaryPost: '410183108000',
    },
  },
};
