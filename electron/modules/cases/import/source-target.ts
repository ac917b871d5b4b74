/** Id of the condition under which a case stands whose source gave its own target time. */
export const SOURCE_TARGET = 'source-target';
