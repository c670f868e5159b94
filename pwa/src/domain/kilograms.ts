/** Whole grams as kilograms in print: with at most two decimals, half up, as their box (CN-5). */
export const kilograms = (grams: number): number => Math.round(grams / 10) / 100;
