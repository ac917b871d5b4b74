import { stationContract } from './station/contract.ts';

/** Every call a window, the command line or, later, the bureau's network can make. */
export const contract = {
  station: stationContract,
};

export type Contract = typeof contract;
