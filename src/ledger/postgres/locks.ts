/** The second part of our locks' keys, which keeps them apart from those of other programs on this database. */
export const ourLocks = 0x66_72_6f_6e;
