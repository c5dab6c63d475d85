/** Folder of the program. */
export const ROOT: string
/** 16 hexadecimal digits that change with any byte of the program's sources. */
export function sourcesHash(): string
