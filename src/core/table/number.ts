/** A plain number: digits with a point, perhaps a sign and an exponent. */
export const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
